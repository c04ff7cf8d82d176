import type { Drawn } from '#cycle/2-sense/next-question.ts';
import { Disclosure } from '#lib/ui/card.tsx';
import { useFrame } from '#lib/ui/frame.tsx';

/** Why someone sees this statement, as it was: for which reason, with which chance, out of how many. */
export function WhyAsked({ drawn }: { drawn: Drawn }) {
  const { words } = useFrame();
  const chance = Math.round(1 / drawn.chance);
  return (
    <Disclosure summary={words('respond.why')}>
      <p>{words(`respond.why.${drawn.because}`)}</p>
      <p>
        {words('respond.why.of', { of: drawn.of })} {chance > 1 && words('respond.why.chance', { chance })}
      </p>
      <p>{words('respond.why.kept')}</p>
    </Disclosure>
  );
}
