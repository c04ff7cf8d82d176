import { useFrame } from '#lib/ui/frame.tsx';
import type { Shown } from '#maths/small-cells.ts';

/** How many stories, as far as that may be said; the number opens the words that it counts. */
export function Stories({ n, href }: { n: Shown; href?: string }) {
  const { words } = useFrame();
  if (n === 'hidden') return <span>{words('sense.count.hidden')}</span>;
  if (n === 'small') return <span>{words('sense.count.small')}</span>;
  const said = words('sense.count.stories', { count: n });
  return href ? <a href={href}>{said}</a> : <span>{said}</span>;
}
