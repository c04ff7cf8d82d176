import { expect, test } from 'vitest';
import { promptsOf } from '#system/circles/circles.server.ts';
import { minutesOf, startsOf, wordOf, type Method } from '#system/toolkit/method.ts';
import { methodOf, methods } from '#system/toolkit/methods.ts';
import { questionOf, scriptOf } from '#system/toolkit/script.ts';
import { wordsIn } from '#lib/words/words.ts';
import { testKring } from '#testing/kring.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, signedIn, today } from '#testing/worlds.ts';

const { db, app, clock } = await testKring();
clock.now = today;
const words = wordsIn('en');

async function aSteward() {
  const world = await aCircle(db);
  const steward = await aMember(db, world, 'steward');
  const browser = visitor(app);
  await signedIn(db, browser, steward);
  return { world, browser, path: `/circles/${world.slug}/methods` };
}

/** Starts a card by each button that it has, and sees that what it promised is there. */
async function startsAll(browser: Visitor, path: string, method: Method) {
  for (const engine of startsOf(method)) {
    await browser.goTo(`${path}/${method.id}`);
    expect(browser.status, method.id).toBe(200);
    await started[engine](browser, method);
    expect(browser.status, `${method.id} ${engine}`).toBe(200);
  }
}

const opens = {
  own: { button: 'Open the sheet to print', at: /\/sheet$/ },
  storyCards: { button: 'Open cards and forms', at: /\/cards$/ },
  poster: { button: 'Open the poster', at: /\/card$/ },
  exhibition: { button: 'Open the exhibition', at: /\/exhibition$/ },
};

const started: Record<ReturnType<typeof startsOf>[number], (browser: Visitor, method: Method) => Promise<void>> = {
  session: async (browser, method) => {
    await browser.press('Plan this conversation', { starts_at: '2026-12-10T19:30', place: 'The library' });
    expect(browser.path, method.id).toMatch(/\/sessions\/[^/]+\/script$/);
    for (const { title } of scriptOf(words, method)) expect(browser.text).toContain(title);
  },
  prompt: async (browser, method) => {
    await browser.press('Ask this question');
    expect(browser.text).toContain('This circle asks this question now.');
    expect(browser.text).toContain(questionOf(words, method));
  },
  print: async (browser, method) => {
    const card = browser.path;
    for (const sheet of method.steps.flatMap((step) => (step.engine === 'print' ? [step.sheet] : []))) {
      await browser.goTo(card);
      await browser.follow(opens[sheet].button);
      expect(browser.path, method.id).toMatch(opens[sheet].at);
      expect(browser.status, `${method.id} ${sheet}`).toBe(200);
      if (sheet === 'own') expect(browser.text).toContain(wordOf(words, method, 'sheet.title'));
    }
  },
  tryOut: async (browser, method) => {
    await browser.follow('Begin a try-out');
    expect(browser.path).toMatch(/\/try-outs\/new/);
    await browser.press('Begin this try-out', {
      side: browser.page.querySelectorAll('select[name=side] option')[2]?.getAttribute('value') ?? '',
      ...{ withWhom: 'The neighbours', until: '2026-12-20', amplify: 'We do it in the next street.', dampen: 'We take it away.' },
    });
    expect(browser.path, method.id).toMatch(/\/try-outs\/[a-z0-9]{16}$/);
    expect(browser.text).toContain(wordOf(words, method, 'tryOut.badSign'));
  },
  outreach: async (browser) => {
    await browser.press('Put this in the plan', { whom: 'The night cleaners', who: 'Noor' });
    expect(browser.path).toMatch(/\/compass\/voices\/of\//);
    expect(browser.text).toContain('Noor');
  },
};

test('every way of working is started once by each of its buttons', { timeout: 120_000 }, async () => {
  const { world, browser, path } = await aSteward();
  for (const method of methods) await startsAll(browser, path, method);
  const steps = await db.selectFrom('session_step').select(['method', 'minutes', 'rule']).where('circle_id', '=', world.id).execute();
  for (const method of methods) {
    const script = method.steps.filter((step) => step.engine === 'session');
    expect(
      steps.filter((step) => step.method === method.id).map(({ rule }) => rule).sort(),
      method.id,
    ).toEqual(script.map(({ rule }) => rule).sort()); // prettier-ignore
  }
  const asked = (await promptsOf(db, world.id)).map(({ text }) => text);
  for (const id of ['photovoice', 'snapshot', 'doors']) expect(asked, id).toContain(questionOf(words, methodOf(id)!));
  const goings = await db.selectFrom('reaching').select(['touched_id', 'way']).where('circle_id', '=', world.id).execute();
  expect(goings.map(({ way }) => way).sort()).toEqual(['ask', 'call', 'visit', 'visit']);
  expect(new Set(goings.map((going) => going.touched_id)).size).toBe(1); // the same words are the same people
});

test('a card shows the conversations that were started with it', async () => {
  const { browser, path } = await aSteward();
  await browser.goTo(`${path}/film`);
  expect(browser.text).not.toContain('Conversations with this way of working');
  await browser.press('Plan this conversation', { starts_at: '2026-12-10T19:30', place: 'The library', purpose: 'We look at Ana’s film.' });
  await browser.goTo(`${path}/film`);
  expect(browser.text).toContain('We look at Ana’s film.');
  await browser.goTo(`${path}/open`);
  expect(browser.text).not.toContain('We look at Ana’s film.');
});

test('a step that nothing knows, or that the card does not have, is refused with words', async () => {
  const { world, browser, path } = await aSteward();
  for (const engine of ['try-out', 'constructor', 'prompt', 'print', '']) {
    await browser.goTo(`${path}/open`);
    await browser.press('Plan this conversation', { engine });
    expect(browser.status, engine).toBe(422);
    expect(browser.text).toContain('Kring cannot start this step.');
  }
  expect(await promptsOf(db, world.id)).toHaveLength(1);
});

test('a slip keeps what was written, and nothing is made', async () => {
  const { world, browser, path } = await aSteward();
  await browser.goTo(`${path}/film`);
  await browser.press('Plan this conversation', { place: 'The library' });
  expect(browser.status).toBe(422);
  expect(browser.html).toContain('value="The library"');
  expect(await db.selectFrom('session').select('id').where('circle_id', '=', world.id).execute()).toEqual([]);
  await browser.goTo(`${path}/snapshot`);
  await browser.press('Ask this question', { question: '' });
  expect(browser.text).toContain('Write a question.');
  await browser.press('Ask this question', { question: 'x'.repeat(301) });
  expect(browser.text).toContain('300 characters at most');
  await browser.goTo(`${path}/phone`);
  await browser.press('Put this in the plan', { who: 'Noor', place: 'At home' });
  expect(browser.status).toBe(422);
  expect(browser.html).toContain('value="At home"');
  expect(browser.text).toContain('Choose or name to whom someone goes.');
  expect(await db.selectFrom('touched').select('id').where('circle_id', '=', world.id).execute()).toEqual([]);
});

test('a question asked twice is asked once, and a thirteenth does not fit', async () => {
  const { world, browser, path } = await aSteward();
  const ask = async (question: string) => {
    await browser.goTo(`${path}/snapshot`);
    await browser.press('Ask this question', { question });
  };
  await ask('What did you see?');
  await ask('What did you see?');
  expect(await promptsOf(db, world.id)).toHaveLength(2);
  for (let nth = 3; nth <= 12; nth++) await ask(`Question ${nth}?`);
  await ask('One more?');
  expect(browser.status).toBe(422);
  expect(browser.text).toContain('asks 12 questions already');
  expect(await promptsOf(db, world.id)).toHaveLength(12);
});

test('anyone reads the cards; only who runs the circle starts them', async () => {
  const { world, path } = await aSteward();
  const passer = visitor(app);
  await passer.goTo('/methods');
  await passer.follow('Through each other’s eyes'.slice(8)); // the name of the card is a link
  expect(passer.path).toBe('/methods/photovoice');
  await passer.goTo(`${path}/photovoice`);
  expect(passer.text).toContain('Who runs this circle can start this here.');
  expect(passer.html).not.toContain('name="engine"');
  const member = visitor(app);
  await signedIn(db, member, await aMember(db, world, 'member'));
  await member.goTo(`${path}/open`);
  expect(member.html).not.toContain('name="engine"');
  for (const address of ['/methods/none', `${path}/none`, `${path}/constructor`, `${path}/open/sheet`]) {
    await passer.goTo(address);
    expect(passer.status, address).toBe(404);
  }
});

test('looking for what fits says why, and why not', async () => {
  const { browser, path } = await aSteward();
  await browser.goTo(`${path}?people=8&minutes=60&reading=none&moment=begin`);
  const drawing = browser.page.querySelector('#drawing')!.text;
  expect(drawing).toContain('Fits, because:');
  expect(drawing).toContain(`takes ${minutesOf(methodOf('drawing')!)} minutes`);
  expect(drawing).toContain('helps with “Begin somewhere”');
  expect(browser.page.querySelector('#cafe')!.text).toContain('is for 12 to 200 people');
  await browser.goTo(`${path}?people=1&mode=phone&minutes=1`);
  expect(browser.text).toContain('No way fits all that you asked.');
});
