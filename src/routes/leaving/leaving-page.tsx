import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf, within, type Problem } from '#lib/form/reading.ts';
import { may } from '#lib/people/may.ts';
import { newId } from '#lib/server/ids.ts';
import { incomingFolder, mediaStore } from '#lib/server/media-store.server.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { When } from '#lib/ui/when.tsx';
import { agreeToMove, askToMove, moveOf, noteMade, stopMove, takenBack, useYes, type MoveHere } from '#system/leaving/moves.server.ts';
import { exportCircle } from '#system/leaving/numbered-exports.server.ts';
import { get, post, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';

const longestBecause = 500;
const to = (c: Here, more = '') => `/circles/${c.var.circle.slug}/leaving${more}`;

/** The way out: taking the whole circle along, what was taken back since, which copies exist, and what is open to all. */
async function leavingPage(c: Here, sent?: Sent) {
  const { db, words, circle, now, actor } = c.var;
  const steward = may(actor, 'moveCircle', circle.id);
  const move = await moveOf(db, circle.id, now);
  return showCircle(
    c,
    { title: words('leaving.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      {steward && (
        <p>
          <a href={`/circles/${circle.slug}/prepare`}>{words('leaving.back')}</a>
        </p>
      )}
      <h1>{words('leaving.title')}</h1>
      <p class="kring-lead">{words('leaving.lead')}</p>
      <h2 id="move">{words('leaving.move.title')}</h2>
      <p>{words('leaving.move.what')}</p>
      <p>{words('leaving.move.two')}</p>
      <p>
        {words('leaving.move.tellers')} {words('leaving.move.codes')}
      </p>
      {move ? <MoveNow c={c} move={move} steward={steward} /> : steward && <AskForm c={c} sent={sent} />}
      {steward && (
        <>
          <h2 id="withdrawn">{words('leaving.withdrawn.title')}</h2>
          <p>{words('leaving.withdrawn.what')}</p>
          <p>
            <a href={to(c, '/taken-back.log')} download>
              {words('leaving.withdrawn.get')}
            </a>
          </p>
          <h2 id="copies">{words('leaving.copies.title')}</h2>
          <p>{words('leaving.copies.what')}</p>
          <p>
            <a href={to(c, '/copies')}>{words('leaving.copies.open')}</a>
          </p>
        </>
      )}
      <h2 id="data">{words('leaving.data.title')}</h2>
      <p>{words('leaving.data.what')}</p>
      <p>
        <a href={`/circles/${circle.slug}/data`}>{words('leaving.data.open')}</a>
      </p>
    </>,
  );
}

function AskForm({ c, sent }: { c: Here; sent?: Sent }) {
  const { words } = c.var;
  const slip = slipLines(words, sent).find(({ field }) => field === 'because')?.text;
  return (
    <Form action={to(c, '/ask')}>
      <TextArea
        name="because"
        label={words('leaving.move.because')}
        hint={words('leaving.move.because.hint')}
        rows={3}
        value={sent ? textOf(sent.form, 'because') : ''}
        problem={slip}
      />
      <Button kind="quiet">{words('leaving.move.ask')}</Button>
    </Form>
  );
}

function MoveNow({ c, move, steward }: { c: Here; move: MoveHere; steward: boolean }) {
  const { words, circle, actor } = c.var;
  const own = actor.person?.id === move.askedBy;
  return (
    <>
      <Notice kind="care" heading={words('leaving.move.asked', { name: move.askedByName })} level={3}>
        <p>
          <When at={move.askedAt} as="moment" />
        </p>
        <p class="kring-lines" lang={circle.language} dir="auto">
          {move.because}
        </p>
        {move.agreedByName && (
          <p>
            {words('leaving.move.agreed', { name: move.agreedByName })}: <When at={move.agreedAt!} as="moment" />
          </p>
        )}
        {move.stands === 'asked' && own && <p>{words('leaving.move.waits')}</p>}
        {move.stands === 'tooLate' && <p>{words('leaving.move.tooLate')}</p>}
        {move.stands === 'agreed' && !own && <p>{words('leaving.move.only', { name: move.askedByName })}</p>}
      </Notice>
      {move.stands === 'asked' && !own && (
        <Form action={to(c, '/agree')}>
          <input type="hidden" name="move" value={move.id} />
          <p>{words('leaving.move.agree.means')}</p>
          <Button>{words('leaving.move.agree')}</Button>
        </Form>
      )}
      {move.stands === 'agreed' && own && steward && (
        <Form action={to(c, '/make')}>
          <input type="hidden" name="move" value={move.id} />
          <p>{words('leaving.move.make.means')}</p>
          <Button>{words('leaving.move.make')}</Button>
        </Form>
      )}
      <Form action={to(c, '/stop')}>
        <input type="hidden" name="move" value={move.id} />
        <Buttons>
          <Button kind="care">{words('leaving.move.stop')}</Button>
        </Buttons>
      </Form>
    </>
  );
}

async function ask(c: Here) {
  const { db, circle, person, form, now } = c.var;
  const because = textOf(form, 'because');
  const long = within(because, { words: 'leaving.move.slip', most: longestBecause });
  const wrong = (problem: Problem) => leavingPage(c, { form, problems: { because: problem } });
  if (!because) return wrong('leaving.move.slip.because');
  if (long.problem) return wrong({ key: 'leaving.move.slip.long', values: { most: longestBecause, length: because.length } });
  const asked = await askToMove(db, circle.id, { because, by: person.id, now });
  return asked ? c.redirect(to(c), 303) : wrong('leaving.move.slip.open');
}

async function agree(c: Here) {
  const { db, circle, person, form, now } = c.var;
  const open = await moveOf(db, circle.id, now);
  if (open && open.askedBy === person.id) return leavingPage(c, { form, problems: { move: 'leaving.move.slip.own' } });
  await agreeToMove(db, circle.id, { move: textOf(form, 'move'), by: person.id, now });
  return c.redirect(to(c), 303);
}

async function stop(c: Here) {
  const { db, circle, form, now } = c.var;
  await stopMove(db, circle.id, { move: textOf(form, 'move'), now });
  return c.redirect(to(c), 303);
}

/**
 * Makes the file and hands it over in the same answer, to the one who asked, once: it never lies anywhere where another could get it. It is
 * whole on disk before its first byte leaves, so that a file that was cut off is never taken for a whole one.
 */
async function make(c: Here) {
  const { db, circle, person, form, now, keys, config } = c.var;
  const move = textOf(form, 'move');
  if (!(await useYes(db, circle.id, { move, by: person.id, now })))
    return leavingPage(c, { form, problems: { move: 'leaving.move.slip.notNow' } });
  const path = join(await incomingFolder(config), `${newId()}.zip`);
  try {
    const made = await exportCircle(db, circle, { by: person.id, to: path, keys, store: mediaStore(config), now });
    await noteMade(db, circle.id, move, made);
    const file = createReadStream(path);
    file.once('open', () => void rm(path, { force: true })); // the open file goes on to be read; its name is gone
    return new Response(Readable.toWeb(file) as ReadableStream, {
      headers: {
        'content-type': 'application/zip',
        'content-length': String(made.bytes),
        'content-disposition': `attachment; filename="kring-${circle.slug}-${made.number}.zip"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    await noteMade(db, circle.id, move, null);
    await rm(path, { force: true });
    throw error;
  }
}

async function takenBackList(c: Here) {
  const { db, circle } = c.var;
  return new Response(await takenBack(db, circle.id), {
    headers: {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': `attachment; filename="kring-${circle.slug}-taken-back.log"`,
      'cache-control': 'no-store',
    },
  });
}

export const moveDoors = [
  get('/circles/:circle/leaving', 'agreeToMove', (c) => leavingPage(c)),
  post('/circles/:circle/leaving/ask', 'moveCircle', ask),
  post('/circles/:circle/leaving/agree', 'agreeToMove', agree),
  post('/circles/:circle/leaving/stop', 'agreeToMove', stop),
  post('/circles/:circle/leaving/make', 'moveCircle', make),
  get('/circles/:circle/leaving/taken-back.log', 'moveCircle', takenBackList),
  // a page that came back with slips, opened again or in another language
  ...['ask', 'agree', 'stop', 'make'].map((act) => get(`/circles/:circle/leaving/${act}`, 'agreeToMove', (c) => c.redirect(to(c), 303))),
];
