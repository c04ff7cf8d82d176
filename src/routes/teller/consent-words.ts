import { readers, uses, type Reader, type Use } from '#cycle/1-gather/consent.ts';
import type { IconName } from '#lib/ui/icon.tsx';
import type { Choice } from '#lib/ui/choices.tsx';
import type { Words } from '#lib/words/words.ts';

type Side = { name: string; reader: string };
type Chosen = { readers: readonly string[]; uses: readonly string[] };

const pictures: Record<Reader | Use, IconName | undefined> = {
  residents: undefined,
  professionals: undefined,
  deciders: undefined,
  sense: 'sense',
  quote: 'quote',
  dialogue: 'dialogue',
  publish: 'publish',
  contact: 'contact',
};

/** What a teller is asked about readers and uses, each with its consequence in one sentence. Readers that the circle has no side for are not asked about. */
export function consentAsked(
  words: Words,
  sides: readonly Side[],
  chosen: Chosen = { readers: [], uses: [] },
): { readers: Choice[]; uses: Choice[] } {
  const sidesOf = (reader: Reader) => sides.filter((side) => side.reader === reader).map((side) => side.name);
  return {
    readers: readers
      .filter((reader) => sidesOf(reader).length > 0)
      .map((reader) => ({
        value: reader,
        label: words(`teller.readers.${reader}`),
        consequence: words(`teller.readers.${reader}.means`, { sides: sidesOf(reader).join(', ') }),
        icon: pictures[reader],
        chosen: chosen.readers.includes(reader),
      })),
    uses: uses.map((use) => ({
      value: use,
      label: words(`teller.uses.${use}`),
      consequence: words(`teller.uses.${use}.means`),
      icon: pictures[use],
      chosen: chosen.uses.includes(use),
    })),
  };
}

/** The same as one text, word for word: what a receipt keeps, and what a helper reads aloud. */
export function consentWording(words: Words, sides: readonly Side[]): string {
  const asked = consentAsked(words, sides);
  const lines = (choices: Choice[]) => choices.map((choice) => `[ ] ${choice.label}. ${String(choice.consequence)}`);
  return [
    words('teller.choose.lead'),
    words('teller.readers.question'),
    ...lines(asked.readers),
    words('teller.uses.question'),
    ...lines(asked.uses),
  ].join('\n');
}
