import { useFrame } from './frame.tsx';
import type { SquareCode } from './qr.ts';

export type StoryCardProps = {
  square: SquareCode;
  /** The six words. */
  code: string[];
  /** Where to type them, as people say it: without https. */
  address: string;
  /** The language of the words of the code. */
  codeLang?: string;
};

/** The card that brings a teller back to their story; prints at the size of a bank card. */
export function StoryCard({ square, code, address, codeLang }: StoryCardProps) {
  const { words } = useFrame();
  return (
    <div class="kring-story-card" role="group" aria-label={words('ui.cardTitle')}>
      <svg
        class="kring-story-card__qr"
        viewBox={`0 0 ${square.size} ${square.size}`}
        role="img"
        aria-label={words('ui.cardSquare')}
        shape-rendering="crispEdges"
      >
        <path fill="#fff" d={`M0 0h${square.size}v${square.size}h-${square.size}z`} />
        <path fill="#000" d={square.path} />
      </svg>
      <div>
        <p class="kring-story-card__title">{words('ui.cardTitle')}</p>
        <ol class="kring-story-card__words" lang={codeLang}>
          {code.map((word) => (
            <li key={word}>{word}</li>
          ))}
        </ol>
      </div>
      <p class="kring-story-card__do">
        {words('ui.cardDo')} <bdi class="kring-story-card__address">{address}</bdi>. {words('ui.cardKeep')}
      </p>
    </div>
  );
}

/** Cards to cut out: eight on a sheet of A4. */
export function StoryCardSheet({ cards }: { cards: StoryCardProps[] }) {
  return (
    <div class="kring-sheet kring-wide">
      {cards.map((card) => (
        <StoryCard key={card.code.join(' ')} {...card} />
      ))}
    </div>
  );
}
