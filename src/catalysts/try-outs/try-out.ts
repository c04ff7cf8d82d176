import { dateOf, fine, oneOf, optional, required, severalOf, textOf, together, wrong, type One, type Reading } from '#lib/form/reading.ts';

/** A small change that people try in practice. What is not known yet is null; it cannot begin before all of it is there. */
export type TryOut = {
  belief: string;
  trying: string;
  withWhom: string | null;
  until: string | null;
  goodSign: string | null;
  badSign: string | null;
  amplify: string | null;
  dampen: string | null;
  owner: string;
  side: string;
  insights: string[];
  agreement: string | null;
  follows: string | null;
  method: string | null;
};

/** What people write on the card themselves, in the order of the card. */
export const lines = ['belief', 'trying', 'withWhom', 'until', 'goodSign', 'badSign', 'amplify', 'dampen'] as const;
export type Line = (typeof lines)[number];

export const tryOutLength = { line: 400, name: 120, because: 1000 };

/** What of the circle a card can name, and the day it is. */
export type Known = {
  sides: readonly string[];
  insights: readonly string[];
  agreements: readonly string[];
  follows: readonly string[];
  methods: readonly string[];
  today: string;
};

/** Reads the card. One that begins now is whole: a try-out without a bad sign is not begun. A plan may still have gaps. */
export function readTryOut(form: FormData, known: Known): Reading<TryOut> {
  const begins = beginsNow(form);
  const line = (name: Exclude<Line, 'until'>) => (begins ? required : optional)(form, name, about(name));
  return together<TryOut>({
    belief: required(form, 'belief', about('belief')),
    trying: required(form, 'trying', about('trying')),
    withWhom: line('withWhom'),
    until: untilOf(form, { begins, today: known.today }),
    goodSign: line('goodSign'),
    badSign: line('badSign'),
    amplify: line('amplify'),
    dampen: line('dampen'),
    owner: required(form, 'owner', { words: 'tryouts.owner', most: tryOutLength.name }),
    side: sideOf(form, known.sides),
    insights: fine(severalOf(form, 'insight', known.insights)),
    agreement: fine(oneOf(form, 'agreement', known.agreements)),
    follows: fine(oneOf(form, 'follows', known.follows)),
    method: fine(oneOf(form, 'method', known.methods)),
  });
}

/** Does it begin with this form, or is it kept as a plan? */
export const beginsNow = (form: FormData) => textOf(form, 'act') !== 'plan';

const about = (name: Line) => ({ words: `tryouts.${name}`, most: tryOutLength.line });

/** The day until which is tried lies ahead, and within a few years: a typed year 3026 is a slip. */
function untilOf(form: FormData, { begins, today }: { begins: boolean; today: string }): One<string | null> {
  const day = dateOf(form, 'until', { words: 'tryouts.until' });
  if (day.problem !== undefined) return day;
  if (day.value === null) return begins ? wrong('tryouts.until.missing') : fine(null);
  return day.value > today && day.value < `${Number(today.slice(0, 4)) + 5}` ? day : wrong('tryouts.until.past');
}

export const sideOf = (form: FormData, sides: readonly string[], name = 'side'): One<string> => {
  const side = oneOf(form, name, sides);
  return side ? fine(side) : wrong('tryouts.side.missing');
};

/** What becomes of a try-out: it goes on as it is, it is tried in another way, or it stops. */
export const outcomes = ['keep', 'adapt', 'stop'] as const;
export type Outcome = (typeof outcomes)[number];

/** Who decided what becomes of it, from which side, and why; and what was learned. */
export type Deciding = { outcome: Outcome; decidedBy: string; side: string; because: string; learned: string | null };

/** Reads what becomes of a try-out. */
export function readDeciding(form: FormData, sides: readonly string[]): Reading<Deciding> {
  const outcome = oneOf(form, 'outcome', outcomes);
  const { value, problems } = together({
    outcome: outcome ? fine(outcome) : wrong('tryouts.outcome.missing'),
    decidedBy: required(form, 'decidedBy', { words: 'tryouts.decidedBy', most: tryOutLength.name }),
    decidedSide: sideOf(form, sides, 'decidedSide'),
    because: required(form, 'because', { words: 'tryouts.because', most: tryOutLength.because }),
    learned: optional(form, 'learned', { words: 'tryouts.learned', most: tryOutLength.because }),
  });
  if (problems) return { problems };
  const { decidedSide, ...rest } = value;
  return { value: { ...rest, side: decidedSide } };
}

/** How a try-out stands on a day. `due`: its day is there and nobody said yet what becomes of it. */
export const standings = ['due', 'running', 'planned', 'keep', 'adapt', 'stop'] as const;
export type Standing = (typeof standings)[number];
export function standingOn(today: string, tryOut: { startedOn: string | null; until: string | null; outcome: Outcome | null }): Standing {
  if (tryOut.outcome) return tryOut.outcome;
  if (!tryOut.startedOn) return 'planned';
  return tryOut.until! <= today ? 'due' : 'running';
}

/** The lines of the card that are still empty: with any of these it cannot begin. */
export const gapsIn = (card: { [Name in Line]: string | null }): Line[] => lines.filter((line) => card[line] === null);
