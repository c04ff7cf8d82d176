import { fine, oneOf, optional, required, textOf, together, wrong, type One, type Reading } from '#lib/form/reading.ts';
import { pastDay, sideOf } from './outcome.ts';

/** What a ripple was to those who saw it: as they expected, not expected, or unwelcome. */
export const rippleKinds = ['expected', 'unexpected', 'unwelcome'] as const;
export type RippleKind = (typeof rippleKinds)[number];

/** Where a ripple came from: an outcome, a change, or an earlier ripple. */
export const sources = ['outcome', 'change', 'ripple'] as const;
export type From = { kind: (typeof sources)[number]; id: string };

/** What came of something: in what words, of which kind, who noticed, when, and from what it came. */
export type Ripple = { text: string; kind: RippleKind; noticed: string | null; seen_on: string; side: string; from: From };

export const rippleLength = { text: 300, noticed: 80 } as const;

/** No ripple lies further out than this. */
export const outermost = 12;

/** Whoever writes: for which sides they can speak, what stands on the map already, and the day it is. */
export type Rippling = { sides: readonly string[]; can: Readonly<Record<From['kind'], readonly string[]>>; today: string };

/** Reads a ripple. */
export function readRipple(form: FormData, { sides, can, today }: Rippling): Reading<Ripple> {
  const kind = oneOf(form, 'kind', rippleKinds);
  return together<Ripple>({
    text: required(form, 'text', { words: 'outcomes.ripple.text', most: rippleLength.text }),
    kind: kind ? fine(kind) : wrong('outcomes.ripple.kind.missing'),
    noticed: optional(form, 'noticed', { words: 'outcomes.ripple.noticed', most: rippleLength.noticed }),
    seen_on: pastDay(form, 'seen_on', today),
    side: sideOf(form, sides),
    from: fromOf(form, can),
  });
}

function fromOf(form: FormData, can: Rippling['can']): One<From> {
  const [kind, id = ''] = textOf(form, 'from').split(' ');
  const found = sources.find((source) => source === kind && can[source].includes(id));
  return found ? fine({ kind: found, id }) : wrong('outcomes.ripple.from.missing');
}
