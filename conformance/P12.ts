import { canary, pieces, aGathering, tells, takesTheCard } from './parts/gathering.ts';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { aPhoto, aRecording, aWave, secret } from '#testing/media-samples.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aMember, aStory, signedIn } from '#testing/worlds.ts';
import { browserOf, open, pagesOf, severalAtOnce } from './parts/pages.ts';
import { processLeavesNoTrace } from './parts/traces-of-a-process.ts';
import { logged, type World } from './world.ts';

/** Strictly needed, each for what someone just did: who is signed in, tells, sits, answers, helps; which language; a second step; a sign-in elsewhere. */
const needed = ['visit', 'mine', 'seat', 'answers', 'help', 'lang', 'half', 'oidc'];

/** Opens every page in a browser that writes down what it asks and keeps, sends files with traces in them, tells a story and provokes errors, and looks for what leaked. */
export async function check(world: World): Promise<string> {
  const wrong: string[] = [];
  const [asked, [files, times, lines], process] = await Promise.all([
    asksNobody(world, wrong),
    (async () => [await stripsFiles(world, wrong), await roundsTimes(world, wrong), await logsNothing(world, wrong)] as const)(),
    processLeavesNoTrace(world, wrong),
  ]);
  if (wrong.length > 0) throw new Error(`${wrong.length} traces were found\n${[...new Set(wrong)].slice(0, 80).join('\n')}`);
  return `${asked.pages} pages asked ${asked.requests} times, all of Kring itself; cookies ${asked.cookies}; ${files} files without traces; ${times} pages name no minute; ${lines} lines of log, ${process} and all addresses without a word or a code`;
}

/** No request goes anywhere else, whoever reads, and nothing but the needed cookies is kept. */
async function asksNobody(world: World, wrong: string[]) {
  const inside = await world.inside();
  const { origin, pages, close } = await pagesOf(inside);
  const browser = await world.browser();
  let requests = 0;
  const kept = new Set<string>();
  const one = [
    ...Map.groupBy(
      pages.filter(({ sent }) => !sent),
      ({ door }) => door,
    ).values(),
  ].map((of) => of.at(-1)!);
  const groups = [...Map.groupBy(one, ({ visitor }) => visitor.name).values()];
  await severalAtOnce(groups, async (group) => {
    const context = await browserOf(browser, origin, group[0]!.visitor, {});
    context.on('request', (request) => {
      requests += 1;
      const url = request.url();
      if (!url.startsWith(origin) && !/^(data|blob|about):/.test(url)) wrong.push(`a page asks ${url}`);
      const from = request.headers()['referer'];
      if (from && !from.startsWith(origin)) wrong.push(`a request says that it came from ${from}`);
    });
    const page = await context.newPage();
    for (const seen of group) {
      await open(inside, page, origin, seen);
      for (const { name, httpOnly, sameSite, domain } of await context.cookies()) {
        kept.add(name.replace(/^(__Host-)?kring-/, ''));
        if (seen.visitor.name === 'anyone') wrong.push(`whoever reads ${seen.door} gets the cookie ${name}`);
        if (domain.startsWith('.')) wrong.push(`the cookie ${name} goes to other hosts too`);
        if (!(name.replace('kring-', '') in seen.visitor.cookies) && (!httpOnly || sameSite === 'None'))
          wrong.push(`the cookie ${name} is open to scripts or to other sites`);
      }
    }
    await context.close();
  });
  close();
  for (const name of kept) if (!needed.includes(name)) wrong.push(`the cookie ${name} is kept, and is not needed`);
  if (requests < one.length) wrong.push(`only ${requests} requests were seen for ${one.length} pages`);
  return { pages: one.length, requests, cookies: [...kept].sort().join(', ') };
}

/** A place, a maker or a title in a file is in no file that is kept. */
async function stripsFiles(world: World, wrong: string[]): Promise<number> {
  const { app, db, data, clock } = await world.inside();
  const { door } = await aCircle(db, { now: clock.now });
  const files = { photo: await aPhoto(), recording: await aRecording(), wave: aWave(100_000) };
  for (const [name, file] of Object.entries(files)) {
    if (!file.includes(secret) && !file.includes('Exif')) wrong.push(`the ${name} has no trace in it: nothing was tried`);
    const teller = visitor(app);
    await teller.goTo(`/tell/${door}`);
    await teller.pressWith('Save my story', { text: `With a ${name}.` }, { medium: new File([new Uint8Array(file)], `${secret}.jpg`) });
    if (!teller.path.startsWith('/mine')) wrong.push(`the ${name} is answered ${teller.status}`);
  }
  const kept = readdirSync(data, { recursive: true, withFileTypes: true }).filter((file) => file.isFile() && /media/.test(file.parentPath));
  for (const file of kept) {
    const bytes = readFileSync(join(file.parentPath, file.name));
    if (bytes.includes(secret) || bytes.includes('GPS') || bytes.includes('Exif\0\0')) wrong.push(`a trace is left in ${file.name}`);
  }
  if (kept.length < 3) wrong.push(`only ${kept.length} files are kept`);
  return kept.length;
}

/** When someone told is a day to others, never a minute. */
async function roundsTimes(world: World, wrong: string[]): Promise<number> {
  const { app, db, clock } = await world.inside();
  const circle = await aCircle(db, { now: clock.now });
  const told = new Date('2026-03-09T13:37:41.123Z');
  const story = await aStory(db, circle, {
    readers: ['residents', 'professionals', 'deciders'],
    uses: ['sense', 'dialogue', 'quote'],
    now: told,
  });
  let looked = 0;
  for (const role of ['reader', 'member', 'steward', 'listener'] as const) {
    const who = visitor(app);
    await signedIn(db, who, await aMember(db, circle, role, { now: clock.now }), clock.now);
    for (const page of [
      '',
      '/stories',
      `/stories/${story}`,
      '/sense',
      '/evaluation',
      '/return',
      ...(role === 'listener' ? ['/listen', `/listen/${story}`] : []),
    ]) {
      await who.goTo(`/circles/${circle.slug}${page}`);
      if (who.status === 200) looked += 1;
      const minute = /1[345]:37|37:41/.exec(who.html);
      if (minute)
        wrong.push(
          `${role} reads at which minute someone told on ${page || 'the page of the circle'}: ${who.html.slice(Math.max(0, minute.index - 60), minute.index + 20)}`,
        );
    }
  }
  return looked;
}

/** A story and its code are in no line of the log, no address and no Referer, also when things go wrong. */
async function logsNothing(world: World, wrong: string[]): Promise<number> {
  const gathering = await aGathering(world);
  const { app, db, origin, here } = gathering;
  const begun = logged.length;
  const teller = await gathering.teller();
  const addresses: string[] = [];
  teller.page.on('request', (request) => addresses.push(request.url(), request.headers()['referer'] ?? ''));
  await tells(teller, gathering);
  const code = await takesTheCard(teller);
  await teller.goes('/mine');
  await teller.leaves();
  // Someone comes back with the code; someone has one word wrong; a form is broken; the words are sent where nothing is.
  const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
  const send = (path: string, body: string | FormData) =>
    app.request(path, { method: 'POST', body, ...(typeof body === 'string' && { headers: form }) });
  const back = visitor(app);
  await back.goTo('/code');
  const field = back.page.querySelector('main form [name=code]') ? 'code' : 'words';
  await send('/code', new URLSearchParams({ [field]: code.join(' ') }).toString());
  await send('/code', new URLSearchParams({ [field]: [...code.slice(1), 'kazoo'].join(' ') }).toString());
  await send(
    `/tell/${here.door}`,
    new URLSearchParams({ text: canary.join(' '), submission: canary[0]!, language: canary[1]! }).toString(),
  );
  await send('/nothing/there', new URLSearchParams({ text: canary.join(' ') }).toString());
  const listener = visitor(app);
  await signedIn(db, listener, gathering.listeners.residents, gathering.clock.now);
  await listener.goTo(`/circles/${here.slug}/listen`);
  await listener.goTo(`/circles/${here.slug}/stories?words=${encodeURIComponent(pieces[0]!)}`); // what someone looks for may be a word of a story
  // The table of stories is away: the database's own words of an error hold what was sent.
  await db.schema.alterTable('trail').renameTo('trail_away').execute();
  const failing = visitor(app);
  await failing.goTo(`/tell/${here.door}`);
  await failing.press('Save my story', { text: canary.join(' ') });
  if (failing.status < 500) wrong.push(`the provoked error is answered ${failing.status}: nothing was tried`);
  await db.schema.alterTable('trail_away').renameTo('trail').execute();
  await fetch(`${origin}/search?q=${encodeURIComponent(canary[0]!)}`);
  gathering.close();
  const lines = logged.slice(begun);
  const words = [...pieces, ...code.filter((word) => word.length > 5), code.join(' '), code.join('-')];
  for (const line of lines) for (const word of words) if (line.includes(word)) wrong.push(`the log says “${word}”: ${line.slice(0, 300)}`);
  for (const address of addresses)
    for (const word of [...pieces, code.join('-'), code.join('%20'), code.join('+')])
      if (address.includes(word)) wrong.push(`an address or Referer holds “${word}”: ${address}`);
  if (!lines.some((line) => line.includes('"status":500') || /"event":"(error|problem)/.test(line)))
    wrong.push('the provoked error stands in no log: this check did not look at one');
  return lines.length;
}
