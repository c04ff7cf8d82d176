import { textOf } from '#lib/form/reading.ts';

/** How many cards a batch can have: one, two or five sheets of eight. */
export const batchSizes = [8, 16, 40] as const;
export type BatchSize = (typeof batchSizes)[number];

/** How cards are printed: eight on a sheet, or each at the foot of a paper form, to tear off. */
export const cardKinds = ['cards', 'forms'] as const;
export type CardKind = (typeof cardKinds)[number];

/** What is wished for; null when it is no size or kind that there is. */
export function readCardsWished(form: FormData): { cards: BatchSize; kind: CardKind } | null {
  const cards = batchSizes.find((size) => String(size) === textOf(form, 'cards'));
  const kind = cardKinds.find((kind) => kind === textOf(form, 'kind'));
  return cards && kind ? { cards, kind } : null;
}

/** A card among those of its circle: "3-07" is the seventh of the third batch. It opens nothing; it is what a paper form carries. */
export type CardNumber = { batch: number; card: number };

export const cardNumberInWords = ({ batch, card }: CardNumber) => `${batch}-${String(card).padStart(2, '0')}`;

/** Reads a card's number as people write it: 3-07, 3-7, 3.7, "3 07". */
export function readCardNumber(typed: string): CardNumber | null {
  const found = /^\s*(\d{1,6})\s*[-./\s]\s*(\d{1,3})\s*$/.exec(typed);
  return found ? { batch: Number(found[1]), card: Number(found[2]) } : null;
}
