import { Count } from '#lib/ui/count.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { tellersShown } from '#system/circles/so-far.server.ts';

/** How many stories; fewer than five are not counted aloud to who does not read them anyway. */
export function StoryCount({ n, exact }: { n: number; exact: boolean }) {
  const { words } = useFrame();
  const shown = tellersShown(n, { exact });
  return <Count n={shown}>{words('return.stories', { count: shown === 'hidden' ? 2 : shown })}</Count>;
}
