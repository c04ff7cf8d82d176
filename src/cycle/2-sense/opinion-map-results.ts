import { betaAbove } from '#maths/opinion-map/chance.ts';
import { shareInterval } from '#maths/share-interval.ts';
import { fewest } from '#maths/small-cells.ts';
import { hideSmallTable, type ShownTable } from '#maths/small-table.ts';
import { knownOf, shareKnown } from './opinion-map-bounds.ts';
import { preparedOf } from './opinion-map-prepared.ts';
import { fewestForMap, type Answered, type KeptMap } from './opinion-map.ts';

/** How sure it is that in every group more than half recognise a statement. Words, not decimals: the numbers would tell more than is known. */
export type Certainty = 'sure' | 'likely' | 'open' | 'unlikely' | 'early';

/** The people of whom a table has a row: a group, those in no group, or everyone when there are no groups. */
export type PeopleRow = { group: number | 'rest' | 'everyone'; people: number };

/** What is said of one statement. Everything that is computed from counts is there only where those counts may be shown themselves. */
export type StatementResult = {
  statement: string;
  certainty: Certainty;
  /** Rows as in `peopleRows`; columns: recognise it, don't, pass, did not answer. Null: nothing can be shown without giving someone away. */
  table: ShownTable | null;
  /** Per row between which shares, in whole hundredths, those who recognise it lie among all such people; null where counts are hidden. */
  intervals: ([number, number] | null)[];
  sharedProbability: number | null;
  bridging: number | null;
};

/** By what a group differs from everybody else; how many of a hundred more, when the counts may be shown. */
export type Difference = { statement: string; group: number; direction: 'agree' | 'disagree'; interval: [number, number] | null };

/**
 * The rows of every table of this map, the same for each statement, so that two tables side by side give nothing away. Fewer than five people
 * who are in no group are left out of all tables: the groups' sizes are known, and so they could be counted.
 */
export function peopleRows({ people, groups, stable }: Pick<KeptMap, 'people' | 'groups' | 'stable'>): PeopleRow[] {
  if (!stable.value) return [{ group: 'everyone', people: people.ids.length }];
  const rows: PeopleRow[] = groups.map(({ size }, group) => ({ group, people: size }));
  const rest = people.ids.length - groups.reduce((sum, { size }) => sum + size, 0);
  return rest >= fewest ? [...rows, { group: 'rest', people: rest }] : rows;
}

/** How many people the tables of this map are about. */
export const peopleShown = (kept: KeptMap): number => peopleRows(kept).reduce((sum, { people }) => sum + people, 0);

/** Is there enough to say anything at all? */
export const isEarly = (kept: KeptMap): boolean => kept.people.ids.length < fewestForMap;

/** What is said of each statement of the map that is still there, what is shared most first. */
export function resultsOf(kept: KeptMap, there: ReadonlySet<string>): StatementResult[] {
  const results = remembered.get(kept) ?? preparedOf(kept)?.results ?? allResults(kept);
  remembered.set(kept, results);
  return results.filter(({ statement }) => there.has(statement));
}

/** By what the groups differ, of the statements that are still there; empty when there are no stable groups. */
export function differencesOf(kept: KeptMap, there: ReadonlySet<string>): Difference[] {
  if (!kept.stable.value || isEarly(kept)) return [];
  const results = new Map(resultsOf(kept, there).map((result) => [result.statement, result]));
  // Where numbers are hidden the order tells nothing either: those come last, by their ids.
  const inOrder = (all: Difference[]) => [
    ...all.filter(({ interval }) => interval),
    ...all.filter(({ interval }) => !interval).toSorted((a, b) => (a.statement < b.statement ? -1 : 1)),
  ];
  return kept.groups.flatMap(({ representative }, group) =>
    inOrder(
      representative.flatMap(({ id, direction, interval }): Difference[] => {
        const result = results.get(id);
        if (!result || result.certainty === 'early' || !canBeSeen(result, group, direction)) return [];
        return [
          {
            statement: id,
            group,
            direction,
            interval: interval && isWhole(result.table, kept.groups.length) ? inHundredths(interval) : null,
          },
        ];
      }),
    ),
  );
}

/** Does the difference follow from what is shown of this statement? Else saying it would tell of counts that are hidden. */
function canBeSeen({ table }: StatementResult, group: number, direction: 'agree' | 'disagree'): boolean {
  if (!table) return false;
  const known = table.rows.map((people, r) => knownOf(table.cells[r]!, people, direction === 'agree' ? 0 : 1));
  const others = known.filter((_, r) => r !== group);
  const most = others.reduce((sum, { gave }) => sum + gave[1], 0);
  const rest = others.reduce((sum, { othersWhenMost }) => sum + othersWhenMost, 0);
  return others.length > 0 && most / Math.max(1, most + rest) < shareKnown(known[group]!)[0];
}

/** Statements on which people are divided most, without groups: about as many recognise them as do not. */
export function dividing(kept: KeptMap, there: ReadonlySet<string>): StatementResult[] {
  const balanced = resultsOf(kept, there).flatMap((result) => {
    const [agrees, disagrees] = result.table?.cells[0] ?? []; // without groups there is one row: everyone
    if (result.certainty === 'early' || typeof agrees !== 'number' || typeof disagrees !== 'number') return [];
    return [{ result, apart: Math.abs(agrees - disagrees) / Math.max(1, agrees + disagrees) }];
  });
  return balanced
    .filter(({ apart }) => apart <= 0.3)
    .toSorted((a, b) => a.apart - b.apart)
    .map(({ result }) => result);
}

/** Is every count of the groups (or of everyone) shown, of which decimals are computed? */
export const isWhole = (table: ShownTable | null, groups: number): table is ShownTable =>
  table !== null && table.cells.slice(0, groups).every((row) => row.every((cell) => typeof cell === 'number'));

/** How many of the first rows of a table are groups, or everyone. */
export const groupsIn = ({ stable, groups }: Pick<KeptMap, 'stable' | 'groups'>): number => (stable.value ? groups.length : 1);

/** All results of a new map, with a breath every twenty statements: no request waits for it. */
export async function prepareResults(kept: KeptMap): Promise<StatementResult[]> {
  const resultOf = resultsIn(kept);
  const results: StatementResult[] = [];
  for (const [j, statement] of kept.statements.entries()) {
    if (j % 20 === 19) await new Promise((resolve) => setImmediate(resolve));
    results.push(resultOf(statement, j));
  }
  return results.toSorted(sharedFirst);
}

const allResults = (kept: KeptMap): StatementResult[] => kept.statements.map(resultsIn(kept)).toSorted(sharedFirst);

function resultsIn(kept: KeptMap): (statement: string, j: number) => StatementResult {
  const rows = peopleRows(kept);
  const early = isEarly(kept);
  return (statement, j) => {
    const answered = rows.map(({ group }) => answeredIn(kept, group, j));
    const table = hideSmallTable(
      answered.map(([agrees, disagrees, seen], r) => [agrees, disagrees, seen - agrees - disagrees, rows[r]!.people - seen]),
      { dear: [0, 1] }, // who recognises it and who does not is what people come for
    );
    const groups = answered.slice(0, groupsIn(kept));
    const few = early || kept.counts[j]![2] < fewestForMap || groups.some(([, , seen]) => seen < fewest);
    const certainty = !isWhole(table, groups.length)
      ? early
        ? 'early'
        : wordThatHolds(table, groups.length)
      : few
        ? 'early'
        : wordOf(kept.shared[j]!);
    const numbers = isWhole(table, groups.length) && certainty !== 'early';
    return {
      statement,
      certainty,
      table: certainty === 'early' && early ? null : table,
      intervals: answered.map(([agrees, , seen], r) =>
        table && seen >= fewest && table.cells[r]!.every((cell) => typeof cell === 'number')
          ? inHundredths(shareInterval(agrees, seen))
          : null,
      ),
      sharedProbability: numbers ? rounded(kept.shared[j]!) : null,
      bridging: numbers ? rounded(kept.bridging[j]!) : null,
    };
  };
}

function answeredIn({ counts, groupCounts, stable, groups }: KeptMap, group: PeopleRow['group'], j: number): Answered {
  const all = counts[j]!;
  if (group === 'everyone' || !stable.value) return all;
  if (group !== 'rest') return groupCounts[group]![j]!;
  return groups.reduce<Answered>(
    ([agrees, disagrees, seen], _, g) => {
      const inside = groupCounts[g]![j]!;
      return [agrees - inside[0], disagrees - inside[1], seen - inside[2]];
    },
    [...all],
  );
}

const wordOf = (shared: number): Certainty => (shared >= 0.95 ? 'sure' : shared >= 0.8 ? 'likely' : shared > 0.2 ? 'open' : 'unlikely');

/**
 * Where counts are hidden the word is one that holds for every table that fits what is shown, whatever the model expects: it tells nothing
 * that the table does not tell. When two words are possible it is the weaker one.
 */
function wordThatHolds(table: ShownTable | null, groups: number): Certainty {
  if (!table) return 'early';
  const known = table.rows.slice(0, groups).map((people, r) => knownOf(table.cells[r]!, people, 0));
  const fewestSeen = known.map(({ gave, othersWhenLeast, othersWhenMost }) =>
    Math.min(gave[0] + othersWhenLeast, gave[1] + othersWhenMost),
  );
  if (fewestSeen.some((seen) => seen < fewest) || fewestSeen.reduce((sum, seen) => sum + seen, 0) < fewestForMap) return 'early';
  const least = known.reduce(
    (chance, { gave, othersWhenLeast }) => chance * betaAbove(0.5, Math.max(0.5, gave[0]), othersWhenLeast + 2),
    1,
  );
  const most = known.reduce((chance, { gave, othersWhenMost }) => chance * betaAbove(0.5, gave[1] + 2, Math.max(0.5, othersWhenMost)), 1);
  const [low, high] = [wordOf(least), wordOf(most)];
  if (low === high) return low;
  return low === 'likely' ? 'likely' : 'open';
}

// Where numbers are hidden the order knows the word only.
const orderOf = { sure: 0.95, likely: 0.8, open: 0.2, unlikely: 0, early: -1 } as const;
function sharedFirst(a: StatementResult, b: StatementResult): number {
  const rank = ({ certainty, sharedProbability }: StatementResult) =>
    certainty === 'early' ? -1 : (sharedProbability ?? orderOf[certainty]);
  return rank(b) - rank(a) || (b.bridging ?? 0) - (a.bridging ?? 0) || (a.statement < b.statement ? -1 : 1);
}

const rounded = (share: number) => Math.round(100 * share) / 100;
const inHundredths = ([low, high]: readonly [number, number]): [number, number] => [Math.round(100 * low), Math.round(100 * high)];

// A map never changes; hiding is the work of a tenth of a second for a thousand statements.
const remembered = new WeakMap<KeptMap, StatementResult[]>();
