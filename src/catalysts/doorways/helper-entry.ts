/** How the words come to a helper: the teller is beside them, or wrote (or had written) on a paper form. */
export const ways = ['beside', 'paper'] as const;
export type Way = (typeof ways)[number];

/** How far an entry is. The last two are its ends: the story is told and the teller has the card, or nothing is left of it. */
export const stages = ['writing', 'written', 'read_back', 'asked', 'consented', 'handed_over', 'erased'] as const;
export type Stage = (typeof stages)[number];

/**
 * What can be done with an entry. `right` and `wrong` are what the teller says when it is read back (from paper: typed exactly as written);
 * `ask` are the readers and uses, one by one; `own_words` and `explain` are whether the teller can tell who may read it.
 */
export const steps = ['write', 'right', 'wrong', 'ask', 'own_words', 'explain', 'ask_again', 'hand_over', 'stop', 'reopen'] as const;
export type Step = (typeof steps)[number];

const anywhere = { stop: 'erased', reopen: 'written' } as const;

/**
 * The order: written down, read back, asked, told back in own words, handed over. Nothing can be skipped; a "no" goes back, and stopping
 * erases. An entry that was interrupted is read back again, whatever was done before: it may be another day.
 */
const order: Record<Stage, Partial<Record<Step, Stage>>> = {
  writing: { write: 'written', ...anywhere },
  written: { write: 'written', right: 'read_back', wrong: 'writing', ...anywhere },
  read_back: { ask: 'asked', wrong: 'writing', ...anywhere },
  asked: { own_words: 'consented', explain: 'asked', ask_again: 'read_back', ...anywhere },
  consented: { ask_again: 'read_back', hand_over: 'handed_over', ...anywhere },
  handed_over: {},
  erased: {},
};

/** Where a step leads; null when it is not its turn. From paper nobody is there to tell it back: what was ticked is what is allowed. */
export function stageAfter(stage: Stage, step: Step, way: Way): Stage | null {
  if (stage === 'read_back' && step === 'ask' && way === 'paper') return 'consented';
  return order[stage][step] ?? null;
}
