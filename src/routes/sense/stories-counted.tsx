import { useFrame } from '#lib/ui/frame.tsx';
import type { Shown } from '#maths/small-cells.ts';

/** How many stories, as far as that may be said. */
export function Stories({ n }: { n: Shown }) {
  const { words } = useFrame();
  if (n === 'hidden') return <span>{words('sense.count.hidden')}</span>;
  if (n === 'small') return <span>{words('sense.count.small')}</span>;
  return <span>{words('sense.count.stories', { count: n })}</span>;
}
