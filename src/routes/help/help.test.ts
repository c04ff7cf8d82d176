import { expect, test } from 'vitest';
import { batchesOf, codeOfCard, makeCards } from '#catalysts/doorways/cards.server.ts';
import { newSubmissionKey } from '#lib/codes/story-code.server.ts';
import { wordsOfCode } from '#lib/codes/code-words.ts';
import { clearUsedUp } from '#lib/server/expiry.server.ts';
import { testKring } from '#testing/kring.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, signedIn, type World } from '#testing/worlds.ts';

const { db, app, keys, clock, later } = await testKring();
const rain = 'I waited three hours in the rain, and nobody told me why.';

/** Someone of the food bank who helps, signed in, and a card from their pocket. */
async function aHelper(world: World, { name = 'Samira', employer = 'the food bank' } = {}) {
  const helper = visitor(app);
  const person = await aMember(db, world, 'member', { name, employer });
  await signedIn(db, helper, person, clock.now);
  const batch = (await makeCards(db, world.id, { cards: 8, submission: newSubmissionKey(), keys, person, now: clock.now }))!;
  const cards = batch.codes.map((code) => wordsOfCode(code.numbers, 'en').join(' '));
  const at = `/circles/${world.slug}/help`;
  return { helper, person, batch, cards, at };
}

const storiesOf = (world: World) => db.selectFrom('story').selectAll().where('circle_id', '=', world.id).execute();
const entriesOf = (world: World) => db.selectFrom('helper_entry').selectAll().where('circle_id', '=', world.id).execute();

async function begin({ helper, cards, at }: Awaited<ReturnType<typeof aHelper>>, nth = 0) {
  await helper.goTo(at);
  await helper.press('Begin with this card', { card: cards[nth]! });
}

const nos = {
  'reader-residents': 'no',
  'reader-professionals': 'no',
  'reader-deciders': 'no',
  'use-sense': 'no',
  'use-quote': 'no',
  'use-dialogue': 'no',
  'use-publish': 'no',
  'use-contact': 'no',
};

async function untilTeachBack(helper: Visitor, { text = rain, note = '', ...answers }: Record<string, string> = {}) {
  await helper.press('Keep it and read it back', { text, note });
  await helper.press('Yes, the teller says it is right');
  await helper.press('Keep these answers', { ...nos, mode: 'spoken', ...answers });
}

test('at the food bank: a story is written down, read back, asked, told back in own words, and the card changes hands', async () => {
  const world = await aCircle(db);
  const here = await aHelper(world);
  const { helper } = here;
  await begin(here);
  expect(helper.text).toContain('Samira writes this down for you. Samira works for the food bank.');
  await helper.press('Keep it and read it back', { text: rain, note: 'She was shivering when she told it.' });
  expect(helper.text).toContain('Read it to the teller. Is it right?');
  expect(helper.text).toContain(rain);
  expect(helper.text).toContain('Words of Samira, who helped');
  await helper.press('Yes, the teller says it is right');
  expect(helper.page.querySelectorAll('input[checked]')).toHaveLength(0);
  expect(helper.text).toContain('Those sentences can be in a report or on the internet. Everyone can read them.');
  await helper.press('Keep these answers', { ...nos, 'reader-residents': 'yes', 'use-sense': 'yes', mode: 'spoken' });
  expect(helper.text).toContain('Can you tell me who may read your story');
  await helper.press('Yes, told in own words');
  expect(helper.text).toContain('Put the card in the teller’s hand.');
  expect(await storiesOf(world)).toEqual([]);
  await helper.press('The teller has the card');
  expect(helper.text).toContain('You cannot open it any more.');

  const [story] = await storiesOf(world);
  expect(story).toMatchObject({
    text: rain,
    readers: ['residents'],
    uses: ['sense'],
    channel: 'helper',
    written_by: 'helper',
    helper_id: here.person,
    helper_note: 'She was shivering when she told it.',
  });
  const receipt = await db.selectFrom('consent_receipt').selectAll().where('circle_id', '=', world.id).executeTakeFirstOrThrow();
  expect(receipt).toMatchObject({ mode: 'spoken', readers: ['residents'], uses: ['sense'], language: 'en', helper_id: here.person });
  expect(receipt.wording).toContain('The teller told it in own words.');
  expect(await entriesOf(world)).toEqual([]);

  const teller = visitor(app);
  await teller.goTo('/code');
  await teller.press('Open my story', { code: here.cards[0]! });
  expect(teller.path).toBe('/mine');
  expect(teller.text).toContain(rain);
  expect(teller.text).toContain('Samira');
  expect(teller.text).toContain('the food bank');
  expect(teller.text).toContain('She was shivering when she told it.');
});

test('after handing over the helper opens nothing: not by going back, not with the card, not in any page', async () => {
  const world = await aCircle(db);
  const here = await aHelper(world);
  const { helper, at } = here;
  await begin(here);
  const held = helper.cookies.get('kring-help')!;
  await untilTeachBack(helper);
  await helper.press('Yes, told in own words');
  await helper.press('The teller has the card');
  for (const page of ['/entry', '/done', '']) {
    await helper.goTo(at + page);
    expect(helper.html).not.toContain('three hours');
  }
  helper.cookies.set('kring-help', held); // a copy of the cookie of before
  await helper.goTo(`${at}/entry`);
  expect(helper.html).not.toContain('three hours');
  helper.cookies.delete('kring-help');
  await helper.goTo(at);
  await helper.press('Begin with this card', { card: here.cards[0]! });
  expect(helper.status).toBe(422);
  expect(helper.text).toContain('With this card a story was told already.');
});

test('the card that is handed over twice by a double tap tells one story', async () => {
  const world = await aCircle(db);
  const here = await aHelper(world);
  const { helper, at } = here;
  await begin(here);
  await untilTeachBack(helper);
  await helper.press('Yes, told in own words');
  const [cookies, token] = [new Map(helper.cookies), helper.page.querySelector('input[name=_form]')!.getAttribute('value')!];
  const twice = () =>
    app.request(`${at}/hand-over`, {
      method: 'POST',
      body: new URLSearchParams({ _form: token, answer: 'hand_over' }).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
  const answers = await Promise.all([twice(), twice()]);
  expect(answers.map((answer) => answer.status)).toEqual([303, 303]);
  expect(answers.map((answer) => answer.headers.get('location'))).toEqual([`${at}/done`, `${at}/done`]);
  expect(await storiesOf(world)).toHaveLength(1);
});

test('a no at read-back goes back to writing with the words still there', async () => {
  const world = await aCircle(db);
  const here = await aHelper(world);
  const { helper } = here;
  await begin(here);
  await helper.press('Keep it and read it back', { text: 'I waited five hours.', wouldHelp: 'A chair.' });
  await helper.press('No, change it');
  expect(helper.page.querySelector('textarea[name=text]')?.text).toBe('I waited five hours.');
  expect(helper.page.querySelector('textarea[name=wouldHelp]')?.text).toBe('A chair.');
  await helper.press('Keep it and read it back', { text: rain });
  expect(helper.text).toContain('Read it to the teller. Is it right?');
  expect(helper.text).toContain(rain);
});

test('each question has its own answer: one that was passed over is asked again, and the others stay', async () => {
  const world = await aCircle(db);
  const here = await aHelper(world);
  const { helper } = here;
  await begin(here);
  await helper.press('Keep it and read it back', { text: rain });
  await helper.press('Yes, the teller says it is right');
  await helper.press('Keep these answers', { 'reader-residents': 'yes' });
  expect(helper.status).toBe(422);
  expect(helper.text).toContain('This was not asked yet. Choose yes or no.');
  expect(helper.text).toContain('Say how the teller answered.');
  expect(helper.page.querySelector('input[name=reader-residents][value=yes]')?.hasAttribute('checked')).toBe(true);
});

test('what the teller cannot tell yet is explained again, and a teller may choose otherwise', async () => {
  const world = await aCircle(db);
  const here = await aHelper(world);
  const { helper } = here;
  await begin(here);
  await untilTeachBack(helper, { 'use-publish': 'yes' });
  await helper.press('Not yet: I explain it again');
  expect(helper.text).toContain('Everyone can read it. First we show you the text and ask you again.');
  await helper.press('The teller wants it different');
  expect(helper.page.querySelector('input[name=use-publish][value=yes]')?.hasAttribute('checked')).toBe(true);
  await helper.press('Keep these answers', { 'use-publish': 'no' });
  await helper.press('Not yet: I explain it again');
  await helper.press('Yes, told in own words');
  await helper.press('The teller has the card');
  expect((await storiesOf(world))[0]).toMatchObject({ uses: [] });
  const { wording } = await db.selectFrom('consent_receipt').select('wording').where('circle_id', '=', world.id).executeTakeFirstOrThrow();
  expect(wording).toContain('The teller told it in own words, after it was explained once more.');
});

const form = (helper: Visitor) => helper.page.querySelector('input[name=_form]')!.getAttribute('value')!;
async function send(helper: Visitor, path: string, fields: Record<string, string>) {
  const answer = await app.request(path, {
    method: 'POST',
    body: new URLSearchParams({ _form: form(helper), ...fields }).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'accept-language': 'en',
      cookie: [...helper.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    },
  });
  return { status: answer.status, text: await answer.text() };
}

test('no step can be skipped: each that is not its turn answers 409 and changes nothing', async () => {
  const world = await aCircle(db);
  const here = await aHelper(world);
  const { helper, at } = here;
  const doors = {
    'read-back': { answer: 'right' },
    ask: { ...nos, mode: 'spoken' },
    'teach-back': { answer: 'own_words' },
    'hand-over': { answer: 'hand_over' },
  };
  const refused = async (...names: (keyof typeof doors)[]) => {
    for (const name of names) {
      const before = await entriesOf(world);
      expect([name, (await send(helper, `${at}/${name}`, doors[name])).status]).toEqual([name, 409]);
      expect(await entriesOf(world)).toEqual(before);
    }
  };
  await helper.goTo(at);
  await refused('read-back', 'ask', 'teach-back', 'hand-over');
  await begin(here);
  await refused('read-back', 'ask', 'teach-back', 'hand-over');
  await helper.press('Keep it and read it back', { text: rain });
  await refused('ask', 'teach-back', 'hand-over');
  await helper.press('Yes, the teller says it is right');
  await refused('read-back', 'teach-back', 'hand-over');
  await helper.press('Keep these answers', { ...nos, mode: 'spoken' });
  await refused('read-back', 'ask', 'hand-over');
  await helper.press('Yes, told in own words');
  await refused('read-back', 'ask', 'teach-back');
  expect(await storiesOf(world)).toEqual([]);
});

test('an interrupted entry is unreadable without the card, and with it is read back first', async () => {
  const world = await aCircle(db);
  const here = await aHelper(world);
  const { helper, at } = here;
  await begin(here);
  await untilTeachBack(helper);
  await helper.press('Put it away for now');
  expect(helper.text).toContain('Nobody can read what was written');
  expect(helper.text).toContain('Card 1-01, begun on');
  await helper.goTo(`${at}/entry`);
  expect(helper.html).not.toContain('three hours');
  const [row] = await entriesOf(world);
  expect(Buffer.concat([row!.sealed, row!.nonce]).toString('latin1')).not.toContain('three hours');
  later(3);
  await signedIn(db, helper, here.person, clock.now);
  await begin(here, 1);
  expect(helper.html).not.toContain('three hours');
  await helper.goTo(at);
  await helper.press('Begin with this card', { card: here.cards[0]! });
  expect(helper.text).toContain('Read it to the teller. Is it right?');
  expect(helper.text).toContain(rain);
});

test('the link of the card opens the same entry as its words', async () => {
  const world = await aCircle(db);
  const here = await aHelper(world);
  await begin(here);
  await here.helper.press('Keep it and read it back', { text: rain });
  await here.helper.press('Put it away for now');
  await here.helper.press('Begin with this card', { card: `https://kring.example/s/${here.batch.codes[0]!.link}` });
  expect(here.helper.text).toContain(rain);
});

test('after fourteen days an interrupted entry is gone, and its card can be used again', async () => {
  const world = await aCircle(db);
  const here = await aHelper(world);
  await begin(here);
  await here.helper.press('Keep it and read it back', { text: rain });
  later(13);
  await clearUsedUp(db, clock.now);
  expect(await entriesOf(world)).toHaveLength(1);
  later(1.1);
  await clearUsedUp(db, clock.now);
  expect(await entriesOf(world)).toEqual([]);
  await signedIn(db, here.helper, here.person, clock.now);
  await begin(here);
  expect(here.helper.text).toContain('Write down what is told');
  expect(here.helper.html).not.toContain('three hours');
});

test('a teller who stops leaves nothing behind', async () => {
  const world = await aCircle(db);
  const here = await aHelper(world);
  await begin(here);
  await untilTeachBack(here.helper);
  await here.helper.press('Stop and erase everything');
  expect(here.helper.text).toContain('Everything is erased');
  expect(await entriesOf(world)).toEqual([]);
  expect(await storiesOf(world)).toEqual([]);
});

test('who has no card gets one made now, before anything is written, and it opens the story', async () => {
  const world = await aCircle(db);
  const here = await aHelper(world);
  const { helper } = here;
  await helper.goTo(here.at);
  await helper.press('Make a card now');
  expect(helper.text).toContain('First give the teller this card');
  const words = helper.page.querySelectorAll('.kring-story-card__words li').map((word) => word.text);
  expect(words).toHaveLength(6);
  await untilTeachBack(helper);
  await helper.press('Yes, told in own words');
  await helper.press('The teller has the card');
  const teller = visitor(app);
  await teller.goTo('/code');
  await teller.press('Open my story', { code: words.join(' ') });
  expect(teller.text).toContain(rain);
});

test('a teller who may be contacted says how, and it is kept with the story', async () => {
  const world = await aCircle(db);
  const here = await aHelper(world);
  await begin(here);
  await untilTeachBack(here.helper, { 'use-contact': 'yes' });
  await here.helper.press('Yes, told in own words');
  await here.helper.press('The teller has the card', { email: 'no address' });
  expect(here.helper.status).toBe(422);
  await here.helper.press('The teller has the card', { email: '', place: 'The food bank, on Thursday' });
  const contact = await db.selectFrom('story_contact').selectAll().where('circle_id', '=', world.id).executeTakeFirstOrThrow();
  expect(contact).toMatchObject({ place: 'The food bank, on Thursday', email: null });
});

test('a paper form is typed in by its number: exactly as written, consent on paper, and the code stayed with the teller', async () => {
  const world = await aCircle(db);
  const here = await aHelper(world);
  const { helper, at } = here;
  await helper.goTo(at);
  await helper.press('Type in this form', { number: '1-03' });
  await helper.press('Keep it and check it', { text: rain });
  expect(helper.status).toBe(422);
  expect(helper.text).toContain('Say who wrote on the paper.');
  await helper.press('Keep it and check it', { writtenBy: 'teller' });
  await helper.press('Go on');
  expect(helper.status).toBe(422);
  await helper.press('Go on', { exact: true });
  await helper.press('Keep these answers', { uses: ['quote'] });
  expect(helper.status).toBe(422);
  expect(helper.text).toContain('Tick that it was written and allowed on paper.');
  await helper.press('Keep these answers', { onPaper: true });
  expect((await send(helper, `${at}/teach-back`, { answer: 'own_words' })).status).toBe(409);
  await helper.press('Save the story');
  expect((await storiesOf(world))[0]).toMatchObject({
    text: rain,
    channel: 'paper',
    written_by: 'teller',
    uses: ['quote'],
    readers: [],
    helper_id: here.person,
  });
  const receipt = await db.selectFrom('consent_receipt').select('mode').where('circle_id', '=', world.id).executeTakeFirstOrThrow();
  expect(receipt.mode).toBe('written');
  const teller = visitor(app);
  await teller.goTo('/code');
  await teller.press('Open my story', { code: here.cards[2]! });
  expect(teller.text).toContain(rain);
});

test('half a paper form is unreadable to everyone, and is typed again from the paper', async () => {
  const world = await aCircle(db);
  const here = await aHelper(world);
  const { helper, at } = here;
  const typeIn = async () => {
    await helper.goTo(at);
    await helper.press('Type in this form', { number: '1-03' });
  };
  await typeIn();
  await helper.press('Keep it and check it', { text: rain, writtenBy: 'teller' });
  await helper.press('Put it away for now');
  await typeIn();
  expect(helper.html).not.toContain('three hours');
  await helper.press('Keep it and check it', { text: 'Another start.', writtenBy: 'teller' });
  expect(helper.text).toContain('Another start.');
  expect(await entriesOf(world)).toHaveLength(1);
});

test('paper of before the asking ended is still typed in; a new story is not begun', async () => {
  const world = await aCircle(db, { gathering: 'closed' });
  const here = await aHelper(world);
  await here.helper.goTo(here.at);
  expect(here.helper.text).toContain('This circle asks for no more stories.');
  expect(here.helper.html).not.toContain('Begin with this card');
  await here.helper.press('Type in this form', { number: '1-01' });
  expect(here.helper.path).toBe(`${here.at}/entry`);
});

test('a card of another circle, a wrong word or a wrong number opens nothing and says so', async () => {
  const [world, other] = [await aCircle(db), await aCircle(db)];
  const [here, there] = [await aHelper(world), await aHelper(other)];
  const { helper, at } = here;
  for (const card of [there.cards[0]!, wordsOfCode(codeOfCard(keys, 'never made').numbers, 'en').join(' '), 'one two three']) {
    await helper.goTo(at);
    await helper.press('Begin with this card', { card });
    expect(helper.status).toBe(422);
    expect(helper.text).toContain('We do not know these six words.');
  }
  await helper.press('Type in this form', { number: '9-99' });
  expect(helper.text).toContain('We do not know this number.');
});

test('another member with another browser cannot go on with what a helper holds', async () => {
  const world = await aCircle(db);
  const [here, colleague] = [await aHelper(world), await aHelper(world, { name: 'Bas' })];
  await begin(here);
  await here.helper.press('Keep it and read it back', { text: rain });
  colleague.helper.cookies.set('kring-help', here.helper.cookies.get('kring-help')!);
  await colleague.helper.goTo(`${here.at}/entry`);
  expect(colleague.helper.html).not.toContain('three hours');
});

test('cards are shown once, right after making, and only hashes are kept', async () => {
  const world = await aCircle(db);
  const { helper } = await aHelper(world);
  await helper.goTo(`/circles/${world.slug}/cards`);
  await helper.press('Make and print', {});
  expect(helper.status).toBe(422);
  const [submission, fields] = [
    helper.page.querySelector('input[name=submission]')!.getAttribute('value')!,
    { kind: 'cards', cards: '16' },
  ];
  await helper.press('Make and print', fields);
  const cards = helper.page
    .querySelectorAll('.kring-story-card__words')
    .map((card) => card.querySelectorAll('li').map((word) => word.text));
  expect(cards).toHaveLength(16);
  expect(new Set(cards.map((words) => words.join(' '))).size).toBe(16);
  const rows = await db
    .selectFrom('story_code')
    .selectAll()
    .where('circle_id', '=', world.id)
    .where('card_number', 'is not', null)
    .execute();
  const kept = rows
    .flatMap((row) => Object.values(row))
    .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)));
  for (const words of cards) {
    expect(kept.filter((value) => words.includes(value))).toEqual([]);
    expect(kept.filter((value) => [' ', '-', ''].some((between) => value.includes(words.join(between))))).toEqual([]);
  }
  expect((await batchesOf(db, world.id)).map(({ number, cards, used }) => [number, cards, used])).toEqual([
    [2, 16, 0],
    [1, 8, 0],
  ]);

  const again = await send(helper, `/circles/${world.slug}/cards`, { submission, ...fields });
  expect(again.text).toContain(cards[0]![0]!);
  later(1 / 24);
  const late = await send(helper, `/circles/${world.slug}/cards`, { submission, ...fields });
  expect(late.text).toContain('Their words are shown only once.');
  expect(late.text).not.toContain('kring-story-card__words');
  expect(await batchesOf(db, world.id)).toHaveLength(2);
});

test('a paper form asks, says who reads it, and lets the card be torn off; the code stands on the slip alone', async () => {
  const world = await aCircle(db);
  await aMember(db, world, 'listener', { name: 'Noor', side: 'residents' });
  const { helper } = await aHelper(world);
  await helper.goTo(`/circles/${world.slug}/cards`);
  await helper.press('Make and print', { kind: 'forms', cards: '8' });
  const sheets = helper.page.querySelectorAll('.kring-paper-form').map((sheet) => sheet.structuredText.replace(/\s+/g, ' '));
  expect(sheets).toHaveLength(16);
  const [front, back] = sheets;
  for (const said of [
    'Form 2-01',
    'What happened to you?',
    'At first only Noor (Resident) reads it.',
    'Resident',
    'Nobody uses your story to check on you.',
    'Emergency 112',
    'Works for:',
  ])
    expect(front).toContain(said);
  for (const said of [
    'Residents. People this is about',
    'Put all of it on the internet. Everyone can read it.',
    'I work for:',
    'Tear this off.',
  ])
    expect(back).toContain(said);
  const words = helper.page
    .querySelectorAll('.kring-story-card__words')[0]!
    .querySelectorAll('li')
    .map((word) => word.text);
  const code = words.map((word) => word.trim()).join(' '); // one word alone may be a word of the form too
  expect(front).not.toContain(code);
  expect(back!.split(code)).toHaveLength(2);
});

test('few used cards are counted aloud to listeners only, and do not follow from the unused ones', async () => {
  const world = await aCircle(db);
  const here = await aHelper(world);
  const listener = visitor(app);
  await signedIn(db, listener, await aMember(db, world, 'listener', { name: 'Noor' }), clock.now);
  await db.updateTable('story_code').set({ used_at: clock.now }).where('circle_id', '=', world.id).where('card_number', '<=', 3).execute();
  const cellsOf = async (someone: Visitor) => {
    await someone.goTo(`/circles/${world.slug}/cards`);
    return someone.page
      .querySelectorAll('tbody tr td')
      .slice(2)
      .map((cell) => cell.text.trim());
  };
  expect(await cellsOf(here.helper)).toEqual(['8', 'fewer than 5', 'not said']);
  expect(await cellsOf(listener)).toEqual(['8', '3', '5']);
  await db.updateTable('story_code').set({ used_at: clock.now }).where('circle_id', '=', world.id).where('card_number', '<=', 5).execute();
  expect(await cellsOf(here.helper)).toEqual(['8', '5', '3']);
});

test('helping and cards are for members; a reader, a teller and a stranger find nothing there', async () => {
  const world = await aCircle(db);
  const reader = visitor(app);
  await signedIn(db, reader, await aMember(db, world, 'reader', {}), clock.now);
  for (const someone of [reader, visitor(app)]) {
    for (const path of ['/help', '/help/entry', '/help/done', '/cards']) {
      await someone.goTo(`/circles/${world.slug}${path}`);
      expect([path, someone.status]).toEqual([path, 404]);
    }
  }
});
