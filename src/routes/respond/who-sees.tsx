import type { Results } from '#cycle/2-sense/responding.ts';
import { Disclosure } from '#lib/ui/card.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { dayInWords } from '#lib/ui/when.tsx';

/** What this is, and the promise: who will see what comes out, and until when answers are kept. Said before the first answer; afterwards it stands folded. */
export function WhoSees({ results, keptUntil, folded }: { results: Results; keptUntil: string | null; folded?: boolean }) {
  const { words } = useFrame();
  const promise = (
    <>
      <p>{words(`respond.sees.${results}`)}</p>
      <AnswersKept until={keptUntil} />
    </>
  );
  if (folded) return <Disclosure summary={words('respond.sees')}>{promise}</Disclosure>;
  return (
    <>
      <p>{words('respond.lead')}</p>
      {promise}
    </>
  );
}

/** Until which day answers are kept; nothing when nobody said so yet. */
export function AnswersKept({ until }: { until: string | null }) {
  const { words, lang } = useFrame();
  return until && <p>{words('respond.keptUntil', { day: dayInWords(new Date(`${until}T12:00:00Z`), lang) })}</p>;
}
