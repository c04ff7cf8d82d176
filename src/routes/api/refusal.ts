import type { Door, Here } from '../door.ts';
import { problem } from './answers.ts';

/** A program that may not come in: it says who it is first (401); else it is not there, or not theirs (404), so that nothing is told. */
export function refuseProgram(c: Here, door: Door): Response {
  const { program } = c.var.actor;
  if (door.act === 'tellByProgram' || door.act === 'readByProgram')
    return program
      ? notThere(c)
      : problem(c, 401, 'Send the token of a program: Authorization: Bearer <token>.', { headers: { 'www-authenticate': 'Bearer' } });
  if (door.act === 'readOpenPages') return notThere(c);
  return c.req.header('kring-code')
    ? problem(c, 404, 'There is no story with these six words.')
    : problem(c, 401, 'Send the six words of the story in the header Kring-Code.', { headers: { 'www-authenticate': 'Kring-Code' } });
}

/** An address below /api that is no door: another method may be. */
export function noSuchDoor(c: Here, doors: readonly Door[]): Response {
  const methods = doors.filter((door) => matches(door.path, c.req.path)).map((door) => door.method);
  return methods.length > 0
    ? problem(c, 405, `Here only ${methods.join(', ')} works.`, { headers: { allow: methods.join(', ') } })
    : notThere(c);
}

export const notThere = (c: Here) => problem(c, 404, 'This is not there, or not open to you.');

const matches = (pattern: string, path: string) => new RegExp(`^${pattern.replace(/:[a-z]+/g, '[^/]+')}$`).test(path);
