import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { withdrawStory } from '#cycle/withdrawals.server.ts';
import { testKring } from '#testing/kring.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aDecision, aMember, aPerson, aStory, anInsight, signedIn, today, type World } from '#testing/worlds.ts';

/** A Kring with a circle in which Noor is steward and Fatima listens; both are signed in. */
async function begin() {
  const kring = await testKring();
  const world = await aCircle(kring.db);
  const noor = await aMember(kring.db, world, 'steward', { name: 'Noor' });
  const fatima = await aMember(kring.db, world, 'listener', { name: 'Fatima', side: 'residents' });
  const [steward, listener] = [visitor(kring.app), visitor(kring.app)];
  await signedIn(kring.db, steward, noor);
  await signedIn(kring.db, listener, fatima);
  return { ...kring, world, noor, fatima, steward, listener, at: `/circles/${world.slug}/leaving` };
}
const filesIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
type Begun = Awaited<ReturnType<typeof begin>>;

/** Sends the form behind a button and gives the answer as bytes: `visitor` reads pages only. */
async function make({ app }: Pick<Begun, 'app'>, browser: Visitor, path: string) {
  await browser.goTo(path);
  const form = browser.page.querySelectorAll('form').find((one) => one.getAttribute('action')?.endsWith('/make'));
  if (!form) return null;
  const fields = form
    .querySelectorAll('input')
    .map((input) => [input.getAttribute('name')!, input.getAttribute('value') ?? ''] as [string, string]);
  return () =>
    app.request(form.getAttribute('action')!, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
}

async function askAndAgree({ steward, listener, at }: Begun) {
  await steward.goTo(at);
  await steward.press('Ask to take the circle along', { because: 'The neighbourhood runs it from now on, as agreed.' });
  await listener.goTo(at);
  expect(listener.text).toContain('Noor asked to take the whole circle along');
  await listener.press('Yes, the circle may leave');
}

describe('taking the whole circle along', () => {
  test('one asks, another says yes, and the one who asked gets the file once', async () => {
    const begun = await begin();
    await aStory(begun.db, begun.world);
    expect(await make(begun, begun.steward, begun.at)).toBeNull();
    await askAndAgree(begun);
    expect(await make(begun, begun.listener, begun.at)).toBeNull();
    const send = (await make(begun, begun.steward, begun.at))!;
    const answer = await send();
    expect(answer.headers.get('content-disposition')).toContain(`kring-${begun.world.slug}-1.zip`);
    const zip = await fromBufferPromise(Buffer.from(await answer.arrayBuffer()), { lazyEntries: true });
    const names: string[] = [];
    for await (const entry of zip.eachEntry()) {
      names.push(entry.fileName);
      if (entry.fileName === 'tables/story.ndjson')
        expect((await buffer(await zip.openReadStreamPromise(entry))).toString()).toContain('The bin was full');
    }
    expect(names).toEqual(expect.arrayContaining(['kring.json', 'README.txt', 'SHA256SUMS']));
    expect((await send()).status).toBe(422); // the yes is used up
    await expect.poll(() => filesIn(join(begun.config.data, 'incoming'))).toEqual([]); // it lies nowhere
  });

  test('whoever asked cannot say yes; a yes ends after a day; a slip keeps the text', async () => {
    const begun = await begin();
    const { steward, listener, at, later, db } = begun;
    await steward.goTo(at);
    await steward.press('Ask to take the circle along', { because: ' ' });
    expect(steward.status).toBe(422);
    await steward.goTo(at);
    await steward.press('Ask to take the circle along', { because: 'x'.repeat(501) });
    expect(steward.text).toContain('at most 500 characters. You have 501');
    expect(steward.page.querySelector('textarea')!.text).toContain('xxx');
    await steward.goTo(at);
    await steward.press('Ask to take the circle along', { because: 'To the neighbourhood.' });
    expect(steward.text).not.toContain('Yes, the circle may leave');
    const { id } = await db.selectFrom('move').select('id').executeTakeFirstOrThrow();
    const { agreeToMove } = await import('#system/leaving/moves.server.ts');
    expect(await agreeToMove(db, begun.world.id, { move: id, by: begun.noor, now: today })).toBe(false);
    await listener.goTo(at);
    await listener.press('Yes, the circle may leave');
    const send = (await make(begun, steward, at))!;
    later(2);
    expect((await send()).status).toBe(422);
    await steward.goTo(at);
    expect(steward.text).toContain('The yes is older than a day');
    await steward.press('Call it off');
    expect(steward.text).toContain('Ask to take the circle along');
  });

  test('what a teller takes back before the file is made is not in it, and the list for older files names it without a word', async () => {
    const begun = await begin();
    const story = await aStory(begun.db, begun.world, { text: 'My kanarie story about the bins, told once.' });
    await askAndAgree(begun);
    await withdrawStory(begun.db, begun.world.id, story, { now: today, why: 'withdrawn', data: begun.config.data });
    const answer = await (await make(begun, begun.steward, begun.at))!();
    const zip = await fromBufferPromise(Buffer.from(await answer.arrayBuffer()), { lazyEntries: true });
    for await (const entry of zip.eachEntry())
      expect((await buffer(await zip.openReadStreamPromise(entry))).toString(), entry.fileName).not.toContain('kanarie');
    const list = await begun.app.request(`${begun.at}/taken-back.log`, {
      headers: { cookie: `kring-visit=${begun.steward.cookies.get('kring-visit')}` },
    });
    expect(JSON.parse((await list.text()).trim())).toEqual({ circle: begun.world.id, story, at: today.toISOString() });
  });

  test('an export that fails leaves nothing behind: no number, no mark on a trail, and the yes is there again', async () => {
    const begun = await begin();
    const story = await aStory(begun.db, begun.world);
    await begun.db
      .insertInto('medium')
      .values({
        circle_id: begun.world.id,
        id: 'lost1',
        story_id: story,
        draft_key: Buffer.from('a'),
        source_hash: Buffer.from('b'),
        kind: 'sound',
        type: 'audio/ogg',
        bytes: 1,
        seconds: 1,
        width: null,
        height: null,
        hash: Buffer.from('c'),
        pictured: 'nobody',
        blurred_at: null,
        made_at: today,
      })
      .execute();
    await askAndAgree(begun);
    expect((await (await make(begun, begun.steward, begun.at))!()).status).toBe(500);
    expect(await begun.db.selectFrom('copy').select('id').execute()).toEqual([]);
    expect(await begun.db.selectFrom('copy_held').select('copy_id').execute()).toEqual([]);
    expect(await begun.db.selectFrom('trail').select('what').where('what', '=', 'copy.made').execute()).toEqual([]);
    expect(await make(begun, begun.steward, begun.at)).not.toBeNull();
  });
});

describe('the register of copies', () => {
  test('a copy that held a story which was taken back is to be asked back, until it is destroyed; how many and when stays unsaid', async () => {
    const begun = await begin();
    const { makeCopy } = await import('#cycle/2-sense/copies.server.ts');
    const [one, two] = [await aStory(begun.db, begun.world), await aStory(begun.db, begun.world)];
    await makeCopy(begun.db, begun.world.id, {
      kind: 'print',
      what: 'Stories for Tuesday',
      stories: [one, two],
      by: begun.noor,
      now: today,
    });
    await makeCopy(begun.db, begun.world.id, { kind: 'print', what: 'Stories for Friday', stories: [two], by: begun.noor, now: today });
    const { steward, at } = begun;
    await steward.goTo(`${at}/copies`);
    expect(steward.text).not.toContain('Ask this one back');
    await withdrawStory(begun.db, begun.world.id, one, { now: today, why: 'withdrawn', data: begun.config.data });
    await steward.goTo(`${at}/copies`);
    expect(steward.page.querySelectorAll('.kring-card')[0]!.text).toContain('Stories for Tuesday');
    expect(steward.text.match(/Ask this one back/g)).toHaveLength(1);
    await steward.press('Keep this', {});
    expect(steward.status).toBe(422);
    await steward.press('Keep this', { 'What became of it?': 'It was destroyed' });
    expect(steward.text).toContain('Destroyed');
    expect(steward.text).not.toContain('Ask this one back');
  });

  test('an empty register says what will stand in it', async () => {
    const { steward, at } = await begin();
    await steward.goTo(`${at}/copies`);
    expect(steward.text).toContain('Nothing was printed or taken along yet');
  });
});

describe('open data', () => {
  const files = [
    'counts.csv',
    'insights.csv',
    'decisions.csv',
    'agreements.csv',
    'changes.csv',
    'stories.csv',
    'kring-data.json',
    'dcat.jsonld',
    'dcat.ttl',
    'kring-data.ods',
  ];

  async function opened({ app }: Pick<Begun, 'app'>, world: World, file: string): Promise<string> {
    const answer = await app.request(`/circles/${world.slug}/data/${file}`);
    expect(answer.status, file).toBe(200);
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (!file.endsWith('.ods')) return bytes.toString('utf8');
    const zip = await fromBufferPromise(bytes, { lazyEntries: true });
    let [said, nth] = ['', 0];
    for await (const entry of zip.eachEntry()) {
      if (nth++ === 0) expect([entry.fileName, entry.compressionMethod]).toEqual(['mimetype', 0]);
      said += (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8');
    }
    return said;
  }

  test('holds what is public, with small counts left out, and no name and no word of a story', async () => {
    const begun = await begin();
    const { db, world } = begun;
    const stories = [];
    for (let nth = 0; nth < 7; nth++)
      stories.push(
        await aStory(db, world, {
          text: `kanarieverhaal ${nth} about the bins`,
          side: nth < 2 ? 'residents' : 'professionals',
          uses: ['sense'],
          readers: ['residents'],
        }),
      );
    await aDecision(db, world, stories, { text: '=HYPERLINK("http://evil.example","kanarieformule")', because: '@SUM(1)' });
    await db.updateTable('decision').set({ decided_by: 'kanarienaam' }).execute();
    const [ofTwo] = [await anInsight(db, world, stories.slice(0, 2), { text: 'Few said this.' })];
    for (const file of files) {
      const said = await opened(begun, world, file);
      expect(said, file).not.toContain('kanarieverhaal');
      expect(said, file).not.toContain('kanarienaam');
    }
    const decisions = await opened(begun, world, 'decisions.csv');
    expect(decisions).toContain(`"'=HYPERLINK(""http://evil.example"",""kanarieformule"")"`);
    expect(decisions).toContain(`'@SUM(1)`);
    expect(await opened(begun, world, 'kring-data.ods')).not.toContain('table:formula');
    const insights = await opened(begun, world, 'insights.csv');
    expect(insights).toMatch(new RegExp(`^${ofTwo},Few said this.,,true,`, 'm'));
    const counts = await opened(begun, world, 'counts.csv');
    expect(counts).toContain('stories,all,7,false');
    expect(counts).toContain('stories_by_side,Resident,,true');
    expect(counts).toContain('stories_by_side,Professional,,true'); // else the two residents follow by subtraction
  });

  test('a published story is named by its address, and is gone from the data when its teller takes it back', async () => {
    const begun = await begin();
    const { db, world } = begun;
    const story = await aStory(db, world, { uses: ['publish'], readers: ['residents'] });
    const { text_hash } = await db.selectFrom('story').select('text_hash').where('id', '=', story).executeTakeFirstOrThrow();
    await db.insertInto('publication').values({ circle_id: world.id, story_id: story, text_hash, published_at: today }).execute();
    const line = `http://localhost/circles/${world.slug}/published/${story},en,promise`;
    expect(await opened(begun, world, 'stories.csv')).toContain(line);
    await withdrawStory(db, world.id, story, { now: today, why: 'withdrawn', data: begun.config.data });
    for (const file of files) expect(await opened(begun, world, file), file).not.toContain(story);
  });

  test('the licence that a steward chose stands on the page and in the record', async () => {
    const begun = await begin();
    const { steward, world, app } = begun;
    const someone = visitor(app);
    await someone.goTo(`/circles/${world.slug}/data`);
    expect(someone.text).toContain('No licence was chosen');
    expect(someone.text).not.toContain('Keep this choice');
    await steward.goTo(`/circles/${world.slug}/data`);
    await steward.press('Keep this choice', { licence: 'cc0' });
    expect(steward.text).toContain('Everyone may use this freely (CC0).');
    const record = JSON.parse(await opened(begun, world, 'dcat.jsonld')) as Record<string, { '@id': string }[]>;
    expect(record['dct:license']![0]!['@id']).toBe('https://creativecommons.org/publicdomain/zero/1.0/');
    expect(record['dcat:distribution']).toHaveLength(8);
    const turtle = await opened(begun, world, 'dcat.ttl');
    expect(turtle.match(/ a dcat:Distribution /g)).toHaveLength(8);
    expect(await (await app.request(`/circles/${world.slug}/data/nothing.csv`)).status).toBe(404);
  });
});

describe('reading a circle in by the page', () => {
  /** Sends the form of the import page with files, as a browser does. */
  async function send({ app }: Pick<Begun, 'app'>, browser: Visitor, fields: Record<string, string | { name: string; bytes: Buffer }>) {
    await browser.goTo('/import');
    const body = new FormData();
    body.append('_form', browser.page.querySelector('form[action="/import"] input[name=_form]')!.getAttribute('value')!);
    for (const [name, value] of Object.entries(fields))
      if (typeof value === 'string') body.append(name, value);
      else body.append(name, new Blob([new Uint8Array(value.bytes)]), value.name);
    const answer = await app.request('/import', {
      method: 'POST',
      body,
      headers: {
        'sec-fetch-site': 'same-origin',
        'accept-language': 'en',
        cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    return { status: answer.status, text: await answer.text() };
  }

  async function anExport() {
    const begun = await begin();
    await aStory(begun.db, begun.world);
    const gone = await aStory(begun.db, begun.world, { text: 'This one is taken back after the export was made.' });
    await askAndAgree(begun);
    const bytes = Buffer.from(await (await (await make(begun, begun.steward, begun.at))!()).arrayBuffer());
    await withdrawStory(begun.db, begun.world.id, gone, { now: today, why: 'withdrawn', data: begun.config.data });
    return { ...begun, bytes, gone, ledger: readFileSync(join(begun.config.data, 'erasures.log')) };
  }

  async function anOpener() {
    const kring = await testKring();
    const { organisation } = await aCircle(kring.db, { subject: 'Here already' });
    const browser = visitor(kring.app);
    await signedIn(kring.db, browser, await aPerson(kring.db, organisation, { name: 'Opener', opens: true }));
    return { ...kring, browser };
  }

  test('it comes in with its steward from here, and without what was taken back since', async () => {
    const [left, there] = [await anExport(), await anOpener()];
    const came = await send(there, there.browser, {
      circle_file: { name: 'kring.zip', bytes: left.bytes },
      erasures: { name: 'erasures.log', bytes: left.ledger },
      my_side: 'residents',
    });
    expect(came.status).toBe(200);
    expect(came.text).toContain('One story was taken back since');
    await there.browser.goTo(`/circles/${left.world.slug}/people`);
    expect(there.browser.text).toContain('Opener');
    expect(there.browser.text).toContain('Noor');
    expect(
      (await there.db.selectFrom('story').select('id').where('circle_id', '=', left.world.id).execute()).map(({ id }) => id),
    ).not.toContain(left.gone);
  });

  test('the open pages of a circle read the same where it came from and where it came to', async () => {
    const begun = await begin();
    const { db, world } = begun;
    const stories = [];
    for (let nth = 0; nth < 6; nth++)
      stories.push(
        await aStory(db, world, { text: `قصة رقم ${nth} عن الحاويات`, language: 'ar', uses: ['publish', 'sense'], readers: ['residents'] }),
      );
    for (const story of await db.selectFrom('story').select(['id', 'text_hash']).execute())
      await db
        .insertInto('publication')
        .values({ circle_id: world.id, story_id: story.id, text_hash: story.text_hash, published_at: today })
        .execute();
    const decision = await aDecision(db, world, stories);
    await askAndAgree(begun);
    const bytes = Buffer.from(await (await (await make(begun, begun.steward, begun.at))!()).arrayBuffer());
    const there = await anOpener();
    await there.db.updateTable('organisation').set({ name: 'Municipality of Test' }).execute();
    expect((await send(there, there.browser, { circle_file: { name: 'kring.zip', bytes }, my_side: 'professionals' })).status).toBe(200);
    const base = `/circles/${world.slug}`;
    for (const page of [
      '/insights',
      '/changes',
      `/changes/${decision}`,
      '/published',
      `/published/${stories[0]}`,
      '/changes/a4',
      '/feed.atom',
      '/data/counts.csv',
      '/data/decisions.csv',
      '/data/stories.csv',
    ]) {
      const [before, after] = await Promise.all(
        [begun, there].map(async ({ app }) => (await app.request(base + page, { headers: { 'accept-language': 'en' } })).text()),
      );
      const words = (html: string) => html.replace(/name="_form" value="[^"]*"/g, '');
      expect(words(after!), page).toBe(words(before!));
      expect(before!.length, page).toBeGreaterThan(20);
    }
  });

  test('a file that was damaged is refused with its name and the reason, and nothing of it is kept', async () => {
    const [left, there] = [await anExport(), await anOpener()];
    const damaged = Buffer.from(left.bytes);
    damaged[damaged.indexOf('tables/story.ndjson') + 60]! ^= 0xff;
    const refused = await send(there, there.browser, { circle_file: { name: 'kring.zip', bytes: damaged }, my_side: 'residents' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('tables/story.ndjson: This is not as it was made.');
    expect(await there.db.selectFrom('circle').select('id').where('id', '=', left.world.id).execute()).toEqual([]);
    const nothing = await send(there, there.browser, { my_side: 'residents' });
    expect(nothing.text).toContain('Choose the file of the circle.');
    expect(filesIn(join(there.config.data, 'incoming'))).toEqual([]);
  });

  test('who opens no circles finds no such page', async () => {
    const { steward } = await begin();
    await steward.goTo('/import');
    expect(steward.status).toBe(404);
  });
});
