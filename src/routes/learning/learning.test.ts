import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { signedIn, aCircle, aMember, aPerson } from '#testing/worlds.ts';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';

const { app, db, clock } = await testKring();

async function inside(role: 'steward' | 'listener' | 'member' | 'reader', world?: Awaited<ReturnType<typeof aCircle>>) {
  const there = world ?? (await aCircle(db));
  const person = await aMember(db, there, role, { name: `Noor the ${role}` });
  const browser = visitor(app);
  await signedIn(db, browser, person);
  return { world: there, person, browser, at: (page: string) => `/circles/${there.slug}/${page}` };
}

/** What the browser gets when it sends this form, as a file. */
async function fileOf(browser: ReturnType<typeof visitor>, path: string, fields: [string, string][]) {
  await browser.goTo(path);
  const token = browser.page.querySelector('form[action="/home/portfolio"] input[name=_form]')!.getAttribute('value')!;
  return app.request(path, {
    method: 'POST',
    body: new URLSearchParams([['_form', token], ...fields]).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      'accept-language': 'en',
      cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    },
  });
}

test('anyone reads the lessons, chooses for whom, and sees which scene is told and which is made up', async () => {
  const browser = visitor(app);
  await browser.goTo('/lessons?for=politicians');
  expect(browser.text).toContain('Say what is fixed and what is open');
  expect(browser.text).not.toContain('Begin with an empty sheet');
  await browser.follow('Tell also what did not work');
  expect(browser.text).toContain('As the sources tell it: My Direction');
  expect(browser.text).toContain('Made up by us');
  expect(browser.page.querySelector('svg[role=img]')!.getAttribute('aria-label')).toContain('Two sheets');
  await browser.goTo('/lessons/nothing');
  expect(browser.status).toBe(404);
});

test('members of several sides write how stories are dealt with; a teller reads it, and what stood there before', async () => {
  const { browser, at, world } = await inside('member');
  await browser.goTo(at('learning'));
  await browser.follow('Write it down together');
  await browser.press('Keep this version', { 'How we deal with stories': '', 'Which sides wrote it together?': ['Resident'] });
  expect(browser.status).toBe(422);
  expect(browser.text).toContain('Write down what you agreed.');
  await browser.press('Keep this version', {
    'How we deal with stories': 'We tell nobody.',
    'Which sides wrote it together?': ['Resident', 'Decider'],
  });
  expect(browser.text).toContain('We tell nobody.');
  clock.now = new Date(clock.now.getTime() + 864e5);
  await browser.follow('Write a new version');
  await browser.press('Keep this version', {
    'How we deal with stories': 'We tell nobody, and we ask first.',
    'Which sides wrote it together?': ['Resident'],
  });
  const teller = visitor(app);
  await teller.goTo(`/tell/${world.door}`);
  expect(teller.text).toContain('How this circle deals with stories');
  expect(teller.text).toContain('We tell nobody, and we ask first.');
  await teller.goTo(at('story-agreement?lang=uk'));
  expect(teller.text).toContain('Як це коло поводиться з історіями');
  await teller.goTo(at('story-agreement?lang=en'));
  expect(teller.text).toContain('Version 1');
  expect(teller.text).toContain('Written together by: Resident and Decider.');
  expect(teller.text).not.toContain('Noor');
  expect(teller.text).not.toContain('Write a new version');
});

test('words of the agreement that someone must look at are hidden from everyone', async () => {
  const { browser, at, world } = await inside('steward');
  await browser.goTo(at('learning/agreement'));
  await browser.press('Keep this version', {
    'How we deal with stories': 'As one who told us said.',
    'Which sides wrote it together?': ['Resident'],
  });
  await db.updateTable('story_agreement').set({ hidden_at: new Date() }).where('circle_id', '=', world.id).execute();
  for (const page of [at('story-agreement'), at('listen/hidden'), `/tell/${world.door}`]) {
    await browser.goTo(page);
    expect(browser.text).not.toContain('As one who told us said.');
  }
});

test('a steward plans a study circle: a conversation for each lesson, on the same hour, with its script; nobody is marked', async () => {
  const { browser, at, world } = await inside('steward');
  await browser.goTo(at('learning'));
  await browser.press('Plan these conversations', { 'Which lessons?': [], 'When does it begin': '2027-03-16T19:30', Where: 'The library' });
  expect(browser.status).toBe(422);
  expect(browser.text).toContain('Choose one to 6 lessons.');
  await browser.press('Plan these conversations', { 'Which lessons?': ['Listen first', 'Go there'] });
  expect(browser.path).toContain('/learning');
  const meetings = await db
    .selectFrom('study_meeting')
    .innerJoin('session', 'session.id', 'study_meeting.session_id')
    .select(['lesson', 'starts_at', 'session.id'])
    .where('study_meeting.circle_id', '=', world.id)
    .orderBy('starts_at')
    .execute();
  // Half past seven by the clock on the wall, before and after summer time begins.
  expect(meetings.map(({ lesson, starts_at }) => [lesson, starts_at.toISOString()])).toEqual([
    ['listen', '2027-03-16T18:30:00.000Z'],
    ['door', '2027-03-30T17:30:00.000Z'],
  ]);
  await browser.goTo(at(`sessions/${meetings[0]!.id}/script`));
  expect(browser.text).toContain('Read the lesson “Listen first” aloud.');
  expect(browser.text).toContain('What stands on the list that you always carry with you?');
  const member = await inside('reader', world);
  await member.browser.goTo(at('learning'));
  expect(member.browser.text).toContain('The library');
  expect(member.browser.text).not.toContain('Plan these conversations');
  expect(member.browser.text).not.toMatch(/\d\s?%/);
});

test('a journal is read by its writer alone, also in the database, and what is taken away is gone', async () => {
  const { browser, person } = await inside('listener');
  await browser.goTo('/lessons/listen');
  await browser.follow('Write about this in your journal');
  await browser.press('Keep this page', { 'What do you want to remember?': 'I carry a list and I will leave it at home.' });
  expect(browser.text).toContain('I carry a list');
  expect(browser.text).toContain('Listen first');
  const page = browser.path;
  const { rows } = await sql<{ row: string }>`select journal_page::text as row from journal_page where person_id = ${person}`.execute(db);
  expect(rows).toHaveLength(1);
  expect(rows[0]!.row).not.toContain('carry');

  const other = await inside('steward');
  await other.browser.goTo(page);
  expect(other.browser.status).toBe(404);
  // Whoever moves a row in the database to their own name still reads nothing.
  await db.updateTable('journal_page').set({ person_id: other.person }).where('person_id', '=', person).execute();
  await other.browser.goTo('/home/journal');
  expect(other.browser.text).not.toContain('I carry a list');
  await db.updateTable('journal_page').set({ person_id: person }).where('person_id', '=', other.person).execute();

  await browser.goTo(page);
  await browser.press('Keep the change', { 'What do you want to remember?': 'I left it at home.' });
  expect(browser.text).toContain('I left it at home.');
  await browser.goTo(page);
  await browser.press('Take this page away');
  expect(browser.text).toContain('There is nothing in it yet.');
  expect(await db.selectFrom('journal_page').select('id').where('person_id', '=', person).execute()).toEqual([]);
});

test('a journal goes with the account of its writer', async () => {
  const world = await aCircle(db);
  const person = await aPerson(db, world.organisation);
  const browser = visitor(app);
  await signedIn(db, browser, person);
  await browser.goTo('/home/journal');
  await browser.press('Keep this page', { 'What do you want to remember?': 'One page.' });
  await db.deleteFrom('sign_in.visit').where('person_id', '=', person).execute();
  await db.deleteFrom('person').where('id', '=', person).execute();
  expect(await db.selectFrom('journal_page').select('id').where('person_id', '=', person).execute()).toEqual([]);
});

test('a portfolio holds what its owner chose and no more, as a PDF that a screen reader follows and as a page by itself', async () => {
  const { browser, person } = await inside('member');
  for (const text of ['I learned to be <quiet>.\n\nAnd to wait.', 'This stays mine.']) {
    await browser.goTo('/home/journal?lesson=listen');
    await browser.press('Keep this page', { 'What do you want to remember?': text });
  }
  const { id } = await db.selectFrom('member').select('id').where('person_id', '=', person).executeTakeFirstOrThrow();
  await browser.goTo('/home/portfolio');
  expect(browser.page.querySelectorAll('input[checked]')).toHaveLength(0);
  const page = browser.page
    .querySelectorAll('input[name=pages]')
    .find((box) => browser.page.querySelector(`label[for="${box.id}"]`)!.text.includes('quiet'))!;
  const chosen: [string, string][] = [
    ['pages', page.getAttribute('value')!],
    ['deeds', `role-${id}`],
  ];

  const html = await fileOf(browser, '/home/portfolio', [...chosen, ['as', 'html']]);
  expect(html.headers.get('content-disposition')).toBe('attachment; filename="portfolio.html"');
  expect(html.headers.get('cache-control')).toBe('no-store');
  const text = await html.text();
  expect(text).toContain('I learned to be &lt;quiet>.');
  expect(text).toContain('Beside the lesson “Listen first”');
  expect(text).toContain('In the circle Litter in the park: member, from the side Professional');
  expect(text).toContain('No marks were given.');
  expect(text).not.toContain('This stays mine.');
  expect(text).not.toMatch(/<script|<style|src=|href=/);

  const pdf = Buffer.from(await (await fileOf(browser, '/home/portfolio', [...chosen, ['as', 'pdf']])).arrayBuffer()).toString('latin1');
  expect(pdf.startsWith('%PDF-1.7')).toBe(true);
  expect(pdf).toContain('/MarkInfo');
  expect(pdf).toContain('/StructTreeRoot');

  await browser.goTo('/home/portfolio');
  await browser.press('Make a file to print');
  expect(browser.status).toBe(422);
  expect(browser.text).toContain('Choose first what goes into it.');
});

test('nobody puts a page or a deed of someone else in their portfolio', async () => {
  const [mine, theirs] = [await inside('member'), await inside('listener')];
  await theirs.browser.goTo('/home/journal');
  await theirs.browser.press('Keep this page', { 'What do you want to remember?': 'Of someone else.' });
  const page = theirs.browser.path.split('/').at(-1)!;
  const answer = await fileOf(mine.browser, '/home/portfolio', [
    ['pages', page],
    ['as', 'html'],
  ]);
  expect(answer.status).toBe(422);
  expect(await answer.text()).not.toContain('Of someone else.');
});
