import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newSubmissionKey } from '#lib/codes/story-code.server.ts';
import { connect } from '#lib/server/db.server.ts';
import { send, testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aMember } from '#testing/worlds.ts';
import { appOf } from '../app.tsx';

const { db, app, keys, config, later } = await testKring();
const rain = 'I waited three hours in the rain, and nobody told me why.';

const storiesOf = (circle: string) => db.selectFrom('story').selectAll().where('circle_id', '=', circle).orderBy('told_at').execute();

test('a woman with a borrowed phone tells, chooses, takes her card, and the phone keeps nothing', async () => {
  const world = await aCircle(db);
  await aMember(db, world, 'listener', { name: 'Noor', side: 'residents' });
  const phone = visitor(app);
  await phone.goTo(`/tell/${world.door}`);
  expect(phone.text).toContain('At first only Noor (Resident) reads it. A person answers you within seven days.');
  expect(phone.text).toContain('Emergency');
  await phone.press('Save my story', { text: rain, 'What would help?': 'One person who knows me.' });
  expect(phone.text).toContain('Your story is saved');
  await phone.press('Keep this', { readers: ['residents'], uses: ['sense'] });
  expect(phone.path).toBe('/mine/card');
  const words = phone.page.querySelectorAll('.kring-story-card__words li').map((word) => word.text);
  expect(words).toHaveLength(6);
  const kept = visitor(app);
  for (const [name, value] of phone.cookies) kept.cookies.set(name, value);
  await phone.press('I am ready. Close everything');
  expect(phone.text).toContain('Nothing stays on this phone');
  expect([...phone.cookies.keys()]).toEqual([]);
  await phone.goTo('/mine');
  expect(phone.status).toBe(404);
  expect(phone.html).not.toContain('rain');
  await kept.goTo('/mine'); // a copy of the cookie opens nothing either
  expect(kept.status).toBe(404);
  await phone.goTo('/code');
  await phone.press('Open my story', { code: words.join(' ') });
  expect(phone.path).toBe('/mine');
  expect(phone.text).toContain(rain);
  await phone.goTo('/mine/card');
  expect(phone.text).toContain('Your card is not shown any more');
});

test('everything is off until the teller says otherwise, and a receipt keeps the exact words that were asked', async () => {
  const world = await aCircle(db);
  const phone = visitor(app);
  await phone.goTo(`/tell/${world.door}`);
  await phone.press('Save my story', { text: rain });
  expect(phone.page.querySelectorAll('input[checked]')).toHaveLength(0);
  expect((await storiesOf(world.id))[0]).toMatchObject({ readers: [], uses: [], language: 'en', accepted_at: null });
  await phone.press('Keep this', { uses: ['quote'] });
  const receipt = await db.selectFrom('consent_receipt').selectAll().where('circle_id', '=', world.id).executeTakeFirstOrThrow();
  expect(receipt).toMatchObject({ readers: [], uses: ['quote'], mode: 'screen', language: 'en' });
  expect(receipt.wording).toContain('Those sentences can be in a report or on the internet. Everyone can read them.');
});

test('nothing that says who someone is was asked or kept', async () => {
  const world = await aCircle(db);
  const phone = visitor(app);
  await phone.goTo(`/tell/${world.door}`);
  const asked = phone.page.querySelectorAll('input, textarea, select').map((field) => field.getAttribute('name'));
  expect(asked.filter((name) => name !== '_form' && name !== 'submission').sort()).toEqual([
    'feeling',
    'language',
    'medium',
    'otherLanguage',
    'pictured',
    'pictured',
    'pictured',
    'pictured',
    'prompt',
    'sides',
    'sides',
    'sides',
    'text',
    'wouldHelp',
  ]);
  await phone.press('Save my story', { text: rain });
  const [story] = await storiesOf(world.id);
  expect(story).toMatchObject({ helper_id: null, channel: 'page' });
  expect(await db.selectFrom('story_contact').selectAll().where('circle_id', '=', world.id).execute()).toEqual([]);
});

test('a form that is sent twenty times at once is one story, with one card', async () => {
  const world = await aCircle(db);
  const fields = { text: rain, language: 'en', submission: newSubmissionKey() };
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(app, `/tell/${world.door}`, { fields, from: '10.1.1.1' })));
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([303]));
  expect(await storiesOf(world.id)).toHaveLength(1);
  const { codes } = await db
    .selectFrom('story_code')
    .select((all) => all.fn.countAll<number>().as('codes'))
    .where('circle_id', '=', world.id)
    .executeTakeFirstOrThrow();
  expect(codes).toBe(1);
});

test('the same sent again within a quarter of an hour shows the same card; later it only says that the story is safe', async () => {
  const world = await aCircle(db);
  const fields = { text: rain, language: 'en', submission: newSubmissionKey() };
  await send(app, `/tell/${world.door}`, { fields, from: '10.1.1.2' });
  later(10 / (24 * 60));
  expect((await send(app, `/tell/${world.door}`, { fields, from: '10.1.1.2' })).status).toBe(303);
  later(10 / (24 * 60));
  const late = await send(app, `/tell/${world.door}`, { fields, from: '10.1.1.2' });
  expect(await late.text()).toContain('This story was saved before');
  expect(late.headers.getSetCookie()).toEqual([]);
  expect(await storiesOf(world.id)).toHaveLength(1);
});

test('another text from the same form keeps the first, says so, and gives the second back', async () => {
  const world = await aCircle(db);
  const submission = newSubmissionKey();
  await send(app, `/tell/${world.door}`, { fields: { text: rain, language: 'en', submission }, from: '10.1.1.3' });
  const other = await send(app, `/tell/${world.door}`, {
    fields: { text: 'It was snow, in fact.', language: 'en', submission },
    from: '10.1.1.3',
  });
  expect(other.status).toBe(409);
  const page = await other.text();
  expect(page).toContain('Your story was saved already');
  expect(page).toContain('It was snow, in fact.');
  expect((await storiesOf(world.id)).map((story) => story.text)).toEqual([rain]);
});

test('a house of forty tells without hindrance; of what comes in a flood, a listener looks first, and another house is not hit', async () => {
  const world = await aCircle(db);
  const tellFrom = (from: string, nth: number) =>
    send(app, `/tell/${world.door}`, { fields: { text: `${rain} ${nth}`, language: 'en', submission: newSubmissionKey() }, from });
  for (let nth = 0; nth < 70; nth++) expect((await tellFrom('10.2.0.1', nth)).status).toBe(303);
  const told = await storiesOf(world.id);
  expect(told).toHaveLength(70);
  expect(told.filter((story) => story.held_at !== null)).toHaveLength(10);
  await tellFrom('10.2.0.2', 71);
  expect(
    (
      await db
        .selectFrom('story')
        .select('held_at')
        .where('circle_id', '=', world.id)
        .where('text', '=', `${rain} 71`)
        .executeTakeFirstOrThrow()
    ).held_at,
  ).toBeNull();
});

test('slips are said in the language of the page, and the words stay', async () => {
  const world = await aCircle(db, { language: 'nl' });
  const phone = visitor(app, { language: 'nl' });
  await phone.goTo(`/tell/${world.door}`);
  await phone.press('Bewaar mijn verhaal', { text: ' ', wouldHelp: 'Iemand die belt.' });
  expect(phone.status).toBe(422);
  expect(phone.text).toContain('Schrijf wat er gebeurde.');
  expect(phone.page.querySelector('textarea[name=wouldHelp]')?.text).toBe('Iemand die belt.');
  const long = 'a b'.repeat(7_000);
  await phone.press('Bewaar mijn verhaal', { text: long });
  expect(phone.text).toContain('Dit is te lang.');
  expect(phone.page.querySelector('textarea[name=text]')?.text).toBe(long);
  expect(await storiesOf(world.id)).toEqual([]);
});

test('a language that is not in the list, a side or a question of another circle: nothing breaks', async () => {
  const [world, other] = [await aCircle(db), await aCircle(db)];
  const klingon = await send(app, `/tell/${world.door}`, {
    fields: { text: rain, language: 'klingon', submission: newSubmissionKey() },
    from: '10.1.1.5',
  });
  expect(klingon.status).toBe(422);
  const strange = await send(app, `/tell/${world.door}`, {
    fields: { text: rain, language: 'ar', submission: newSubmissionKey(), sides: other.sides.residents, prompt: other.prompt },
    from: '10.1.1.5',
  });
  expect(strange.status).toBe(303);
  expect((await storiesOf(world.id))[0]).toMatchObject({ prompt_id: null, language: 'ar' });
  expect(await db.selectFrom('story_side').selectAll().where('circle_id', '=', world.id).execute()).toEqual([]);
});

test('gathering that closed while someone wrote gives the words back', async () => {
  const world = await aCircle(db);
  const phone = visitor(app);
  await phone.goTo(`/tell/${world.door}`);
  await db
    .updateTable('gathering')
    .set({ closed_at: new Date(), closed_because: 'We heard enough.' })
    .where('circle_id', '=', world.id)
    .execute();
  await phone.press('Save my story', { text: rain });
  expect(phone.status).toBe(409);
  expect(phone.page.querySelector('textarea')?.text).toBe(rain);
  expect(phone.text).toContain('We heard enough.');
});

test('a full disk is said, and the story stays in its form', async () => {
  const world = await aCircle(db);
  await sql`create function disk_is_full() returns trigger language plpgsql as $$ begin raise exception 'full' using errcode = '53100'; end $$`.execute(
    db,
  );
  await sql`create trigger full_disk before insert on story_code execute function disk_is_full()`.execute(db);
  const phone = visitor(app);
  await phone.goTo(`/tell/${world.door}`);
  await phone.press('Save my story', { text: rain });
  expect(phone.status).toBe(507);
  expect(await storiesOf(world.id)).toEqual([]);
  await sql`drop trigger full_disk on story_code`.execute(db);
  await phone.press('Try again');
  expect(phone.text).toContain('Your story is saved');
  expect((await storiesOf(world.id)).map((story) => story.text)).toEqual([rain]);
});

test('when the database is away, that is said, and the story stays in its form', async () => {
  const world = await aCircle(db);
  const away = appOf({ db: connect({ host: '127.0.0.1', port: 1 }), keys, config });
  const page = await (await app.request(`/tell/${world.door}`)).text();
  const body = new URLSearchParams({ _form: /name="_form" value="([^"]+)"/.exec(page)![1]!, text: rain, language: 'en' }).toString();
  const answer = await away.request(`/tell/${world.door}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en' },
  });
  expect(answer.status).toBe(503);
  const said = await answer.text();
  expect(said).toContain('We cannot save this right now');
  expect(said).toContain(rain);
});

test('what may point to a person is flagged before anyone but the listeners reads it', async () => {
  const world = await aCircle(db);
  await send(app, `/tell/${world.door}`, {
    fields: { text: 'Call me on 06 12345678.', wouldHelp: 'Write to noor@example.org', language: 'en', submission: newSubmissionKey() },
    from: '10.1.1.6',
  });
  const flags = await db
    .selectFrom('identifier_flag')
    .select(['field', 'kind', 'outcome'])
    .where('circle_id', '=', world.id)
    .orderBy('kind')
    .execute();
  expect(flags).toEqual([
    { field: 'would_help', kind: 'email', outcome: null },
    { field: 'text', kind: 'phone', outcome: null },
  ]);
});

test('whoever leaves with a page that is too old leaves all the same', async () => {
  const world = await aCircle(db);
  const phone = visitor(app);
  await phone.goTo(`/tell/${world.door}`);
  phone.cookies.set('kring-seat', 'another cookie than when the page was opened');
  await phone.press('Leave this page now');
  expect([phone.status, phone.text.includes('This page is empty'), phone.text.includes('form')]).toEqual([403, true, false]);
});

test('leaving without JavaScript empties this browser and ends the visit, also when it goes back', async () => {
  const world = await aCircle(db);
  const phone = visitor(app);
  await phone.goTo(`/tell/${world.door}`);
  await phone.press('Save my story', { text: rain });
  const visit = phone.cookies.get('kring-mine')!;
  await phone.press('Leave this page now');
  expect(phone.text).toContain('This page is empty');
  expect(phone.html).not.toContain('Litter');
  const copied = visitor(app);
  copied.cookies.set('kring-mine', visit);
  await copied.goTo('/mine');
  expect(copied.status).toBe(404);
  await phone.goTo(`/tell/${world.door}`);
  expect(phone.html).not.toContain('Litter');
  await phone.follow('Go on');
  expect(phone.text).toContain('Litter');
});
