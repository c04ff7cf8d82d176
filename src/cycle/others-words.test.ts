import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { neededWords, othersWords } from './others-words.ts';

const { db } = await testDatabase();

/** Texts in which nobody retells a story: names, addresses, kinds, and what belongs to the teller and goes with the story. */
const noRetelling = [
  'counting.about counted_story.about undoable.act', // what can be undone goes with the first story that goes
  'organisation.name organisation.language organisation.privacy_contact person.name person.email person.employer',
  'circle.slug circle.door circle.subject circle.challenge circle.language circle.address circle.mark circle.attribution circle.care_protocol',
  'side.name side.reader help_number.name help_number.number help_number.about member.role invitation.role promise_line.line promise_confirmation.confirmed_name promise_confirmation.confirmed_role',
  'story.text story.language story.feeling story.would_help story.basis story.channel story.written_by consent_receipt.mode consent_receipt.wording consent_receipt.language',
  'story_contact.name story_contact.email story_contact.phone story_contact.place story_contact.language identifier_flag.field identifier_flag.kind identifier_flag.outcome',
  'answer.kind trail.what trail.about trail.heard_how helper_entry.stage helper_entry.consent_mode assent.answer decision.kind decision.decided_by agreement.owner_name agreement.owner_email',
  'responding.results respondent.imported_as statement.language statement.origin statement.imported_as statement.taken_out_because response.shown_because response.shown_seed opinion_map.input_hash opinion_map.version',
  'suggestion.kind suggestion.outcome suggestion.because hint_closed.hint quote.kind',
  'barrier.kind barrier.language moment_answer.moment moment_answer.about moment_answer.question moment_answer.willing',
  'part_answer.how part_answer.process part_answer.moment part_answer.level part_evidence.process wish.process shared_means.kind star.constellation star.of_star model.kind model_voice.how model_answer.question relation_answer.how relation_answer.parameter relation_answer.mark',
  'looking_back.about seat.name session_step.rule session_step.method turn.kind seating_wish.kind voice_answer.question seat_act.key',
  'consent_receipt.about consent_receipt.together_with story_care.special story_care.others story_care.age report.kind report.about report.outcome closing.stories closing_agreement.keeper_email',
  'medium.kind medium.type medium.pictured medium_text.kind medium_text.language medium_text.role medium_gone.name',
  'letter.kind letter.about letter.language explanation.kind help_answer.about help_answer.helped copy.kind copy_end.how copy_end.by move.fingerprint open_data.licence came_from.host came_from.fingerprint erasure.why hidden_words.kind hidden_words.about hidden_words.outcome imported.source',
  'naming.language touched.kind touched.language touched.same_as reaching.way reaching.result',
  'token.name token.reader webhook.url webhook.sealed_secret webhook.ended_because webhook_message.what webhook_message.about webhook_message.problem activity.what activity.about activity.result activity.origin activity.role',
  'link_kind.kind actor.kind actor.same_as',
  'own_method.language own_method.constellation own_method.move own_method.reading own_method.sheet_as own_method.href own_method.licence own_method_step.kind',
  'outcome_version.who_kind outcome_version.ours substantiation.asked_of substantiation.agrees substantiation.name ripple.kind',
  'mirror_answer.kind talent.language talent.seen_by circle_case.country',
  'held_case.source held_case.title held_case.about held_case.language held_case.country held_case.place', // told elsewhere
  'try_out.owner_name try_out.method try_out.outcome observation.sign observation_picture.pictured ritual.form ritual.outcome ritual_answer.spoke ritual_answer.shifted ritual_answer.keep',
  'study_meeting.lesson journal_page.lesson journal_page.sealed', // a journal is closed to everyone but its writer
]
  .join(' ')
  .split(' ');

test('every place where people may retell a story is looked at when it is withdrawn: a new column is named here or there', async () => {
  const { rows } = await sql<{ column: string }>`
    select table_name || '.' || column_name as column from information_schema.columns
    where table_schema = 'public' and data_type = 'text' and column_name !~ '(^id|_id|_by|_at)$' and table_name !~ '^(migration|sign_in)'`.execute(
    db,
  );
  const lookedAt = [...othersWords, ...neededWords].flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`));
  const forgotten = rows.map((row) => row.column).filter((column) => !lookedAt.includes(column) && !noRetelling.includes(column));
  expect(forgotten).toEqual([]);
});

test('every row that is hidden has the column that hides it', async () => {
  for (const { table, hides, columns } of othersWords) {
    const { rows } = await sql<{
      column: string;
    }>`select column_name as column from information_schema.columns where table_name = ${table}`.execute(db);
    expect(rows.map((row) => row.column)).toEqual(expect.arrayContaining([hides, 'id', 'circle_id', ...columns]));
  }
});
