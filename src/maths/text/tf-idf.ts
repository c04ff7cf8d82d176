/** A text as its words, already brought back to their stems; words that say little on their own are left out by whoever made it. */
export type TextWords = { id: string; words: readonly string[] };

/**
 * Texts by words, most of it nothing: row r has the columns `columns[starts[r]]` to `columns[starts[r + 1] - 1]`, from low to high,
 * with the weights beside them. Rows are in the order of `ids`, columns in that of `terms`. Every row has length 1, or 0 when no word counts.
 */
export type TextMatrix = {
  ids: string[];
  terms: string[];
  starts: Int32Array;
  columns: Int32Array;
  weights: Float64Array;
};

type Choice = {
  /** In so many texts a word must stand to count: one that stands in one text only likens it to nothing. */ least?: number;
  /** A word that stands in more than this part of the texts tells them not apart. */ most?: number;
};

const few = 8;

/**
 * Weighs every word of every text by how often it stands there and how rare it is elsewhere.
 *
 * Formula: (1 + ln tf) · ln(1 + n / df), each row divided by its length (Salton and Buckley 1988, "ltc" with a smoothed idf).
 * The answer depends on the texts alone, not on their order: rows are sorted by id and columns by word, both by UTF-16 units.
 *
 * @example tfIdf([{ id: 'a', words: ['bus', 'late'] }, { id: 'b', words: ['bus', 'full'] }]).terms // ['bus'], what only one says counts not
 */
export function tfIdf(texts: readonly TextWords[], { least = 2, most = 0.5 }: Choice = {}): TextMatrix {
  const sorted = [...texts].sort(byId);
  const counted = sorted.map(({ words }) => countsOf(words));
  const inTexts = new Map<string, number>();
  for (const counts of counted) for (const word of counts.keys()) inTexts.set(word, (inTexts.get(word) ?? 0) + 1);

  // Among very few texts that speak of one thing, its word may well stand in more than half of them.
  const ceiling = Math.max(most * texts.length, few);
  const terms = [...inTexts.keys()].filter((word) => inTexts.get(word)! >= least && inTexts.get(word)! <= ceiling).sort(byUnits);
  const columnOf = new Map(terms.map((word, column) => [word, column]));
  const idf = Float64Array.from(terms, (word) => Math.log(1 + texts.length / inTexts.get(word)!));

  const rows = counted.map((counts) => rowOf(counts, columnOf, idf));
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, r) => (starts[r + 1] = starts[r]! + row.length));
  const [columns, weights] = [new Int32Array(starts.at(-1)!), new Float64Array(starts.at(-1)!)];
  rows.forEach((row, r) =>
    row.forEach(([column, weight], at) => ([columns[starts[r]! + at], weights[starts[r]! + at]] = [column, weight])),
  );
  return { ids: sorted.map(({ id }) => id), terms, starts, columns, weights };
}

const byUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byId = (a: TextWords, b: TextWords) => byUnits(a.id, b.id);

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function rowOf(counts: Map<string, number>, columnOf: Map<string, number>, idf: Float64Array): [number, number][] {
  const row: [number, number][] = [];
  for (const [word, tf] of counts) {
    const column = columnOf.get(word);
    if (column !== undefined) row.push([column, (1 + Math.log(tf)) * idf[column]!]);
  }
  row.sort(([a], [b]) => a - b);
  const length = Math.sqrt(row.reduce((sum, [, weight]) => sum + weight * weight, 0));
  return row.map(([column, weight]) => [column, weight / length]);
}
