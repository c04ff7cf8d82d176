import { minutesOf, modes, moments, readingLoads, type Method, type Mode, type Moment, type ReadingLoad } from './method.ts';

/** What someone looks for; null where it does not matter. */
export type Wish = {
  people: number | null;
  minutes: number | null;
  mode: Mode | null;
  reading: ReadingLoad | null;
  moment: Moment | null;
};
export const wishFields = ['people', 'minutes', 'mode', 'reading', 'moment'] as const satisfies readonly (keyof Wish)[];
export type WishField = (typeof wishFields)[number];

/** How a method stands to what is looked for: each thing asked for, and whether it fits. Every answer is a reason to show. */
export type Weighed = { method: Method; reasons: { field: WishField; fits: boolean }[] };

export const longestWish = { people: 500, minutes: 600 };

/** Reads what is asked for in an address; what nobody can mean is left out. */
export function readWish(asked: (name: WishField) => string | undefined): Wish {
  const number = (name: 'people' | 'minutes') => {
    const typed = (asked(name) ?? '').trim();
    return /^[1-9]\d{0,2}$/.test(typed) && Number(typed) <= longestWish[name] ? Number(typed) : null;
  };
  const oneOf = <T extends string>(name: WishField, all: readonly T[]): T | null => all.find((one) => one === asked(name)) ?? null;
  return {
    people: number('people'),
    minutes: number('minutes'),
    mode: oneOf('mode', modes),
    reading: oneOf('reading', readingLoads),
    moment: oneOf('moment', moments),
  };
}

/** Weighs methods against a wish: first those that fit in all, then the others with what does not fit; each in their own order. */
export function weigh(methods: readonly Method[], wish: Wish): { fit: Weighed[]; other: Weighed[] } {
  const all = methods.map((method) => ({
    method,
    reasons: wishFields.filter((field) => wish[field] !== null).map((field) => ({ field, fits: fits[field](method, wish) })),
  }));
  const whole = ({ reasons }: Weighed) => reasons.every((reason) => reason.fits);
  return { fit: all.filter(whole), other: all.filter((one) => !whole(one)) };
}

const fits: Record<WishField, (method: Method, wish: Wish) => boolean> = {
  people: ({ people }, wish) => people.least <= wish.people! && wish.people! <= people.most,
  minutes: (method, wish) => minutesOf(method) <= wish.minutes!,
  mode: (method, wish) => method.modes.includes(wish.mode!),
  reading: (method, wish) => readingLoads.indexOf(method.reading) <= readingLoads.indexOf(wish.reading!),
  moment: (method, wish) => method.moments.includes(wish.moment!),
};
