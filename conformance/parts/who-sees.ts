import { recordFields } from '#system/cases/case-record.ts';

/**
 * Which visitor may see which text of a full circle: thought out from the constitution, not from the code. What is not here nobody may see.
 * A name ends before a slash or goes on: `story.text/closed` comes before `story.text`. `everyone` is the whole world.
 */
type Who = 'everyone' | readonly string[];

const [own, closed] = [['teller'], ['teller whose story is closed']];
const inside = ['reader', 'member', 'listener', 'steward'];
const sensing = ['table', ...inside];
const working = ['member', 'listener', 'steward'];
const present = ['session', ...inside];
/** Whoever looks at words that were hidden because they copy a withdrawn story; what stands beside a story only its listeners. */
const looking = ['listener', 'steward'];
const nobody: readonly string[] = [];

/** Who reads a story, by what its teller allowed and where it stands. The reader decides, member and steward are professionals, the table is of residents and professionals. */
const readsStory: Record<string, Who> = {
  main: 'everyone',
  closed: ['listener', ...closed],
  residents: ['listener'],
  // A program that a steward let in reads as the professionals do.
  professionals: ['listener', 'member', 'steward', 'program'],
  deciders: ['listener', 'reader'],
  unquoted: [...sensing, 'program'],
  refusedQuote: [...sensing, 'program'],
  unsensed: [...inside, 'program'],
  waiting: ['listener'],
  refused: ['listener'],
  held: ['listener'],
  hidden: ['listener'],
};
/** Who sees the marked words of a story: who may make sense of it; the whole world where the teller allows quoting, and has not refused this quote. */
const seesQuote: Record<string, Who> = {
  ...readsStory,
  residents: 'everyone',
  closed: ['listener', ...closed],
};
const stories = Object.keys(readsStory);
const perStory = (name: string, who: (story: string) => Who) =>
  Object.fromEntries(stories.map((story) => [`${name}/${story}`, who(story)]));
/** Of a story that the world reads, what was not published is for those inside and its teller. */
const withoutTheWorld = (story: string): Who => (story === 'main' ? [...sensing, ...own] : readsStory[story]!);

export const whoSees: Record<string, Who> = {
  // what a circle says of itself
  organisation: 'everyone',
  gathering: 'everyone',
  circle: 'everyone',
  'side.name': 'everyone',
  prompt: 'everyone',
  help_number: 'everyone',
  ground: 'everyone',
  'promise_line.text/first': 'everyone',
  'promise_line.text/second': 'everyone',
  'promise_line.text/draft': ['steward'],
  'promise.changed_because': 'everyone',
  'promise.changed_because/draft': ['steward'],
  promise_confirmation: 'everyone',
  // people: who runs a circle and who listens is known by name; nobody's address is
  'person.name/steward': 'everyone',
  'person.name/listener': 'everyone',
  'person.name/member': ['member', 'steward', 'listener', ...closed], // wrote down the closed story
  'person.name/reader': ['reader', 'steward'],
  'person.name/opener': ['opener'],
  'person.name/former': ['former steward', 'steward'],
  ...Object.fromEntries(['steward', 'listener', 'member', 'reader', 'opener'].map((who) => [`person.email/${who}`, [who]])),
  'person.email/former': ['former steward'],
  'person.email/steward2': nobody,
  'person.email/listener2': nobody,
  'person.employer/steward': ['steward'],
  'person.employer/listener': 'everyone', // a teller may know for whom the two who read first work
  'person.employer/member': ['member', 'steward', 'listener', ...closed], // a helper's employer is shown to the teller
  'person.employer/reader': ['reader', 'steward'],
  'person.employer/opener': ['opener'],
  'person.employer/former': ['former steward', 'steward'],
  // stories
  ...perStory('story.text', (story) => readsStory[story]!),
  ...perStory('story.quote', (story) => seesQuote[story]!),
  ...perStory('story.would_help', withoutTheWorld),
  'story.helper_note': ['listener', ...closed],
  'medium_text.text/main': 'everyone', // beside the published story
  'medium_text.text/closed': ['listener', ...closed],
  'medium_text.text/residents': ['listener'], // its teller keeps the picture with the listeners
  'medium_text.text/translation': 'everyone',
  'consent_receipt.wording': nobody,
  'consent_receipt.wording/main': own,
  'consent_receipt.wording/closed': closed,
  'story_contact.name/main': ['listener', 'steward', ...own],
  'story_contact.phone/main': ['listener', 'steward', ...own],
  'story_contact.place/main': ['listener', 'steward', ...own],
  'story_contact.name/closed': ['listener', 'steward', ...closed],
  'story_contact.phone/closed': ['listener', 'steward', ...closed],
  'story_contact.place/closed': ['listener', 'steward', ...closed],
  'story_contact.email/closed': closed, // there is a telephone number: nobody needs the address
  'answer.text/accepted-main': ['listener', ...own],
  'answer.text/contested-main': ['listener', ...own],
  'answer.text/asked-closed': ['listener', ...closed],
  'answer.text/replied-closed': ['listener', ...closed],
  'answer.text/said-closed-hidden': ['listener'],
  'answer.text/refused-refused': ['listener'],
  // sense
  ...perStory('reading.told', withoutTheWorld),
  ...perStory('reading.means', withoutTheWorld),
  'reading.told/main-hidden': ['listener'],
  'reading.means/main-hidden': ['listener'],
  theme: [...sensing, ...own, ...closed, 'program'],
  'theme.name/hidden': looking,
  'theme.about/hidden': looking,
  'insight.text': 'everyone',
  'insight.text/hidden': looking,
  'dissent.text/reading-closed': ['listener'],
  'dissent.text/reading-closed-hidden': ['listener'],
  'dissent.text/theme': sensing,
  'dissent.text/insight': 'everyone',
  'dissent.text/insight-hidden': looking,
  'sense_table.name': [...working, 'table'],
  'sense_table.name/closed': working,
  'copy.what': [...working, 'table', ...own, ...closed],
  // what all share: what people are asked, and what was turned down on a ground, is for everyone; who answered what for nobody
  'statement.text': 'everyone',
  'statement.text/waiting': sensing,
  'statement.text/waiting-missing': [...sensing, 'respondent'],
  'statement.text/hidden': looking,
  'respondent.id': nobody,
  // who is not here: read by those inside, by everyone when someone let it through; a name by who runs the circle alone, until its day
  'touched.text': 'everyone',
  'touched.text/waiting': sensing,
  'touched.text/refused': sensing,
  'touched.text/same': sensing,
  'touched.text/hidden': looking,
  'touched.call_name': ['table', ...working],
  'touched.call_number': ['table', ...working],
  'naming.person_name': ['steward'],
  'naming.person_name/over': nobody,
  'nomination.text': sensing,
  'nomination.text/hidden': looking,
  reaching: sensing,
  'reaching.who/hidden': looking,
  'reaching.place/hidden': looking,
  'reaching.seen/hidden': looking,
  // whoever has the link sees how its owner wants to be called; nobody else knows that there is a mirror
  'work_mirror.called': 'everyone',
  // what people can: read by who works in the circle; by the world as far as its owner allows and someone let it through; how to reach them never
  'talent_ask.text': 'everyone',
  'talent_ask.text/hidden': looking,
  'talent_ask.text/ended': nobody,
  talent: working,
  'talent.text/open': 'everyone',
  'talent.text/named': 'everyone',
  'talent.person_name/named': 'everyone',
  'talent.text/hidden': looking,
  'talent.person_name/hidden': nobody,
  'talent.reach/hidden': nobody,
  'talent.text/over': nobody,
  'talent.person_name/over': nobody,
  'talent.reach/over': nobody,
  // what a circle tells of itself as an example
  circle_case: 'everyone',
  ...Object.fromEntries(
    ['title', 'about', 'place', ...recordFields].flatMap((field): [string, Who][] => [
      [`circle_case.${field}/draft`, ['steward']],
      [`circle_case.${field}/back`, nobody],
      [`circle_case.${field}/hidden`, looking],
    ]),
  ),
  held_case: 'everyone',
  'opinion_group_name.name': 'everyone',
  'opinion_group_name.name/hidden': looking,
  // what stopped people: open when someone let it in; what was answered beside an act stands there for everyone
  'barrier.text': 'everyone',
  'barrier.text/waiting': looking,
  'barrier.text/refused': nobody,
  'barrier.text/hidden': looking,
  ...Object.fromEntries(
    ['opening', 'insight', 'session', 'decision', 'review', 'at_hand'].map((moment): [string, Who] => [
      `moment_answer.text/${moment}`,
      'everyone',
    ]),
  ),
  'moment_answer.text/hidden': looking,
  // maps of actors: a map is read by those who made it, and by others as they say; a name by its makers and their own stewards, until its day
  ...Object.fromEntries(
    ['network_map.question', 'link_kind.name', 'actor.label', 'actor_goal.goal', 'influence.why'].flatMap((text) => [
      [text, 'everyone'],
      [`${text}/later`, 'everyone'],
      [`${text}/kept`, ['listener']],
      [`${text}/shared`, ['listener', 'member', 'steward']],
    ]),
  ),
  'actor.person_name': ['table', 'session', ...inside],
  'actor.person_name/later': ['member', 'steward'],
  'actor.person_name/kept': ['listener'],
  'actor.person_name/shared': ['listener'], // the steward is a professional
  ...Object.fromEntries(['', '/later', '/kept', '/shared'].map((which) => [`actor.person_name${which}/over`, nobody])),
  // dialogue: what was said is for those present until they agree on it
  'session.purpose': 'everyone',
  'session.change_wanted': 'everyone',
  'session.place': 'everyone',
  came_from: nobody, // kept for whoever runs the machine
  // what people wish and share is open; what a side says alone stands by side only from five people on
  // how stories are dealt with is for whoever tells one; a journal for its writer
  'story_agreement.text': 'everyone',
  'story_agreement.text/hidden': looking,
  ...Object.fromEntries(['steward', 'listener', 'opener', 'member'].map((who) => [`journal_page.text/${who}`, [who]])),
  // what is tried is open once it began; what people saw of it is read by who takes part
  try_out: 'everyone',
  ...Object.fromEntries(
    ['belief', 'trying', 'with_whom', 'good_sign', 'bad_sign', 'amplify', 'dampen', 'owner_name'].flatMap((line) => [
      [`try_out.${line}`, 'everyone'],
      [`try_out.${line}/decided`, 'everyone'],
      [`try_out.${line}/plan`, ['table', 'session', ...inside]],
      [`try_out.${line}/hidden`, line === 'owner_name' ? nobody : looking],
    ]),
  ),
  'observation.seen': ['table', 'session', ...inside],
  'observation.seen/outside': ['table', 'session', ...inside],
  'observation.seen/hidden': looking,
  'observation_picture.shows': ['table', 'session', ...inside],
  ...Object.fromEntries(
    ['name', 'how', 'meeting'].flatMap((line) => [
      [`ritual.${line}`, 'everyone'],
      [`ritual.${line}/ended`, 'everyone'],
      [`ritual.${line}/hidden`, looking],
    ]),
  ),
  'ritual.decided_by': 'everyone',
  'ritual.because': 'everyone',
  'star.text': 'everyone',
  'star.text/hidden': looking,
  'star.text/gone': nobody,
  // a model is read by whoever takes part, and named on the trail; an answer when it was given and may stand there, else by whose it is
  'model.about': ['table', ...present, ...own],
  'model.about/hidden': looking,
  'model_answer.text': ['table', ...present],
  'model_answer.text/hidden': looking,
  'model_answer.text/few': ['steward'], // wrote it
  'model_answer.text/draft': nobody, // whose it is stands on another side than the crawl opens
  // cards of the circle's own are open; what was taken away its stewards can put back
  own_method: 'everyone',
  own_method_step: 'everyone',
  ...Object.fromEntries(
    [
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
      'href',
    ].flatMap((text) => [
      [`own_method.${text}/hidden`, looking],
      [`own_method.${text}/away`, ['steward']],
    ]),
  ),
  ...Object.fromEntries(
    ['title', 'instruction', 'question', 'believe', 'trying', 'good_sign', 'bad_sign'].flatMap((text) => [
      [`own_method_step.${text}/hidden`, nobody],
      [`own_method_step.${text}/away`, ['steward']],
    ]),
  ),
  'wish.text': 'everyone',
  'wish.text/hidden': looking,
  shared_means: 'everyone',
  'shared_means.text/hidden': looking,
  'relation_answer.text': 'everyone',
  'relation_answer.text/hidden': looking,
  'relation_answer.text/few': nobody,
  'relation_answer.text/own': ['member'],
  // what changed is open, with what it said before; of whom it was asked is for who runs the circle, while the link waits
  ...Object.fromEntries(
    ['who', 'what', 'matters', 'contribution', 'evidence', 'changed_because'].flatMap((line) => [
      [`outcome_version.${line}`, 'everyone'],
      [`outcome_version.${line}/hidden`, looking],
    ]),
  ),
  'substantiation.asked_of': ['steward'],
  ...Object.fromEntries(['said', 'hidden'].map((which) => [`substantiation.asked_of/${which}`, nobody])),
  ...Object.fromEntries(['because', 'role', 'name'].map((line) => [`substantiation.${line}/said`, 'everyone'])),
  'substantiation.because/hidden': looking,
  'substantiation.role/hidden': looking,
  'substantiation.name/hidden': nobody,
  // what a side chose is its own until all is laid side by side; that there is a panel is known to who may sit in one
  'panel.question/open': sensing,
  'panel.question/laid': 'everyone',
  'panel.question/hidden': looking,
  'significant_choice.because/open': ['member', 'steward'], // who speaks for the professionals
  'significant_choice.because/laid': 'everyone',
  ripple: 'everyone',
  'ripple.text/hidden': looking,
  'ripple.noticed/hidden': looking,
  'looking_back.text': 'everyone',
  'looking_back.text/hidden': looking,
  // a session that runs: what people do is for who is there; what they write in silence for nobody else
  session_step: present,
  'note.text/own': ['session'],
  'seat.name': ['session', 'member', 'listener', 'steward'],
  'note.text/of-another': nobody,
  'note.grouped_as': nobody, // of notes that nobody may read yet
  'session.record/open': present,
  'session.record/agreed': 'everyone',
  'session.record/hidden': looking,
  'assent.words/open': present,
  'assent.words/agreed': 'everyone',
  'assent.words/open-hidden': looking,
  'assent.words/agreed-hidden': looking,
  'quote.words/open': present,
  'quote.words/agreed': 'everyone',
  'quote.words/open-revoked': nobody,
  'quote.words/agreed-revoked': nobody,
  'quote.words/open-hidden': looking,
  'quote.words/agreed-hidden': looking,
  'finding.text/open': present,
  'finding.text/agreed': 'everyone',
  'finding.text/open-hidden': looking,
  'finding.text/agreed-hidden': looking,
  'dissent.text/finding-open': present,
  'dissent.text/session-open': present,
  'dissent.text/finding-agreed': 'everyone',
  'dissent.text/session-agreed': 'everyone',
  // change
  decision: 'everyone',
  'decision.text/draft': ['steward'],
  'decision.because/draft': ['steward'],
  'decision.rests_on_none_because/draft': ['steward'],
  'decision.decided_by/draft': ['steward'],
  'decision.text/hidden': looking,
  'decision.because/hidden': looking,
  agreement: 'everyone',
  'agreement.text/hidden': looking,
  'agreement.owner_email': nobody,
  'move.because': ['steward', 'listener'], // who asks, and who may say yes
  agreement_date: 'everyone',
  'change.text': 'everyone',
  'change.text/hidden': looking,
  'review.seen': 'everyone',
  'review.seen/hidden': looking,
  'explanation.because': 'everyone',
  'explanation.because/hidden': looking,
  // who reports is nobody; what is said of it is for who looks, and the reason for whoever has the number
  'report.words': ['listener'],
  'report.words/looked': nobody,
  'report.reason/looked': nobody,
  closing: 'everyone',
  'closing_agreement.keeper_name': 'everyone',
  'closing_agreement.keeper_email': nobody,
  'imported.source_id': nobody,
  // connections
  'token.name': ['steward'],
  'webhook.url': ['steward'],
  'sign_in.subject': nobody,
};

/** Who may see a text: by its whole name, else by the longest beginning of it. Undefined when nobody thought about it. */
export function whoMaySee(name: string): Who | undefined {
  const beginnings = Object.keys(whoSees).filter(
    (known) => name === known || (name.startsWith(known) && /^[./\-\d]/.test(name.slice(known.length))),
  );
  const longest = beginnings.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? undefined : whoSees[longest];
}
