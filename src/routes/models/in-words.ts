import { linesOf } from '#lib/form/lines.ts';
import type { Words } from '#lib/words/words.ts';
import type { Part } from '#system/models/drawing.ts';
import { cardsOf, faces, nobody, orders, type AskKind, type Card, type Face, type Model } from '#system/models/model.ts';
import type { Saying } from '#system/models/saying.ts';

type Names = { words: Words; sides: readonly { id: string; name: string }[] };

/** What was said on a card, line by line, in the reader's words. */
export function linesIn({ words, sides }: Names, kind: AskKind, { text, chosen }: Saying): string[] {
  const written = kind === 'list' ? linesOf(text ?? '') : (text ?? '').split('\n').filter((line) => line.trim() !== '');
  if (kind === 'sides') return chosenSides(words, sides, chosen);
  if (kind === 'order') return orders.filter((order) => chosen.includes(order)).map((order) => words(`models.order.${order}`));
  if (kind === 'moment' && chosen.length > 1)
    return [...written, faces.filter((face) => chosen.includes(face)).map((face) => words(`models.face.${face}`)).join(' · ')]; // prettier-ignore
  return written;
}

function chosenSides(words: Words, sides: Names['sides'], chosen: readonly string[]): string[] {
  const names = sides.filter(({ id }) => chosen.includes(id)).map(({ name }) => name);
  return chosen.includes(nobody) ? [...names, words('models.nobody')] : names;
}

/** The face of a moment; none where several were chosen. */
export const faceIn = (kind: AskKind, { chosen }: Saying): Face | null =>
  kind === 'moment' && chosen.length === 1 ? (faces.find((face) => face === chosen[0]) ?? null) : null;

/** So many lines a card has in a drawing of several people; the list beside it has all. */
const most = 12;

/** The cards of a model as they are drawn, in the reader's words. */
export function partsIn(names: Names, model: Model, said: (card: Card) => Saying | undefined): Part[] {
  return cardsOf(model).map((card): Part => {
    const saying = said(card) ?? { text: null, chosen: [] };
    const lines = linesIn(names, card.kind, saying);
    const kept = lines.length > most + 1 ? [...lines.slice(0, most), names.words('models.drawn.more', { count: lines.length - most })] : lines; // prettier-ignore
    return { key: card.key, title: names.words(`models.ask.${card.words}`), lines: kept, face: faceIn(card.kind, saying) };
  });
}

/** How the cards of a model lie, with the names of its bands in the reader's words. */
export const layIn = (words: Words, model: Model) => ({
  flow: model.flow,
  bands: model.bands.map((band) => ({ rows: band.rows, name: bandIn(words, model, band.name) })),
});

const bandIn = (words: Words, model: Model, name: string | null) => name && words(`models.band.${model.key}.${name}` as BandKey);

type BandOf<One> = One extends { key: infer Key extends string; bands: readonly (infer Band)[] }
  ? Band extends { name: infer Name extends string }
    ? `${Key}.${Name}`
    : never
  : never;
type BandKey = `models.band.${BandOf<Model>}`;
