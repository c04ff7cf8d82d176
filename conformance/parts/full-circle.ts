import { createHash } from 'node:crypto';
import { sql, type Insertable } from 'kysely';
import { sessionCode, hashOfCode } from '#cycle/3-dialogue/codes.server.ts';
import { keptTableCode, tableCode } from '#cycle/2-sense/table-codes.server.ts';
import { othersWords } from '#cycle/others-words.ts';
import type { Reader, Use } from '#cycle/1-gather/consent.ts';
import { lookupOfLink, lookupOfWords, storyCodeOf } from '#lib/codes/story-code.server.ts';
import { hashOf, newDoor, newId, newSecret } from '#lib/server/ids.ts';
import type { Schema } from '#lib/server/schema.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import type { Inside } from '../world.ts';
import { ownCardsInCircle } from './kit-there.ts';
import { learningInCircle } from './learning-there.ts';
import { mirrorInCircle } from './mirror-there.ts';
import { mediaInCircle } from './media-there.ts';
import { mapsInCircle } from './maps-there.ts';
import { modelsInCircle } from './models-there.ts';
import { powerInCircle } from './power-there.ts';
import { tryOutsInCircle } from './try-outs-there.ts';
import { plansInCircle } from './road-map-there.ts';
import { runInCircle } from './running-session.ts';
import { shareInCircle } from './sharing.ts';
import { voicesInCircle } from './voices-there.ts';
import { examplesInCircle } from './examples-there.ts';
import { outcomesInCircle } from './outcomes-there.ts';
import { talentsInCircle } from './talents-there.ts';
import { mirrorOfWorkInCircle } from './working-there.ts';

/** Text that can be recognised wherever it comes out. `what` says what it is: table.column/which. */
export type Canaries = Map<string, string>;
export type FullCircle = Awaited<ReturnType<typeof aFullCircle>>;

const all: Reader[] = ['residents', 'professionals', 'deciders'];
const day = 24 * 60 * 60 * 1000;

/** The stories of a full circle: what their tellers allow, and where each stands. */
const tellings = {
  main: { readers: all, uses: ['sense', 'quote', 'dialogue', 'publish', 'contact'] },
  closed: { readers: [], uses: ['contact'] },
  residents: { readers: ['residents'], uses: ['sense', 'quote'] },
  professionals: { readers: ['professionals'], uses: ['sense'] },
  deciders: { readers: ['deciders'], uses: ['sense', 'dialogue'] },
  unquoted: { readers: all, uses: ['sense'] },
  refusedQuote: { readers: all, uses: ['sense', 'quote'] },
  unsensed: { readers: all, uses: [] },
  waiting: { readers: all, uses: ['sense', 'quote', 'dialogue', 'publish'], is: 'waiting' },
  refused: { readers: all, uses: ['sense', 'quote', 'dialogue', 'publish'], is: 'refused' },
  held: { readers: all, uses: ['sense', 'quote', 'dialogue', 'publish'], is: 'held' },
  hidden: { readers: all, uses: ['sense', 'quote', 'dialogue', 'publish'], is: 'hidden' },
} satisfies Record<string, { readers: Reader[]; uses: Use[]; is?: 'waiting' | 'refused' | 'held' | 'hidden' }>;
export type Telling = keyof typeof tellings;

/**
 * A circle in which every kind of thing exists at least once, in the states that matter to who may see it; every text that a person
 * can write holds a canary of its own. `letter` keeps the circles of one database apart.
 */
export async function aFullCircle({ db, keys, clock, config }: Inside, letter: string, { organisation }: { organisation?: string } = {}) {
  const now = clock.now;
  const ago = (days: number) => new Date(now.getTime() - days * day);
  const canaries: Canaries = new Map();
  /** A text with a canary, which stands first, so that a shortened text still shows it. */
  const say = (what: string) => {
    const canary = canaries.get(what) ?? `Q${letter}${(canaries.size + 1).toString(36).padStart(3, '0')}Z`;
    canaries.set(what, canary);
    return `${canary} as it was told and written here.`;
  };
  const put = async <Table extends keyof Schema>(table: Table, row: Insertable<Schema[Table]>): Promise<void> => {
    await db
      .insertInto(table)
      .values(row as never)
      .execute();
  };
  const id = newId();
  const of = <Row extends object>(row: Row) => ({ circle_id: id, id: newId(), ...row });
  /** Keeps a row that has an id, and gives it. */
  const keep = async <Table extends keyof Schema>(
    table: Table,
    row: Omit<Insertable<Schema[Table]>, 'circle_id' | 'id'>,
  ): Promise<string> => {
    const kept = of(row);
    await put(table, kept as never);
    return kept.id;
  };

  const org = organisation ?? newId();
  if (!organisation)
    await put('organisation', {
      id: org,
      name: say('organisation.name'),
      language: 'en',
      privacy_contact: say('organisation.privacy_contact'),
      made_at: ago(90),
    });
  const [slug, door] = [`full-${letter.toLowerCase()}-${newDoor()}`, newDoor()];
  await put('circle', {
    organisation_id: org,
    id,
    slug,
    door,
    subject: say('circle.subject'),
    challenge: say('circle.challenge'),
    language: 'en',
    mark: null,
    attribution: say('circle.attribution'),
    care_protocol: say('circle.care_protocol'),
    made_by: null,
    made_at: ago(80),
  });

  const side = async (name: string, reader: Reader, position: number) => keep('side', { name, reader, position });
  const sides = {
    residents: await side(say('side.name'), 'residents', 1),
    professionals: await side(`Professionals ${letter}`, 'professionals', 2),
    deciders: await side(`Deciders ${letter}`, 'deciders', 3),
  };
  const prompt = await keep('prompt', { text: say('prompt.text'), position: 1 });
  await keep('prompt', { text: say('prompt.text/ended'), position: 2, ended_at: ago(1) });
  await keep('help_number', { name: say('help_number.name'), number: '112', about: say('help_number.about'), position: 1 });
  const ground = await keep('ground', { text: say('ground.text'), position: 1 });
  await keep('ground', { text: say('ground.text/ended'), position: 2, ended_at: ago(1) });
  await put('gathering', {
    circle_id: id,
    opened_at: ago(60),
    opened_by: null,
    closed_at: null,
    closed_because: say('gathering.closed_because'),
  });

  const person = async (who: string, opens = false) => {
    const row = {
      organisation_id: org,
      id: newId(),
      name: say(`person.name/${who}`),
      email: `${canaryOf(say(`person.email/${who}`))}@example.org`,
      employer: say(`person.employer/${who}`),
      opens_circles_since: opens ? ago(80) : null,
      made_at: ago(80),
    };
    await put('person', row);
    return row.id;
  };
  const people = {
    steward: await person('steward'),
    steward2: await person('steward2'),
    listener: await person('listener'),
    listener2: await person('listener2'),
    member: await person('member'),
    reader: await person('reader'),
    opener: await person('opener', true),
    former: await person('former'),
  };
  const member = (who: keyof typeof people, role: 'steward' | 'listener' | 'member' | 'reader', from: Reader, ended: Date | null = null) =>
    keep('member', { person_id: people[who], side_id: sides[from], role, since: ago(70), ended_at: ended });
  const members = {
    steward: await member('steward', 'steward', 'professionals'),
    steward2: await member('steward2', 'steward', 'residents'),
    listener: await member('listener', 'listener', 'residents'),
    listener2: await member('listener2', 'listener', 'professionals'),
    member: await member('member', 'member', 'professionals'),
    reader: await member('reader', 'reader', 'deciders'),
    former: await member('former', 'steward', 'professionals', ago(5)),
  };
  for (const who of ['steward', 'steward2', 'listener', 'listener2', 'member'] as const)
    await put('stories_first', { circle_id: id, person_id: people[who], at: ago(70) });
  const secrets = {
    invitation: newSecret(),
    confirm: newSecret(),
    signIn: newSecret(),
    letter: newSecret(),
    program: newSecret(),
    firstRun: newSecret(),
  };
  const invitation = await keep('invitation', {
    secret_hash: hashOf(secrets.invitation),
    role: 'member',
    side_id: sides.professionals,
    made_by: people.steward,
    made_at: ago(1),
    expires_at: ago(-13),
    used_at: null,
    used_by: null,
  });
  await put('sign_in.first_run', { secret_hash: hashOf(secrets.firstRun), made_at: ago(90), used_at: null });
  await put('sign_in.link', {
    secret_hash: hashOf(secrets.signIn),
    person_id: people.member,
    made_by: people.steward,
    made_at: ago(0.1),
    expires_at: ago(-1),
    used_at: null,
  });

  const promise = async (which: string, published: Date | null, changed: string | null) => {
    const made = await keep('promise', {
      made_at: ago(40),
      made_by: people.steward,
      published_at: published,
      answer_by: dayOf(ago(-30)),
      changed_because: changed,
    });
    for (const line of ['open', 'decider', 'means', 'by_when', 'off_the_table', 'give_back', 'no_control'] as const) {
      await put('promise_line', { circle_id: id, promise_id: made, line, text: say(`promise_line.text/${which}-${line}`), known_by: null });
    }
    return made;
  };
  const promises = {
    first: await promise('first', ago(40), null),
    second: await promise('second', ago(30), say('promise.changed_because')),
    draft: await promise('draft', null, say('promise.changed_because/draft')),
  };
  const confirmation = (of: string, secret: string, confirmed: boolean) =>
    keep('promise_confirmation', {
      promise_id: of,
      secret_hash: hashOf(secret),
      made_at: ago(2),
      expires_at: ago(-10),
      confirmed_at: confirmed ? ago(35) : null,
      confirmed_name: confirmed ? say('promise_confirmation.confirmed_name') : null,
      confirmed_role: confirmed ? say('promise_confirmation.confirmed_role') : null,
      confirmed_side_id: confirmed ? sides.deciders : null,
    });
  await confirmation(promises.first, newSecret(), true);
  await confirmation(promises.second, secrets.confirm, false);

  const stories = {} as Record<Telling, string>;
  const links = {} as Record<Telling, string>;
  for (const [name, telling] of Object.entries(tellings) as [Telling, { readers: Reader[]; uses: Use[]; is?: string }][]) {
    // The beginning is what others mark and quote; the rest is only read by who reads the story.
    const text = `${canaryOf(say(`story.quote/${name}`))} is quoted, ${say(`story.text/${name}`)}`;
    const wouldHelp = say(`story.would_help/${name}`);
    const code = storyCodeOf(keys, `${id}\n${name}`);
    stories[name] = await keep('story', {
      prompt_id: prompt,
      text,
      text_hash: sha(text),
      language: 'en',
      search: sql<string>`to_tsvector('english', ${`${text}\n${wouldHelp}`})`,
      feeling: 'angry',
      would_help: wouldHelp,
      readers: telling.readers,
      uses: telling.uses,
      basis: 'consent',
      channel: name === 'closed' ? 'helper' : 'page',
      written_by: name === 'closed' ? 'helper' : 'teller',
      helper_id: name === 'closed' ? people.member : null,
      helper_note: name === 'closed' ? say('story.helper_note') : null,
      submission_hash: sha(`${id} ${name}`),
      told_at: ago(20),
      held_at: telling.is === 'held' ? ago(20) : null,
      accepted_at: telling.is === 'waiting' || telling.is === 'held' ? null : ago(19),
      refused_at: telling.is === 'refused' ? ago(18) : null,
      hidden_at: telling.is === 'hidden' ? ago(3) : null,
    });
    await put('story_side', { circle_id: id, story_id: stories[name], side_id: sides.residents });
    await put('story_code', {
      id: newId(),
      circle_id: id,
      story_id: stories[name],
      batch_id: null,
      words_hash: lookupOfWords(keys, code.numbers),
      link_hash: lookupOfLink(keys, code.link),
      made_at: ago(20),
      used_at: ago(20),
      expires_at: null,
    });
    links[name] = code.link;
    await keep('consent_receipt', {
      story_id: stories[name],
      readers: telling.readers,
      uses: telling.uses,
      mode: 'screen',
      ...wordingOf(say(`consent_receipt.wording/${name}`)),
      language: 'en',
      given_at: ago(20),
      helper_id: null,
    });
    await markTrail(db, id, [stories[name]], { what: 'story.told', about: stories[name], now: ago(20) });
  }
  const textHash = async (story: string) =>
    (await db.selectFrom('story').select('text_hash').where('circle_id', '=', id).where('id', '=', story).executeTakeFirstOrThrow())
      .text_hash;
  await put('publication', { circle_id: id, story_id: stories.main, text_hash: await textHash(stories.main), published_at: ago(15) });
  for (const name of ['main', 'closed'] as const) {
    await put('story_contact', {
      circle_id: id,
      story_id: stories[name],
      name: say(`story_contact.name/${name}`),
      email: name === 'closed' ? `${canaryOf(say('story_contact.email/closed'))}@example.org` : null,
      phone: canaryOf(say(`story_contact.phone/${name}`)),
      place: say(`story_contact.place/${name}`),
      language: 'en',
      given_at: ago(20),
    });
  }
  const flag = await keep('identifier_flag', {
    story_id: stories.waiting,
    field: 'text',
    kind: 'name',
    start_at: 0,
    end_at: 6,
    settled_at: null,
    settled_by: null,
    outcome: null,
  });
  const answer = (
    kind: 'accepted' | 'asked' | 'refused' | 'said' | 'replied' | 'contested',
    which: Telling,
    fragment: string | null = null,
    hidden: Date | null = null,
  ) =>
    keep('answer', {
      story_id: stories[which],
      kind,
      text: say(`answer.text/${kind}-${which}${hidden ? '-hidden' : ''}`),
      ground_id: kind === 'refused' ? ground : null,
      fragment_id: fragment,
      person_id: kind === 'replied' || kind === 'contested' ? null : people.listener,
      side_id: sides.residents,
      at: ago(18),
      hidden_at: hidden,
    });
  await answer('accepted', 'main');
  await answer('asked', 'closed');
  await answer('replied', 'closed');
  await answer('said', 'closed', null, ago(2));
  await answer('refused', 'refused');
  const hold = await keep('hold', {
    story_id: stories.hidden,
    asked_by: people.listener,
    asked_at: ago(4),
    joined_by: people.listener2,
    joined_at: ago(3),
    lift_asked_by: null,
    lifted_by: null,
    lifted_at: null,
  });

  const batch = await keep('card_batch', { number: 1, cards: 8, made_by: people.steward, made_at: ago(20) });

  const tableId = newId();
  await put('sense_table', {
    circle_id: id,
    id: tableId,
    name: say('sense_table.name'),
    code_hash: keptTableCode(keys, tableCode(keys, tableId)),
    readers: ['residents', 'professionals'],
    opened_by: people.steward,
    opened_at: ago(0.2),
    closed_at: null,
  });
  const closedTableId = newId();
  await put('sense_table', {
    circle_id: id,
    id: closedTableId,
    name: say('sense_table.name/closed'),
    code_hash: keptTableCode(keys, tableCode(keys, closedTableId)),
    readers: all,
    opened_by: people.steward,
    opened_at: ago(3),
    closed_at: ago(2),
  });
  const tableSeat = await keep('seat', {
    table_id: tableId,
    session_id: null,
    secret_hash: hashOf(newSecret()),
    side_ids: [sides.residents],
    sat_at: ago(0.1),
    left_at: null,
  });
  const closedTableSeat = await keep('seat', {
    table_id: closedTableId,
    session_id: null,
    secret_hash: hashOf(newSecret()),
    side_ids: [sides.residents],
    sat_at: ago(2.5),
    left_at: null,
  });

  const fragments = {} as Record<Telling, string>;
  for (const name of Object.keys(tellings) as Telling[]) {
    fragments[name] = await keep('fragment', {
      story_id: stories[name],
      start_at: 0,
      end_at: 16,
      text_hash: await textHash(stories[name]),
      side_id: sides.professionals,
      person_id: people.member,
      table_id: null,
      marked_at: ago(14),
      quote_refused_at: name === 'refusedQuote' ? ago(6) : null,
    });
    await keep('reading', {
      story_id: stories[name],
      told: say(`reading.told/${name}`),
      means: say(`reading.means/${name}`),
      side_id: sides.professionals,
      person_id: people.member,
      table_id: null,
      at: ago(14),
      hidden_at: null,
    });
  }
  const contested = await keep('fragment', {
    story_id: stories.main,
    start_at: 7,
    end_at: 16,
    text_hash: await textHash(stories.main),
    side_id: sides.professionals,
    person_id: people.member,
    table_id: null,
    marked_at: ago(14),
    quote_refused_at: null,
  });
  await answer('contested', 'main', contested);
  await keep('reading', {
    story_id: stories.main,
    told: say('reading.told/main-hidden'),
    means: say('reading.means/main-hidden'),
    side_id: sides.professionals,
    person_id: people.member,
    table_id: null,
    at: ago(14),
    hidden_at: ago(1),
  });
  const reading = (
    await db.selectFrom('reading').select('id').where('circle_id', '=', id).where('story_id', '=', stories.closed).executeTakeFirstOrThrow()
  ).id;

  const named = { side_id: sides.professionals, person_id: people.member, table_id: null };
  const theme = await keep('theme', { name: say('theme.name'), about: say('theme.about'), ...named, named_at: ago(13), hidden_at: null });
  const undoable = await keep('undoable', { act: 'theme', person_id: people.steward, seat_id: null, before: '[]', at: ago(0.01) });
  const emptyTheme = await keep('theme', { name: say('theme.name/empty'), about: null, ...named, named_at: ago(13), hidden_at: null });
  await keep('theme', { name: say('theme.name/hidden'), about: say('theme.about/hidden'), ...named, named_at: ago(13), hidden_at: ago(1) });
  for (const name of Object.keys(tellings) as Telling[])
    await put('theme_fragment', {
      circle_id: id,
      theme_id: theme,
      fragment_id: fragments[name],
      side_id: sides.professionals,
      at: ago(13),
    });
  const anInsight = async (which: string, cites: string[], hidden: Date | null = null) => {
    const made = await keep('insight', {
      text: say(`insight.text${which}`),
      theme_id: theme,
      ...named,
      written_at: ago(12),
      returned_at: null,
      hidden_at: hidden,
    });
    for (const fragment of cites) await put('insight_fragment', { circle_id: id, insight_id: made, fragment_id: fragment, at: ago(12) });
    return made;
  };
  const insight = await anInsight('', Object.values(fragments));
  const loneInsight = await anInsight('/lone', [fragments.main]);
  const hiddenInsight = await anInsight('/hidden', [fragments.main], ago(1));
  const dissent = (about: object, which: string, hidden: Date | null = null) =>
    keep('dissent', {
      reading_id: null,
      theme_id: null,
      insight_id: null,
      finding_id: null,
      session_id: null,
      ...about,
      text: say(`dissent.text/${which}`),
      side_id: sides.professionals,
      person_id: null,
      table_id: tableId,
      at: ago(11),
      hidden_at: hidden,
    });
  await dissent({ reading_id: reading }, 'reading-closed');
  await dissent({ reading_id: reading }, 'reading-closed-hidden', ago(1));
  await dissent({ theme_id: theme }, 'theme');
  await dissent({ insight_id: insight }, 'insight');
  await dissent({ insight_id: insight }, 'insight-hidden', ago(1));

  const aSession = async (which: string, state: Partial<Insertable<Schema['session']>>) => {
    const made = newId();
    await put('session', {
      circle_id: id,
      id: made,
      purpose: say(`session.purpose/${which}`),
      change_wanted: say(`session.change_wanted/${which}`),
      starts_at: ago(-7),
      ends_at: ago(-7.1),
      place: say(`session.place/${which}`),
      readers: ['residents', 'professionals'],
      code_hash: hashOfCode(keys, sessionCode(keys, made)),
      made_by: people.steward,
      made_at: ago(10),
      held_at: null,
      record: null,
      record_changed_at: null,
      record_opened_at: null,
      record_agreed_at: null,
      record_hidden_at: null,
      ...state,
    });
    await put('session_insight', { circle_id: id, session_id: made, insight_id: insight });
    for (const name of ['main', 'residents', 'deciders', 'closed', 'hidden', 'waiting'] as const)
      await put('session_story', { circle_id: id, session_id: made, story_id: stories[name], at: ago(9) });
    return made;
  };
  const opened = { held_at: ago(8), starts_at: ago(8), ends_at: ago(7.9), record_changed_at: ago(7), record_opened_at: ago(7) };
  const sessions = {
    planned: await aSession('planned', {}),
    open: await aSession('open', { ...opened, record: say('session.record/open') }),
    agreed: await aSession('agreed', { ...opened, record: say('session.record/agreed'), record_agreed_at: ago(6) }),
    hidden: await aSession('hidden', {
      ...opened,
      record: say('session.record/hidden'),
      record_agreed_at: ago(6),
      record_hidden_at: ago(1),
    }),
  };
  const inSession = async (which: 'open' | 'agreed') => {
    const session_id = sessions[which];
    const seat = await keep('seat', {
      table_id: null,
      session_id,
      secret_hash: hashOf(newSecret()),
      side_ids: [sides.residents],
      sat_at: ago(8),
      left_at: null,
    });
    const other = await keep('seat', {
      table_id: null,
      session_id,
      secret_hash: hashOf(newSecret()),
      side_ids: [sides.residents],
      sat_at: ago(8),
      left_at: null,
    });
    await keep('assent', { session_id, seat_id: seat, answer: 'ok', words: null, side_id: sides.residents, at: ago(6.5), hidden_at: null });
    await keep('assent', {
      session_id,
      seat_id: other,
      answer: 'missing',
      words: say(`assent.words/${which}`),
      side_id: sides.residents,
      at: ago(6.5),
      hidden_at: null,
    });
    const hiddenSeat = await keep('seat', {
      table_id: null,
      session_id,
      secret_hash: hashOf(newSecret()),
      side_ids: [sides.residents],
      sat_at: ago(8),
      left_at: null,
    });
    await keep('assent', {
      session_id,
      seat_id: hiddenSeat,
      answer: 'not_ok',
      words: say(`assent.words/${which}-hidden`),
      side_id: sides.residents,
      at: ago(6.5),
      hidden_at: ago(1),
    });
    const quote = await keep('quote', {
      session_id,
      seat_id: seat,
      words: say(`quote.words/${which}`),
      side_id: sides.residents,
      at: ago(6.5),
      revoked_at: null,
      hidden_at: null,
    });
    await keep('quote', {
      session_id,
      seat_id: other,
      words: say(`quote.words/${which}-revoked`),
      side_id: sides.residents,
      at: ago(6.5),
      revoked_at: ago(2),
      hidden_at: null,
    });
    await keep('quote', {
      session_id,
      seat_id: other,
      words: say(`quote.words/${which}-hidden`),
      side_id: sides.residents,
      at: ago(6.5),
      revoked_at: null,
      hidden_at: ago(2),
    });
    const finding = await keep('finding', { session_id, text: say(`finding.text/${which}`), at: ago(7), hidden_at: null });
    await keep('finding', { session_id, text: say(`finding.text/${which}-hidden`), at: ago(7), hidden_at: ago(1) });
    await put('finding_insight', { circle_id: id, finding_id: finding, insight_id: insight });
    await put('finding_story', { circle_id: id, finding_id: finding, story_id: stories.main });
    await dissent({ finding_id: finding }, `finding-${which}`);
    await dissent({ session_id: session_id }, `session-${which}`);
    await put('attendance', { circle_id: id, session_id, side_id: sides.residents, people: 8 });
    return { seat, other, quote, finding };
  };
  const seats = { open: await inSession('open'), agreed: await inSession('agreed') };
  const running = await runInCircle({
    ...{ db, circle: id, session: sessions.open, now, say, leader: people.steward, side: sides.residents },
    ...{ seat: seats.open.seat, other: seats.open.other },
  });

  const aDecision = async (which: string, published: Date | null, hidden: Date | null = null) => {
    const made = await keep('decision', {
      kind: 'chosen',
      text: say(`decision.text${which}`),
      because: say(`decision.because${which}`),
      rests_on_none_because: which === '/draft' ? say('decision.rests_on_none_because/draft') : null,
      decided_by: say(`decision.decided_by${which}`),
      decided_side_id: sides.deciders,
      decided_on: dayOf(ago(5)),
      made_by: people.steward,
      made_at: ago(5),
      published_at: published,
      hidden_at: hidden,
    });
    await put('decision_insight', { circle_id: id, decision_id: made, insight_id: loneInsight });
    if (which === '') await put('decision_insight', { circle_id: id, decision_id: made, insight_id: insight });
    if (which === '') await put('decision_finding', { circle_id: id, decision_id: made, finding_id: seats.agreed.finding });
    return made;
  };
  const decisions = {
    made: await aDecision('', ago(5)),
    draft: await aDecision('/draft', null),
    hidden: await aDecision('/hidden', ago(5), ago(1)),
  };
  await markTrail(db, id, Object.values(stories), { what: 'decision.published', about: decisions.made, now: ago(5) });
  const anAgreement = async (which: string, hidden: Date | null = null) => {
    const made = await keep('agreement', {
      decision_id: decisions.made,
      text: say(`agreement.text${which}`),
      owner_name: say(`agreement.owner_name${which}`),
      owner_side_id: sides.professionals,
      owner_id: people.member,
      owner_email: `${canaryOf(say(`agreement.owner_email${which}`))}@example.org`,
      made_at: ago(5),
      reminded_at: null,
      kept_at: null,
      dropped_at: null,
      dropped_because: null,
      hidden_at: hidden,
    });
    await keep('agreement_date', {
      agreement_id: made,
      due_on: dayOf(ago(-3)),
      because: say(`agreement_date.because${which}`),
      set_at: ago(5),
      set_by: people.steward,
    });
    return made;
  };
  const agreement = await anAgreement('');
  await anAgreement('/hidden', ago(1));
  const dropped = await anAgreement('/dropped');
  await db
    .updateTable('agreement')
    .set({ dropped_at: ago(1), dropped_because: say('agreement.dropped_because') })
    .where('id', '=', dropped)
    .execute();
  const change = await keep('change', {
    decision_id: decisions.made,
    agreement_id: agreement,
    text: say('change.text'),
    happened_on: dayOf(ago(2)),
    made_by: people.steward,
    made_at: ago(2),
    hidden_at: null,
  });
  await keep('change', {
    decision_id: decisions.made,
    agreement_id: null,
    text: say('change.text/hidden'),
    happened_on: dayOf(ago(2)),
    made_by: people.steward,
    made_at: ago(2),
    hidden_at: ago(1),
  });
  await markTrail(db, id, Object.values(stories), { what: 'change.made', about: change, now: ago(2) });
  const review = await keep('review', {
    decision_id: decisions.made,
    on_day: dayOf(ago(-5)),
    reminded_at: null,
    held_at: null,
    seen: null,
    hidden_at: null,
  });
  await keep('review', {
    decision_id: decisions.made,
    on_day: dayOf(ago(3)),
    reminded_at: null,
    held_at: ago(1),
    seen: say('review.seen'),
    hidden_at: null,
  });
  await keep('review', {
    decision_id: decisions.made,
    on_day: dayOf(ago(3)),
    reminded_at: null,
    held_at: ago(1),
    seen: say('review.seen/hidden'),
    hidden_at: ago(1),
  });

  await keep('letter', {
    kind: 'return',
    story_id: stories.closed,
    person_id: null,
    about: null,
    day: dayOf(now),
    language: 'en',
    queued_at: ago(0.1),
    taken_at: null,
    sent_at: null,
    failed_at: null,
  });
  const explanation = await keep('explanation', {
    kind: 'undecided',
    because: say('explanation.because'),
    made_by: people.steward,
    made_at: ago(3),
    hidden_at: null,
  });
  await keep('explanation', {
    kind: 'unused',
    because: say('explanation.because/hidden'),
    made_by: people.steward,
    made_at: ago(3),
    hidden_at: ago(1),
  });
  await markTrail(db, id, [stories.closed], { what: 'story.undecided', about: explanation, now: ago(3) });
  await keep('help_answer', { story_id: stories.residents, about: decisions.made, helped: 'yes', at: ago(1), told_story_id: null });
  const copy = await keep('copy', {
    number: 1,
    kind: 'print',
    what: say('copy.what'),
    readers: ['professionals'],
    made_by: people.steward,
    made_at: ago(4),
  });
  for (const story of Object.values(stories)) await put('copy_story', { circle_id: id, copy_id: copy, story_id: story });
  await keep('move', { because: say('move.because'), asked_by: people.steward, asked_at: ago(0.2) });
  await put('copy_end', { circle_id: id, copy_id: copy, how: 'lost', by: people.steward, at: ago(1) });
  await put('open_data', { circle_id: id, licence: 'cc0', chosen_by: people.steward, chosen_at: ago(1) });
  await put('erasure', { circle_id: id, story_id: newId(), why: 'withdrawn', at: ago(2) });
  const media = await mediaInCircle({ db, config }, { circle: id, stories, person: people.listener, now: ago(15), say });
  const shared = await shareInCircle({
    ...{ db, keys, circle: id, now, say, canaryOf },
    rests: { insight, fragment: fragments.main },
    by: { side: sides.professionals, person: people.member, ground },
  });
  const voices = await voicesInCircle({ db, keys, circle: id, now, say, people, sides, ground });
  const talents = await talentsInCircle({ db, keys, circle: id, now, say, person: people.member, side: sides.professionals });
  const heldCase = await examplesInCircle({ db, circle: id, organisation: org, now, say, person: people.steward, opener: people.opener });
  const ownMethod = await ownCardsInCircle({ db, circle: id, now, say, person: people.steward });
  const harvest = await outcomesInCircle({
    ...{ db, circle: id, now, say, people, sides },
    rests: { main: stories.main, unquoted: stories.unquoted, decision: decisions.made },
  });
  for (const { table, hides } of othersWords) {
    await sql`insert into hidden_words (circle_id, id, kind, about, hidden_at)
      select circle_id, replace(gen_random_uuid()::text, '-', ''), ${table}, id, ${sql.ref(hides)} from ${sql.table(table)} where circle_id = ${id} and ${sql.ref(hides)} is not null`.execute(
      db,
    );
  }
  const { id: hidden } = await db.selectFrom('hidden_words').select('id').where('about', '=', hiddenInsight).executeTakeFirstOrThrow();
  const token = await keep('token', {
    secret_hash: hashOf(secrets.program),
    scopes: ['stories:write', 'stories:read'],
    name: say('token.name'),
    made_by: people.steward,
    reader: 'professionals',
    made_at: ago(3),
    ended_at: null,
  });
  await put('idempotency', {
    circle_id: id,
    token_id: token,
    key_hash: sha('key'),
    body_hash: sha('body'),
    story_id: stories.main,
    at: ago(1),
  });
  await put('sign_in.subject', {
    issuer: say('sign_in.subject.issuer'),
    subject: say('sign_in.subject.subject'),
    person_id: people.member,
    linked_at: ago(2),
  });
  const webhook = await keep('webhook', {
    url: `https://hooks.example/${say('webhook.url').replaceAll(' ', '-')}`,
    events: ['decision.published'],
    sealed_secret: 'sealed',
    made_by: people.steward,
    made_at: ago(3),
  });
  await keep('webhook_message', {
    webhook_id: webhook,
    what: 'decision.published',
    about: decisions.made,
    happened_at: ago(2),
    next_at: null,
    sent_at: ago(2),
    tries: 1,
    answered: 200,
  });
  await put('activity', {
    organisation_id: org,
    id: newId(),
    circle_id: id,
    what: 'token.made',
    about: token,
    result: 'done',
    origin: 'page',
    role: 'steward',
    side_id: sides.professionals,
    at: ago(3),
  });
  await put('imported', { circle_id: id, source: `import-${letter}`, source_id: say('imported.source_id'), story_id: stories.unsensed });

  await keep('retention', { keep_until: dayOf(ago(-400)), set_at: ago(60), set_by: people.steward });
  await put('story_care', {
    circle_id: id,
    story_id: stories.main,
    special: 'none',
    others: 'none',
    age: 'adult',
    answered_at: ago(20),
    looked_at: null,
    looked_by: null,
    together_at: null,
  });
  const aReport = (which: string, looked: Date | null, hidden: Date | null = null) =>
    keep('report', {
      number_hash: hashOf(newSecret()),
      kind: 'insight',
      about: insight,
      ground_id: ground,
      words: say(`report.words${which}`),
      reported_at: ago(2),
      looked_at: looked,
      looked_by: looked && people.listener,
      outcome: looked && 'stays',
      reason: looked && say(`report.reason${which}`),
      hidden_at: hidden,
    });
  const report = await aReport('', null);
  await aReport('/looked', ago(1));
  await put('closing', {
    circle_id: id,
    closed_at: ago(0.1),
    closed_by: people.steward,
    answer: say('closing.answer'),
    answers_name: say('closing.answers_name'),
    answers_reach: say('closing.answers_reach'),
    stories: 'archived',
    archive: say('closing.archive'),
  });
  await put('closing_agreement', {
    circle_id: id,
    agreement_id: agreement,
    keeper_name: say('closing_agreement.keeper_name'),
    keeper_email: `${canaryOf(say('closing_agreement.keeper_email'))}@example.org`,
  });

  await put('came_from', {
    ...{ circle_id: id, host: say('came_from.host'), copy_number: 3, exported_at: ago(200), fingerprint: 'a1b2' },
    ...{ imported_by: people.opener, imported_at: ago(199) },
  });
  await keep('looking_back', {
    ...{ about: 'learned', text: say('looking_back.text'), side_id: sides.residents, show_side: true, person_id: people.member },
    ...{ at: ago(2), hidden_at: null },
  });
  await keep('looking_back', {
    ...{ about: 'own', text: say('looking_back.text/hidden'), side_id: sides.residents, show_side: false, person_id: people.member },
    ...{ at: ago(2), hidden_at: ago(1) },
  });
  const answered = { side_id: sides.professionals, person_id: people.member, table_id: null, at: ago(2) };
  const suggestion = await keep('suggestion', { kind: 'pieces', outcome: 'dismissed', because: 'words', theme_id: null, ...answered });
  await put('suggestion_fragment', { circle_id: id, suggestion_id: suggestion, fragment_id: contested });
  const alike = await keep('suggestion', { kind: 'story', outcome: 'accepted', because: null, theme_id: null, ...answered });
  for (const story of [stories.main, stories.closed])
    await put('suggestion_story', { circle_id: id, suggestion_id: alike, story_id: story });

  const tryOuts = await tryOutsInCircle({ db, circle: id, now, say, people, sides, insight });
  const plan = await plansInCircle({ db, circle: id, now, say, person: people.member, side: sides.residents });
  const power = await powerInCircle({
    ...{ db, circle: id, now, say, people, sides, table: tableId },
    rests: { story: stories.residents, decision: decisions.made },
  });

  const models = await modelsInCircle({ db, circle: id, now, say, people, sides, story: stories.main });
  const maps = await mapsInCircle({
    ...{ db, circle: id, now, say, people, sides },
    seats: { table: tableSeat, session: seats.open.seat },
  });

  const mirror = await mirrorInCircle({
    ...{ db, circle: id, now, say, people, sides, ground },
    acts: { insight, session: sessions.open, decision: decisions.made, draft: decisions.draft, review },
  });

  const journalPage = await learningInCircle(
    { db, keys, circle: id, now, say },
    { people, sides: [sides.residents, sides.professionals], session: sessions.planned },
  );
  const workingCode = await mirrorOfWorkInCircle({ db, keys, circle: id, now, say, person: people.member });

  return {
    letter,
    harvest,
    workingCode,
    journalPage,
    talents,
    heldCase,
    mirror,
    maps,
    models,
    power,
    tryOuts,
    plan,
    ownMethod,
    voices,
    report,
    suggestion,
    organisation: org,
    id,
    slug,
    door,
    sides,
    prompt,
    ground,
    people,
    members,
    secrets,
    invitation,
    promises,
    stories,
    links,
    flag,
    hold,
    batch,
    table: tableId,
    closedTable: closedTableId,
    tableSeat,
    closedTableSeat,
    fragments,
    contested,
    reading,
    theme,
    emptyTheme,
    undoable,
    insight,
    loneInsight,
    sessions,
    seats,
    running,
    decisions,
    agreement,
    change,
    review,
    copy,
    hidden,
    shared,
    media,
    token,
    webhook,
    canaries,
  };
}

export const canaryOf = (text: string) => text.split(' ')[0]!;
export const dayOf = (at: Date) => at.toISOString().slice(0, 10);
const wordingOf = (wording: string) => ({ wording, wording_hash: sha(wording) });
const sha = (text: string) => createHash('sha256').update(text).digest();
