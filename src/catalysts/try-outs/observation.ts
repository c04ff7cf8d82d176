import { dateOf, fine, isTicked, oneOf, required, together, wrong, type One, type Reading } from '#lib/form/reading.ts';

/** Which of the two signs someone saw. */
export const signs = ['good', 'bad', 'both', 'neither'] as const;
export type Sign = (typeof signs)[number];

/** What someone saw of a try-out, on a day. `side` null: someone from outside who does not say from where. */
export type Observation = { seen: string; seenOn: string; sign: Sign; side: string | null; showSide: boolean };

export const seenLength = 1000;

type Frame = {
  sides: readonly string[];
  /** Someone who came by the link: may leave out the side, and says whether it may stand beside what they saw. */
  outside: boolean;
  startedOn: string;
  today: string;
};

/** Reads what someone saw: not before the try-out began, and not tomorrow. */
export function readObservation(form: FormData, { sides, outside, startedOn, today }: Frame): Reading<Observation> {
  const [sign, side] = [oneOf(form, 'sign', signs), oneOf(form, 'side', sides)];
  const { value, problems } = together({
    seen: required(form, 'seen', { words: 'looking.seen', most: seenLength }),
    seenOn: dayOf(form, { startedOn, today }),
    sign: sign ? fine(sign) : wrong('looking.sign.missing'),
    side: side || outside ? fine(side) : wrong('looking.side.missing'),
  });
  return problems ? { problems } : { value: { ...value, showSide: outside ? isTicked(form, 'showSide') : true } };
}

function dayOf(form: FormData, { startedOn, today }: { startedOn: string; today: string }): One<string> {
  const day = dateOf(form, 'seenOn', { words: 'looking.seenOn' });
  if (day.problem !== undefined) return day;
  if (day.value === null) return wrong('looking.seenOn.missing');
  return day.value >= startedOn && day.value <= today ? fine(day.value) : wrong('looking.seenOn.wrong');
}

/**
 * Does what was seen come from outside the team: by the link that someone outside was given, or from another side than that of whoever
 * keeps the try-out going? What its maker saw never does, from whichever side. Without one such look nobody decides what becomes of it.
 */
export const isFromOutside = (seen: { outside: boolean; side: string | null; byMaker: boolean }, ownerSide: string): boolean =>
  !seen.byMaker && (seen.outside || (seen.side !== null && seen.side !== ownerSide));
