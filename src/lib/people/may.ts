import type { Reader } from '#cycle/1-gather/consent.ts';

export type Role = 'steward' | 'listener' | 'member' | 'reader';

/** Someone who is signed in: a member of an organisation, with a place in some of its circles. */
export type Person = { id: string; organisation: string; name: string; employer: string | null; opensCircles: boolean };
export type Membership = { circle: string; role: Role; side: string; reader: Reader };

/** Who is here with their story's code. */
export type Teller = { circle: string; story: string };
/** Who has a place at a table or in a session, by its code. */
export type Seat = { circle: string; id: string; table: string | null; session: string | null; sides: string[] };
/** Who came by the link with which a decider confirms a promise. */
export type Program = { circle: string; id: string; scopes: string[]; reader?: Reader | null };

/** Who responds to the circle's statements in this browser. */
export type Respondent = { circle: string; id: string };

/** Whoever asks: one browser may be several of these at once. */
export type Actor = {
  person: Person | null;
  memberships: Membership[];
  teller: Teller | null;
  seat: Seat | null;
  respondent: Respondent | null;
  program: Program | null;
};

export const nobody: Actor = { person: null, memberships: [], teller: null, seat: null, respondent: null, program: null };

/** What an actor can be, in one circle. */
export type Capacity = 'anyone' | 'teller' | 'table' | 'session' | 'respondent' | Role | 'signedIn' | 'opener' | 'program';

const sensing = ['table', 'member', 'listener', 'steward'] as const;
const inside = ['reader', 'member', 'listener', 'steward'] as const;

/**
 * The one permission page: every act of the product and who may do it. A door names its act;
 * an act that is not here does not compile, and what is not named is refused.
 */
export const policies = {
  // the open pages
  readOpenPages: ['anyone'],
  report: ['anyone'], // whoever sees something that harms someone; no account, no name
  readAboutKring: ['anyone'], // the pages that a teller needs too: in every language of a teller
  signIn: ['anyone'],
  signOut: ['signedIn'],
  setUp: ['anyone'], // the one-time link of the first run is the proof; the door asks for it
  chooseLanguage: ['anyone'],
  // circles: promise, sides, people
  openCircle: ['opener'],
  seeOwnCircles: ['signedIn'],
  prepareCircle: ['steward'],
  // the way out: one asks, another says yes
  moveCircle: ['steward'],
  agreeToMove: ['steward', 'listener'],
  keepCopies: ['steward'],
  closeCircle: ['steward'],
  invite: ['steward'],
  acceptInvitation: ['anyone'], // the invitation's own secret is the proof
  confirmPromise: ['anyone'], // the decider's link is the proof
  // gather: the teller
  tellStory: ['anyone'],
  enterCode: ['anyone'],
  readOwnStory: ['teller'],
  changeOwnStory: ['teller'],
  withdrawStory: ['teller'],
  finish: ['anyone'],
  readMedium: ['anyone'], // the sealed address that a page gave is the proof; no cookie is read
  // gather: listeners and helpers
  listen: ['listener'],
  help: ['listener', 'steward', 'member'],
  holdStory: ['listener'],
  printCards: ['steward', 'listener', 'member'],
  tellByProgram: ['program'],
  readByProgram: ['program'],
  // sense
  openTable: ['steward', 'listener', 'member'],
  joinTable: ['anyone'], // the table's code is the proof
  readStories: [...sensing, 'reader'],
  makeSense: sensing,
  printStories: ['steward', 'listener', 'member'],
  // sense: the opinion map
  makeStatement: sensing,
  moderateStatements: ['steward', 'listener'],
  askToRespond: ['steward'],
  respond: ['anyone'],
  readOwnAnswers: ['respondent'],
  readOpinionMap: ['anyone'], // what is seen of it is what the promise said: the door asks
  nameGroup: sensing,
  // dialogue
  prepareSession: ['steward'],
  joinSession: ['anyone'], // the session's code is the proof
  takePart: ['session', ...inside],
  keepRecord: ['steward', 'listener', 'member'], // who leads this very session, and a steward: the door asks
  leadSession: ['steward', 'listener', 'member'],
  // change
  decide: ['steward'],
  keepAgreements: ['steward'],
  // the evaluation: read by anyone, and everyone inside looks back
  lookBack: ['table', 'reader', 'member', 'listener', 'steward'],
  // the compass: in every language of a teller
  readCompass: ['anyone'],
  sayWhoTakesPart: ['table', 'session', ...inside],
  sayHowRelated: ['table', 'session', ...inside],
  askSides: ['steward', 'listener', 'member'], // the questions close on their day by themselves
  shareMeans: ['steward'],
  answerMoment: ['table', 'session', ...inside],
  addBarrier: ['anyone'],
  lookAtBarriers: ['steward', 'listener'],
  answerPulse: ['anyone'],
  askPulse: ['steward'],
  // return
  tellBack: ['steward', 'listener'],
  lookAtHidden: ['steward', 'listener'],
  // connections: tokens, webhooks; the record of acts
  connect: ['steward'],
  readActivity: ['anyone'], // acts in a role; those that touch one teller or member are for who takes part
  keepSecondStep: ['signedIn'],
  undoOwnAct: sensing, // what they did themselves, within an hour, and may still do: the door asks
  // the compass: who is not here, and invitations that people pass on
  nameMissing: ['anyone'],
  readVoices: [...sensing, 'reader'],
  reachOut: sensing,
  moderateNamings: ['steward', 'listener'],
  keepNames: ['steward'], // names that people chose to give, and whom to call
  inviteByCard: ['table', 'session', ...inside], // a teller takes theirs at /mine
  openInvitation: ['anyone'], // the card's six letters are the proof
  // the compass: the map of actors
  readNetwork: ['anyone'], // which maps are seen is what their makers share: the door asks
  mapNetwork: ['table', 'session', ...inside],
  // learning: lessons are open pages; before whole stories are opened, one of them is read
  readStoriesFirst: ['listener', 'steward', 'member'],
  learnHere: inside, // in a circle: its study circle
  readStoryAgreement: ['anyone'], // how the circle deals with stories: in every language of a teller
  agreeOnStories: ['steward', 'listener', 'member'],
  keepJournal: ['signedIn'], // their own: the writer is who is here
  // the road map: anyone reads it on the open pages
  planStar: ['table', 'session', ...inside], // who made a plan ends it, or a steward: the door asks
  // try-outs and rituals: anyone reads them on the open pages once they began
  tryOut: ['table', 'session', ...inside], // who made one changes it and says what becomes of it, or a steward: the door asks
  lookAlong: ['anyone'], // the link of a try-out or of a meeting is the proof
  // learning: a mirror of working with someone
  keepWorkMirror: inside, // their own: a door shows nobody else's
  answerWorkMirror: ['anyone'], // the link of its owner is the proof
  // examples: what a circle tells of itself, and what others told
  publishCase: ['steward'],
  holdCases: ['opener'],
  // living-lab models: each answers apart, from a side; who works in the circle begins one
  answerModels: ['table', 'session', ...inside],
  openModel: ['steward', 'listener', 'member'],
  // talents: what people can and like to do, and for whom the circle looks
  offerTalent: ['anyone'],
  takeOwnTalentBack: inside, // with an account; without one the code of the offer is the proof
  workWithTalents: ['steward', 'listener', 'member'],
  lookAtTalents: ['steward', 'listener'],
  // the harvest of change: anyone reads it on the open pages
  harvest: sensing,
  askOutsiders: ['steward'],
  substantiate: ['anyone'], // the link is the proof; who takes part in the circle is refused by the door
  openPanel: ['steward'],
  sitOnPanel: ['table', ...inside], // of the side that they speak for: the door asks
} as const satisfies Record<string, readonly Capacity[]>;
export type Act = keyof typeof policies;

/** May this actor do this act (in this circle)? Default: no. */
export function may(actor: Actor, act: Act, circle: string | null = null): boolean {
  const able = capacitiesOf(actor, circle);
  return (policies[act] as readonly Capacity[]).some((capacity) => able.has(capacity));
}

/** What an actor is in a circle. */
export function capacitiesOf(actor: Actor, circle: string | null): Set<Capacity> {
  const able = new Set<Capacity>(['anyone']);
  if (actor.person) able.add('signedIn');
  if (actor.person?.opensCircles) able.add('opener');
  for (const membership of actor.memberships) if (membership.circle === circle) able.add(membership.role);
  if (actor.teller && (circle === null || actor.teller.circle === circle)) able.add('teller');
  if (actor.seat?.circle === circle && circle !== null) {
    if (actor.seat.table) able.add('table');
    if (actor.seat.session) able.add('session');
  }
  if (actor.respondent && (circle === null || actor.respondent.circle === circle)) able.add('respondent');
  if (actor.program?.circle === circle && circle !== null) able.add('program');
  return able;
}
