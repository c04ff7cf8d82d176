import { standsOn } from '#cycle/4-change/agreement.ts';
import { storiesReadable } from '#cycle/1-gather/readable.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import type { Shown } from '#maths/small-cells.ts';
import { evaluationOf } from '../evaluation/evaluations.server.ts';
import type { Cell, DataTable } from './csv.ts';

export const licences = ['cc0', 'cc_by', 'none'] as const;
export type Licence = (typeof licences)[number];

/** What each licence is called everywhere. */
export const licenceName: Record<Licence, string> = { cc0: 'CC0', cc_by: 'CC BY 4.0', none: '' };

/** Where each licence stands, for a machine; nothing where none was chosen. */
export const licenceAddress: Record<Licence, string | null> = {
  cc0: 'https://creativecommons.org/publicdomain/zero/1.0/',
  cc_by: 'https://creativecommons.org/licenses/by/4.0/',
  none: null,
};

/** The licence that the circle chose for its open data; none as long as nothing was chosen. */
export async function licenceOf(db: Db, circle: string): Promise<{ licence: Licence; chosenAt: Date | null }> {
  const row = await db.selectFrom('open_data').select(['licence', 'chosen_at']).where('circle_id', '=', circle).executeTakeFirst();
  return { licence: row?.licence ?? 'none', chosenAt: row?.chosen_at ?? null };
}

/** Chooses it. Who took the data along under an earlier one keeps that. */
export async function chooseLicence(
  db: Db,
  circle: string,
  { licence, by, now }: { licence: Licence; by: string; now: Date },
): Promise<void> {
  await db
    .insertInto('open_data')
    .values({ circle_id: circle, licence, chosen_by: by, chosen_at: now })
    .onConflict((same) => same.column('circle_id').doUpdateSet({ licence, chosen_by: by, chosen_at: now }))
    .execute();
}

export const dataTables = ['counts', 'insights', 'decisions', 'agreements', 'changes', 'stories'] as const;
export type DataName = (typeof dataTables)[number];
export type OpenTable = DataTable & { name: DataName };

/**
 * What anyone may take along: only what stands on the open pages of a circle, with the same small counts hidden. No name of a person is in it
 * and no word of a story: a published story is named by its address, where its teller can still take it back. `address`: of the circle's page.
 */
export async function openTables(
  db: Db,
  circle: string,
  { address, now, day }: { address: string; now: Date; day: string },
): Promise<OpenTable[]> {
  const [seen, stories] = [await evaluationOf(db, circle, now), await publishedStories(db, circle)];
  return [
    {
      name: 'counts',
      columns: ['what', 'of', 'count', 'hidden_because_small'],
      rows: [
        countRow('stories', 'all', seen.stories),
        ...seen.reached.sides.map(({ name, count }) => countRow('stories_by_side', name, count)),
        ...seen.reached.ways.map(({ name, count }) => countRow('stories_by_way', name, count)),
        ...seen.reached.languages.map(({ name, count }) => countRow('stories_by_language', name, count)),
        countRow('sessions', 'held', seen.sessions.length),
        countRow('insights', 'all', seen.insights.length),
        ...(['chosen', 'not_done'] as const).map((kind) =>
          countRow('decisions', kind, seen.decisions.filter((decision) => decision.kind === kind).length),
        ),
        ...(['open', 'kept', 'late', 'dropped'] as const).map((stands) =>
          countRow('agreements', stands, seen.agreements.filter((agreement) => standsOn(day, agreement) === stands).length),
        ),
        countRow('changes', 'all', seen.changes.length),
      ],
    },
    {
      name: 'insights',
      columns: ['id', 'text', 'stories', 'stories_hidden_because_small', 'address'],
      rows: seen.insights.map(({ id, text, stories }) => [id, text, ...shown(stories), `${address}/insights/${id}`]),
    },
    {
      name: 'decisions',
      columns: ['id', 'kind', 'text', 'because', 'side', 'formal', 'decided_on', 'address'],
      rows: seen.decisions.map(({ id, kind, text, because, side, formal, decidedOn }) => [
        id,
        kind,
        text,
        because,
        side,
        formal,
        decidedOn,
        `${address}/changes/${id}`,
      ]),
    },
    {
      name: 'agreements',
      columns: ['id', 'decision', 'text', 'side', 'due_on', 'stands', 'because', 'address'],
      rows: seen.agreements.map((agreement) => [
        agreement.id,
        agreement.decision,
        agreement.text,
        agreement.side,
        agreement.dueOn,
        standsOn(day, agreement),
        agreement.droppedBecause ?? agreement.dates.at(-1)?.because ?? null,
        `${address}/changes/agreements/${agreement.id}`,
      ]),
    },
    {
      name: 'changes',
      columns: ['id', 'decision', 'agreement', 'text', 'happened_on'],
      rows: seen.changes.map(({ id, decision, agreement, text, happenedOn }) => [id, decision, agreement, text, happenedOn]),
    },
    {
      name: 'stories',
      columns: ['address', 'language', 'read_under'],
      rows: stories.map(({ id, language, basis }) => [`${address}/published/${id}`, language, basis === 'licence' ? 'licence' : 'promise']),
    },
  ];
}

const countRow = (what: string, of: string, count: Shown): Cell[] => [what, of, ...shown(count)];
const shown = (count: Shown): [Cell, Cell] => (typeof count === 'number' ? [count, false] : [null, true]);

const publishedStories = (db: Db, circle: string) =>
  storiesReadable(db, circle, { open: true })
    .select(['story.id', 'story.language', 'story.basis'])
    .orderBy('story.accepted_at', 'desc')
    .orderBy('story.id')
    .execute();
