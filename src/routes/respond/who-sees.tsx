import type { Results } from '#cycle/2-sense/responding.ts';
import { Disclosure } from '#lib/ui/card.tsx';
import { useFrame } from '#lib/ui/frame.tsx';

/** What this is, and the promise: who will see what comes out. Said before the first answer; afterwards it stands folded. */
export function WhoSees({ results, folded }: { results: Results; folded?: boolean }) {
  const { words } = useFrame();
  const promise = <p>{words(`respond.sees.${results}`)}</p>;
  if (folded) return <Disclosure summary={words('respond.sees')}>{promise}</Disclosure>;
  return (
    <>
      <p>{words('respond.lead')}</p>
      {promise}
    </>
  );
}
