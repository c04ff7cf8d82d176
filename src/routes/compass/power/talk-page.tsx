import { stepLength, type Step } from '#cycle/3-dialogue/live/step.ts';
import { readSession } from '#cycle/3-dialogue/session.ts';
import { isAsymmetric } from '#compass/relations/comparison.ts';
import { prepareTalk } from '#compass/relations/talks.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { wordsIn, type Language, type Words } from '#lib/words/words.ts';
import { methodOf } from '#system/toolkit/methods.ts';
import { scriptOf } from '#system/toolkit/script.ts';
import { get, post, type Here } from '../../door.ts';
import { showNotHere } from '../../problems.tsx';
import { showCircle } from '../../show.tsx';
import { sessionPath } from '../../dialogue/here.server.ts';
import { PlanFields } from '../../dialogue/plan-fields.tsx';
import { compassPath } from './answering.server.ts';
import { roundsBeside, sentencesOf, shownOf, withPair, type Pair, type RoundBeside } from './pair-page.tsx';

/** The conversation is held in the language of the circle: its script says so too. */
const wordsOfCircle = (c: Here) => wordsIn(c.var.circle.language as Language, c.var.circle.address);

/** When and where the two sides talk; the script is made from what they see differently. */
async function talkPage(c: Here, pair: Pair, sent?: Sent) {
  const { words } = c.var;
  const shown = shownOf(await roundsBeside(c, pair));
  if (!shown) return showNotHere(c);
  const of = { one: pair[0].name, other: pair[1].name };
  const circles = wordsOfCircle(c);
  const field = filledWith(words, { purpose: circles('power.talk.purpose', of), change_wanted: circles('power.talk.change', of) }, sent);
  const chosen = sent ? sent.form.getAll('readers') : pair.map(({ reader }) => reader as string);
  return showCircle(
    c,
    { title: words('power.talk.prepare'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p class="kring-quiet">
        <a href={compassPath(c, `/relations/between/${pair[0].id}/${pair[1].id}`)}>{words('power.relations.pair', of)}</a>
      </p>
      <h1>{words('power.talk.prepare')}</h1>
      <p class="kring-lead">{words('power.talk.prepare.lead')}</p>
      <h2>{words('power.talk.script')}</h2>
      <ol>
        {stepsOf(circles, pair, shown).map(({ title, instruction, minutes }) => (
          <li key={title}>
            <strong>{title}</strong> ({words('live.minutes', { minutes })}). <span class="kring-lines">{instruction}</span>
          </li>
        ))}
      </ol>
      <Form>
        <PlanFields {...{ c, field, chosen }} />
        <Button>{words('power.talk.keep')}</Button>
      </Form>
    </>,
  );
}

/**
 * The script: what the two see differently, one step for each parameter on which they do; then the card on power, and the record. What does not
 * fit in a step is left to the page of the two sides, which stands in the last line.
 */
function stepsOf(words: Words, pair: Pair, { besides }: RoundBeside): (Step & { method: string | null })[] {
  const ids = [pair[0].id, pair[1].id] as const;
  const differ = besides.filter((beside) => isAsymmetric(beside, ids));
  const material = (differ.length > 0 ? differ : besides).map((beside): Step & { method: string | null } => ({
    ...{ rule: 'round', minutes: 15, method: null },
    title: words('power.talk.step', { what: words(`relate.parameter.${beside.parameter}`) }).slice(0, stepLength.title),
    instruction: fitting([...sentencesOf(words, pair, beside), words('power.talk.step.do')]),
  }));
  return [...material, ...scriptOf(words, methodOf('power')!), ...scriptOf(words, methodOf('record')!)];
}

function fitting(lines: string[]): string {
  const all = lines.join('\n');
  return all.length <= stepLength.instruction ? all : fitting(lines.toSpliced(-2, 1));
}

async function prepare(c: Here, pair: Pair) {
  const { db, circle, form, person, keys, now, config } = c.var;
  const shown = shownOf(await roundsBeside(c, pair));
  if (!shown) return showNotHere(c);
  const { value, problems } = readSession(form, config.timeZone);
  if (problems) return talkPage(c, pair, { form, problems });
  const session = await prepareTalk(db, circle.id, {
    ...{ round: shown.round.id, pair: [pair[0].id, pair[1].id], plan: value, steps: stepsOf(wordsOfCircle(c), pair, shown) },
    ...{ person: person.id, keys, now },
  });
  return c.redirect(sessionPath(c, session, '/script'), 303);
}

export const talkDoors = [
  get(
    '/circles/:circle/compass/relations/between/:one/:other/talk',
    'prepareSession',
    withPair((c, pair) => talkPage(c, pair)),
  ),
  post('/circles/:circle/compass/relations/between/:one/:other/talk', 'prepareSession', withPair(prepare)),
];
