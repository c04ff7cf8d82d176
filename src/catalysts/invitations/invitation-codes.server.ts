import { createHmac } from 'node:crypto';
import { codeOfBytes } from '#lib/codes/letter-code.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { invitationLetters } from './invitation.ts';

/** The six letters of a card. They follow from the card and a key outside the database, so that they are kept nowhere and can be shown again. */
export const invitationCode = (keys: Pick<Keys, 'make'>, card: string) =>
  codeOfBytes(derived(keys.make, `invitation ${card}`), invitationLetters);

/** What is kept of the letters: whoever has only the database can try no codes. */
export const keptInvitationCode = (keys: Pick<Keys, 'find'>, code: string) => derived(keys.find, `invitation ${code}`);

/** Who takes cards: someone inside, a teller by code, a seat, or who was invited by a card. */
export type Taker = { kind: 'person' | 'story' | 'seat' | 'card'; id: string };

/** What is kept of whoever took a card: enough to count to three, not to say who it was. */
export const keptTaker = (keys: Pick<Keys, 'find'>, circle: string, { kind, id }: Taker) =>
  derived(keys.find, `taker ${circle} ${kind} ${id}`);

const derived = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
