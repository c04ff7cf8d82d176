import { writeNote } from '#cycle/3-dialogue/live/notes.server.ts';
import { revealNotes, runOf } from '#cycle/3-dialogue/live/runs.server.ts';
import { stepsOf, type StepHere } from '#cycle/3-dialogue/live/scripts.server.ts';
import { idOfKey } from '#cycle/3-dialogue/live/seat-acts.server.ts';
import { hasNotes, isTallied, notesField, readFromPaper, turnsField, type FromPaper } from '#cycle/3-dialogue/live/tally.ts';
import { keepTally, tallyOf } from '#cycle/3-dialogue/live/tally.server.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { atomically } from '#lib/server/db.server.ts';
import { newSecret } from '#lib/server/ids.ts';
import { Button } from '#lib/ui/button.tsx';
import { Empty } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import { get, post, type Here } from '../door.ts';
import { inSession, sessionPath } from '../dialogue/here.server.ts';
import { showCircle } from '../show.tsx';
import { noteLength } from './note-form.tsx';

/** What was counted and written on paper, typed in afterwards: a session on paper is a whole session. */
async function tallyPage(c: Here, session: Session, sent?: Sent) {
  const { words, db, circle } = c.var;
  const [steps, sides, tally] = await Promise.all([
    stepsOf(db, circle.id, session.id),
    sidesOf(db, circle.id),
    tallyOf(db, circle.id, session.id),
  ]);
  const kept: Record<string, string> = {};
  for (const [step, counted] of tally) for (const [side, turns] of counted) kept[turnsField(step, side)] = String(turns);
  const field = filledWith(words, kept, sent);
  const asked = steps.filter(({ rule }) => isTallied(rule) || hasNotes(rule));
  return showCircle(
    c,
    { title: words('live.tally.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p class="kring-quiet">
        <a href={sessionPath(c, session.id)}>{words('phone.session.back')}</a>
      </p>
      <h1>{words('live.tally.title')}</h1>
      {c.req.query('kept') && !sent && (
        <Notice kind="kept">
          <p>{words('live.tally.kept')}</p>
        </Notice>
      )}
      <p class="kring-lead">{words('live.tally.lead')}</p>
      <p>
        <a href={sessionPath(c, session.id, '/tally-sheet')}>{words('live.sheet.print')}</a>
      </p>
      {asked.length === 0 ? (
        <Empty>
          {words('live.script.empty')} <a href={sessionPath(c, session.id, '/script')}>{words('live.script.title')}</a>
        </Empty>
      ) : (
        <Form action={sessionPath(c, session.id, '/tally')}>
          <input type="hidden" name="key" value={newSecret()} />
          {asked.map((step) => (
            <OneStep key={step.id} {...{ c, step, sides, field }} number={steps.indexOf(step) + 1} />
          ))}
          <Button>{words('live.tally.keep')}</Button>
        </Form>
      )}
    </>,
  );
}

type StepProps = {
  c: Here;
  step: StepHere;
  number: number;
  sides: readonly { id: string; name: string }[];
  field: ReturnType<typeof filledWith>;
};

function OneStep({ c, step, number, sides, field }: StepProps) {
  const { words } = c.var;
  return (
    <>
      <h2 dir="auto">
        {number}. {step.title}
      </h2>
      {isTallied(step.rule) && (
        <div class="kring-tally__fields">
          {sides.map(({ id, name }) => (
            <Field
              key={id}
              {...field(turnsField(step.id, id))}
              label={words('live.tally.turns', { side: name, number })}
              type="number"
              min={0}
              short
            />
          ))}
        </div>
      )}
      {hasNotes(step.rule) && (
        <TextArea
          {...field(notesField(step.id))}
          label={words('live.tally.notes', { number })}
          hint={words('live.tally.notes.hint')}
          rows={4}
          lang={c.var.circle.language}
          optional
        />
      )}
    </>
  );
}

async function enter(c: Here, session: Session) {
  const { db, circle, form, now } = c.var;
  const [steps, sides] = [await stepsOf(db, circle.id, session.id), await sidesOf(db, circle.id)];
  const { value, problems } = readFromPaper(form, { steps, sides, noteLength });
  if (problems) return tallyPage(c, session, { form, problems });
  await atomically(db, async (db) => {
    await keepTally(db, circle.id, session.id, { tally: value.tally, now });
    for (const one of notesOf(session.id, value, textOf(form, 'key').slice(0, 64)))
      await writeNote(db, circle.id, { ...one, session: session.id, seat: null, table: null, now });
    const { step } = await runOf(db, circle.id, session.id);
    for (const [nth, { id, rule }] of steps.entries()) {
      // Silence that is over hides nothing; one that runs or is to come still does.
      const over = step >= 0 ? nth < step : session.startsAt < now;
      if (rule === 'write' && over && value.notes.has(id)) await revealNotes(db, circle.id, { session: session.id, step: id, now });
    }
  });
  return c.redirect(sessionPath(c, session.id, '/tally?kept=1'), 303);
}

const notesOf = (session: string, { notes }: FromPaper, key: string) =>
  [...notes].flatMap(([step, lines]) => lines.map((text, nth) => ({ step, text, id: idOfKey(session, key && `${key} ${step} ${nth}`) })));

const here = '/circles/:circle/sessions/:session/tally';

export const tallyDoors = [
  get(
    here,
    'leadSession',
    inSession((c, session) => tallyPage(c, session)),
  ),
  post(here, 'leadSession', inSession(enter)),
];
