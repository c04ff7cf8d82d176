import type { Eyes } from '#cycle/1-gather/eyes.ts';
import { hashOf } from '#lib/server/ids.ts';
import { seal, unseal } from '#lib/server/sealed.server.ts';
import { cookieOf, seatVisit, tellerVisit } from '../cookies.server.ts';
import type { Here } from '../door.ts';

/** For whom an address of a file was made: with which eyes, in which visit, until when. The teller sees all of the own story. */
export type MediumPass = { circle: string; medium: string; eyes: Eyes | { own: string }; visit: Visit | null; until: number };
type Visit = { of: 'member'; hash: string } | { of: 'seat' | 'teller'; id: string };

const tenMinutes = 10 * 60 * 1000;

/**
 * The address of a medium's file, for whoever this page is made for. It holds for ten minutes, as long as the visit goes on and the story may
 * be read; the file's own door reads no cookie.
 */
export function mediumLink(c: Here, circle: string, medium: string, eyes: MediumPass['eyes'], size: 'whole' | 'small' = 'whole'): string {
  const pass: MediumPass = { circle, medium, eyes, visit: visitHere(c, eyes), until: c.var.now.getTime() + tenMinutes };
  return `/media/${medium}/${seal(c.var.keys.visit, 'medium', pass)}${size === 'small' ? '/small' : ''}`;
}

/** Opens what `mediumLink` sealed; null when it is another's, or too old. */
export function passIn(c: Here): MediumPass | null {
  const pass = unseal<MediumPass>(c.var.keys.visit, 'medium', c.req.param('sealed') ?? '');
  return pass && pass.medium === c.req.param('medium') && pass.until > c.var.now.getTime() ? pass : null;
}

/** Does the visit of this pass still go on? Whoever signed out, stood up or left sees nothing more, also with an address from before. */
export async function goesOn(c: Here, visit: Visit | null): Promise<boolean> {
  const { db } = c.var;
  if (visit === null) return true;
  if (visit.of === 'member') {
    const hash = Buffer.from(visit.hash, 'base64url');
    const row = await db
      .selectFrom('sign_in.visit')
      .select('person_id')
      .where('secret_hash', '=', hash)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    return row !== undefined;
  }
  return (await db.selectFrom('sign_in.ended').select('visit').where('visit', '=', visit.id).executeTakeFirst()) === undefined;
}

/** The visit whose eyes these are: a page that anyone may see belongs to none. */
function visitHere(c: Here, eyes: MediumPass['eyes']): Visit | null {
  if ('open' in eyes) return null;
  if ('own' in eyes) return { of: 'teller', id: tellerVisit(c)?.visit ?? '' };
  if ('everyOf' in eyes) return { of: 'seat', id: seatVisit(c)?.visit ?? '' };
  const secret = cookieOf(c, 'visit');
  if (c.var.actor.person && secret) return { of: 'member', hash: hashOf(secret).toString('base64url') };
  return { of: 'seat', id: seatVisit(c)?.visit ?? '' };
}
