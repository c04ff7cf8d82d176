import { expect, test } from 'vitest';
import { newKeys } from '#lib/server/keys.server.ts';
import { readConfig } from '#lib/server/config.ts';
import { makeFirstRunSecret } from '../set-up/set-up.server.ts';
import { testDatabase } from '#testing/database.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { today } from '#testing/worlds.ts';
import { appOf } from '../app.tsx';

const { db } = await testDatabase();
const clock = { now: today };
const app = appOf({ db, keys: newKeys(), config: readConfig({}), now: () => clock.now });

const secretOn = (browser: Visitor) => /http:\/\/localhost(\/[a-z-]+\/[a-z0-9]{32})/.exec(browser.text)![1]!;

test('from the first run to an open circle with its card, without JavaScript', async () => {
  const noor = visitor(app);
  await noor.goTo(`/set-up/${await makeFirstRunSecret(db, today)}`);
  await noor.press('Begin', { 'Which organisation': 'Neighbourhood house De Grund', 'Who is the first steward': 'Noor' });
  expect(noor.path).toBe('/circles/new');

  await noor.press('Make this circle', {
    'What is it about': 'Litter in the park',
    'What is the challenge': 'There is a lot of litter round the flats. We want to change that together.',
    'In which language': 'English',
    'From which side': 'Professional',
  });
  expect(noor.path).toBe('/circles/litter-in-the-park/prepare');
  expect(noor.text).toContain('Publish the promise.');

  await noor.follow('Open questions');
  await noor.press('Keep this as it is now', { 'Question 1': 'What did you see in the park?' });
  await noor.follow('When a story worries us');
  await noor.press('Keep this as it is now');
  await noor.follow('When a story is refused');
  await noor.press('Keep this as it is now');
  await noor.follow('Help numbers');
  await noor.press('Keep this', { 'Whose number': 'Emergency', 'Telephone number': '112' });

  await noor.follow('The promise');
  await noor.press('Publish this promise', {
    open: 'The bins, and who empties them.',
    decider: 'The alderman for the neighbourhood.',
    means: 'Ten thousand euros.',
    by_when_known_by: '2027-01-15',
    off_the_table: 'The number of flats.',
    give_back: 'A meal together.',
    answer_by: '2027-03-01',
  });
  expect(noor.status).toBe(200);
  expect(noor.text).toContain('Not confirmed');
  await noor.press('Make a link to confirm');
  const confirmLink = secretOn(noor);

  await noor.goTo('/circles/litter-in-the-park/people');
  await noor.press('Take this role', { role: 'listener', side: 'Professional' });
  await noor.press('Make an invitation', { role: 'listener', side: 'Resident' });
  const samira = visitor(app);
  await samira.goTo(secretOn(noor));
  expect(samira.text).toContain('Litter in the park');
  await samira.press('Take part', { 'Your name': 'Samira' });
  expect(samira.text).toContain('listener');

  await noor.goTo('/circles/litter-in-the-park/prepare');
  await noor.press('Open the circle for stories');
  expect(noor.text).toContain('The circle is open for stories');

  const alderman = visitor(app);
  await alderman.goTo(confirmLink);
  await alderman.press('I confirm this promise', { 'Your name': 'J. Bakker', 'Your role': 'alderman', 'Your side': 'Decider' });
  expect(alderman.text).toContain('By J. Bakker, alderman, Decider');

  const passer = visitor(app);
  await passer.goTo('/');
  await passer.follow('Circle Litter in the park');
  expect(passer.text).toContain('Samira');
  expect(passer.text).toContain('Not known yet. You hear it by 15 January 2027');
  await passer.follow('Poster and cards');
  const circle = await db.selectFrom('circle').select('door').executeTakeFirstOrThrow();
  expect(passer.text).toContain(`localhost/tell/${circle.door}`);
});

test('the link of the first run survives a mail scanner, and works once', async () => {
  await clear();
  const path = `/set-up/${await makeFirstRunSecret(db, today)}`;
  const [one, other] = [visitor(app), visitor(app)];
  for (let nth = 0; nth < 3; nth++) await one.goTo(path);
  await other.goTo(path);
  const filled = { 'Which organisation': 'Municipality', 'Who is the first steward': 'Noor' };
  await Promise.all([one.press('Begin', filled), other.press('Begin', filled)]);
  const { n } = await db
    .selectFrom('organisation')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  expect(n).toBe(1);
  expect([one.path, other.path].filter((where) => where === '/circles/new')).toHaveLength(1);
  await one.goTo(path);
  expect(one.status).toBe(404);
});

async function clear() {
  const { sql } = await import('kysely');
  await sql`truncate organisation, person, circle, sign_in.first_run cascade`.execute(db);
}
