/** The acts in which a slip is likely; each has its sentence (`ease.undo.<act>`). */
export const undoActs = [
  'mark',
  'theme',
  'taken',
  'draft',
  'member',
  'invitation',
  'table',
  'refused',
  'hold',
  'statement',
  'report',
  'kept',
  'dropped',
  'closed',
] as const;
export type UndoAct = (typeof undoActs)[number];

/** The tables of which rows can be put back, each with what names a row within its circle. */
export const undoTables = {
  fragment: ['id'],
  theme: ['id'],
  theme_fragment: ['theme_id', 'fragment_id'],
  decision: ['id'],
  decision_insight: ['decision_id', 'insight_id'],
  decision_finding: ['decision_id', 'finding_id'],
  member: ['id'],
  invitation: ['id'],
  sense_table: ['id'],
  story: ['id'],
  answer: ['id'],
  hold: ['id'],
  statement: ['id'],
  report: ['id'],
  hidden_words: ['id'],
  insight: ['id'],
  session: ['id'],
  agreement: ['id'],
  gathering: ['opened_at'],
  trail: ['story_id', 'what', 'about'],
} as const satisfies Record<string, readonly string[]>;
export type UndoTable = keyof typeof undoTables;

/** What an act may change: the rows of a table where these columns have these values. `columns`: no other column is looked at. */
export type Watched = { table: UndoTable; where: Record<string, string>; columns?: readonly string[] };

export type Row = Record<string, unknown>;

/** One row that an act took away, changed or made. */
export type Step =
  | { table: UndoTable; key: Row; gone: Row }
  | { table: UndoTable; key: Row; was: Row; is: Row }
  | { table: UndoTable; key: Row; made: true };

/** What happened between two looks at the same rows. */
export function stepsBetween({ table, columns }: Watched, before: readonly Row[], after: readonly Row[]): Step[] {
  const keyOf = (row: Row): Row => Object.fromEntries(undoTables[table].map((name) => [name, row[name]]));
  const named = (rows: readonly Row[]) => new Map(rows.map((row) => [JSON.stringify(keyOf(row)), row]));
  const [then, now] = [named(before), named(after)];
  const steps: Step[] = [];
  for (const [name, row] of then) {
    const left = now.get(name);
    const key = keyOf(row);
    if (!left) steps.push({ table, key, gone: row });
    else {
      const changed = (columns ?? Object.keys(row)).filter((column) => JSON.stringify(row[column]) !== JSON.stringify(left[column]));
      const of = (from: Row) => Object.fromEntries(changed.map((column) => [column, from[column]]));
      if (changed.length > 0) steps.push({ table, key, was: of(row), is: of(left) });
    }
  }
  for (const [name, row] of now) if (!then.has(name)) steps.push({ table, key: keyOf(row), made: true });
  return steps;
}
