import { wordsOfDay } from '#cycle/5-return/happening.ts';
import { gaps, longestBecause, type Gap } from '#cycle/5-return/outcome.ts';
import { dayAt } from '#lib/form/fields.ts';
import { inWords, type Sent } from '#lib/form/filled.ts';
import { may } from '#lib/people/may.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Disclosure } from '#lib/ui/card.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { fewest } from '#maths/small-cells.ts';
import type { Here } from '../door.ts';
import { StoryCount } from './story-count.tsx';

type GapsProps = { c: Here; without: Record<Gap, string[]>; answerBy: string | null; exact: boolean; sent?: Sent & { kind: string } };

/** Who has no answer yet, and the one act with which a steward gives it: why a story was not used, or why nothing was decided. */
export function Gaps({ c, without, answerBy, exact, sent }: GapsProps) {
  const { words, lang, now, circle, config, actor } = c.var;
  const open = gaps.filter((gap) => without[gap].length > 0);
  // Together they stand on an open page: beside the few of one, the number of the other would give them away.
  const few = !exact && open.some((gap) => without[gap].length < fewest);
  const counts = (gap: Gap) => !few || without[gap].length < fewest;
  const today = dayAt(now, config.timeZone);
  const day = answerBy && wordsOfDay(answerBy, lang);
  const late = answerBy !== null && answerBy < today && open.length > 0;
  const now_ =
    late ||
    circle.gathering === 'closed' ||
    (answerBy !== null && answerBy <= dayAt(new Date(now.getTime() + 30 * 24 * 60 * 60 * 1000), config.timeZone));
  return (
    <section>
      <h2 id="without-answer">{words('return.gap.title')}</h2>
      <p>
        {late ? (
          <strong>{words('return.gap.late', { day: day! })}</strong>
        ) : day ? (
          words('return.gap.lead', { day })
        ) : (
          words('return.gap.leadNoDay')
        )}
      </p>
      {open.length === 0 && <p>{words('return.gap.none')}</p>}
      {open.map((gap) => (
        <Card key={gap}>
          <h3>
            {words(`return.gap.${gap}`)}
            {counts(gap) && (
              <>
                : <StoryCount n={without[gap].length} exact={exact} />
              </>
            )}
          </h3>
          <p>{words(`return.gap.${gap}.means`)}</p>
          {may(actor, 'decide', circle.id) &&
            (now_ || sent?.kind === gap ? (
              <Because c={c} gap={gap} sent={sent} />
            ) : (
              <Disclosure summary={words('return.gap.open')}>
                <Because c={c} gap={gap} sent={sent} />
              </Disclosure>
            ))}
        </Card>
      ))}
    </section>
  );
}

function Because({ c, gap, sent }: { c: Here; gap: Gap; sent?: GapsProps['sent'] }) {
  const { words, circle } = c.var;
  const mine = sent?.kind === gap ? sent : undefined;
  const problem = mine?.problems.because;
  return (
    <Form action={`/circles/${circle.slug}/return/explain`}>
      <input type="hidden" name="kind" value={gap} />
      <TextArea
        name="because"
        id={mine ? 'because' : `because-${gap}`}
        label={words('return.gap.because')}
        hint={words('return.gap.because.hint')}
        rows={4}
        maxlength={longestBecause}
        value={mine ? String(mine.form.get('because') ?? '') : ''}
        problem={problem && inWords(words, problem)}
      />
      <Button>{words(`return.gap.${gap}.say`)}</Button>
    </Form>
  );
}
