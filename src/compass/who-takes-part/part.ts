/** What a public service is made of, in the order of the moral ordering of COSMOS (Newcastle Living Lab, MIT), in our own words. */
export const processes = ['values', 'means', 'design', 'deliver', 'experience', 'govern'] as const;
export type Process = (typeof processes)[number];

/** Before the circle, as it is now, and as one would want it. */
export const moments = ['before', 'now', 'wanted'] as const;
export type Moment = (typeof moments)[number];

/** How much part a side has, from nothing to all of it. */
export const levels = ['none', 'told', 'asked', 'takes_part', 'decides_together', 'decides'] as const;
export type Level = (typeof levels)[number];

export type Part = { side: string; moment: Moment; level: Level };

export const isProcess = (said: string | undefined): said is Process => processes.includes(said as Process);

/** The name of the field for a side at a moment. */
export const fieldOf = (side: string, moment: Moment) => `${moment}-${side}`;

/** Reads how much part each side has in one process; what was left open is left out. */
export const readParts = (form: FormData, sides: readonly string[]): Part[] =>
  sides.flatMap((side) =>
    moments.flatMap((moment) => {
      const level = levels.find((one) => one === form.get(fieldOf(side, moment)));
      return level ? [{ side, moment, level }] : [];
    }),
  );
