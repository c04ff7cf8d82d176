import { slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { newId } from '#lib/server/ids.ts';
import { paceOver, wait, waitAfter } from '#lib/server/pace.ts';
import { seal, unseal } from '#lib/server/sealed.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { mirrorCode, readMirrorCode } from '#system/learning/mirror-codes.server.ts';
import { readSaid, saidIn } from '#system/learning/mirror-statements.ts';
import { answerMirror, mirrorOfCode, takeMirrorAnswerBack, type AskedAbout } from '#system/learning/mirrors.server.ts';
import { inCircle } from '../circle/in-circle.ts';
import { get, post, type Here } from '../door.ts';
import { patiently } from '../patience.server.ts';
import { placeOf } from '../place.server.ts';
import { showNotHere } from '../problems.tsx';
import { showTeller } from '../show.tsx';
import { Finish } from '../teller/card.tsx';
import { emptyPage, isEmptyHere } from '../teller/leave.tsx';
import { OftenChoices } from './often-choices.tsx';
import { todayHere } from '../today.ts';

/** Who got a link says what it is like to work with its owner, without an account and without a name. */
async function answerPage(c: Here): Promise<Response> {
  if (isEmptyHere(c)) return emptyPage(c, `${c.req.path}?on`);
  const about = await askedHere(c);
  if (!about) return showNotHere(c);
  return about.person === c.var.actor.person?.id ? showOwn(c) : showQuestions(c, about);
}

/** Keeps an answer. The same form sent twice is one answer. */
async function answer(c: Here): Promise<Response> {
  const { db, form, now } = c.var;
  const about = await askedHere(c);
  if (!about) return showNotHere(c);
  if (about.person === c.var.actor.person?.id) return showOwn(c);
  const { value, problems } = readSaid(form);
  if (problems) return showQuestions(c, about, { form, problems });
  const answered = openAnswer(c, about, textOf(form, 'answer'));
  if (!answered) return showQuestions(c, about, { form, problems: {} }, true);
  await wait(waitAfter(pace.note(placeOf(c), now), { free: 60, step: 20, longest: 2_000 }));
  await answerMirror(db, about.circle, { id: answered.id, mirror: about.mirror, kind: about.kind, said: value.listens, day: todayHere(c) });
  return showThanks(c, about, textOf(form, 'answer'));
}

/** Takes back what was answered just now in this browser; from the next day on nobody can. */
async function takeBack(c: Here): Promise<Response> {
  const { db, form, words } = c.var;
  const about = await askedHere(c);
  if (!about) return showNotHere(c);
  const answered = openAnswer(c, about, textOf(form, 'answer'));
  const gone = answered !== null && (await takeMirrorAnswerBack(db, about.circle, { id: answered.id, day: todayHere(c) }));
  return showTeller(
    c,
    { title: words('working.back'), status: gone ? 200 : 422 },
    <>
      <h1>{words(gone ? 'working.back.done' : 'working.back')}</h1>
      <p>{words(gone ? 'working.back.done.text' : 'working.back.late')}</p>
      <Finish c={c} />
    </>,
  );
}

const pace = paceOver(10);
/** Whom the link in the address asks about, with the page made one of that circle. Who guesses, waits. */
async function askedHere(c: Here): Promise<AskedAbout | null> {
  const { db, keys } = c.var;
  const code = readMirrorCode((c.req.param('code') ?? '').slice(0, 40));
  const found = await patiently(c, async () => (code ? mirrorOfCode(db, keys, code) : null));
  return found && (await inCircle(c, found.circle, 'answerWorkMirror')) ? found : null;
}

/** What travels with the form: which answer this becomes. It names nobody. */
type Answered = { mirror: string; id: string; until: number };
const halfADay = 12 * 60 * 60 * 1000;

function openAnswer(c: Here, about: AskedAbout, sealed: string): Answered | null {
  const answered = unseal<Answered>(c.var.keys.visit, 'work mirror', sealed);
  return answered && answered.mirror === about.mirror && answered.until > c.var.now.getTime() ? answered : null;
}

const pathOf = (c: Here, about: AskedAbout) => `/working-with/${mirrorCode(c.var.keys, about.mirror, about.kind)}`;

function showQuestions(c: Here, about: AskedAbout, sent?: Sent, old = false): Promise<Response> {
  const { words, keys, now } = c.var;
  const name = about.called;
  const answered: Answered = { mirror: about.mirror, id: newId(), until: now.getTime() + halfADay };
  const kept = sent && !old ? textOf(sent.form, 'answer') : '';
  const slips = slipLines(words, sent);
  return showTeller(
    c,
    { title: words('working.title', { name }), inside: true, status: sent ? 422 : 200 },
    <>
      <ErrorSummary slips={slips} />
      {old && (
        <Notice>
          <p>{words('working.old')}</p>
        </Notice>
      )}
      <h1>{words('working.title', { name })}</h1>
      <p class="kring-lead">{words(`working.lead.${about.kind}`, { name })}</p>
      <p>{words('working.sees', { name })}</p>
      <p>{words('working.sees.who', { name })}</p>
      <p>{words('working.sees.circle')}</p>
      <Form action={pathOf(c, about)} forgets>
        <input type="hidden" name="answer" value={kept || seal(keys.visit, 'work mirror', answered)} />
        <h2>{words('working.ask')}</h2>
        <OftenChoices
          label={(statement) => words(`working.q.${statement}`)}
          said={sent ? saidIn(sent.form) : {}}
          problem={slips[0]?.text}
        />
        <Button>{words('working.send')}</Button>
      </Form>
    </>,
  );
}

function showThanks(c: Here, about: AskedAbout, answered: string): Promise<Response> {
  const { words } = c.var;
  return showTeller(
    c,
    { title: words('working.thanks') },
    <>
      <h1>{words('working.thanks')}</h1>
      <p>{words('working.thanks.text')}</p>
      <Finish c={c} />
      <h2>{words('working.back')}</h2>
      <p>{words('working.back.text')}</p>
      <Form action={`${pathOf(c, about)}/back`} forgets>
        <input type="hidden" name="answer" value={answered} />
        <Button kind="care">{words('working.back.do')}</Button>
      </Form>
    </>,
  );
}

function showOwn(c: Here): Promise<Response> {
  const { words, circle } = c.var;
  return showTeller(
    c,
    { title: words('working.own') },
    <>
      <h1>{words('working.own')}</h1>
      <p>{words('working.own.text')}</p>
      <p>
        <a href={`/circles/${circle.slug}/mirror-of-working`}>{words('working.own.link')}</a>
      </p>
    </>,
  );
}

export const workAnswerDoors = [
  get('/working-with/:code', 'answerWorkMirror', answerPage),
  post('/working-with/:code', 'answerWorkMirror', answer),
  post('/working-with/:code/back', 'answerWorkMirror', takeBack),
];
