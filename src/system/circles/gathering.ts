/** What a circle must have before anyone is asked for a story. */
export const needs = ['promise', 'listeners', 'prompts', 'care', 'help', 'grounds'] as const;
export type Need = (typeof needs)[number];

/** What is there of it. `listenerSides`: the side of each listener. */
export type Prepared = {
  promisePublished: boolean;
  listenerSides: string[];
  prompts: number;
  care: boolean;
  help: number;
  grounds: number;
};

/** What is still needed before gathering can open. Confirmation is not: an unconfirmed promise says so wherever it stands. */
export function stillNeeded(prepared: Prepared): Need[] {
  const there: Record<Need, boolean> = {
    promise: prepared.promisePublished,
    listeners: enoughListeners(prepared.listenerSides),
    prompts: prepared.prompts > 0,
    care: prepared.care,
    help: prepared.help > 0,
    grounds: prepared.grounds > 0,
  };
  return needs.filter((need) => !there[need]);
}

/** Two people of different sides read first: neither side alone decides what is heard. */
export const enoughListeners = (sides: string[]) => sides.length >= 2 && new Set(sides).size >= 2;
