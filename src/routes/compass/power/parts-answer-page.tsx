import type { Round } from '#compass/round.ts';
import { takeAnswersBack } from '#compass/rounds.server.ts';
import { dropEvidence } from '#compass/who-takes-part/evidence.server.ts';
import { fieldOf, isProcess, levels, moments, processes, readParts, type Process } from '#compass/who-takes-part/part.ts';
import { ownParts, sayParts } from '#compass/who-takes-part/parts.server.ts';
import { slipLines, type Sent } from '#lib/form/filled.ts';
import { isTicked } from '#lib/form/reading.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Empty } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Select } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { atomically } from '#lib/server/db.server.ts';
import { get, post, type Here } from '../../door.ts';
import { showNotHere } from '../../problems.tsx';
import { showCircle } from '../../show.tsx';
import { answeringHere, asSpeaker, compassPath, roundsHere, type Answering, type Speaker } from './answering.server.ts';
import { EvidenceFields, keepEvidence, OwnEvidence, ownEvidence } from './evidence-parts.tsx';
import { finish } from './finish.server.ts';
import { Agreed, AsWhom, Finish, Questions, TakeBack, Until, WhoAnswers } from './who-answers.tsx';
import { todayHere } from '../../today.ts';

const answerPath = (c: Here, part = '') => compassPath(c, `/parts/answer${part}`);
const pathOf = (c: Here, speaker: Speaker, part = '') => answerPath(c, `/${speaker.how}/${speaker.side.id}${part}`);

/** Where everyone who takes part begins: as whom they answer. Who has one way only goes there at once. */
async function whoPage(c: Here) {
  const { words } = c.var;
  const [here, { open }] = [await answeringHere(c), await roundsHere(c, 'part_round')];
  if (open && here.speakers.length === 1) return c.redirect(pathOf(c, here.speakers[0]!), 303);
  return showCircle(
    c,
    { title: words('parts.answer.title') },
    <>
      <h1>{words('parts.answer.title')}</h1>
      <p class="kring-lead">{words('parts.answer.lead')}</p>
      {open ? (
        <>
          <Until round={open} />
          <WhoAnswers here={here} at={answerPath(c)} />
        </>
      ) : (
        <Empty>{words('parts.answer.closed')}</Empty>
      )}
      <WaysOn c={c} />
    </>,
  );
}

function WaysOn({ c }: { c: Here }) {
  const { words } = c.var;
  return (
    <Buttons>
      <Button kind="quiet" href={compassPath(c, '/parts/wish')}>
        {words('parts.wish.title')}
      </Button>
      <Button kind="quiet" href={compassPath(c, '/parts')}>
        {words('parts.answer.see')}
      </Button>
    </Buttons>
  );
}

type At = { here: Answering; speaker: Speaker; open: Round };

/** The six questions of someone who answers, each with whether it was answered. */
async function listPage(c: Here, { here, speaker, open }: At) {
  const { db, circle, words } = c.var;
  const own = await ownParts(db, circle.id, { round: open.id, by: speaker.by });
  const before = own.find(({ as }) => as !== speaker.side.id)?.as;
  return showCircle(
    c,
    { title: words('parts.answer.title') },
    <>
      <h1>{words('parts.answer.title')}</h1>
      <p class="kring-lead">{words('parts.answer.lead')}</p>
      <AsWhom speaker={speaker} round={open} was={here.sides.find(({ id }) => id === before)?.name ?? null} />
      <Questions
        items={processes.map((process) => ({
          href: pathOf(c, speaker, `/${process}`),
          label: words(`parts.process.${process}`),
          hint: words(`parts.process.${process}.hint`),
          done: own.some((part) => part.process === process),
        }))}
      />
      {own.length > 0 && <Finish here={here} speaker={speaker} action={compassPath(c, '/parts/finish')} />}
      {own.length > 0 && <TakeBack action={compassPath(c, `/parts/back/${speaker.how}/${speaker.side.id}`)} />}
      <WaysOn c={c} />
    </>,
  );
}

const withProcess = (open: (c: Here, at: At & { process: Process }) => Response | Promise<Response>) =>
  asSpeaker('part_round', (c, at) => {
    const process = c.req.param('process');
    return isProcess(process) ? open(c, { ...at, process }) : showNotHere(c);
  });

/** One question: how much part each side has in it, before, now, and as one would want it. */
async function askPage(c: Here, { here, speaker, open, process }: At & { process: Process }, sent?: Sent) {
  const { db, circle, words } = c.var;
  const own = (await ownParts(db, circle.id, { round: open.id, by: speaker.by })).filter((part) => part.process === process);
  const kept = new Map(own.map(({ side, moment, level }) => [fieldOf(side, moment), level as string]));
  const named = await ownEvidence(c, { here, round: open.id, process });
  const value = (field: string) => (sent ? String(sent.form.get(field) ?? '') : (kept.get(field) ?? ''));
  const nth = processes.indexOf(process) + 1;
  return showCircle(
    c,
    { title: words(`parts.process.${process}`), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p class="kring-quiet">
        <a href={pathOf(c, speaker)}>{words('parts.answer.all')}</a> · {words('parts.ask.nth', { nth, all: processes.length })}
      </p>
      <h1>{words(`parts.process.${process}`)}</h1>
      <p class="kring-lead">{words(`parts.process.${process}.hint`)}</p>
      <p class="kring-kicker">{words(`parts.answer.${speaker.how}`, { side: speaker.side.name })}</p>
      <Form>
        {here.sides.map((side) => (
          <fieldset class="kring-choices" key={side.id}>
            <legend>{words('parts.ask.side', { side: side.name })}</legend>
            <div class="kring-three">
              {moments.map((moment) => (
                <Select
                  name={fieldOf(side.id, moment)}
                  label={words(`parts.moment.${moment}`)}
                  value={value(fieldOf(side.id, moment))}
                  options={[
                    { value: '', label: words('parts.level.open') },
                    ...levels.map((level) => ({ value: level, label: words(`parts.level.${level}`) })),
                  ]}
                />
              ))}
            </div>
          </fieldset>
        ))}
        <EvidenceFields c={c} can={named.can} open={sent !== undefined} />
        {speaker.how === 'together' && (
          <Agreed
            ticked={sent ? isTicked(sent.form, 'agreed') : own.length > 0}
            problem={sent?.problems.agreed ? words('parts.ask.agreed.missing') : undefined}
          >
            {words('parts.ask.agreed')}
          </Agreed>
        )}
        <Button>{words('parts.ask.keep')}</Button>
      </Form>
      <OwnEvidence c={c} own={named.own} />
    </>,
  );
}

/** Keeps one question and goes on to the next; after the last one back to all. */
async function say(c: Here, at: At & { process: Process }) {
  const { db, circle, form, now } = c.var;
  const { here, speaker, process } = at;
  if (speaker.how === 'together' && !isTicked(form, 'agreed'))
    return askPage(c, at, { form, problems: { agreed: 'parts.ask.agreed.missing' } });
  const parts = readParts(
    form,
    here.sides.map(({ id }) => id),
  );
  const today = todayHere(c);
  await atomically(db, async (db) => {
    await sayParts(db, circle.id, { by: speaker.by, process, parts, today, now });
    await keepEvidence(db, c, { here, process, today });
  });
  const next = processes[processes.indexOf(process) + 1];
  return c.redirect(pathOf(c, speaker, next ? `/${next}` : ''), 303);
}

async function back(c: Here, { speaker }: At) {
  await takeAnswersBack(c.var.db, c.var.circle.id, { answers: 'part_answer', by: speaker.by, today: todayHere(c) });
  return c.redirect(pathOf(c, speaker), 303);
}

/** Takes away a piece of evidence that whoever is here named. */
async function drop(c: Here) {
  const { namer } = await answeringHere(c);
  const dropped = await dropEvidence(c.var.db, c.var.circle.id, { id: c.req.param('evidence')!, by: namer, today: todayHere(c) });
  return dropped ? c.redirect(answerPath(c), 303) : showNotHere(c);
}

export const partsAnswerDoors = [
  get('/circles/:circle/compass/parts/answer', 'sayWhoTakesPart', whoPage),
  get('/circles/:circle/compass/parts/answer/:how/:side', 'sayWhoTakesPart', asSpeaker('part_round', listPage)),
  get(
    '/circles/:circle/compass/parts/answer/:how/:side/:process',
    'sayWhoTakesPart',
    withProcess((c, at) => askPage(c, at)),
  ),
  post('/circles/:circle/compass/parts/answer/:how/:side/:process', 'sayWhoTakesPart', withProcess(say)),
  post('/circles/:circle/compass/parts/finish', 'sayWhoTakesPart', (c) => finish(c, '/parts')),
  post('/circles/:circle/compass/parts/back/:how/:side', 'sayWhoTakesPart', asSpeaker('part_round', back)),
  post('/circles/:circle/compass/parts/evidence/:evidence/drop', 'sayWhoTakesPart', drop),
];
