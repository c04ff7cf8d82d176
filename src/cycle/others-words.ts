import type { Schema } from '#lib/server/schema.ts';

/**
 * A place where people other than the teller write: its columns, which column hides the whole row until someone has looked, and when the
 * words were written (as SQL; nothing or null: not known): what stood there before a story was told is no copy of it. `beside`: the words
 * stand beside one story, so that only a listener, who reads them all, looks at them.
 */
export type OthersWords = { table: keyof Schema; columns: readonly string[]; hides: string; written?: string; beside?: true };

/** Everywhere that others' words may repeat a story. Someone looks at what is hidden at /circles/…/listen/hidden. */
export const othersWords: readonly OthersWords[] = [
  { table: 'answer', columns: ['text'], hides: 'hidden_at', written: 'at', beside: true },
  { table: 'medium_text', columns: ['text'], hides: 'hidden_at', written: 'at', beside: true },
  { table: 'reading', columns: ['told', 'means'], hides: 'hidden_at', written: 'at', beside: true },
  { table: 'theme', columns: ['name', 'about'], hides: 'hidden_at', written: 'named_at' },
  { table: 'insight', columns: ['text'], hides: 'hidden_at', written: 'written_at' },
  { table: 'statement', columns: ['text'], hides: 'hidden_at', written: 'made_at' },
  { table: 'opinion_group_name', columns: ['name'], hides: 'hidden_at', written: 'named_at' },
  { table: 'dissent', columns: ['text'], hides: 'hidden_at', written: 'at' },
  { table: 'session', columns: ['record'], hides: 'record_hidden_at', written: 'record_changed_at' },
  { table: 'finding', columns: ['text'], hides: 'hidden_at' }, // reworded until the record is agreed
  { table: 'session_step', columns: ['title', 'instruction'], hides: 'hidden_at' },
  { table: 'note', columns: ['text', 'grouped_as'], hides: 'hidden_at', written: 'at' },
  { table: 'assent', columns: ['words'], hides: 'hidden_at', written: 'at' },
  { table: 'quote', columns: ['words'], hides: 'hidden_at', written: 'at' },
  { table: 'decision', columns: ['text', 'because', 'rests_on_none_because'], hides: 'hidden_at', written: 'published_at' },
  { table: 'agreement', columns: ['text', 'dropped_because'], hides: 'hidden_at', written: 'greatest(made_at, dropped_at)' },
  { table: 'change', columns: ['text'], hides: 'hidden_at', written: 'made_at' },
  { table: 'review', columns: ['seen'], hides: 'hidden_at', written: 'held_at' },
  { table: 'explanation', columns: ['because'], hides: 'hidden_at', written: 'made_at' },
  { table: 'report', columns: ['words', 'reason'], hides: 'hidden_at', written: 'greatest(reported_at, looked_at)', beside: true },
  { table: 'looking_back', columns: ['text'], hides: 'hidden_at', written: 'at' },
  { table: 'wish', columns: ['text'], hides: 'hidden_at', written: 'made_at' },
  { table: 'story_agreement', columns: ['text'], hides: 'hidden_at', written: 'made_at' },
  { table: 'star', columns: ['text'], hides: 'hidden_at', written: 'made_at' },
  {
    table: 'own_method',
    columns: [
      'name',
      'about',
      'for_whom',
      'not_when',
      'gains',
      'access',
      'sheet_title',
      'sheet_about',
      'sheet_parts',
      'source',
      'attribution',
    ],
    hides: 'hidden_at',
    written: 'changed_at',
  },
  {
    table: 'own_method_step',
    columns: ['title', 'instruction', 'question', 'believe', 'trying', 'good_sign', 'bad_sign'],
    hides: 'hidden_at',
    written: 'written_at',
  },
  { table: 'model', columns: ['about'], hides: 'hidden_at', written: 'opened_at' },
  { table: 'model_answer', columns: ['text'], hides: 'hidden_at', written: 'at' },
  {
    table: 'try_out',
    columns: ['belief', 'trying', 'with_whom', 'good_sign', 'bad_sign', 'amplify', 'dampen', 'because', 'learned'],
    hides: 'hidden_at',
    written: 'case when started_on is not null then greatest(made_at, (coalesce(decided_on, started_on) + 1)::timestamptz) end', // a plan is reworded
  },
  { table: 'observation', columns: ['seen'], hides: 'hidden_at', written: 'at' },
  { table: 'observation_picture', columns: ['shows'], hides: 'hidden_at', written: 'made_at' },
  {
    table: 'ritual',
    columns: ['name', 'how', 'meeting', 'because'],
    hides: 'hidden_at',
    written: 'greatest(made_at, (decided_on + 1)::timestamptz)',
  },
  { table: 'shared_means', columns: ['text', 'ended_because'], hides: 'hidden_at' },
  { table: 'relation_answer', columns: ['text'], hides: 'hidden_at', written: 'at' },
  { table: 'barrier', columns: ['text'], hides: 'hidden_at', written: 'at' },
  { table: 'moment_answer', columns: ['text'], hides: 'hidden_at', written: 'at' },
  { table: 'touched', columns: ['text'], hides: 'hidden_at', written: '(named_on + 1)::timestamptz' }, // of its day only the day is kept
  { table: 'nomination', columns: ['text'], hides: 'hidden_at' },
  { table: 'reaching', columns: ['who', 'place', 'seen'], hides: 'hidden_at', written: 'greatest(made_at, (done_on + 1)::timestamptz)' },
  {
    table: 'outcome_version',
    columns: ['who', 'what', 'matters', 'contribution', 'evidence', 'changed_because'],
    hides: 'hidden_at',
    written: 'at',
  },
  { table: 'substantiation', columns: ['because', 'role'], hides: 'hidden_at', written: 'answered_at' },
  { table: 'panel', columns: ['question'], hides: 'hidden_at', written: 'opened_at' },
  { table: 'significant_choice', columns: ['because'], hides: 'hidden_at', written: 'at' },
  { table: 'ripple', columns: ['text', 'noticed'], hides: 'hidden_at', written: 'greatest(made_at, changed_at)' },
  { table: 'talent_ask', columns: ['text'], hides: 'hidden_at', written: 'asked_at' },
  { table: 'talent', columns: ['text'], hides: 'hidden_at', written: '(offered_on + 1)::timestamptz' },
  {
    table: 'circle_case',
    columns: [
      'title',
      'about',
      'place',
      'aim',
      'people',
      'parties',
      'methods',
      'helped',
      'hindered',
      'power',
      'result',
      'learned',
      'ethics',
    ],
    hides: 'hidden_at',
    written: 'changed_at',
  },
];

/**
 * Short texts that a page cannot do without, so that their row is never hidden: eight words in a row that are a copy are blanked out, for
 * good. `key` names the row within its circle.
 */
export const neededWords: readonly { table: keyof Schema; columns: readonly string[]; key: readonly string[]; written: string }[] = [
  { table: 'story', columns: ['helper_note'], key: ['id'], written: 'told_at' },
  { table: 'gathering', columns: ['closed_because'], key: ['circle_id'], written: 'closed_at' },
  { table: 'closing', columns: ['answer', 'answers_name', 'answers_reach', 'archive'], key: ['circle_id'], written: 'closed_at' },
  {
    table: 'closing_agreement',
    columns: ['keeper_name'],
    key: ['agreement_id'],
    written: '(select closed_at from closing where closing.circle_id = closing_agreement.circle_id)',
  },
  { table: 'prompt', columns: ['text'], key: ['id'], written: 'made_at' },
  { table: 'ground', columns: ['text'], key: ['id'], written: 'made_at' },
  { table: 'promise', columns: ['changed_because'], key: ['id'], written: 'published_at' },
  { table: 'promise_line', columns: ['text'], key: ['promise_id', 'line'], written: publishedWith('promise_line') },
  { table: 'sense_table', columns: ['name'], key: ['id'], written: 'opened_at' },
  { table: 'session', columns: ['purpose', 'change_wanted', 'place'], key: ['id'], written: 'made_at' },
  { table: 'agreement_date', columns: ['because'], key: ['id'], written: 'set_at' },
  { table: 'copy', columns: ['what'], key: ['id'], written: 'made_at' },
  { table: 'move', columns: ['because'], key: ['id'], written: 'asked_at' },
  { table: 'work_mirror', columns: ['called'], key: ['id'], written: '(made_on + 1)::timestamptz' },
  { table: 'talent', columns: ['person_name', 'reach'], key: ['id'], written: '(offered_on + 1)::timestamptz' },
  { table: 'naming', columns: ['person_name'], key: ['id'], written: '(named_on + 1)::timestamptz' },
  { table: 'touched', columns: ['call_name', 'call_number'], key: ['id'], written: 'null::timestamptz' },
  // A map belongs to its makers: nobody outside it may look at its words, so that they are blanked out and never laid before a listener.
  { table: 'network_map', columns: ['question'], key: ['id'], written: 'made_at' },
  { table: 'link_kind', columns: ['name'], key: ['id'], written: 'made_at' },
  { table: 'actor', columns: ['label', 'person_name'], key: ['id'], written: 'made_at' },
  { table: 'actor_goal', columns: ['goal'], key: ['id'], written: 'made_at' },
  { table: 'influence', columns: ['why'], key: ['id'], written: 'said_at' },
];

function publishedWith(line: string): string {
  return `(select published_at from promise where promise.circle_id = ${line}.circle_id and promise.id = ${line}.promise_id)`;
}
