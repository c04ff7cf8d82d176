import { fine, isTicked, required, textOf, together, wrong, type One, type Reading } from '#lib/form/reading.ts';

/**
 * What others may say of working with someone. The values come from CoSIE (listening first, sharing means, going to people, not knowing, strengths,
 * giving back); CoSIE has no list of competences, so that these sentences are Kring's own.
 */
export const statements = ['listens', 'settled', 'goes', 'unknowing', 'shares', 'able', 'repairs', 'returns'] as const;
export type Statement = (typeof statements)[number];

/** From "almost never" to "almost always". Leaving a statement out is an answer too. */
export const oftens = [1, 2, 3, 4] as const;
export type Often = (typeof oftens)[number];

/** Who looks in the mirror beside its owner: someone who works with them, or someone they work for. */
export const kinds = ['colleague', 'resident'] as const;
export type Kind = (typeof kinds)[number];

/** What one person says; a statement that is not there was left out. */
export type Said = Partial<Record<Statement, Often>>;

export const calledLength = 60;

/** Reads what someone says of working with a person. */
export const readSaid = (form: FormData): Reading<{ listens: Said }> => together({ listens: somethingSaid(form) });

function somethingSaid(form: FormData): One<Said> {
  const said = saidIn(form);
  return Object.keys(said).length === 0 ? wrong('working.nothing') : fine(said);
}

/** What was chosen in a form, statement by statement; also in one that comes back with slips. */
export const saidIn = (form: FormData): Said =>
  Object.fromEntries(
    statements.flatMap((statement) => {
      const often = oftens.find((often) => String(often) === textOf(form, statement));
      return often === undefined ? [] : [[statement, often]];
    }),
  );

/** What its owner keeps: how others call them, what they say themselves, and whether their mirror counts along for the circle. */
export type OwnView = { called: string; listens: Said; countsAlong: boolean };

/** Reads the owner's own view. */
export const readOwnView = (form: FormData): Reading<OwnView> =>
  together({
    called: required(form, 'called', { words: 'workmirror.called', most: calledLength }),
    listens: somethingSaid(form),
    countsAlong: fine(isTicked(form, 'along')),
  });
