import { letterOf } from '#cycle/2-sense/opinion-groups.ts';
import { whyUnstable, type MapHere } from '#cycle/2-sense/opinion-map.ts';
import {
  differencesOf,
  isEarly,
  peopleRows,
  peopleShown,
  resultsOf,
  type PeopleRow,
  type StatementResult,
} from '#cycle/2-sense/opinion-map-results.ts';
import type { Shown } from '#maths/small-cells.ts';
import { csvOf } from '#system/leaving/csv.ts';
import type { Mapped } from './map-here.server.ts';

type Given = { mapped: Mapped; map: MapHere; circle: { subject: string; attribution: string | null } };

const answers = ['recognise', 'doNotRecognise', 'pass', 'noAnswer'] as const;

/** The name of a row of people in files: a group's letter, or what it is. */
const rowOf = (group: PeopleRow['group']) =>
  typeof group === 'number' ? letterOf(group) : ({ rest: 'notInAGroup', everyone: 'everyone' } as const)[group];

/** The statements with their counts, as far as those may be shown: a line a statement, for a spreadsheet. */
export function aggregatesAsCsv({ mapped: { texts, there }, map }: Given): string {
  const rows = peopleRows(map.kept);
  const head = [
    'statement',
    'text',
    'language',
    'shared',
    'sharedProbability',
    'bridging',
    ...rows.flatMap(({ group }) => answers.map((answer) => `${rowOf(group)} ${answer}`)),
  ];
  const lines = resultsOf(map.kept, there).map((result) => {
    const { text, language } = texts.get(result.statement)!;
    const counts = rows.flatMap((_, r) => answers.map((_, c) => (result.table ? countAsText(result.table.cells[r]![c]!) : 'hidden')));
    return [result.statement, text, language, result.certainty, result.sharedProbability ?? '', result.bridging ?? '', ...counts];
  });
  return `\uFEFF${csvOf({ name: 'map', columns: head, rows: lines })}`;
}

const countAsText = (count: Shown) => (count === 'small' ? '1 to 4' : count === 'hidden' ? 'hidden' : count);

/** All aggregates, for a program; docs/opinion-map-aggregates.schema.json says what is in it. */
export function aggregatesAsJson({ mapped: { texts, there, names }, map, circle }: Given) {
  const { kept } = map;
  const rows = peopleRows(kept);
  const differences = differencesOf(kept, there);
  return {
    circle: circle.subject,
    attribution: circle.attribution,
    computed: 'canonical recomputation of all answers',
    madeAt: map.madeAt.toISOString(),
    version: map.version,
    inputHash: map.inputHash,
    parameters: kept.parameters,
    tooEarly: isEarly(kept),
    people: peopleShown(kept),
    stable: { value: kept.stable.value, because: kept.stable.value ? 'stable' : whyUnstable(kept) },
    groups: rows.flatMap(({ group, people }) =>
      typeof group !== 'number'
        ? []
        : [
            {
              letter: letterOf(group),
              name: names.get(group) ?? null,
              people,
              representative: differences
                .filter((one) => one.group === group)
                .map(({ statement, direction, interval }) => ({ statement, direction, moreOfHundred: interval })),
            },
          ],
    ),
    statements: resultsOf(kept, there).map((result) => ({
      id: result.statement,
      text: texts.get(result.statement)!.text,
      language: texts.get(result.statement)!.language,
      shared: result.certainty,
      sharedProbability: result.sharedProbability,
      bridging: result.bridging,
      answers: result.table && rows.map((row, r) => answersOf(result, row, r)),
    })),
  };
}

const answersOf = ({ table, intervals }: StatementResult, { group, people }: PeopleRow, r: number) => ({
  who: rowOf(group),
  people,
  ...Object.fromEntries(answers.map((answer, c) => [answer, countOf(table!.cells[r]![c]!)])),
  recogniseOfHundred: intervals[r] ?? null,
});

const countOf = (count: Shown) => (count === 'small' ? '1 to 4' : count === 'hidden' ? null : count);
