import type { Problem } from '#lib/form/reading.ts';
import { cardLength, type Card } from './card.ts';
import { checkCard, isRaw, oneLine, type Checked } from './card-check.ts';

/** The format in which cards travel (docs/methods.md), and how much of it is read. `bytes`: a hundred times our longest card. */
export const cardFormat = { format: 'kring-methods', version: 1 } as const;
export const mostOfFile = { bytes: 250_000, cards: 60 };

/** Cards as the text of a file. The same cards give the same text. */
export const cardsAsJson = (cards: readonly Card[]): string => `${JSON.stringify({ ...cardFormat, cards: cards.map(inOrder) }, null, 2)}\n`;

/** A card of a file: its name as far as it has one, and what it is found to be. */
export type CardInFile = { name: string | null; checked: Checked };

/** Reads a file of cards: what each is found to be, or why the file is none. */
export function readCards(text: string): { cards: CardInFile[]; problem?: undefined } | { cards?: undefined; problem: Problem } {
  if (Buffer.byteLength(text) > mostOfFile.bytes) return { problem: { key: 'kit.in.tooLarge', values: { most: mostOfFile.bytes / 1000 } } };
  const file = parsed(text);
  if (file === undefined) return { problem: 'kit.in.noJson' };
  if (!isRaw(file) || file.format !== cardFormat.format || !Array.isArray(file.cards)) return { problem: 'kit.in.noCards' };
  if (file.version !== cardFormat.version)
    return { problem: { key: 'kit.in.version', values: { version: shortly(file.version), known: cardFormat.version } } };
  const cards: readonly unknown[] = file.cards;
  if (cards.length === 0) return { problem: 'kit.in.empty' };
  if (cards.length > mostOfFile.cards) return { problem: { key: 'kit.in.many', values: { most: mostOfFile.cards } } };
  return {
    cards: cards.map((each) => {
      const raw = isRaw(each) ? each : {};
      return { name: oneLine(raw.name).slice(0, cardLength.name) || null, checked: checkCard(raw) };
    }),
  };
}

const shortly = (said: unknown) => (typeof said === 'number' || typeof said === 'string' ? String(said).slice(0, 20) : '?');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** A card with its parts in the order of the documentation. */
function inOrder({
  language,
  name,
  about,
  for: whom,
  not,
  gains,
  access,
  move,
  constellation,
  moments,
  people,
  modes,
  reading,
  needs,
  ...card
}: Card): Card {
  const { steps, sheet, tryOut, source, href, licence, attribution } = card;
  return {
    ...{ language, name, about, for: whom, not, gains, access, move, constellation, moments, people, modes, reading, needs },
    ...{ steps, sheet, tryOut, source, href, licence, attribution },
  };
}
