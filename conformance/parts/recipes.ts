import { sessionCode } from '#cycle/3-dialogue/codes.server.ts';
import { respondentCode } from '#cycle/2-sense/respondent-codes.server.ts';
import { lookCode } from '#catalysts/try-outs/look-codes.server.ts';
import { tableCode } from '#cycle/2-sense/table-codes.server.ts';
import type { Capacity } from '#lib/people/may.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { seal } from '#lib/server/sealed.server.ts';
import { wordsIn } from '#lib/words/words.ts';
import type { Door } from '#routes/door.ts';
import { cardsAsJson } from '#system/toolkit/card-file.ts';
import { cardFrom } from '#system/toolkit/card-method.ts';
import { methodOf } from '#system/toolkit/methods.ts';
import { dayOf, type FullCircle, type Telling } from './full-circle.ts';
import type { Fields } from './visitors.ts';

/** How a door is opened in a full circle: what the names in its address stand for, and what its form is filled in with. */
export type Recipe = { address: string; fields: Fields };

/** The recipe of a door; the names in its address that nobody knows a recipe for make it fail. */
export function recipeOf(
  door: Door,
  circle: FullCircle,
  keys: Keys,
  tells: { of: FullCircle; story: Telling } = { of: circle, story: 'main' },
): Recipe {
  const special = specials(circle)[`${door.method} ${door.path}`] ?? {};
  const names: Record<string, string | undefined> = {
    ...usual(circle),
    ...(door.path.startsWith('/mine') && tellersOwn(tells)),
    ...(door.path.startsWith('/answers') && { statement: tells.of.shared.statement }),
    ...proofs(door.path, circle, keys),
    ...special.names,
  };
  const address = door.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = names[name];
    if (value === undefined)
      throw new Error(`${door.method} ${door.path}: nobody wrote down what :${name} is in a full circle (conformance/parts/recipes.ts)`);
    return value;
  });
  return { address, fields: special.fields ?? {} };
}

const usual = (circle: FullCircle): Record<string, string> => ({
  circle: circle.slug,
  door: circle.door,
  story: circle.stories.main,
  fragment: circle.contested,
  medium: circle.media.main,
  theme: circle.theme,
  insight: circle.insight,
  table: circle.table,
  copy: circle.copy,
  session: circle.sessions.open,
  step: circle.running.later,
  number: '1',
  quote: circle.seats.open.quote,
  finding: circle.seats.open.finding,
  decision: circle.decisions.made,
  agreement: circle.agreement,
  review: circle.review,
  hidden: circle.hidden,
  flag: circle.flag,
  about: circle.decisions.made,
  moment: 'decision',
  act: 'invite',
  case: 'houten',
  method: 'drawing',
  lesson: 'stories',
  page: circle.journalPage,
  token: circle.token,
  webhook: circle.webhook,
  link: circle.links.main,
  report: circle.report,
  paper: 'dpia',
  suggestion: circle.suggestion,
  undo: circle.undoable,
  statement: circle.shared.statement,
  touched: circle.voices.touched,
  how: 'apart',
  side: circle.sides.professionals,
  of: circle.sides.residents,
  one: circle.sides.residents,
  other: circle.sides.professionals,
  process: 'means',
  map: circle.maps.map,
  actor: circle.maps.actor,
  evidence: circle.power.evidence,
  wish: circle.power.wish,
  plan: circle.plan,
  model: circle.models.model,
  voice: circle.models.voice,
  card: 'why',
  tryOut: circle.tryOuts.running,
  seen: circle.tryOuts.observation,
  picture: circle.tryOuts.picture,
  ritual: circle.tryOuts.ritual,
  time: circle.tryOuts.time,
  ask: circle.talents.ask,
  talent: circle.talents.own,
  held: circle.heldCase,
  outcome: circle.harvest.outcome,
  panel: circle.harvest.panels.laid,
  ripple: circle.harvest.ripple,
  sharing: circle.power.sharing,
  words: circle.power.words,
});

const tellersOwn = ({ of, story }: { of: FullCircle; story: Telling }) => ({
  fragment: of.fragments[story],
  about: of.decisions.made,
  medium: story === 'closed' ? of.media.closed : of.media.main,
});

/** Where the address itself is the proof: the secret that opens it. */
function proofs(path: string, circle: FullCircle, keys: Keys): Record<string, string> {
  if (path.startsWith('/sign-in/')) return { secret: circle.secrets.signIn };
  if (path.startsWith('/invitations/')) return { secret: circle.secrets.invitation };
  if (path.startsWith('/confirm/')) return { secret: circle.secrets.confirm };
  if (path.startsWith('/substantiate/')) return { secret: circle.harvest.secret };
  if (path.startsWith('/set-up/')) return { secret: circle.secrets.firstRun };
  if (path.startsWith('/invited/')) return { code: circle.voices.code };
  if (path.startsWith('/working-with/')) return { code: circle.workingCode };
  if (path.startsWith('/try-out/')) return { code: lookCode(keys, 'try-out', circle.tryOuts.running) };
  if (path.startsWith('/ritual/')) return { code: lookCode(keys, 'ritual', circle.tryOuts.time) };
  if (path.startsWith('/table/')) return { code: tableCode(keys, circle.table) };
  if (path.startsWith('/answers/code/')) return { code: respondentCode(keys, circle.shared.respondent) };
  if (path.startsWith('/media/')) return { medium: circle.media.residents, sealed: seal(keys.visit, 'medium', passTo(circle)) };
  if (path.startsWith('/session/')) return { code: sessionCode(keys, circle.sessions.planned) };
  return {};
}

/** The address that a listener's page gave for a picture: of a story that nobody takes back, as deleting its file could not be undone. */
const passTo = (circle: FullCircle) => ({
  circle: circle.id,
  medium: circle.media.residents,
  eyes: { all: true },
  visit: null,
  until: Number.MAX_SAFE_INTEGER,
});

type Special = { names?: Record<string, string>; fields?: Fields };
const c = '/circles/:circle';

/** A whole card of a way of working, as its form sends it. */
const aCard: Fields = {
  ...{ name: 'Soup and stories', about: 'People cook and tell.', for: 'For neighbours.', not: 'When it is shut.', gains: 'Who cooks.' },
  ...{ access: 'Sit or stand.', source: 'Our own', licence: 'CC BY 4.0', attribution: 'Our circle', move: 'gather' },
  ...{ constellation: 'catalysts', reading: 'none', people_least: '3', people_most: '9', moments: 'begin', modes: 'room', needs: 'room' },
  ...{ 'step-1-kind': 'session.round', 'step-1-title': 'Tell', 'step-1-do': 'Tell in turn.', 'step-1-minutes': '30' },
};

/** Doors that ask for more than the usual: another object, or a form that names one. */
const specials = (circle: FullCircle): Record<string, Special> => ({
  [`POST ${c}/people/link`]: { fields: { person: circle.people.reader } },
  [`POST ${c}/people/end`]: { fields: { member: circle.members.member } },
  [`POST ${c}/people/withdraw`]: { fields: { invitation: circle.invitation } },
  [`POST ${c}/sense/themes/:theme/drop`]: { names: { theme: circle.emptyTheme } },
  [`POST ${c}/sense/dissents`]: {
    fields: { about: 'insight', id: circle.insight, dissent: 'I see it otherwise.', side: circle.sides.professionals },
  },
  [`POST ${c}/sessions/:session/script/methods`]: { fields: { method: 'stories' } },
  [`POST ${c}/methods/:method`]: { fields: { engine: 'prompt', question: 'What do you see here?' }, names: { method: 'snapshot' } },
  ...Object.fromEntries(
    ['GET', 'POST'].map((method) => [
      `${method} ${c}/methods/:method/edit`,
      { names: { method: circle.ownMethod }, fields: { 'step-1-title': 'Another title' } },
    ]),
  ),
  [`POST ${c}/methods/:method/remove`]: { names: { method: circle.ownMethod } },
  [`POST ${c}/methods/new`]: { fields: aCard },
  [`POST ${c}/methods/import`]: { fields: { cards: cardsAsJson([cardFrom(wordsIn('en'), methodOf('film')!, 'en')]), keep: '0' } },
  [`GET ${c}/sessions/:session/record`]: { names: { session: circle.sessions.agreed } },
  [`GET ${c}/sessions/:session/a4`]: { names: { session: circle.sessions.agreed } },
  [`GET ${c}/changes/:decision/edit`]: { names: { decision: circle.decisions.draft } },
  [`POST ${c}/changes/:decision/edit`]: { names: { decision: circle.decisions.draft } },
  [`POST ${c}/changes/:decision/publish`]: { names: { decision: circle.decisions.draft } },
  [`POST ${c}/changes/:decision/drop`]: { names: { decision: circle.decisions.draft } },
  [`POST ${c}/listen/:story/flags/:flag`]: { names: { story: circle.stories.waiting }, fields: { outcome: 'keep' } },
  [`POST ${c}/stories/:story/alike`]: { fields: { other: circle.stories.unquoted, alike: 'yes', side: circle.sides.professionals } },
  [`POST ${c}/listen/:story/language`]: { fields: { language: 'tr' } },
  [`POST ${c}/listen/:story/lift`]: { names: { story: circle.stories.hidden } },
  [`POST ${c}/listen/hidden/:hidden`]: { fields: { outcome: 'shown' } },
  ['POST /api/v1/circles/:circle/stories']: { fields: { text: 'It was told to a program.', language: 'en' } },
  [`POST ${c}/return/told`]: { fields: { story: circle.stories.closed, until: new Date().toISOString() } },
  [`POST ${c}/sense/statement`]: {
    fields: { insight: circle.insight, text: 'A sentence in words of our own.', side: circle.sides.professionals },
  },
  [`POST ${c}/statements`]: { fields: { statement: circle.shared.waiting, act: 'accept' } },
  [`POST ${c}/asking`]: { fields: { act: 'change', results: 'inside' } },
  [`POST ${c}/map/groups`]: { fields: { map: circle.shared.map, group: '0', name: 'Early birds', side: circle.sides.professionals } },
  [`GET ${c}/data/:file`]: { names: { file: 'insights.csv' } },
  ['POST /answers/of/:statement']: { fields: { answer: 'no' } },
  [`POST ${c}/compass/barriers`]: { fields: { seen: circle.mirror.barrier, act: 'accept' } },
  [`POST ${c}/road-map/plans/:plan`]: { fields: { how: 'done' } },
  [`POST ${c}/talents/:talent/open`]: { names: { talent: circle.talents.waits } },
  [`POST ${c}/outcomes/:outcome/links/:link/back`]: { names: { link: circle.harvest.link } },
  [`GET ${c}/outcomes/panels/:panel/:side`]: { names: { panel: circle.harvest.panels.open } },
  [`POST ${c}/outcomes/panels/:panel/:side`]: {
    names: { panel: circle.harvest.panels.open },
    fields: { none: 'yes', because: 'None lasts.' },
  },
  [`POST ${c}/outcomes/panels/:panel/open`]: { names: { panel: circle.harvest.panels.open } },
  [`GET ${c}/models/:model/print/:paper`]: { names: { paper: 'a4' } },
  [`POST ${c}/models`]: { fields: { kind: 'change', about: 'The first letter' } },
  [`POST ${c}/models/:model/answer/:how/:side/give`]: { fields: { side: 'yes' } },
  [`POST ${c}/models/:model/answer/:how/:side/:card`]: { fields: { text: 'Because of the queue.' } },
  [`GET ${c}/try-outs/:tryOut/change`]: { names: { tryOut: circle.tryOuts.plan } },
  [`POST ${c}/try-outs/:tryOut/change`]: { names: { tryOut: circle.tryOuts.plan } },
  [`POST ${c}/try-outs/:tryOut/drop`]: { names: { tryOut: circle.tryOuts.plan } },
  [`POST ${c}/rituals/new`]: { fields: { form: 'lot', meeting: 'The meeting of the team.', side: circle.sides.professionals } },
  [`POST ${c}/compass/pulse`]: { fields: { act: 'open' } },
  [`POST ${c}/compass/moments/:moment/:about`]: { fields: { loses: 'Whoever comes late.', side: circle.sides.professionals } },
  [`POST ${c}/compass/moments/:moment/:about/at-hand`]: { names: { about: circle.decisions.draft }, fields: { at_hand: 'When it opens.' } },
  [`POST ${c}/compass/network/compare`]: { fields: { one: circle.maps.map, other: circle.maps.later } },
  [`POST ${c}/compass/voices/of/:touched/result`]: { fields: { reaching: circle.voices.reaching, result: 'not_now' } },
  [`POST ${c}/compass/voices/of/:touched/drop`]: { fields: { reaching: circle.voices.reaching } },
  [`POST ${c}/compass/voices/of/:touched/same`]: { fields: { other: circle.voices.waiting } },
  [`POST ${c}/compass/voices/of/:touched/apart`]: { fields: { other: circle.voices.same } },
  ['POST /invited']: { fields: { code: circle.voices.code } },
  ['POST /invited/come']: { fields: { code: circle.voices.code, way: 'missing' } },
  ['POST /invited/on']: { fields: { code: circle.voices.code } },
  [`POST ${c}/sessions/:session/now/note`]: { fields: { step: circle.running.step, text: 'A note.' } },
  [`POST ${c}/sessions/:session/table/:number/note`]: { fields: { step: circle.running.step, text: 'A note of a table.' } },
  [`POST ${c}/sessions/:session/seating`]: { fields: { tables: '1', seen: 'another' } },
  [`POST ${c}/changes/:decision/review`]: { fields: { on_day: dayOf(new Date(Date.now() + 9e8)) } },
});

/** Doors that are shut for everyone in a Kring that is set up, also with their secret. */
export const shut = ['/set-up/:secret'];

/** Who of a full circle can answer apart as a professional: at the table, and in a role from that side. */
const asProfessional = ['table', 'member', 'steward'] as const;

/** Doors that need more than their act says: who of those who may do the act gets in here. */
export const narrower: Record<string, readonly Capacity[]> = {
  // what was done can be undone by who did it: in a full circle, its steward
  [`POST ${c}/undo/:undo`]: ['steward'],
  ...Object.fromEntries(
    [
      'GET /outcomes/panels/:panel/:side',
      'POST /outcomes/panels/:panel/:side',
      'GET /compass/parts/answer/:how/:side',
      'GET /compass/parts/answer/:how/:side/:process',
      'POST /compass/parts/answer/:how/:side/:process',
      'POST /compass/parts/back/:how/:side',
      'GET /compass/relations/answer/:how/:side',
      'GET /compass/relations/answer/:how/:side/:of',
      'POST /compass/relations/answer/:how/:side/:of',
      'POST /compass/relations/back/:how/:side',
      'GET /models/:model/answer/:how/:side',
      'POST /models/:model/answer/:how/:side/give',
      'POST /models/:model/answer/:how/:side/back',
      'GET /models/:model/answer/:how/:side/:card',
      'POST /models/:model/answer/:how/:side/:card',
    ].map((door) => [door.replace(' ', ` ${c}`), asProfessional]),
  ),
  [`POST ${c}/compass/parts/evidence/:evidence/drop`]: ['member'], // whoever named it
  // whoever began it, and a steward
  ...Object.fromEntries(
    [
      'GET /try-outs/:tryOut/change',
      ...['try-outs/:tryOut/change', 'try-outs/:tryOut/drop', 'try-outs/:tryOut/decide'].map((at) => `POST /${at}`),
      ...['times', 'times/:time/close', 'times/:time/drop', 'end'].map((at) => `POST /rituals/:ritual/${at}`),
    ].map((door) => [door.replace(' ', ` ${c}`), ['member', 'steward'] as const]),
  ),
  [`POST ${c}/try-outs/:tryOut/seen/:seen/back`]: ['member'], // whoever saw it
  [`POST ${c}/road-map/plans/:plan`]: ['member', 'steward'], // whoever made it, and a steward
  ...Object.fromEntries(['GET', 'POST'].map((method) => [`${method} /home/journal/:page`, ['member'] as const])), // whoever wrote it
  'POST /home/journal/:page/remove': ['member'],
  [`POST ${c}/talents/:talent/back`]: ['member'], // whoever offered it
  [`POST ${c}/sessions/:session/record`]: ['session'],
  [`POST ${c}/sessions/:session/quotes`]: ['session'],
  [`POST ${c}/sessions/:session/notes`]: ['session'],
  [`POST ${c}/sessions/:session/quotes/:quote/back`]: ['session', 'steward'],
  [`POST ${c}/sessions/:session/now/recognise`]: ['session'],
  [`POST ${c}/sessions/:session/now/record`]: ['session'],
  [`POST ${c}/sessions/:session/now/heard`]: [], // this seat is not of a side that decides
  [`POST ${c}/sessions/:session/now/voice`]: ['session'],
  // the record of a session is kept by who leads it: in the full circle that is the steward
  ...Object.fromEntries(
    ['attendance', 'findings', 'paper', 'record/write'].flatMap((part) =>
      ['GET', 'POST'].map((method) => [`${method} ${c}/sessions/:session/${part}`, ['steward'] as const]),
    ),
  ),
  [`POST ${c}/sessions/:session/findings/:finding`]: ['steward'],
  [`POST ${c}/sessions/:session/record/agree`]: ['steward'],
  // a phone in the room is that of a seat; a table opens for who sits at it and who leads
  ...Object.fromEntries(
    ['ask', 'turn', 'note', 'time', 'name', 'leave'].map((act) => [`POST ${c}/sessions/:session/now/${act}`, ['session'] as const]),
  ),
  ...Object.fromEntries(
    ['GET', 'GET stream', ...['add', 'note', 'turn', 'ask', 'leave'].map((act) => `POST ${act}`)].map((door) => {
      const [method, act] = door.split(' ');
      return [
        `${method} ${c}/sessions/:session/table/:number${act ? `/${act}` : ''}`,
        ['session', 'member', 'listener', 'steward'] as const,
      ];
    }),
  ),
};
