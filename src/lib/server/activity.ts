import { createHash } from 'node:crypto';
import type { Activity } from './schema.ts';

/** Every act of which the record keeps a line. It says what, about what, by whom in which role; never what was said. */
export const acts = [
  // what a teller allows, and takes back
  'story.told',
  'consent.changed',
  'story.withdrawn',
  // who may do what
  'role.given',
  'role.ended',
  'invitation.made',
  'link.made',
  'token.made',
  'token.ended',
  'webhook.made',
  'webhook.ended',
  // what is kept from others' eyes, and why
  'story.accepted',
  'story.refused',
  'words.looked',
  'report.settled',
  'act.undone',
  // what leaves
  'copy.made',
  'circle.exported',
  'circle.imported',
  // who comes in
  'visit.begun',
  'visit.refused',
  'visit.ended',
  'step.made',
  'step.ended',
  'step.demanded',
] as const;
export type ActDone = (typeof acts)[number];

/** Acts that touch one teller or one member: those who run the circle see them, the world does not. */
export const withinOnly: readonly ActDone[] = [
  'story.told',
  'consent.changed',
  'story.withdrawn',
  'story.accepted',
  'story.refused',
  'act.undone',
  'visit.begun',
  'visit.refused',
  'visit.ended',
  'step.made',
  'step.ended',
  'step.demanded',
  'link.made',
];

export type Line = Pick<
  Activity,
  'organisation_id' | 'id' | 'circle_id' | 'what' | 'about' | 'result' | 'origin' | 'role' | 'side_id' | 'at'
> & { number: number | null; previous: Buffer | null; hash: Buffer | null };

/** All that a line says, in one fixed order: one letter of it changed is another text. */
export const sayingOf = (line: Line, number: number): string =>
  JSON.stringify([
    line.organisation_id,
    number,
    line.id,
    line.circle_id,
    line.what,
    line.about,
    line.result,
    line.origin,
    line.role,
    line.side_id,
    line.at.toISOString(),
  ]);

/** What the first line of an organisation hangs on. */
export const beginningOf = (organisation: string): Buffer => createHash('sha256').update(`kring activity ${organisation}`).digest();
