import { tellByProgram } from '#catalysts/doorways/programs.server.ts';
import { wordsOfCode } from '#lib/codes/code-words.ts';
import type { StoryCode } from '#lib/codes/story-code.server.ts';
import { paceOver } from '#lib/server/pace.ts';
import { promptsOf } from '#system/circles/circles.server.ts';
import type { Here } from '../door.ts';
import { json, problem } from './answers.ts';
import { readSent } from './story-sent.ts';

/** Of more than this by one token in ten minutes, a listener looks first. Nothing is refused or lost. */
const byOneToken = 60;
const pace = paceOver(10);

/** A program tells a story for someone who told it there; it gets the code, to hand on to the teller. */
export async function tellStoryByProgram(c: Here): Promise<Response> {
  const { db, circle, program, keys, words, now } = c.var;
  if (!program.scopes.includes('stories:write')) return problem(c, 403, 'This token may not do this: it lacks the scope stories:write.');
  const { key, body, refused } = await whatWasSent(c);
  if (refused) return refused;
  const { value, slips } = readSent(body, words);
  if (slips) return problem(c, 422, notKept, { errors: slips });
  if (value.story.prompt && !(await isAskedHere(c, value.story.prompt))) return problem(c, 422, notKept, { errors: [noSuchQuestion] });
  const hold = pace.note(`${circle.id} ${program.id}`, now) > byOneToken;
  const told = await tellByProgram(db, circle.id, value, { token: program.id, key, keys, now, isOpen: circle.gathering === 'open', hold });
  if (told.problem) return problem(c, told.problem === 'otherBody' ? 422 : 409, whyNot[told.problem]);
  return json(c, { id: told.id, code: codeShown(c, told.code) }, 201);
}

const notKept = 'The story was not kept: see errors.';
const noSuchQuestion = { pointer: '#/prompt', detail: 'This circle has no such question.' };
const isAskedHere = async (c: Here, prompt: string) => (await promptsOf(c.var.db, c.var.circle.id)).some(({ id }) => id === prompt);

const whyNot = {
  otherBody: 'This Idempotency-Key was used before with another body. That story is kept; for a new story send a new key.',
  late: 'This story was told before and is safe. Its code is given only in the first day.',
  gone: 'This Idempotency-Key was used before. For a new story send a new key.',
  notOpen: 'This circle does not ask for stories now.',
};

type WhatWasSent = { key: string; body: unknown; refused?: undefined } | { key?: undefined; body?: undefined; refused: Response };

async function whatWasSent(c: Here): Promise<WhatWasSent> {
  if (!/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? ''))
    return { refused: problem(c, 415, 'Send JSON: Content-Type: application/json.', { headers: { 'accept-post': 'application/json' } }) };
  const key = c.req.header('idempotency-key')?.trim() ?? '';
  if (key === '' || key.length > 255)
    return {
      refused: problem(
        c,
        400,
        'Send a header Idempotency-Key of at most 255 characters, another for each story: a request that is sent again is then one story.',
      ),
    };
  try {
    return { key, body: JSON.parse(await c.req.text()) };
  } catch (error) {
    if (error instanceof SyntaxError) return { refused: problem(c, 400, 'The body is not JSON.') };
    throw error;
  }
}

/** The code for the teller's card: six words in the circle's language with spaces between, and the link for a square code. */
function codeShown(c: Here, { numbers, link }: StoryCode) {
  return { words: wordsOfCode(numbers, c.var.circle.language).join(' '), link: `${c.var.origin}/s/${link}` };
}
