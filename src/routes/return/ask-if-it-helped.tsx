import type { Happening } from '#cycle/5-return/happening.ts';
import { asksIfItHelped } from '#cycle/5-return/letter.ts';
import { useFrame } from '#lib/ui/frame.tsx';

/** Under a decision or a change on the teller's page: the way to say whether it helped. */
export function AskIfItHelped({ happening }: { happening: Happening }) {
  const { words } = useFrame();
  if (!asksIfItHelped.includes(happening.what)) return null;
  return (
    <p>
      <a href={`/mine/helped/${happening.about}`}>{words('letters.helped.ask')}</a>
    </p>
  );
}
