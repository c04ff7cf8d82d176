import { fine, isTicked, oneOf, optional, required, textOf, together, wrong, type Reading } from '#lib/form/reading.ts';

/** Whether someone outside the circle agrees that an outcome is so: fully, partly, or not. */
export const agreeings = ['full', 'part', 'no'] as const;
export type Agreeing = (typeof agreeings)[number];

/** What an outsider says of an outcome, in a role; the name only when they wish it to be shown. `version`: which text of it they read. */
export type Substantiation = { agrees: Agreeing; because: string; role: string; name: string | null; version: string };

export const substantiationLength = { because: 600, role: 120, name: 80, askedOf: 120 } as const;

/** Reads what an outsider says. `version` is the text as it stands now: who read an earlier one reads it again first. */
export function readSubstantiation(form: FormData, { version }: { version: string }): Reading<Substantiation & { outside: true }> {
  const agrees = oneOf(form, 'agrees', agreeings);
  return together<Substantiation & { outside: true }>({
    agrees: agrees ? fine(agrees) : wrong('substantiate.agrees.missing'),
    because: required(form, 'because', { words: 'substantiate.because', most: substantiationLength.because }),
    role: required(form, 'role', { words: 'substantiate.role', most: substantiationLength.role }),
    name: optional(form, 'name', { words: 'substantiate.name', most: substantiationLength.name }),
    outside: isTicked(form, 'outside') ? fine(true as const) : wrong('substantiate.outside.missing'),
    version: textOf(form, 'version') === version ? fine(version) : wrong('substantiate.version.changed'),
  });
}

/** Reads of whom a steward asks it: a role outside the circle, for whoever runs the circle alone. */
export const readAsked = (form: FormData) =>
  together({ askedOf: required(form, 'asked_of', { words: 'outcomes.askedOf', most: substantiationLength.askedOf }) });
