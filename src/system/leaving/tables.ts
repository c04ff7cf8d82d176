/** How the receiving side makes a column again that does not travel open: see `rows-in.server.ts`. */
export type MadeAnew = 'here' | 'search' | 'table code' | 'session code' | 'seat code' | 'respondent code' | 'unknown secret';

/**
 * One table of a circle in an export. `key`: what names a row within its circle, and orders the file. `carries`: the columns that travel,
 * in the order of the file; the circle itself stands in the manifest. `anew`: what is made again where it arrives. `sealed`: what travels
 * only with the keys, under a passphrase, and is else made anew (a whole table where nothing else is named). `stays`: what stays behind, and why.
 */
export type TableOut = {
  table: string;
  key: readonly string[];
  carries: readonly string[];
  anew?: Readonly<Record<string, MadeAnew>>;
  sealed?: readonly string[];
  stays?: Readonly<Record<string, string>>;
  /** Which rows travel, where not all of them do (as SQL on `kept`). */
  only?: string;
};

const of = (table: string, key: string, carries: string, more: Pick<TableOut, 'anew' | 'sealed' | 'stays' | 'only'> = {}): TableOut => ({
  table,
  key: key.split(' '),
  carries: carries.split(' ').filter(Boolean),
  ...more,
});

/** Every table that leaves with its circle, in an order in which each row finds what it points to. */
export const tablesOut: readonly TableOut[] = [
  of('person', 'id', 'id name employer made_at', {
    anew: { organisation_id: 'here' },
    stays: { email: 'who takes part is invited again, and says then how to be reached', opens_circles_since: 'a right at the former host' },
  }),
  of('circle', 'id', 'slug door subject challenge language address mark attribution care_protocol made_by made_at', {
    anew: { organisation_id: 'here' },
  }),
  of('gathering', 'opened_at', 'opened_at opened_by closed_at closed_because'),
  of('side', 'id', 'id name reader position convenor'),
  of('prompt', 'id', 'id text position made_at ended_at'),
  of('help_number', 'id', 'id name number about position'),
  of('ground', 'id', 'id text position made_at ended_at'),
  of('member', 'id', 'id person_id side_id role since ended_at'),
  of('promise', 'id', 'id made_at made_by published_at answer_by changed_because'),
  of('promise_line', 'promise_id line', 'promise_id line text known_by'),
  of('promise_confirmation', 'id', 'id promise_id made_at expires_at confirmed_at confirmed_name confirmed_role confirmed_side_id', {
    anew: { secret_hash: 'unknown secret' },
  }),
  of(
    'story',
    'id',
    'id prompt_id text text_hash version language feeling would_help readers uses basis channel written_by helper_id helper_note told_at held_at accepted_at refused_at hidden_at care_since',
    { anew: { search: 'search' }, stays: { submission_hash: 'a form that is sent twice is known at the former host only' } },
  ),
  of('story_side', 'story_id side_id', 'story_id side_id'),
  of(
    'consent_receipt',
    'id',
    'id story_id readers uses mode wording wording_hash language given_at helper_id about text_hash text_version together_with',
  ),
  of('medium', 'id', 'id story_id kind type bytes seconds width height hash pictured blurred_at made_at', {
    anew: { draft_key: 'unknown secret', source_hash: 'unknown secret' },
    only: 'kept.story_id is not null',
  }),
  of('medium_text', 'id', 'id story_id medium_id kind language text start_at end_at text_hash role person_id at hidden_at'),
  of('publication', 'story_id', 'story_id text_hash published_at'),
  of('card_batch', 'id', 'id number cards made_by made_at'),
  of('story_code', 'id', '', {
    only: 'kept.expires_at is null',
    sealed: ['id', 'story_id', 'batch_id', 'card_number', 'words_hash', 'link_hash', 'made_at', 'used_at', 'expires_at'],
  }),
  of('story_contact', 'story_id', 'story_id name email phone place language given_at'),
  of('identifier_flag', 'id', 'id story_id field kind start_at end_at settled_at settled_by outcome'),
  of('answer', 'id', 'id story_id kind text ground_id fragment_id person_id side_id at hidden_at'),
  of('sense_table', 'id', 'id name readers opened_by opened_at closed_at', { anew: { code_hash: 'table code' } }),
  of(
    'session',
    'id',
    'id purpose change_wanted starts_at ends_at place readers made_by made_at held_at record record_changed_at record_opened_at record_agreed_at record_hidden_at',
    { anew: { code_hash: 'session code' } },
  ),
  of('seat', 'id', 'id table_id session_id side_ids sat_at left_at name added_by_host', {
    sealed: ['secret_hash'],
    anew: { secret_hash: 'seat code' },
  }),
  of('story_read', 'story_id side_id', 'story_id side_id read_at'),
  of('fragment', 'id', 'id story_id start_at end_at text_hash side_id person_id table_id marked_at quote_refused_at'),
  of('reading', 'id', 'id story_id told means side_id person_id table_id at hidden_at'),
  of('theme', 'id', 'id name about side_id person_id table_id named_at hidden_at'),
  of('theme_fragment', 'theme_id fragment_id', 'theme_id fragment_id side_id at'),
  of('insight', 'id', 'id text theme_id side_id person_id table_id written_at replaced_by returned_at hidden_at'),
  of('insight_fragment', 'insight_id fragment_id', 'insight_id fragment_id at'),
  of('session_insight', 'session_id insight_id', 'session_id insight_id'),
  of('session_story', 'session_id story_id', 'session_id story_id at'),
  of('attendance', 'session_id side_id', 'session_id side_id people'),
  of('finding', 'id', 'id session_id text at hidden_at'),
  of('finding_insight', 'finding_id insight_id', 'finding_id insight_id'),
  of('finding_story', 'finding_id story_id', 'finding_id story_id'),
  of('session_step', 'id', 'session_id id position rule title instruction minutes method revealed_at hidden_at'),
  of('session_run', 'session_id', 'session_id step since paused_at paused_for extra version first_sides seed led_by'),
  of('turn', 'id', 'session_id id step_id seat_id side_id kind at'),
  of('floor_asked', 'step_id seat_id', 'step_id seat_id at'),
  of('note', 'id', 'id session_id step_id seat_id table_number text grouped_as at hidden_at'),
  of('note_story', 'note_id story_id', 'note_id story_id'),
  of('note_answer', 'note_id seat_id', 'note_id seat_id answer at'),
  of('finding_note', 'finding_id note_id', 'finding_id note_id'),
  of('seating', 'session_id round seat_id', 'session_id round seat_id table_number'),
  of('seating_wish', 'session_id kind one_seat_id other_seat_id', 'session_id kind one_seat_id other_seat_id'),
  of('voice_answer', 'session_id seat_id question', 'session_id seat_id question value at'),
  of('assent', 'id', 'id session_id seat_id answer words side_id at hidden_at'),
  of('quote', 'id', 'id session_id seat_id words side_id at revoked_at hidden_at kind'),
  of('dissent', 'id', 'id reading_id theme_id insight_id finding_id session_id text side_id show_side person_id table_id at hidden_at'),
  of(
    'decision',
    'id',
    'id kind text because rests_on_none_because decided_by decided_side_id formal decided_on made_by made_at published_at hidden_at',
  ),
  of('decision_insight', 'decision_id insight_id', 'decision_id insight_id'),
  of('decision_finding', 'decision_id finding_id', 'decision_id finding_id'),
  of(
    'agreement',
    'id',
    'id decision_id text owner_name owner_side_id owner_id owner_email made_at reminded_at kept_at dropped_at dropped_because hidden_at',
  ),
  of('agreement_date', 'id', 'id agreement_id due_on because set_at set_by'),
  of('change', 'id', 'id decision_id agreement_id text happened_on made_by made_at hidden_at'),
  of('review', 'id', 'id decision_id on_day reminded_at held_at seen hidden_at'),
  of('explanation', 'id', 'id kind because made_by made_at hidden_at'),
  of('help_answer', 'id', 'id story_id about helped at told_story_id'),
  of('copy', 'number', 'id number kind what readers made_by made_at'),
  of('copy_story', 'copy_id story_id', 'copy_id story_id'),
  of('copy_held', 'copy_id story_id', 'copy_id story_id'),
  of('copy_end', 'copy_id', 'copy_id how by at'),
  of('trail', 'story_id what about', 'story_id what about at heard_at heard_how'),
  of('erasure', 'story_id', 'story_id why at'),
  of('hidden_words', 'id', 'id kind about hidden_at looked_at looked_by outcome'),
  of('hold', 'id', 'id story_id asked_by asked_at joined_by joined_at lift_asked_by lifted_by lifted_at'),
  of('imported', 'source source_id', 'source source_id story_id'),
  of('responding', 'opened_at', 'results opened_at opened_by closed_at'),
  of('respondent', 'id', 'id side_ids imported_as started_at', { sealed: ['code_hash'], anew: { code_hash: 'respondent code' } }),
  of(
    'statement',
    'id',
    'id text language origin side_id person_id table_id proposed_by imported_as made_at accepted_at refused_at taken_out_at taken_out_because looked_by ground_id hidden_at',
  ),
  of('statement_fragment', 'statement_id fragment_id', 'statement_id fragment_id'),
  of('statement_insight', 'statement_id insight_id', 'statement_id insight_id'),
  of('response', 'respondent_id statement_id', 'respondent_id statement_id answer at shown_because shown_chance shown_of shown_seed'),
  of('opinion_map', 'id', 'id made_at respondents responses input_hash version result'),
  of('opinion_group_name', 'id', 'id map_id group_number name side_id person_id table_id named_at hidden_at'),
  of('story_care', 'story_id', 'story_id special others age answered_at looked_at looked_by together_at'),
  of('retention', 'id', 'id keep_until set_at set_by'),
  of('retention_report', 'id', 'id keep_until erased_at stories contacts answers respondents signature'),
  of('report', 'id', 'id kind about ground_id words reported_at looked_at looked_by outcome reason hidden_at', {
    anew: { number_hash: 'unknown secret' },
  }),
  of('closing', 'closed_at', 'closed_at closed_by answer answers_name answers_reach stories archive'),
  of('closing_agreement', 'agreement_id', 'agreement_id keeper_name keeper_email'),
  of('suggestion', 'id', 'id kind outcome because theme_id side_id person_id table_id at'),
  of('suggestion_fragment', 'suggestion_id fragment_id', 'suggestion_id fragment_id'),
  of('suggestion_story', 'suggestion_id story_id', 'suggestion_id story_id'),
  of('looking_back', 'id', 'id about text side_id show_side person_id at hidden_at'),
  of('barrier', 'id', 'id kind text language side_id at accepted_at refused_at ground_id looked_by hidden_at'),
  of('pulse_wave', 'id', 'id number opened_at opened_by closed_at'),
  of(
    'pulse_answer',
    'id',
    'id wave_id side_id could_say was_heard makes_difference residents professionals government wellbeing common at',
    { sealed: ['word_hash'] },
  ),
  of('moment_answer', 'id', 'id moment about question willing text side_id person_id at hidden_at'),
  of('part_round', 'id', 'id opened_at opened_by until closed_at'),
  of('part_answer', 'id', 'id round_id by_side_id how person_id seat_id table_id process side_id moment level at'),
  of('part_evidence', 'id', 'id round_id process story_id insight_id decision_id agreement_id person_id seat_id at'),
  of('wish', 'id', 'id text process by_side_id show_side person_id seat_id table_id agreement_id made_at hidden_at'),
  of('shared_means', 'id', 'id kind text side_id since until ended_because made_by made_at hidden_at'),
  of('relation_round', 'id', 'id opened_at opened_by until closed_at'),
  of('relation_answer', 'id', 'id round_id by_side_id how person_id seat_id table_id side_id parameter mark text show_side at hidden_at'),
  of('star', 'id', 'id constellation of_star text side_id planned_on person_id seat_id made_at done_on laid_down_on hidden_at'),
  of('relation_talk', 'session_id', 'session_id round_id one_side_id other_side_id'),
  of('open_data', 'licence', 'licence chosen_by chosen_at'),
  of('naming', 'id', 'id side_ids language named_on', {
    stays: {
      person_name: 'was given for the stewards here alone; where the circle arrives it is asked again',
      name_until: 'goes with the name',
    },
  }),
  of('touched', 'id', 'id kind text language named_on accepted_at refused_at ground_id looked_by same_as same_at hidden_at', {
    stays: {
      call_name: 'whom to call is asked again',
      call_number: 'whom to call is asked again',
      call_until: 'goes with the number',
      call_by: 'goes with the number',
    },
  }),
  of('nomination', 'id', 'id naming_id touched_id text hidden_at'),
  of('reaching', 'id', 'id touched_id who way place planned_on made_by made_at result seen done_on done_by hidden_at'),
  of('invitation_card', 'id', 'id nth side_id from_card_id depth made_on used_on used_side_id', {
    sealed: ['code_hash', 'taker_hash'],
    anew: { code_hash: 'unknown secret', taker_hash: 'unknown secret' },
  }),
  of('network_map', 'id', 'id question side_id seen_on shared_with after_id made_at'),
  of('map_maker', 'id', 'id map_id person_id table_id seat_id since'),
  of('link_kind', 'id', 'id map_id kind name position made_at'),
  of('actor', 'id', 'id map_id number label kind x y placed_at same_as made_at', {
    stays: { person_name: 'was given for the makers of the map alone', name_until: 'goes with the name' },
  }),
  of('actor_link', 'id', 'id map_id from_id to_id kind_id both_ways made_at'),
  of('actor_goal', 'id', 'id actor_id goal made_at'),
  of('influence', 'id', 'id actor_id height why said_at'),
];

/** What stays where it is when a circle leaves, and why. */
export const tablesThatStay: Readonly<Record<string, string>> = {
  organisation: 'the circle gets the host where it arrives',
  'sign_in.link': 'a key to the former host',
  'sign_in.visit': 'a key to the former host',
  'sign_in.ended': 'a key to the former host',
  'sign_in.first_run': 'a key to the former host',
  invitation: 'a link to the former host; who had one is invited again',
  helper_entry: 'half a story, sealed with a card and the keys of the former host, that its teller did not yet hand over',
  letter: 'was sent or will be sent by the former host; what nobody heard yet stands on the trail',
  token: 'a key to the former host, for a program',
  idempotency: 'an answer that the former host gave to a program',
  'sign_in.subject': 'a key to the former host',
  'sign_in.second_step': 'a key to the former host',
  webhook: 'tells another system, with a secret of the former host',
  webhook_message: 'was told to another system by the former host',
  activity: 'the record of acts of the former host, which it answers for',
  seat_act: 'an answer that the former host gave to a form that was sent twice',
  hint_closed: 'what someone knows by now at the former host',
  digest: 'what someone wants to be told by the former host',
  move: 'how the circle left the former host',
  came_from: 'how the circle came to the former host',
  undoable: 'what someone could undo within the hour at the former host',
  counting: 'is counted anew where the circle arrives',
  counted_story: 'is counted anew where the circle arrives',
  medium_gone: 'files that the former host still has to delete',
};
