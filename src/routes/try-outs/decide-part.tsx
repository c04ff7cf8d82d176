import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { outcomes, readDeciding, tryOutLength } from '#catalysts/try-outs/try-out.ts';
import type { TryOutHere } from '#catalysts/try-outs/try-out-views.server.ts';
import { decideTryOut } from '#catalysts/try-outs/try-outs.server.ts';
import { filledWith, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { Facts, Tag } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Field, Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { When } from '#lib/ui/when.tsx';
import { post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { byHere, keepsIt, tryOutsPath, withTryOut } from './here.server.ts';
import { tryOutPage } from './try-out-page.tsx';

/** Keep, adapt or stop: by whom and why. Not before someone from outside the team looked along. */
export async function decidePart({ c, tryOut, sent }: { c: Here; tryOut: TryOutHere; sent?: Sent }) {
  const { words, actor } = c.var;
  const { sides, speaking } = await byHere(c);
  const ours = sent?.form.has('outcome') || sent?.form.has('decidedBy') ? sent : undefined;
  const field = filledWith(words, { decidedBy: actor.person?.name, decidedSide: speaking[0]?.id }, ours);
  const { value: chosen, ...outcome } = field('outcome');
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">{words('tryouts.decide.title')}</h2>
      {tryOut.seenFromOutside ? (
        <Form action={tryOutsPath(c, `/${tryOut.id}/decide`)}>
          <p>{words('tryouts.decide.lead')}</p>
          <Choices
            {...outcome}
            label={words('tryouts.outcome')}
            options={outcomes.map((value) => ({
              value,
              label: words(`tryouts.outcome.${value}`),
              consequence: words(`tryouts.outcome.${value}.means`),
              chosen: value === chosen,
            }))}
          />
          <TextArea {...field('because')} label={words('tryouts.because')} rows={3} maxlength={tryOutLength.because} />
          <Field {...field('decidedBy')} label={words('tryouts.decidedBy')} />
          <Select
            {...field('decidedSide')}
            label={words('tryouts.decidedSide')}
            options={[{ value: '', label: words('tryouts.side.missing') }, ...sides.map(({ id, name }) => ({ value: id, label: name }))]}
          />
          <TextArea {...field('learned')} label={words('tryouts.learned')} rows={3} maxlength={tryOutLength.because} optional />
          <Button>{words('tryouts.decide.do')}</Button>
        </Form>
      ) : (
        <Notice>
          <p>{words('tryouts.decide.wait')}</p>
        </Notice>
      )}
    </section>
  );
}

/** What became of it: chosen by whom, on which day, why, and what was learned. */
export function Decided({ c, tryOut }: { c: Here; tryOut: TryOutHere }) {
  const { words } = c.var;
  const said = (text: string | null) => <span dir="auto">{text ?? words('tryouts.hidden')}</span>;
  return (
    <Facts
      facts={[
        { name: words('tryouts.decide.title'), is: words(`tryouts.standing.${tryOut.outcome!}`) },
        {
          name: words('tryouts.decided.by'),
          is: (
            <>
              {said(tryOut.decidedBy)} <Tag>{tryOut.decidedSide}</Tag> <When at={noonOf(tryOut.decidedOn!)} />
            </>
          ),
        },
        { name: words('tryouts.decided.because'), is: said(tryOut.because) },
        ...(tryOut.learned ? [{ name: words('tryouts.decided.learned'), is: said(tryOut.learned) }] : []),
      ]}
    />
  );
}

async function decide(c: Here, tryOut: TryOutHere) {
  const { db, circle, form } = c.var;
  if (!tryOut.startedOn || !keepsIt(c, tryOut)) return showNotHere(c);
  if (tryOut.outcome) return c.redirect(tryOutsPath(c, `/${tryOut.id}?already`), 303);
  const { sides, now, today } = await byHere(c);
  const { value, problems } = readDeciding(
    form,
    sides.map(({ id }) => id),
  );
  if (!tryOut.seenFromOutside) return tryOutPage(c, tryOut, { form, problems: { ...problems, outcome: 'tryouts.decide.wait' } });
  if (problems) return tryOutPage(c, tryOut, { form, problems });
  const done = await decideTryOut(db, circle.id, tryOut.id, { ...value, now, today });
  return c.redirect(tryOutsPath(c, `/${tryOut.id}${done ? '' : '?already'}`), 303);
}

export const decideDoors = [post('/circles/:circle/try-outs/:tryOut/decide', 'tryOut', withTryOut(decide))];
