import type { Schema } from '#lib/server/schema.ts';

/** A place where people other than the teller write: its columns, and which column hides the whole row until someone has looked. */
export type OthersWords = { table: keyof Schema; columns: readonly string[]; hides: string };

/** Everywhere that others' words may repeat a story. Someone looks at what is hidden at /circles/…/listen/hidden. */
export const othersWords: readonly OthersWords[] = [
  { table: 'answer', columns: ['text'], hides: 'hidden_at' },
  { table: 'reading', columns: ['told', 'means'], hides: 'hidden_at' },
  { table: 'theme', columns: ['name', 'about'], hides: 'hidden_at' },
  { table: 'insight', columns: ['text'], hides: 'hidden_at' },
  { table: 'dissent', columns: ['text'], hides: 'hidden_at' },
  { table: 'session', columns: ['record'], hides: 'record_hidden_at' },
  { table: 'finding', columns: ['text'], hides: 'hidden_at' },
  { table: 'assent', columns: ['words'], hides: 'hidden_at' },
  { table: 'quote', columns: ['words'], hides: 'hidden_at' },
  { table: 'decision', columns: ['text', 'because', 'rests_on_none_because'], hides: 'hidden_at' },
  { table: 'agreement', columns: ['text', 'dropped_because'], hides: 'hidden_at' },
  { table: 'change', columns: ['text'], hides: 'hidden_at' },
  { table: 'review', columns: ['seen'], hides: 'hidden_at' },
  { table: 'explanation', columns: ['because'], hides: 'hidden_at' },
  { table: 'explanation', columns: ['because'], hides: 'hidden_at' },
];

/**
 * Short texts that a page cannot do without, so that their row is never hidden: the copied words themselves are blanked out.
 * `key` names the row within its circle.
 */
export const neededWords: readonly { table: keyof Schema; columns: readonly string[]; key: readonly string[] }[] = [
  { table: 'story', columns: ['helper_note'], key: ['id'] },
  { table: 'gathering', columns: ['closed_because'], key: ['circle_id'] },
  { table: 'prompt', columns: ['text'], key: ['id'] },
  { table: 'ground', columns: ['text'], key: ['id'] },
  { table: 'promise', columns: ['changed_because'], key: ['id'] },
  { table: 'promise_line', columns: ['text'], key: ['promise_id', 'line'] },
  { table: 'sense_table', columns: ['name'], key: ['id'] },
  { table: 'session', columns: ['purpose', 'change_wanted', 'place'], key: ['id'] },
  { table: 'agreement_date', columns: ['because'], key: ['id'] },
  { table: 'copy', columns: ['what'], key: ['id'] },
];
