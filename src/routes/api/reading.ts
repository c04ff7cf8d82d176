import { paceOver } from '#lib/server/pace.ts';
import type { Door, Here } from '../door.ts';
import { placeOf } from '../place.server.ts';
import { problem } from './answers.ts';

/** How much is read in a minute. Only reading is counted: nobody is ever refused for telling. */
const mostRead = { byPlace: 300, byToken: 1_200 };
const pace = paceOver(1);

/**
 * A door that only reads: what the address may ask is named, and anything else is refused (400), so that a slip in a name is seen.
 * `open`: for the whole world, so that pages of other sites may ask too.
 */
export function reading(
  open: Door['open'],
  { asks = [], isOpen = true }: { asks?: readonly string[]; isOpen?: boolean } = {},
): Door['open'] {
  return async (c) => {
    const refused = tooMuch(c) ?? unknownToken(c) ?? unknownQuestion(c, asks);
    const answer = refused ?? (await open(c));
    if (isOpen) answer.headers.set('access-control-allow-origin', '*');
    return answer;
  };
}

function tooMuch(c: Here): Response | null {
  const { program } = c.var.actor;
  const [who, most] = program ? [`token ${program.id}`, mostRead.byToken] : [placeOf(c), mostRead.byPlace];
  return pace.note(who, c.var.now) > most
    ? problem(c, 429, `At most ${most} questions a minute. Wait a little.`, { headers: { 'retry-after': '60' } })
    : null;
}

// Whoever sends a token means to be known by it: an ended one must not pass for nobody.
const unknownToken = (c: Here) =>
  c.req.header('authorization') && !c.var.actor.program
    ? problem(c, 401, 'This token does not exist, or was ended.', { headers: { 'www-authenticate': 'Bearer' } })
    : null;

function unknownQuestion(c: Here, asks: readonly string[]): Response | null {
  const strange = Object.keys(c.req.query()).filter((name) => ![...asks, 'lang'].includes(name));
  return strange.length > 0 ? problem(c, 400, `This cannot be asked here: ${strange.join(', ').slice(0, 200)}.`) : null;
}
