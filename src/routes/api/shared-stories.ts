import type { Eyes } from '#cycle/1-gather/eyes.ts';
import { storiesReadable } from '#cycle/1-gather/readable.server.ts';
import { readFilters, readAfter, type After } from '#cycle/2-sense/story-list.ts';
import { storiesListed } from '#cycle/2-sense/story-lists.server.ts';
import { themesOf } from '#cycle/2-sense/themes.server.ts';
import { get, type Door, type Here } from '../door.ts';
import { json, problem } from './answers.ts';
import { begun } from './circles.ts';
import { answerPage, pageOf } from './page-of.ts';
import { reading } from './reading.ts';
import { notThere } from './refusal.ts';

const theWorld: Eyes = { open: true };

/** The stories that their tellers published, or that a licence opens. */
async function readPublished(c: Here) {
  return listed(c, theWorld, ({ id, text, language, basis }) => ({ id, text, language, basis, link: linkTo(c, id) }));
}

/** One of them; exactly the text that its teller said yes to. */
async function readOne(c: Here) {
  const row = await textsOf(c, theWorld).where('story.id', '=', c.req.param('story')!).executeTakeFirst();
  return row ? json(c, { id: row.id, text: row.text, language: row.language, basis: row.basis, link: linkTo(c, row.id) }) : notThere(c);
}

/** What tellers share with the reader as whom this token reads. */
const readShared = withEyes((c, eyes) => listed(c, eyes, ({ id, text, language, basis, uses }) => ({ id, text, language, basis, uses })));

/** What those stories share, as people named it. */
const readThemes = withEyes(async (c, eyes) =>
  pageOf(c, await themesOf(c.var.db, c.var.circle.id, eyes), ({ id, name, about, hidden, fragments }) => ({
    id,
    name,
    about,
    hidden,
    fragments,
  })),
);

function withEyes(open: (c: Here, eyes: Eyes) => Promise<Response>): Door['open'] {
  return (c) => {
    const { scopes, reader } = c.var.program;
    if (!scopes.includes('stories:read')) return problem(c, 403, 'This token may not do this: it lacks the scope stories:read.');
    if (!reader)
      return problem(c, 403, 'This token reads as nobody: the steward who made it does not run this circle from that side any more.');
    return open(c, { oneOf: [reader] });
  };
}

type Row = Awaited<ReturnType<ReturnType<typeof textsOf>['executeTakeFirstOrThrow']>>;

async function listed(c: Here, eyes: Eyes, shown: (row: Row) => object) {
  const after = c.req.query('after');
  const from = after === undefined ? null : readAfter(opened(after));
  if (after !== undefined && !from) return problem(c, 400, 'There is no page that begins there: begin anew without "after".');
  const { stories, next } = await storiesListed(c.var.db, c.var.circle.id, eyes, { filters: readFilters({}), after: from });
  const rows = await textsOf(c, eyes)
    .where('story.id', 'in', [...stories.map(({ id }) => id), ''])
    .execute();
  const found = new Map(rows.map((row) => [row.id, row]));
  return answerPage(c, stories.flatMap(({ id }) => found.get(id) ?? []).map(shown), next && closed(next));
}

const textsOf = (c: Here, eyes: Eyes) =>
  storiesReadable(c.var.db, c.var.circle.id, eyes).select(['story.id', 'story.text', 'story.language', 'story.basis', 'story.uses']);

const linkTo = (c: Here, id: string) => `${c.var.origin}/circles/${c.var.circle.slug}/published/${id}`;
const closed = ({ at, id }: After) => Buffer.from(`${at} ${id}`).toString('base64url');
const opened = (after: string) => Buffer.from(after, 'base64url').toString('utf8');

const at = '/api/v1/circles/:circle';
const asks = ['after'];
export const sharedStoryDoors: Door[] = [
  get(`${at}/stories`, 'readOpenPages', reading(begun(readPublished), { asks })),
  get(`${at}/stories/:story`, 'readOpenPages', reading(begun(readOne))),
  get(`${at}/shared-stories`, 'readByProgram', reading(readShared, { asks, isOpen: false })),
  get(`${at}/themes`, 'readByProgram', reading(readThemes, { asks, isOpen: false })),
];
