import { useFrame } from '#lib/ui/frame.tsx';
import { squareCode } from '#lib/ui/qr.ts';

/** What brings a respondent back, at the size of a bank card: a square code, ten letters in two halves, and where to type them. */
export function CodeCard({ code, link, address }: { code: string; link: string; address: string }) {
  const { words } = useFrame();
  const square = squareCode(link);
  return (
    <div class="kring-story-card" role="group" aria-label={words('respond.code.yours')}>
      <svg
        class="kring-story-card__qr"
        viewBox={`0 0 ${square.size} ${square.size}`}
        role="img"
        aria-label={words('respond.code.square')}
        shape-rendering="crispEdges"
      >
        <path fill="#fff" d={`M0 0h${square.size}v${square.size}h-${square.size}z`} />
        <path fill="#000" d={square.path} />
      </svg>
      <div>
        <p class="kring-story-card__title">{words('respond.code.yours')}</p>
        <p class="kring-answers-code" translate={false}>
          {code}
        </p>
      </div>
      <p class="kring-story-card__do">
        {words('respond.code.do')} <bdi class="kring-story-card__address">{address}</bdi>. {words('respond.code.keep')}
      </p>
    </div>
  );
}
