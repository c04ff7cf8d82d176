import type { ColumnType, GeneratedAlways } from 'kysely';
import type { Reader, Use } from '#cycle/1-gather/consent.ts';

/** Every table, as the migrations leave it. `drift.test.ts` compares this file with the database. */
export interface Schema {
  organisation: Organisation;
  person: Person;
  'sign_in.link': SignInLink;
  'sign_in.visit': SignInVisit;
  'sign_in.ended': SignInEnded;
  'sign_in.first_run': SignInFirstRun;
  circle: Circle;
  gathering: Gathering;
  side: Side;
  prompt: Prompt;
  help_number: HelpNumber;
  ground: Ground;
  member: Member;
  invitation: Invitation;
  promise: CirclePromise;
  promise_line: PromiseLine;
  promise_confirmation: PromiseConfirmation;
  story: Story;
  story_side: StorySide;
  consent_receipt: ConsentReceipt;
  publication: Publication;
  story_code: StoryCode;
  story_contact: StoryContact;
  identifier_flag: IdentifierFlag;
  answer: Answer;
  trail: Trail;
  card_batch: CardBatch;
  helper_entry: HelperEntry;
  sense_table: SenseTable;
  seat: Seat;
  story_read: StoryRead;
  fragment: Fragment;
  reading: StoryReading;
  theme: Theme;
  theme_fragment: ThemeFragment;
  insight: Insight;
  insight_fragment: InsightFragment;
  dissent: Dissent;
  session: Session;
  session_insight: SessionInsight;
  session_story: SessionStory;
  attendance: Attendance;
  finding: Finding;
  finding_insight: FindingInsight;
  finding_story: FindingStory;
  assent: Assent;
  quote: Quote;
  decision: Decision;
  decision_insight: DecisionInsight;
  decision_finding: DecisionFinding;
  agreement: Agreement;
  agreement_date: AgreementDate;
  change: Change;
  review: Review;
  letter: Letter;
  explanation: Explanation;
  help_answer: HelpAnswer;
  copy: Copy;
  copy_story: CopyStory;
  erasure: Erasure;
  hidden_words: HiddenWords;
  hold: Hold;
  token: Token;
  idempotency: Idempotency;
  imported: Imported;
  responding: Responding;
  respondent: Respondent;
  statement: Statement;
  statement_fragment: StatementFragment;
  statement_insight: StatementInsight;
  response: StatementResponse;
  opinion_map: OpinionMapKept;
  opinion_group_name: OpinionGroupName;
  looking_back: LookingBackKept;
  session_step: SessionStep;
  session_run: SessionRun;
  turn: TurnTaken;
  floor_asked: FloorAsked;
  note: Note;
  note_story: NoteStory;
  note_answer: NoteAnswer;
  finding_note: FindingNote;
  seating: SeatingPlace;
  seating_wish: SeatingWish;
  voice_answer: VoiceAnswer;
  seat_act: SeatAct;
  suggestion: SuggestionAnswered;
  suggestion_fragment: SuggestionFragment;
  suggestion_story: SuggestionStory;
  hint_closed: HintClosed;
  digest: DigestWished;
  story_care: StoryCare;
  retention: Retention;
  retention_report: RetentionReport;
  report: Report;
  closing: Closing;
  closing_agreement: ClosingAgreement;
  medium: Medium;
  medium_text: MediumText;
  medium_gone: MediumGone;
  move: CircleMove;
  copy_end: CopyEnd;
  copy_held: CopyHeld;
  open_data: OpenData;
  came_from: CameFrom;
  'sign_in.subject': SignInSubject;
  'sign_in.second_step': SignInSecondStep;
  webhook: Webhook;
  webhook_message: WebhookMessage;
  activity: Activity;
  part_round: PartRound;
  part_answer: PartAnswer;
  part_evidence: PartEvidence;
  wish: WishKept;
  shared_means: SharedMeans;
  relation_round: RelationRound;
  relation_answer: RelationAnswer;
  relation_talk: RelationTalk;
  naming: NamingKept;
  touched: TouchedKept;
  nomination: NominationKept;
  reaching: ReachingKept;
  invitation_card: InvitationCardKept;
  network_map: NetworkMapKept;
  map_maker: MapMaker;
  link_kind: LinkKindKept;
  actor: ActorKept;
  actor_link: ActorLink;
  actor_goal: ActorGoal;
  influence: Influence;
  barrier: Barrier;
  pulse_wave: PulseWave;
  pulse_answer: PulseAnswer;
  moment_answer: MomentAnswer;
  counting: Counting;
  counted_story: CountedStory;
  undoable: Undoable;
  stories_first: StoriesFirst;
  story_agreement: StoryAgreement;
  study_meeting: StudyMeeting;
  journal_page: JournalPage;
  star: StarKept;
  try_out: TryOutKept;
  try_out_insight: TryOutInsight;
  observation: ObservationKept;
  observation_picture: ObservationPicture;
  ritual: RitualKept;
  ritual_time: RitualTime;
  ritual_answer: RitualAnswer;
  own_method: OwnMethod;
  own_method_step: OwnMethodStep;
  model: ModelKept;
  model_voice: ModelVoice;
  model_answer: ModelAnswer;
  model_answer_story: ModelAnswerStory;
  work_mirror: WorkMirror;
  mirror_answer: MirrorAnswer;
  talent_ask: TalentAsk;
  talent: Talent;
  outcome: Outcome;
  outcome_version: OutcomeVersion;
  outcome_evidence: OutcomeEvidence;
  substantiation: Substantiation;
  panel: Panel;
  panel_side: PanelSide;
  panel_story: PanelStory;
  panel_outcome: PanelOutcome;
  significant_choice: SignificantChoice;
  chosen_story: ChosenStory;
  chosen_outcome: ChosenOutcome;
  ripple: Ripple;
  circle_case: CircleCase;
  held_case: HeldCaseKept;
}

type Made<T> = ColumnType<T, T | undefined, T>;

/** The host of circles: a municipality, provider or community organisation. */
export interface Organisation {
  id: string;
  name: string;
  language: string;
  privacy_contact: string | null;
  made_at: Date;
  /** Since when everyone of it signs in with a second step. */
  second_step_since: Made<Date | null>;
}

/** Someone with a place in an organisation; e-mail is never required. */
export interface Person {
  organisation_id: string;
  id: string;
  name: string;
  email: string | null;
  employer: string | null;
  opens_circles_since: Date | null;
  made_at: Date;
}

/** A link that signs a member in, once. */
export interface SignInLink {
  secret_hash: Buffer;
  person_id: string;
  made_by: Made<string | null>;
  made_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

/** A signed-in browser. */
export interface SignInVisit {
  secret_hash: Buffer;
  person_id: string;
  started_at: Date;
  seen_at: Date;
  ended_at: Date | null;
}

/** A visit of a teller, seat or decider that was finished: its cookie opens nothing any more. */
export interface SignInEnded {
  visit: string;
  ended_at: Date;
}

/** The one-time link of the first run. */
export interface SignInFirstRun {
  secret_hash: Buffer;
  made_at: Date;
  used_at: Date | null;
}

/** People round one challenge. */
export interface Circle {
  organisation_id: string;
  id: string;
  slug: string;
  door: string;
  subject: string;
  challenge: string;
  language: string;
  address: Made<'u' | 'je'>;
  mark: 'fictional' | 'licensed' | null;
  attribution: string | null;
  care_protocol: string | null;
  made_by: string | null;
  made_at: Date;
}

/** When a circle began to gather stories, and stopped. */
export interface Gathering {
  circle_id: string;
  opened_at: Date;
  opened_by: string | null;
  closed_at: Date | null;
  closed_because: string | null;
}

/** A position from which people take part; `reader` says which readers it belongs to. */
export interface Side {
  circle_id: string;
  id: string;
  name: string;
  reader: Reader;
  position: number;
  /** Does it belong to the organisation that invites? */
  convenor: Made<boolean>;
}

/** An open question that invites a story; one that stories were told to is not changed but ended. */
export interface Prompt {
  circle_id: string;
  id: string;
  text: string;
  position: number;
  /** When its words were written; null: with the circle, before any story. */
  made_at: Made<Date | null>;
  ended_at: Made<Date | null>;
}

/** Who to call; shown on every page of the teller. */
export interface HelpNumber {
  circle_id: string;
  id: string;
  name: string;
  number: string;
  about: string | null;
  position: number;
}

/** A published ground on which a listener may refuse; one that was used is not changed but ended. */
export interface Ground {
  circle_id: string;
  id: string;
  text: string;
  position: number;
  /** When its words were written; null: with the circle, before any story. */
  made_at: Made<Date | null>;
  ended_at: Made<Date | null>;
}

/** A person in a circle, in a role, from a side. */
export interface Member {
  circle_id: string;
  id: string;
  person_id: string;
  side_id: string;
  role: 'steward' | 'listener' | 'member' | 'reader';
  since: Date;
  ended_at: Date | null;
}

/** An invitation that can be used once. */
export interface Invitation {
  circle_id: string;
  id: string;
  secret_hash: Buffer;
  role: 'steward' | 'listener' | 'member' | 'reader';
  side_id: string;
  made_by: string | null;
  made_at: Date;
  expires_at: Date;
  used_at: Date | null;
  used_by: string | null;
}

/** What the circle promises before asking; each publication is a new row. */
export interface CirclePromise {
  circle_id: string;
  id: string;
  made_at: Date;
  made_by: string | null;
  published_at: Date | null;
  answer_by: string | null;
  changed_because: string | null;
}

/** One line of a promise, or the day on which it will be known. */
export interface PromiseLine {
  circle_id: string;
  promise_id: string;
  line: 'open' | 'decider' | 'means' | 'by_when' | 'off_the_table' | 'give_back' | 'no_control';
  text: string | null;
  known_by: string | null;
}

/** The link by which the decider confirms a promise. */
export interface PromiseConfirmation {
  circle_id: string;
  id: string;
  promise_id: string;
  secret_hash: Buffer;
  made_at: Date;
  expires_at: Date;
  confirmed_at: Date | null;
  confirmed_name: string | null;
  confirmed_role: string | null;
  confirmed_side_id: string | null;
}

/** One experience in the teller's own words. */
export interface Story {
  circle_id: string;
  id: string;
  prompt_id: string | null;
  text: string;
  text_hash: Buffer;
  version: Made<number>;
  language: string;
  search: ColumnType<string, unknown, unknown>;
  feeling: string | null;
  would_help: string | null;
  readers: Made<Reader[]>;
  uses: Made<Use[]>;
  basis: 'consent' | 'licence';
  channel: 'page' | 'helper' | 'paper' | 'program' | 'import' | 'answer';
  written_by: Made<'teller' | 'helper'>;
  helper_id: string | null;
  helper_note: Made<string | null>;
  submission_hash: Buffer | null;
  told_at: Date;
  held_at: Date | null;
  accepted_at: Date | null;
  refused_at: Date | null;
  hidden_at: Date | null;
  /** Since when it waits for care: while it does, it cannot be accepted. */
  care_since: Made<Date | null>;
}

/** From which sides a story was told. */
export interface StorySide {
  circle_id: string;
  story_id: string;
  side_id: string;
}

/** What the teller allowed, in which words, when: the proof. */
export interface ConsentReceipt {
  circle_id: string;
  id: string;
  story_id: string;
  readers: Reader[];
  uses: Use[];
  mode: 'screen' | 'spoken' | 'written' | 'program';
  wording: string;
  wording_hash: Buffer;
  language: string;
  given_at: Date;
  helper_id: string | null;
  about: Made<'choice' | 'contact' | 'special' | 'together' | 'publish'>;
  /** The text of the story when it was given, and its version: for another text it does not hold. */
  text_hash: Made<Buffer | null>;
  text_version: Made<number | null>;
  together_with: Made<'parent' | 'guardian' | 'helper' | null>;
}

/** The second yes, to exactly this text. */
export interface Publication {
  circle_id: string;
  story_id: string;
  text_hash: Buffer;
  published_at: Date;
}

/** What brings a teller back: keyed hashes of six words and of a link. */
export interface StoryCode {
  id: string;
  circle_id: string;
  story_id: string | null;
  batch_id: string | null;
  card_number: Made<number | null>;
  words_hash: Buffer | null;
  link_hash: Buffer;
  made_at: Date;
  used_at: Date | null;
  expires_at: Date | null;
}

/** How a teller wishes to hear back; kept apart from the story. */
export interface StoryContact {
  circle_id: string;
  story_id: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  place: string | null;
  language: string;
  given_at: Date;
}

/** Something in a story that may point to a person, to be settled by a listener. */
export interface IdentifierFlag {
  circle_id: string;
  id: string;
  story_id: string;
  field: 'text' | 'would_help';
  kind: string;
  start_at: number;
  end_at: number;
  settled_at: Date | null;
  settled_by: string | null;
  outcome: 'kept' | 'masked' | null;
}

/** What listeners and teller say to each other about a story. */
export interface Answer {
  circle_id: string;
  id: string;
  story_id: string;
  kind: 'accepted' | 'asked' | 'refused' | 'said' | 'replied' | 'contested' | 'contest_settled';
  text: string | null;
  ground_id: string | null;
  fragment_id: string | null;
  person_id: string | null;
  side_id: string | null;
  at: Date;
  hidden_at: Date | null;
}

/** All that happened with one story: history, notice and proof. */
export interface Trail {
  circle_id: string;
  story_id: string;
  what: string;
  about: string;
  at: Date;
  heard_at: Date | null;
  heard_how: 'code' | 'mail' | 'told' | null;
}

/** A numbered set of printed cards with unused codes. */
export interface CardBatch {
  circle_id: string;
  id: string;
  number: number;
  cards: number;
  made_by: string;
  made_at: Date;
}

/** A story written down by a helper, sealed with its card until the teller has read it, chosen and taken the card. */
export interface HelperEntry {
  circle_id: string;
  id: string;
  code_id: string;
  helper_id: string;
  stage: 'writing' | 'written' | 'read_back' | 'asked' | 'consented';
  sealed: Buffer;
  nonce: Buffer;
  started_at: Date;
  expires_at: Date;
}

/** A table at which people make sense of stories together. */
export interface SenseTable {
  circle_id: string;
  id: string;
  name: string;
  code_hash: Buffer;
  readers: Reader[];
  opened_by: string | null;
  opened_at: Date;
  closed_at: Date | null;
}

/** A place at a table or in a session, taken by a code, without an account. */
export interface Seat {
  circle_id: string;
  id: string;
  table_id: string | null;
  session_id: string | null;
  secret_hash: Buffer;
  side_ids: Made<string[]>;
  sat_at: Date;
  left_at: Date | null;
  /** A first name for the room, if they gave one; cleared when the record is agreed. */
  name: Made<string | null>;
  /** Someone without a phone, whom the host of a table wrote down. */
  added_by_host: Made<boolean>;
}

/** From which sides a story has been read; never by whom. */
export interface StoryRead {
  circle_id: string;
  story_id: string;
  side_id: string;
  read_at: Date;
}

/** A marked part of a story: offsets in UTF-16 units, never a copy. */
export interface Fragment {
  circle_id: string;
  id: string;
  story_id: string;
  start_at: number;
  end_at: number;
  text_hash: Buffer;
  side_id: string | null;
  person_id: string | null;
  table_id: string | null;
  marked_at: Date;
  quote_refused_at: Date | null;
}

/** What one person reads in a story. */
export interface StoryReading {
  circle_id: string;
  id: string;
  story_id: string;
  told: string;
  means: string;
  side_id: string | null;
  person_id: string | null;
  table_id: string | null;
  at: Date;
  hidden_at: Date | null;
}

/** What fragments share, named by people. */
export interface Theme {
  circle_id: string;
  id: string;
  name: string;
  about: string | null;
  side_id: string | null;
  person_id: string | null;
  table_id: string | null;
  named_at: Date;
  hidden_at: Date | null;
}

/** A fragment placed in a theme. */
export interface ThemeFragment {
  circle_id: string;
  theme_id: string;
  fragment_id: string;
  side_id: string | null;
  at: Date;
}

/** A claim with its evidence. */
export interface Insight {
  circle_id: string;
  id: string;
  text: string;
  theme_id: string | null;
  side_id: string | null;
  person_id: string | null;
  table_id: string | null;
  written_at: Date;
  /** The insight that says it better, where the circle changed it; this one stays, with what rests on it. */
  replaced_by: Made<string | null>;
  returned_at: Date | null;
  hidden_at: Date | null;
}

/** The evidence of an insight. */
export interface InsightFragment {
  circle_id: string;
  insight_id: string;
  fragment_id: string;
  at: Date;
}

/** A reading that differs, and stays. */
export interface Dissent {
  circle_id: string;
  id: string;
  reading_id: string | null;
  theme_id: string | null;
  insight_id: string | null;
  finding_id: string | null;
  session_id: string | null;
  text: string;
  side_id: string | null;
  show_side: Made<boolean>;
  person_id: string | null;
  table_id: string | null;
  at: Date;
  hidden_at: Date | null;
}

/** A meeting in dialogue, with its record. */
export interface Session {
  circle_id: string;
  id: string;
  purpose: string;
  change_wanted: string;
  starts_at: Date;
  ends_at: Date | null;
  place: string;
  readers: Reader[];
  code_hash: Buffer;
  made_by: string | null;
  made_at: Date;
  held_at: Date | null;
  record: string | null;
  record_changed_at: Date | null;
  record_opened_at: Date | null;
  record_agreed_at: Date | null;
  record_hidden_at: Date | null;
}

/** An insight brought to a session. */
export interface SessionInsight {
  circle_id: string;
  session_id: string;
  insight_id: string;
}

/** A story shown in a session. */
export interface SessionStory {
  circle_id: string;
  session_id: string;
  story_id: string;
  at: Date;
}

/** How many took part, by side. */
export interface Attendance {
  circle_id: string;
  session_id: string;
  side_id: string;
  people: number;
}

/** What was found together. */
export interface Finding {
  circle_id: string;
  id: string;
  session_id: string;
  text: string;
  at: Date;
  hidden_at: Date | null;
}

/** An insight a finding rests on. */
export interface FindingInsight {
  circle_id: string;
  finding_id: string;
  insight_id: string;
}

/** A story a finding rests on. */
export interface FindingStory {
  circle_id: string;
  finding_id: string;
  story_id: string;
}

/** Does the record hold? ok, not ok, or my words are missing. */
export interface Assent {
  circle_id: string;
  id: string;
  session_id: string;
  seat_id: string;
  answer: 'ok' | 'not_ok' | 'missing';
  words: string | null;
  side_id: string | null;
  at: Date;
  hidden_at: Date | null;
}

/** Words of someone present, which they can take back. */
export interface Quote {
  circle_id: string;
  id: string;
  session_id: string;
  seat_id: string;
  words: string;
  kind: Made<'said' | 'heard'>;
  side_id: string | null;
  at: Date;
  revoked_at: Date | null;
  hidden_at: Date | null;
}

/** What was chosen or not done, by whom and why. */
export interface Decision {
  circle_id: string;
  id: string;
  kind: 'chosen' | 'not_done';
  text: string;
  because: string;
  rests_on_none_because: string | null;
  decided_by: string;
  decided_side_id: string;
  formal: Made<boolean>;
  decided_on: string;
  made_by: string | null;
  made_at: Date;
  published_at: Date | null;
  hidden_at: Date | null;
}

/** An insight a decision rests on. */
export interface DecisionInsight {
  circle_id: string;
  decision_id: string;
  insight_id: string;
}

/** A finding a decision rests on. */
export interface DecisionFinding {
  circle_id: string;
  decision_id: string;
  finding_id: string;
}

/** Who does what. */
export interface Agreement {
  circle_id: string;
  id: string;
  decision_id: string | null;
  text: string;
  owner_name: string;
  owner_side_id: string;
  owner_id: string | null;
  owner_email: string | null;
  made_at: Date;
  reminded_at: Date | null;
  kept_at: Date | null;
  dropped_at: Date | null;
  dropped_because: string | null;
  hidden_at: Date | null;
}

/** By when; a new date never erases the old one. */
export interface AgreementDate {
  circle_id: string;
  id: string;
  agreement_id: string;
  due_on: string;
  because: string | null;
  set_at: Date;
  set_by: string | null;
}

/** What was then done. */
export interface Change {
  circle_id: string;
  id: string;
  decision_id: string | null;
  agreement_id: string | null;
  text: string;
  happened_on: string;
  made_by: string | null;
  made_at: Date;
  hidden_at: Date | null;
}

/** The day on which we look again. */
export interface Review {
  circle_id: string;
  id: string;
  decision_id: string;
  on_day: string;
  reminded_at: Date | null;
  held_at: Date | null;
  seen: string | null;
  hidden_at: Date | null;
}

/**
 * A letter that leaves by mail; its words, and any link in it, are made when it is sent and kept nowhere.
 * `taken_at`: it is being sent; one that was taken and never sent may have left, and is not sent a second time.
 * `failed_at`: it will not arrive. `about`: which agreement's date, review, promise and day.
 */
export interface Letter {
  circle_id: string;
  id: string;
  kind: 'return' | 'sign_in' | 'confirm' | 'agreement' | 'review' | 'promise' | 'digest' | 'ending' | 'try_out';
  story_id: string | null;
  person_id: string | null;
  about: string | null;
  day: string;
  language: string;
  queued_at: Date;
  taken_at: Made<Date | null>;
  sent_at: Date | null;
  failed_at: Date | null;
}

/** Why stories were not used, or nothing was decided that rests on them: said once to all whom it is about. */
export interface Explanation {
  circle_id: string;
  id: string;
  kind: 'unused' | 'undecided';
  because: string;
  made_by: string | null;
  made_at: Date;
  hidden_at: Made<Date | null>;
}

/** Did it help? */
export interface HelpAnswer {
  circle_id: string;
  id: string;
  story_id: string;
  about: string;
  helped: 'yes' | 'a_little' | 'no' | 'unknown';
  at: Date;
  told_story_id: string | null;
}

/** A numbered print or export. */
export interface Copy {
  circle_id: string;
  id: string;
  number: number;
  kind: 'print' | 'export';
  what: string;
  /** For whom it is: a story is in it as long as all of these may read it. */
  readers: Made<Reader[]>;
  made_by: string | null;
  made_at: Date;
}

/** Which stories stand in a copy. */
export interface CopyStory {
  circle_id: string;
  copy_id: string;
  story_id: string;
}

/** A tombstone without content. */
export interface Erasure {
  circle_id: string;
  story_id: string;
  why: 'withdrawn' | 'expired' | 'replayed';
  at: Date;
}

/** Words of others that resemble an erased story, until someone has looked. */
export interface HiddenWords {
  circle_id: string;
  id: string;
  kind: string;
  about: string;
  hidden_at: Date;
  looked_at: Date | null;
  looked_by: string | null;
  outcome: 'shown' | 'changed' | 'removed' | null;
}

/** Two listeners hide a story on the word of a teller who lost the card. */
export interface Hold {
  circle_id: string;
  id: string;
  story_id: string;
  asked_by: string;
  asked_at: Date;
  joined_by: string | null;
  joined_at: Date | null;
  lift_asked_by: string | null;
  lifted_by: string | null;
  lifted_at: Date | null;
}

/** What lets a program tell stories. */
export interface Token {
  circle_id: string;
  id: string;
  secret_hash: Buffer;
  scopes: string[];
  made_at: Date;
  ended_at: Date | null;
  name: Made<string | null>;
  made_by: Made<string | null>;
  /** As which reader it reads stories; never more than the steward who made it. */
  reader: Made<Reader | null>;
}

/** A request already answered. */
export interface Idempotency {
  circle_id: string;
  token_id: string;
  key_hash: Buffer;
  body_hash: Buffer;
  story_id: string | null;
  at: Date;
}

/** Where an imported story came from. */
export interface Imported {
  circle_id: string;
  source: string;
  source_id: string;
  story_id: string;
}

/** The circle asks people whether they recognise its statements; `results` is what the promise says of who will see the picture. */
export interface Responding {
  circle_id: string;
  results: 'everyone' | 'respondents' | 'inside';
  opened_at: Date;
  opened_by: string | null;
  closed_at: Date | null;
}

/** Who responds, without an account; a code brings them back. Imported ones have the number that the other system gave them. */
export interface Respondent {
  circle_id: string;
  id: string;
  code_hash: Buffer | null;
  side_ids: Made<string[]>;
  imported_as: string | null;
  started_at: Date;
}

/** One sentence that people recognise or not. */
export interface Statement {
  circle_id: string;
  id: string;
  text: string;
  language: string;
  origin: 'insight' | 'fragment' | 'missing' | 'import';
  side_id: string | null;
  person_id: string | null;
  table_id: string | null;
  /** The respondent who missed it. */
  proposed_by: string | null;
  imported_as: string | null;
  made_at: Date;
  accepted_at: Date | null;
  refused_at: Date | null;
  taken_out_at: Date | null;
  taken_out_because: 'insight_returned' | 'steward' | null;
  looked_by: string | null;
  ground_id: string | null;
  hidden_at: Date | null;
}

/** The marked part of a story from which a statement was taken. */
export interface StatementFragment {
  circle_id: string;
  statement_id: string;
  fragment_id: string;
}

/** The insight from which a statement was taken. */
export interface StatementInsight {
  circle_id: string;
  statement_id: string;
  insight_id: string;
}

/** What someone answered: 1 recognises it, -1 does not, 0 passes; and why it was shown to them. */
export interface StatementResponse {
  circle_id: string;
  respondent_id: string;
  statement_id: string;
  answer: number;
  at: Date;
  shown_because: 'new' | 'telling' | 'chosen' | null;
  shown_chance: number | null;
  shown_of: number | null;
  shown_seed: string | null;
}

/** An opinion map that was computed from all answers at one moment. */
export interface OpinionMapKept {
  circle_id: string;
  id: string;
  made_at: Date;
  respondents: number;
  responses: number;
  input_hash: string;
  version: string;
  result: ColumnType<unknown, string, string>;
}

/** The name that people gave to a group on a map. */
export interface OpinionGroupName {
  circle_id: string;
  id: string;
  map_id: string;
  group_number: number;
  name: string;
  side_id: string | null;
  person_id: string | null;
  table_id: string | null;
  named_at: Date;
  hidden_at: Date | null;
}

/** What someone of one side said looking back on the circle; `show_side` is their own yes to naming it. */
export interface LookingBackKept {
  circle_id: string;
  id: string;
  about: 'learned' | 'differently' | 'own';
  text: string;
  side_id: string;
  show_side: boolean;
  person_id: string | null;
  at: Date;
  hidden_at: Date | null;
}

/** What was told in sound, picture or video. Without a story it waits with the rest of its form; its file stands under `circle/id`. */
export interface Medium {
  circle_id: string;
  id: string;
  story_id: string | null;
  draft_key: Buffer;
  source_hash: Buffer;
  kind: 'picture' | 'paper' | 'sound' | 'video';
  type: string;
  bytes: number;
  seconds: number | null;
  width: number | null;
  height: number | null;
  hash: Buffer;
  pictured: 'unasked' | 'nobody' | 'yes' | 'blur' | 'listeners';
  blurred_at: Date | null;
  made_at: Date;
}

/** The words with a medium, or a translation of the whole story (`medium_id` null). `text` null: the words are a part of the story's own text. */
export interface MediumText {
  circle_id: string;
  id: string;
  story_id: string;
  medium_id: string | null;
  kind: 'transcript' | 'description' | 'translation';
  language: string;
  text: string | null;
  start_at: number | null;
  end_at: number | null;
  text_hash: Buffer;
  role: 'teller' | 'helper' | 'listener';
  person_id: string | null;
  at: Date;
  hidden_at: Date | null;
}

/** A file that is to be deleted: its medium is gone. A trigger writes it down in the transaction that deletes the medium. */
export interface MediumGone {
  name: string;
  at: Date;
}

/** A circle leaves, whole: someone asks, someone else says yes, and then the file is made, once. */
export interface CircleMove {
  circle_id: string;
  id: string;
  because: string;
  asked_by: string;
  asked_at: Date;
  agreed_by: Made<string | null>;
  agreed_at: Made<Date | null>;
  stopped_at: Made<Date | null>;
  made_at: Made<Date | null>;
  copy_id: Made<string | null>;
  /** What the content of the file comes to, so that whoever reads it in can ask whether it is the same. */
  fingerprint: Made<string | null>;
}

/** A numbered copy that exists no more, or that nobody can call back. */
export interface CopyEnd {
  circle_id: string;
  copy_id: string;
  how: 'destroyed' | 'returned' | 'lost';
  by: string | null;
  at: Date;
}

/** Under which licence anyone may use the circle's open data. */
export interface OpenData {
  circle_id: string;
  licence: 'cc0' | 'cc_by' | 'none';
  chosen_by: string | null;
  chosen_at: Date;
}

/** Where a circle that was read in came from. */
export interface CameFrom {
  circle_id: string;
  host: string;
  copy_number: number;
  exported_at: Date;
  fingerprint: string;
  imported_by: string | null;
  imported_at: Date;
}

/** Who a municipality's own sign-in says that someone is. */
export interface SignInSubject {
  issuer: string;
  subject: string;
  person_id: string;
  linked_at: Date;
}

/** The second step of signing in: an app on a telephone that makes codes. `last_step`: the last code that was used, so that none works twice. */
export interface SignInSecondStep {
  person_id: string;
  id: string;
  sealed: string;
  last_step: number;
  made_at: Date;
  ended_at: Date | null;
  ended_by: string | null;
}

/** An address of another system that hears what happens in a circle: ids and links, never words. */
export interface Webhook {
  circle_id: string;
  id: string;
  url: string;
  events: string[];
  sealed_secret: string;
  made_by: string | null;
  made_at: Date;
  failures: Made<number>;
  ended_at: Made<Date | null>;
  ended_because: Made<'steward' | 'failing' | null>;
}

/** One thing that happened, on its way to one webhook; tried again until it is taken, or given up. */
export interface WebhookMessage {
  circle_id: string;
  id: string;
  webhook_id: string;
  what: string;
  about: string;
  happened_at: Date;
  tries: Made<number>;
  next_at: Date | null;
  sent_at: Made<Date | null>;
  given_up_at: Made<Date | null>;
  answered: Made<number | null>;
  problem: Made<string | null>;
}

/** One line of the record of acts: what, about what, by whom in which role, from where, when; never what was said. The number and hashes come within a minute. */
export interface Activity {
  organisation_id: string;
  id: string;
  circle_id: string | null;
  what: string;
  about: string | null;
  result: 'done' | 'refused';
  origin: 'page' | 'program' | 'machine' | 'itself';
  role: string;
  side_id: string | null;
  at: Date;
  number: Made<number | null>;
  previous: Made<Buffer | null>;
  hash: Made<Buffer | null>;
}

/** What a teller said of the sensitive things and the others in a story, and of their own age; and who looked at it. */
export interface StoryCare {
  circle_id: string;
  story_id: string;
  special: 'none' | 'allowed' | 'remove' | 'unknown' | null;
  others: 'none' | 'named' | 'unknown' | null;
  age: 'under12' | '12-15' | '16-17' | 'adult' | null;
  answered_at: Date;
  looked_at: Date | null;
  looked_by: string | null;
  together_at: Date | null;
}

/** Until which day a circle keeps its stories; the newest row holds. */
export interface Retention {
  circle_id: string;
  id: string;
  keep_until: string;
  set_at: Date;
  set_by: string | null;
}

/** That what was due was erased: counts, signed, and nothing of what it was. */
export interface RetentionReport {
  circle_id: string;
  id: string;
  keep_until: string;
  erased_at: Date;
  stories: number;
  contacts: number;
  answers: number;
  /** Those who answered statements; null in lines of before these were erased with the stories. */
  respondents: Made<number | null>;
  signature: Buffer;
}

/** What anyone reported of something public, and what a listener found. `kind` and `about`: which row; or the page. */
export interface Report {
  circle_id: string;
  id: string;
  number_hash: Buffer;
  kind: string;
  about: string | null;
  ground_id: string | null;
  words: string | null;
  reported_at: Date;
  looked_at: Date | null;
  looked_by: string | null;
  outcome: 'stays' | 'hidden' | null;
  reason: string | null;
  hidden_at: Date | null;
}

/** The end of a circle: what it says to everyone, what happens with its stories, and who answers from then on. */
export interface Closing {
  circle_id: string;
  closed_at: Date;
  closed_by: string;
  answer: string;
  answers_name: string;
  answers_reach: string;
  stories: 'kept' | 'erased' | 'archived';
  archive: string | null;
}

/** Who keeps an agreement that was still open when its circle closed. */
export interface ClosingAgreement {
  circle_id: string;
  agreement_id: string;
  keeper_name: string;
  keeper_email: string | null;
}

/** What people answered to something that the computer suggested; a suggestion that nobody answered is not kept. */
export interface SuggestionAnswered {
  circle_id: string;
  id: string;
  kind: 'pieces' | 'story';
  outcome: 'accepted' | 'changed' | 'dismissed';
  because: 'otherwise' | 'words' | 'theme' | 'mixed' | null;
  theme_id: string | null;
  side_id: string | null;
  person_id: string | null;
  table_id: string | null;
  at: Date;
}

/** A marked part that was in a suggested group. */
export interface SuggestionFragment {
  circle_id: string;
  suggestion_id: string;
  fragment_id: string;
}

/** One of two stories that were suggested to be alike. */
export interface SuggestionStory {
  circle_id: string;
  suggestion_id: string;
  story_id: string;
}

/** A hint for first use that a member has closed. */
export interface HintClosed {
  person_id: string;
  hint: string;
  at: Date;
}

/** Who wishes a letter on each day that something in a circle waits for them. */
export interface DigestWished {
  person_id: string;
  since: Date;
}

/** A copy that held a story which was taken back since; a trigger writes it down when the story goes. */
export interface CopyHeld {
  circle_id: string;
  copy_id: string;
  story_id: string;
}

/** One step of a session: what people do, for how long, by which rule. */
export interface SessionStep {
  circle_id: string;
  session_id: string;
  id: string;
  position: number;
  rule: 'round' | 'queue' | 'free' | 'write' | 'tables' | 'recognise' | 'record';
  title: string;
  instruction: string;
  minutes: number;
  method: string | null;
  revealed_at: Date | null;
  hidden_at: Date | null;
}

/** Where a session is; `cycle/3-dialogue/live/run.ts` says what each part means. */
export interface SessionRun {
  circle_id: string;
  session_id: string;
  step: number;
  since: Date | null;
  paused_at: Date | null;
  paused_for: Made<number>;
  extra: Made<number>;
  version: Made<number>;
  first_sides: Made<string[]>;
  seed: number;
  led_by: string | null;
}

/** A turn that someone took or passed; only the side where an observer counted it. */
export interface TurnTaken {
  circle_id: string;
  session_id: string;
  id: string;
  step_id: string;
  seat_id: string | null;
  side_id: string | null;
  kind: 'spoke' | 'passed';
  at: Date;
}

/** Someone asks for the floor. */
export interface FloorAsked {
  circle_id: string;
  step_id: string;
  seat_id: string;
  at: Date;
}

/** Something written in a session. Nobody else reads it before its step shows it. */
export interface Note {
  circle_id: string;
  id: string;
  session_id: string;
  step_id: string;
  seat_id: string | null;
  table_number: number | null;
  text: string;
  grouped_as: string | null;
  at: Date;
  hidden_at: Date | null;
}

/** The story that a note is about. */
export interface NoteStory {
  circle_id: string;
  note_id: string;
  story_id: string;
}

/** Whether someone recognises a note: 1 yes, -1 no, 0 passes. */
export interface NoteAnswer {
  circle_id: string;
  note_id: string;
  seat_id: string;
  answer: number;
  at: Date;
}

/** The notes from which a finding was made. */
export interface FindingNote {
  circle_id: string;
  finding_id: string;
  note_id: string;
}

/** Who sits at which table in a round. */
export interface SeatingPlace {
  circle_id: string;
  session_id: string;
  round: number;
  seat_id: string;
  table_number: number;
}

/** Two who are not to sit together, or who are. */
export interface SeatingWish {
  circle_id: string;
  session_id: string;
  kind: 'apart' | 'together';
  one_seat_id: string;
  other_seat_id: string;
}

/** What someone says of the session afterwards, from 1 to 5. */
export interface VoiceAnswer {
  circle_id: string;
  session_id: string;
  seat_id: string;
  question: 'could_say' | 'was_heard' | 'makes_difference';
  value: number;
  at: Date;
}

/** An act that arrived from a seat: the same key is done once. */
export interface SeatAct {
  circle_id: string;
  seat_id: string;
  key: string;
  at: Date;
}

/** One person's answer to who is touched and not here: a sample. The name they gave goes on its day. */
export interface NamingKept {
  circle_id: string;
  id: string;
  side_ids: Made<string[]>;
  language: string;
  person_name: Made<string | null>;
  name_until: Made<string | null>;
  named_on: string;
}

/** A group, role or place that is touched and not here; `same_as`: people said that it is the same as another. */
export interface TouchedKept {
  circle_id: string;
  id: string;
  kind: 'group' | 'role' | 'place';
  text: string;
  language: string;
  named_on: string;
  accepted_at: Made<Date | null>;
  refused_at: Made<Date | null>;
  ground_id: Made<string | null>;
  looked_by: Made<string | null>;
  same_as: Made<string | null>;
  same_at: Made<Date | null>;
  /** Whom to call, as a steward chose, until its day. */
  call_name: Made<string | null>;
  call_number: Made<string | null>;
  call_until: Made<string | null>;
  call_by: Made<string | null>;
  hidden_at: Made<Date | null>;
}

/** What one person named, in their words. */
export interface NominationKept {
  circle_id: string;
  id: string;
  naming_id: string;
  touched_id: string;
  text: string;
  hidden_at: Made<Date | null>;
}

/** Someone goes to who is not here: who, how, where, when; and later what came of it. */
export interface ReachingKept {
  circle_id: string;
  id: string;
  touched_id: string;
  who: string;
  way: 'visit' | 'call' | 'ask' | 'write';
  place: string | null;
  planned_on: string | null;
  made_by: string | null;
  made_at: Date;
  result: Made<'met' | 'joins' | 'not_met' | 'not_now' | null>;
  seen: Made<string | null>;
  done_on: Made<string | null>;
  done_by: Made<string | null>;
  hidden_at: Made<Date | null>;
}

/** A personal invitation that its taker passes on. `taker_hash` tells no one who took it; of its use only the day and the side are kept. */
export interface InvitationCardKept {
  circle_id: string;
  id: string;
  code_hash: Buffer;
  taker_hash: Buffer;
  nth: number;
  side_id: string | null;
  from_card_id: string | null;
  depth: number;
  made_on: string;
  used_on: Made<string | null>;
  used_side_id: Made<string | null>;
}

/** One view of who is involved and who has influence, on one day; with whom its makers share it. `after_id`: the map of an earlier moment that it goes on from. */
export interface NetworkMapKept {
  circle_id: string;
  id: string;
  question: string;
  side_id: string;
  seen_on: string;
  shared_with: Made<(Reader | 'everyone')[]>;
  after_id: string | null;
  made_at: Date;
}

/** Whose map it is: a person's, a whole table's, or of one seat. */
export interface MapMaker {
  circle_id: string;
  id: string;
  map_id: string;
  person_id: string | null;
  table_id: string | null;
  seat_id: string | null;
  since: Date;
}

/** A kind of tie on one map; `name` only where people made their own. */
export interface LinkKindKept {
  circle_id: string;
  id: string;
  map_id: string;
  kind: 'money' | 'command' | 'support' | 'information' | 'disturbance' | 'own';
  name: string | null;
  position: number;
  made_at: Date;
}

/** Who is involved, as a role. A person's name only where someone chose so, until its day. `placed_at`: when people put it where it stands. */
export interface ActorKept {
  circle_id: string;
  id: string;
  map_id: string;
  number: number;
  label: string;
  kind: 'role' | 'group' | 'organisation' | 'place';
  person_name: string | null;
  name_until: string | null;
  x: number;
  y: number;
  placed_at: Date | null;
  /** The actor of another map whom people said to be the same. */
  same_as: string | null;
  made_at: Date;
}

/** What goes from one actor to another, or both ways. */
export interface ActorLink {
  circle_id: string;
  id: string;
  map_id: string;
  from_id: string;
  to_id: string;
  kind_id: string;
  both_ways: boolean;
  made_at: Date;
}

/** What an actor wants, as the makers of the map see it. */
export interface ActorGoal {
  circle_id: string;
  id: string;
  actor_id: string;
  goal: string;
  made_at: Date;
}

/** How high an actor's influence is stacked, and why. */
export interface Influence {
  circle_id: string;
  id: string;
  actor_id: string;
  height: number;
  why: string | null;
  said_at: Date;
}

/** A round in which all sides say who takes part in what; over on its day, or when it was closed. */
export interface PartRound {
  circle_id: string;
  id: string;
  opened_at: Date;
  opened_by: string | null;
  until: string;
  closed_at: Date | null;
}

/** How much part a side has in a process, before, now or as wished for, as someone of a side sees it: `apart` a person or seat, `together` a table in the name of a side. */
export interface PartAnswer {
  circle_id: string;
  id: string;
  round_id: string;
  by_side_id: string;
  how: 'apart' | 'together';
  person_id: string | null;
  seat_id: string | null;
  table_id: string | null;
  process: string;
  side_id: string;
  moment: string;
  level: string;
  at: Date;
}

/** What shows who takes part in a process: a story, insight, decision or agreement. */
export interface PartEvidence {
  circle_id: string;
  id: string;
  round_id: string;
  process: string;
  story_id: string | null;
  insight_id: string | null;
  decision_id: string | null;
  agreement_id: string | null;
  person_id: string | null;
  seat_id: string | null;
  at: Date;
}

/** What someone wishes to change in who takes part in what; `agreement_id`: the agreement that it became. */
export interface WishKept {
  circle_id: string;
  id: string;
  text: string;
  process: string | null;
  by_side_id: string;
  show_side: boolean;
  person_id: string | null;
  seat_id: string | null;
  table_id: string | null;
  agreement_id: string | null;
  made_at: Date;
  hidden_at: Date | null;
}

/** Means or say that are shared with people of a side, from a day on; when it ended, why. */
export interface SharedMeans {
  circle_id: string;
  id: string;
  kind: string;
  text: string;
  side_id: string;
  since: string;
  until: string | null;
  ended_because: string | null;
  made_by: string | null;
  made_at: Date;
  hidden_at: Date | null;
}

/** In which all sides say how they stand to each other. */
export interface RelationRound {
  circle_id: string;
  id: string;
  opened_at: Date;
  opened_by: string | null;
  until: string;
  closed_at: Date | null;
}

/** What someone of a side says of a side on one of the four relational parameters. */
export interface RelationAnswer {
  circle_id: string;
  id: string;
  round_id: string;
  by_side_id: string;
  how: 'apart' | 'together';
  person_id: string | null;
  seat_id: string | null;
  table_id: string | null;
  side_id: string;
  parameter: string;
  mark: string | null;
  text: string | null;
  show_side: boolean;
  at: Date;
  hidden_at: Date | null;
}

/** A session that was prepared from how two sides see each other. */
export interface RelationTalk {
  circle_id: string;
  session_id: string;
  round_id: string;
  one_side_id: string;
  other_side_id: string;
}

/** What stopped someone on the way to a service: about the service, never about a person. Open once someone has looked. */
export interface Barrier {
  circle_id: string;
  id: string;
  kind: 'letter' | 'form' | 'hours' | 'fear' | 'language' | 'other';
  text: string;
  language: string;
  side_id: string | null;
  at: Date;
  accepted_at: Made<Date | null>;
  refused_at: Made<Date | null>;
  ground_id: Made<string | null>;
  looked_by: Made<string | null>;
  hidden_at: Made<Date | null>;
}

/** A time in which the pulse is asked. What came out is shown when it is closed, and it is never opened again. */
export interface PulseWave {
  circle_id: string;
  id: string;
  number: number;
  opened_at: Date;
  opened_by: string | null;
  closed_at: Made<Date | null>;
}

/** What one browser answered in a wave; null was skipped. `word_hash`: a word of their own, as a keyed hash, by which a later answer is laid beside it. */
export interface PulseAnswer {
  circle_id: string;
  id: string;
  wave_id: string;
  side_id: string | null;
  could_say: number | null;
  was_heard: number | null;
  makes_difference: number | null;
  residents: number | null;
  professionals: number | null;
  government: number | null;
  wellbeing: number | null;
  common: number | null;
  word_hash: Buffer | null;
  at: Date;
}

/** What someone of one side answered when the circle stopped to look; `about`: the insight, session, decision or review, or the circle itself at its opening. */
export interface MomentAnswer {
  circle_id: string;
  id: string;
  moment: 'opening' | 'insight' | 'session' | 'decision' | 'review';
  about: string;
  question: string;
  willing: 'yes' | 'partly' | 'no' | null;
  text: string | null;
  side_id: string;
  person_id: string | null;
  at: Date;
  hidden_at: Made<Date | null>;
}

/** That stories are counted: of a circle, an insight or a decision (`about`), as they were at that moment. */
export interface Counting {
  circle_id: string;
  about: string;
  counted_at: Date;
}

/** One story in what open pages count; one that was taken back stays in it without its name until it goes together with others. */
export interface CountedStory {
  circle_id: string;
  about: string;
  story_id: string;
  cells: Record<string, string>;
  sides: string[];
}

/** What a slip took away, changed or made, kept for an hour so that who did it can put it back. */
export interface Undoable {
  circle_id: string;
  id: string;
  act: string;
  person_id: string | null;
  seat_id: string | null;
  before: ColumnType<unknown, string, string>;
  at: Date;
}

/** A plan or a star of people's own on the road map. `of_star`: the star of the map it is about; done and laid down each on their day. */
export interface StarKept {
  circle_id: string;
  id: string;
  constellation: 'system' | 'catalysts' | 'compass';
  of_star: string | null;
  text: string;
  side_id: string;
  planned_on: string | null;
  person_id: string | null;
  seat_id: string | null;
  made_at: Date;
  done_on: Made<string | null>;
  laid_down_on: Made<string | null>;
  hidden_at: Made<Date | null>;
}

/** How someone sees working with them, and the two links by which others say it too. Nobody but this person sees it. */
export interface WorkMirror {
  circle_id: string;
  id: string;
  person_id: string;
  called: string;
  said: ColumnType<unknown, string, string>;
  colleague_hash: Buffer;
  resident_hash: Buffer;
  counts_along: boolean;
  made_on: string;
}

/** What someone without a name says of working with a person. */
export interface MirrorAnswer {
  circle_id: string;
  id: string;
  mirror_id: string;
  kind: 'colleague' | 'resident';
  said: ColumnType<unknown, string, string>;
  answered_on: string;
}

/** For whom the circle looks: open to the world, said openly by someone of a side. */
export interface TalentAsk {
  circle_id: string;
  id: string;
  text: string;
  side_id: string;
  person_id: string;
  asked_at: Date;
  ended_at: Made<Date | null>;
  hidden_at: Made<Date | null>;
}

/** What someone can and likes to do. How to be reached is for those who work in the circle; until its day, or until it is taken back. */
export interface Talent {
  circle_id: string;
  id: string;
  ask_id: string | null;
  text: string;
  language: string;
  person_name: string | null;
  reach: string;
  seen_by: 'inside' | 'everyone' | 'everyone with name';
  person_id: string | null;
  code_hash: Buffer | null;
  offered_on: string;
  until: string;
  let_through_at: Made<Date | null>;
  hidden_at: Made<Date | null>;
}

/** A living-lab model that a circle fills in: `about` says of which service or change. `laid_at`: since then all who take part see the answers. */
export interface ModelKept {
  circle_id: string;
  id: string;
  kind: 'service' | 'change' | 'journey' | 'orders';
  about: string;
  opened_by: string | null;
  opened_at: Date;
  laid_at: Made<Date | null>;
  laid_by: Made<string | null>;
  closed_at: Made<Date | null>;
  hidden_at: Made<Date | null>;
}

/** Who answers the cards of a model: a person or seat apart, or a table in the name of a side. Before `given_at` only they see it. */
export interface ModelVoice {
  circle_id: string;
  id: string;
  model_id: string;
  by_side_id: string;
  how: 'apart' | 'together';
  person_id: string | null;
  seat_id: string | null;
  table_id: string | null;
  show_side: Made<boolean>;
  begun_at: Date;
  given_at: Made<Date | null>;
}

/** One version of what someone answered on a card; the last one counts. */
export interface ModelAnswer {
  circle_id: string;
  id: string;
  voice_id: string;
  question: string;
  version: number;
  text: string | null;
  chosen: string[];
  at: Date;
  hidden_at: Made<Date | null>;
}

/** A story that shows what someone answered. */
export interface ModelAnswerStory {
  circle_id: string;
  answer_id: string;
  story_id: string;
}

/** What someone outside the circle does otherwise than before; what it says stands in its versions, of which the last one holds. */
export interface Outcome {
  circle_id: string;
  id: string;
  made_at: Date;
}

/** What an outcome said from some moment on. `ours`: what the circle had to do with it. A later version says why it changed. */
export interface OutcomeVersion {
  circle_id: string;
  id: string;
  outcome_id: string;
  nth: number;
  who_kind: 'person' | 'group' | 'organisation';
  who: string;
  what: string;
  happened_on: string;
  matters: string;
  ours: 'none' | 'some' | 'much';
  contribution: string;
  evidence: string | null;
  changed_because: string | null;
  side_id: string;
  person_id: string | null;
  seat_id: string | null;
  at: Date;
  hidden_at: Made<Date | null>;
}

/** Something in the circle that shows an outcome, or that it followed from. */
export interface OutcomeEvidence {
  circle_id: string;
  id: string;
  outcome_id: string;
  story_id: string | null;
  insight_id: string | null;
  decision_id: string | null;
  agreement_id: string | null;
  try_out_id: string | null;
  at: Date;
}

/** A link with which someone outside the circle says once whether an outcome is so, and what they said of which version. */
export interface Substantiation {
  circle_id: string;
  id: string;
  outcome_id: string;
  asked_of: string;
  secret_hash: Buffer;
  made_at: Date;
  made_by: string | null;
  expires_at: Date;
  taken_back_at: Made<Date | null>;
  answered_at: Made<Date | null>;
  version_id: Made<string | null>;
  agrees: Made<'full' | 'part' | 'no' | null>;
  because: Made<string | null>;
  role: Made<string | null>;
  name: Made<string | null>;
  hidden_at: Made<Date | null>;
}

/** A question about which change matters most, before a panel of each side. */
export interface Panel {
  circle_id: string;
  id: string;
  question: string;
  opened_at: Date;
  opened_by: string | null;
  laid_open_at: Made<Date | null>;
  hidden_at: Made<Date | null>;
}

/** A side that has a panel of its own. */
export interface PanelSide {
  circle_id: string;
  panel_id: string;
  side_id: string;
}

/** A story that lies before the panels. */
export interface PanelStory {
  circle_id: string;
  panel_id: string;
  story_id: string;
}

/** An outcome that lies before the panels. */
export interface PanelOutcome {
  circle_id: string;
  panel_id: string;
  outcome_id: string;
}

/** What the panel of one side chose, and why. `none`: none of these. */
export interface SignificantChoice {
  circle_id: string;
  id: string;
  panel_id: string;
  side_id: string;
  none: boolean;
  because: string;
  person_id: string | null;
  seat_id: string | null;
  at: Date;
  hidden_at: Made<Date | null>;
}

/** A story that a panel chose. */
export interface ChosenStory {
  circle_id: string;
  choice_id: string;
  panel_id: string;
  story_id: string;
}

/** An outcome that a panel chose. */
export interface ChosenOutcome {
  circle_id: string;
  choice_id: string;
  panel_id: string;
  outcome_id: string;
}

/** What came of an outcome, a change or an earlier ripple. `ring`: how far from its beginning, counted by the database. */
export interface Ripple {
  circle_id: string;
  id: string;
  outcome_id: string | null;
  change_id: string | null;
  from_id: string | null;
  from_ring: number | null;
  ring: GeneratedAlways<number>;
  text: string;
  kind: 'expected' | 'unexpected' | 'unwelcome';
  noticed: string | null;
  seen_on: string;
  side_id: string;
  person_id: string | null;
  seat_id: string | null;
  made_at: Date;
  changed_at: Made<Date | null>;
  hidden_at: Made<Date | null>;
}

/** A way of working that a circle wrote itself, or read in. `sheet_parts`: one on each line. */
export interface OwnMethod {
  circle_id: string;
  id: string;
  language: string;
  name: string;
  about: string;
  for_whom: string;
  not_when: string;
  gains: string;
  access: string;
  constellation: 'system' | 'catalysts' | 'compass';
  move: 'gather' | 'sense' | 'dialogue' | 'change' | 'around';
  moments: string[];
  people_least: number;
  people_most: number;
  modes: string[];
  reading: 'none' | 'little' | 'some';
  needs: string[];
  sheet_as: 'cards' | 'lines' | 'drawing' | 'names' | null;
  sheet_title: string | null;
  sheet_about: string | null;
  sheet_parts: string | null;
  source: string;
  href: string | null;
  licence: string;
  attribution: string;
  made_by: string | null;
  made_at: Date;
  changed_at: Date;
  removed_at: Made<Date | null>;
  hidden_at: Made<Date | null>;
}

/** One step of a circle's own way of working: `kind` says which part of Kring starts it. */
export interface OwnMethodStep {
  circle_id: string;
  method_id: string;
  id: string;
  position: number;
  kind: string;
  minutes: number;
  title: string;
  instruction: string;
  question: string | null;
  believe: Made<string | null>;
  trying: Made<string | null>;
  good_sign: Made<string | null>;
  bad_sign: Made<string | null>;
  written_at: Date;
  hidden_at: Made<Date | null>;
}

/** That someone read how stories are dealt with before opening them in this circle, and said that they will do so. */
export interface StoriesFirst {
  circle_id: string;
  person_id: string;
  at: Date;
}

/** How a circle deals with stories, in its own words; `side_ids`: the sides that wrote it together. The last one counts, the earlier stay to be read. */
export interface StoryAgreement {
  circle_id: string;
  id: string;
  text: string;
  side_ids: string[];
  made_by: string | null;
  made_at: Date;
  hidden_at: Made<Date | null>;
}

/** A session that is a meeting of the study circle, round this lesson. */
export interface StudyMeeting {
  circle_id: string;
  session_id: string;
  lesson: string;
}

/** A page of someone's journal, which only they can open. `lesson`: the one that they had beside it. */
export interface JournalPage {
  person_id: string;
  id: string;
  lesson: string | null;
  sealed: string;
  written_at: Date;
  changed_at: Made<Date | null>;
}

/** A small change that is tried in practice. It cannot begin before the whole card is there; `follows_id`: the one that it adapts. */
export interface TryOutKept {
  circle_id: string;
  id: string;
  belief: string;
  trying: string;
  with_whom: string | null;
  good_sign: string | null;
  bad_sign: string | null;
  amplify: string | null;
  dampen: string | null;
  until_day: string | null;
  owner_name: string;
  owner_side_id: string;
  agreement_id: string | null;
  follows_id: string | null;
  method: string | null;
  person_id: string | null;
  seat_id: string | null;
  made_at: Date;
  started_on: Made<string | null>;
  reminded_at: Made<Date | null>;
  outcome: Made<'keep' | 'adapt' | 'stop' | null>;
  decided_on: Made<string | null>;
  decided_by: Made<string | null>;
  decided_side_id: Made<string | null>;
  because: Made<string | null>;
  learned: Made<string | null>;
  hidden_at: Made<Date | null>;
}

/** An insight that a try-out rests on. */
export interface TryOutInsight {
  circle_id: string;
  try_out_id: string;
  insight_id: string;
}

/** What someone saw of a try-out on a day. `outside`: they came by the link that was given to someone outside the team. */
export interface ObservationKept {
  circle_id: string;
  id: string;
  try_out_id: string;
  seen: string;
  seen_on: string;
  sign: 'good' | 'bad' | 'both' | 'neither';
  side_id: string | null;
  show_side: boolean;
  outside: boolean;
  person_id: string | null;
  seat_id: string | null;
  at: Date;
  hidden_at: Made<Date | null>;
}

/** A photo beside what someone saw, small and made anew (WebP); so that it leaves, returns and goes with its row. `shows`: what is on it, in words. */
export interface ObservationPicture {
  circle_id: string;
  id: string;
  observation_id: string;
  picture: Buffer;
  width: number;
  height: number;
  shows: string;
  pictured: 'nobody' | 'yes';
  made_at: Date;
  hidden_at: Made<Date | null>;
}

/** A small way of meeting that people try at work: one of Kring's own, or (`form` 'own') theirs. */
export interface RitualKept {
  circle_id: string;
  id: string;
  form: string;
  name: string | null;
  how: string | null;
  meeting: string;
  owner_side_id: string;
  person_id: string | null;
  seat_id: string | null;
  made_at: Date;
  outcome: Made<'keep' | 'stop' | null>;
  decided_on: Made<string | null>;
  decided_by: Made<string | null>;
  decided_side_id: Made<string | null>;
  because: Made<string | null>;
  hidden_at: Made<Date | null>;
}

/** A day on which a ritual is done; whoever was there answers until it is closed. */
export interface RitualTime {
  circle_id: string;
  id: string;
  ritual_id: string;
  on_day: string;
  made_at: Date;
  closed_on: Made<string | null>;
}

/** What someone who was there says of it, without a name: who spoke, whether the order of rank shifted, and whether to go on. Null was skipped. */
export interface RitualAnswer {
  circle_id: string;
  id: string;
  time_id: string;
  spoke: 'all' | 'most' | 'few' | null;
  shifted: 'yes' | 'some' | 'no' | null;
  keep: 'keep' | 'change' | 'stop' | null;
  at: Date;
}

/** What a circle tells of itself as an example: one draft, one that the world reads, and those that were taken back. */
export interface CircleCase {
  circle_id: string;
  id: string;
  title: string;
  about: string;
  country: string | null;
  place: string | null;
  longitude: number | null;
  latitude: number | null;
  aim: string | null;
  people: string | null;
  parties: string | null;
  methods: string | null;
  helped: string | null;
  hindered: string | null;
  power: string | null;
  result: string | null;
  learned: string | null;
  ethics: string | null;
  changed_by: string | null;
  changed_at: Date;
  published_at: Date | null;
  taken_back_at: Date | null;
  hidden_at: Date | null;
}

/** An example of another installation, held here after someone looked. */
export interface HeldCaseKept {
  organisation_id: string;
  id: string;
  source: string;
  source_id: string;
  title: string;
  about: string;
  language: string;
  country: string | null;
  place: string | null;
  longitude: number | null;
  latitude: number | null;
  told: ColumnType<unknown, string, string>;
  held_by: string | null;
  held_at: Date;
}
