import { readLetterCode } from '#lib/codes/letter-code.ts';

/** At most so many cards a person: enough to reach out, too few to fill a circle with one's own friends. */
export const mostCards = 3;

/**
 * Six letters are 30 bits, a thousand million codes. That is safe here because nothing private lies behind one: it opens the open page of a
 * circle. Whoever guesses, waits (`inTurn`): with 10,000 cards about one hit in 100,000 tries, and past twenty wrong ones a place gets some
 * 17,000 tries a day. What a hit spoils is one card in the count.
 */
export const invitationLetters = 6;

/** A code as it stands on the card: in two halves, in capitals. */
export const onCard = (code: string) => `${code.slice(0, 3)}-${code.slice(3)}`.toUpperCase();

/** What someone typed, as the code that was meant; null when it cannot be one. */
export const readInvitationCode = (typed: string): string | null => readLetterCode(typed, invitationLetters);

/** The light ways in that an invitation opens. */
export const waysIn = ['tell', 'respond', 'session', 'missing'] as const;
export type WayIn = (typeof waysIn)[number];
