import { newSubmissionKey, isSubmissionKey } from '#lib/codes/story-code.server.ts';
import { readStory, type Story } from '#cycle/1-gather/story.ts';
import { attachDrafts, dropDrafts, isTaken } from '#cycle/1-gather/media.server.ts';
import { readPictured } from '#cycle/1-gather/medium.ts';
import { tellStory, type Telling, type Told } from '#cycle/1-gather/stories.server.ts';
import { problemOf, textOf, type Problem } from '#lib/form/reading.ts';
import { atomically } from '#lib/server/db.server.ts';
import { normalText } from '#lib/words/normal.ts';
import { ErrorSummary, type Slip } from '#lib/ui/error-summary.tsx';
import type { Key } from '#lib/words/words.ts';
import { promptsOf } from '#system/circles/circles.server.ts';
import { keepTeller } from '../cookies.server.ts';
import type { Here } from '../door.ts';
import { takeFiles, type Draft } from '../media/taking.server.ts';
import { showTeller } from '../show.tsx';
import { isFlood } from './flood.server.ts';
import { emptyPage, isEmptyHere } from './leave.tsx';
import { promisedHere, PromiseInShort } from './promise-in-short.tsx';
import { TellForm } from './tell-form.tsx';
import { showLate, showNotOpen, showOther, showTakenBack } from './tell-otherwise.tsx';
import { sidesHere } from './visit.server.ts';

/** Where anyone tells: the promise in short, one question, one button. */
export function tellPage(c: Here): Response | Promise<Response> {
  if (isEmptyHere(c)) return emptyPage(c, `${c.req.path}?on`);
  return c.var.circle.gathering === 'open' ? showTell(c) : showNotOpen(c);
}

/** Saves a story at once; all other questions come later. */
export async function tell(c: Here): Promise<Response> {
  const { db, circle, form, keys, now } = c.var;
  if (circle.gathering !== 'open') return showNotOpen(c, normalText(textOf(form, 'text')));
  const submission = keyIn(form);
  const { drafts, problem } = await takeFiles(c, circle.id, submission);
  // Also when the same form, sent twice at once, gave its file to the story already.
  const wordless = drafts.length > 0 || problem !== null || (textOf(form, 'text') === '' && (await isTaken(db, circle.id, submission)));
  const { value, problems } = readStory(form, { wordless });
  if (problems || problem)
    return showTell(c, { kept: form, problems: { ...problems, ...(problem && { medium: problem }) }, submission, drafts });
  const hold = await isFlood(c);
  const telling = { now, keys, submission, channel: 'page', hold } as const;
  const told = await (drafts.length > 0 ? tellWith(c, value, telling) : tellStory(db, circle.id, value, telling));
  if (told.became === 'gone')
    await dropDrafts(
      db,
      circle.id,
      submission,
      drafts.map(({ id }) => id),
    );
  return answer(c, value, told);
}

/** Tells the story together with what came with its form: both are kept, or neither. */
function tellWith(c: Here, story: Story, telling: Telling): Promise<Told> {
  const { db, circle, form } = c.var;
  return atomically(db, async (db) => {
    const told = await tellStory(db, circle.id, story, telling);
    const { submission } = telling;
    if (told.became === 'new' || told.became === 'again')
      await attachDrafts(db, circle.id, told.id, { submission, pictured: readPictured(form) });
    return told;
  });
}

function answer(c: Here, story: Story, told: Told): Response | Promise<Response> {
  if (told.became === 'late') return showLate(c);
  if (told.became === 'other') return showOther(c, story);
  if (told.became === 'gone') return showTakenBack(c, story);
  keepTeller(c, { circle: c.var.circle.id, story: told.id, key: told.telling });
  return c.redirect('/mine/choose', 303);
}

type Sent = { kept: FormData; problems: Partial<Record<string, Problem>>; submission: string; drafts: Draft[] };

async function showTell(c: Here, sent?: Sent): Promise<Response> {
  const { words, circle, db } = c.var;
  const [promised, prompts, sides] = await Promise.all([promisedHere(db, circle), promptsOf(db, circle.id), sidesHere(c)]);
  const slips = slipsIn(c, sent);
  return showTeller(
    c,
    { title: words('teller.tell.title'), status: sent ? 422 : 200, islands: ['send', 'record', 'upload'] },
    <>
      <ErrorSummary slips={slips} />
      <h1>{words('teller.tell.title')}</h1>
      <p class="kring-lead" lang={circle.language} dir="auto">
        {circle.challenge}
      </p>
      <PromiseInShort {...promised} />
      <TellForm
        door={circle.door}
        prompts={prompts}
        sides={sides}
        circleLanguage={circle.language}
        submission={sent?.submission ?? newSubmissionKey()}
        kept={sent?.kept}
        drafts={sent?.drafts ?? []}
        slips={slips}
      />
    </>,
  );
}

function slipsIn(c: Here, sent?: Sent): Slip[] {
  return Object.entries(sent?.problems ?? {}).map(([field, problem]) => {
    const { key, values } = problemOf(problem!);
    return { field, text: c.var.words(key as Key, values) };
  });
}

/** The same form, also when it comes back with a slip, is the same telling; a form without a key (a page of before) gets one. */
function keyIn(form: FormData): string {
  const sent = textOf(form, 'submission');
  return isSubmissionKey(sent) ? sent : newSubmissionKey();
}
