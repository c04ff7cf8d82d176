/** What the rules look at. Counts are of groups, decisions and agreements, never of tellers. */
export type Found = {
  /** Groups that were named and that nobody reached; null for whoever may not read them. */
  unreached: number | null;
  /** Sides of which nobody told anything, where that may be said. */
  silent: readonly string[];
  /** Insights that were brought to no session yet, and one of them. */
  untalked: { count: number; first: string } | null;
  /** Decisions on which no day to look again was set. */
  unreviewed: { count: number; first: string } | null;
  /** Agreements whose day is over, not kept and not dropped. */
  overdue: { count: number; first: string } | null;
  /** Days of review that are over, and nobody said what was seen. */
  unlooked: { count: number; first: string } | null;
  /** The day on which the promise says that people have an answer, when it is near or over and nothing was decided. */
  answerBy: string | null;
  /** Plans whose day is over. */
  late: { count: number; first: string } | null;
};

export type Rule = keyof Found;
/** Something that could be done, because of something that is so. It is no next step: nobody is led by it. */
export type Suggestion = { rule: Rule; count: number; first: string | null; names: readonly string[]; day: string | null };

const none = { count: 1, first: null, names: [], day: null };

/** What can be suggested: one for each rule that holds, none when none holds. */
export function suggestionsFrom(found: Found): Suggestion[] {
  const counted = (['untalked', 'unreviewed', 'overdue', 'unlooked', 'late'] as const).flatMap((rule) =>
    found[rule] ? [{ ...none, rule, ...found[rule] }] : [],
  );
  return [
    ...(found.unreached ? [{ ...none, rule: 'unreached' as const, count: found.unreached }] : []),
    ...(found.silent.length > 0 ? [{ ...none, rule: 'silent' as const, count: found.silent.length, names: found.silent }] : []),
    ...(found.answerBy ? [{ ...none, rule: 'answerBy' as const, day: found.answerBy }] : []),
    ...counted,
  ];
}
