import { useFrame } from '#lib/ui/frame.tsx';

/** In every module: who is touched by this, and not here? One quiet line with the way to say so. `door`: the short word of the circle. */
export function WhoIsMissing({ door }: { door: string }) {
  const { words } = useFrame();
  return (
    <p class="kring-not-printed">
      {words('missing.link.lead')} <a href={`/missing/${door}`}>{words('missing.link')}</a>
    </p>
  );
}
