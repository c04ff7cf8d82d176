import type { Act, Capacity } from '#lib/people/may.ts';

/**
 * Who may do what, written down a second time, from the constitution and not from the code: a policy that is loosened by accident does not
 * agree with this table any more. Whoever adds an act thinks again here who may do it.
 */
export const whoMay: Record<Act, readonly Capacity[]> = {
  readOpenPages: ['anyone'],
  report: ['anyone'],
  readAboutKring: ['anyone'],
  signIn: ['anyone'],
  signOut: ['signedIn'],
  setUp: ['anyone'],
  chooseLanguage: ['anyone'],
  openCircle: ['opener'],
  seeOwnCircles: ['signedIn'],
  prepareCircle: ['steward'],
  // Whoever runs the circle may ask that it leaves, and looks after the copies; who reads the stories first, or runs it too, says yes.
  moveCircle: ['steward'],
  agreeToMove: ['listener', 'steward'],
  keepCopies: ['steward'],
  // Ending it is running it; its answer, its keepers and the end of its stories are open to the world.
  closeCircle: ['steward'],
  invite: ['steward'],
  acceptInvitation: ['anyone'],
  confirmPromise: ['anyone'],
  // Nobody needs an account to tell, to come back, or to leave.
  tellStory: ['anyone'],
  enterCode: ['anyone'],
  finish: ['anyone'],
  readMedium: ['anyone'], // who has the sealed address that a page gave, for ten minutes
  // The story is its teller's: nobody else reads, changes or withdraws it there, a steward neither.
  readOwnStory: ['teller'],
  changeOwnStory: ['teller'],
  withdrawStory: ['teller'],
  // The two listeners read first; running a circle opens no story.
  listen: ['listener'],
  holdStory: ['listener'],
  help: ['listener', 'steward', 'member'],
  printCards: ['steward', 'listener', 'member'],
  tellByProgram: ['program'],
  // What tellers share with a reader is read by a program that a steward let in as that reader.
  readByProgram: ['program'],
  openTable: ['steward', 'listener', 'member'],
  joinTable: ['anyone'],
  // A reader reads; at a table, and as member, people also work with what they read.
  readStories: ['table', 'reader', 'member', 'listener', 'steward'],
  makeSense: ['table', 'member', 'listener', 'steward'],
  printStories: ['steward', 'listener', 'member'],
  // A statement is made where sense is made; on published grounds it is let in by whoever reads first or runs the circle.
  makeStatement: ['table', 'member', 'listener', 'steward'],
  moderateStatements: ['listener', 'steward'],
  askToRespond: ['steward'],
  respond: ['anyone'],
  readOwnAnswers: ['respondent'],
  readOpinionMap: ['anyone'],
  nameGroup: ['table', 'member', 'listener', 'steward'],
  prepareSession: ['steward'],
  joinSession: ['anyone'],
  takePart: ['session', 'reader', 'member', 'listener', 'steward'],
  // Leading a conversation can be shared with whoever takes part in the circle in a role, and who leads it holds the pen: nobody else of that role does.
  keepRecord: ['steward', 'listener', 'member'],
  leadSession: ['steward', 'listener', 'member'],
  decide: ['steward'],
  keepAgreements: ['steward'],
  // Everyone who took part inside says how it went, whoever runs the circle as little or as much as others.
  lookBack: ['table', 'reader', 'member', 'listener', 'steward'],
  // How a circle looks at itself is for the world to see; what stands on the page hides small numbers itself.
  readCompass: ['anyone'],
  // Everyone who takes part says how power lies: with a role, at a table, in a session; and whoever works in the circle may put the question, not only who runs it.
  sayWhoTakesPart: ['table', 'session', 'reader', 'member', 'listener', 'steward'],
  sayHowRelated: ['table', 'session', 'reader', 'member', 'listener', 'steward'],
  askSides: ['member', 'listener', 'steward'],
  // What is shared is promised by whoever answers for the circle.
  shareMeans: ['steward'],
  // Nobody needs a name to say how much they trust; asking and stopping is running the circle.
  // Whoever takes part stops to look, and says it in the name of a side.
  answerMoment: ['table', 'session', 'reader', 'member', 'listener', 'steward'],
  // What stopped someone is written by anyone, and looked at by whoever reads first or runs the circle, as statements are.
  addBarrier: ['anyone'],
  lookAtBarriers: ['listener', 'steward'],
  answerPulse: ['anyone'],
  askPulse: ['steward'],
  tellBack: ['steward', 'listener'],
  lookAtHidden: ['steward', 'listener'],
  // A connection takes words or news out of the circle: whoever runs it opens and ends it, and the world can see that it was done.
  connect: ['steward'],
  readActivity: ['anyone'],
  keepSecondStep: ['signedIn'],
  // Whoever can make a slip can take it back: at a table, or in a role in which something is done.
  undoOwnAct: ['table', 'member', 'listener', 'steward'],
  // Whoever is touched may say who is not here; what they say is read by those who work with it, and a name by who runs the circle alone.
  nameMissing: ['anyone'],
  readVoices: ['table', 'reader', 'member', 'listener', 'steward'],
  reachOut: ['table', 'member', 'listener', 'steward'],
  moderateNamings: ['listener', 'steward'],
  keepNames: ['steward'],
  // Whoever has a place in the circle, a seat included, may pass it on (a teller with their own story); whoever holds a card may open it.
  inviteByCard: ['table', 'session', 'reader', 'member', 'listener', 'steward'],
  openInvitation: ['anyone'],
  // Anyone may come to the maps and sees those that are shared with them; one draws from a side, so with a role or at a table or session.
  readNetwork: ['anyone'],
  mapNetwork: ['table', 'session', 'reader', 'member', 'listener', 'steward'],
  // Whoever can open or write down whole stories of others reads first how that is done; whoever takes part learns with the others.
  readStoriesFirst: ['member', 'listener', 'steward'],
  learnHere: ['reader', 'member', 'listener', 'steward'],
  // A teller may know how their story is dealt with; it is written by those who work with stories, and a journal by its writer alone.
  readStoryAgreement: ['anyone'],
  agreeOnStories: ['member', 'listener', 'steward'],
  keepJournal: ['signedIn'],
  // Plans are made by whoever takes part, from a side; who only looks on, or told a story, signs nothing with it.
  planStar: ['table', 'session', 'reader', 'member', 'listener', 'steward'],
  // Whoever takes part, at a table or in a session too, tries something, says what they saw, and looks back on a meeting; who only told a story does not.
  tryOut: ['table', 'session', 'reader', 'member', 'listener', 'steward'],
  // Somebody outside the team has no place in the circle: their link opens this one try-out or meeting and nothing else.
  lookAlong: ['anyone'],
  // A mirror is its owner's alone, and whoever has a place in the circle with an account may have one; whoever got a link from them answers, nameless.
  keepWorkMirror: ['reader', 'member', 'listener', 'steward'],
  answerWorkMirror: ['anyone'],
  // A circle is told to the world by whoever runs it; what comes from elsewhere is let in by whoever answers for the organisation.
  publishCase: ['steward'],
  holdCases: ['opener'],
  // Whoever takes part answers cards from a side, at a table or in a session too, and sees there what others gave: the world does not.
  answerModels: ['table', 'session', 'reader', 'member', 'listener', 'steward'],
  // A question to all sides is put by whoever works in the circle, as the questions of the compass are.
  openModel: ['member', 'listener', 'steward'],
  // Anyone offers, and takes back what is theirs. Whoever works in the circle sees how to reach someone and asks openly; words for the world are read first.
  offerTalent: ['anyone'],
  takeOwnTalentBack: ['reader', 'member', 'listener', 'steward'],
  workWithTalents: ['member', 'listener', 'steward'],
  lookAtTalents: ['listener', 'steward'],
  // What changed is written down where sense is made; whether it is so is asked of outsiders by whoever runs the circle, and said by who has the link.
  harvest: ['table', 'member', 'listener', 'steward'],
  askOutsiders: ['steward'],
  substantiate: ['anyone'],
  // A panel reads stories, so that who sits in one is who may read them: at a table or with a role, a session's seat is not enough.
  openPanel: ['steward'],
  sitOnPanel: ['table', 'reader', 'member', 'listener', 'steward'],
};
