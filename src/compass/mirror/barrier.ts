import { fine, oneOf, required, together, wrong, type Reading } from '#lib/form/reading.ts';

/** What stands between people and a service. It is about the service: people are not hard to reach, services are. */
export const barrierKinds = ['letter', 'form', 'hours', 'fear', 'language', 'other'] as const;
export type BarrierKind = (typeof barrierKinds)[number];
export const barrierLength = 500;

export type Barrier = { kind: BarrierKind; text: string; language: string; side: string | null };

/** Reads what stopped someone. `sides`: those of the circle, any of which may be named; `languages`: in which it can be written. */
export function readBarrier(
  form: FormData,
  { sides, languages }: { sides: readonly string[]; languages: readonly string[] },
): Reading<Barrier> {
  const kind = oneOf(form, 'kind', barrierKinds);
  const language = oneOf(form, 'language', languages);
  return together<Barrier>({
    kind: kind ? fine(kind) : wrong('barrier.kind.missing'),
    text: required(form, 'text', { words: 'barrier.text', most: barrierLength }),
    language: language ? fine(language) : wrong('barrier.language.missing'),
    side: fine(oneOf(form, 'side', sides)),
  });
}
