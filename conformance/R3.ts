import { Upload } from 'tus-js-client';
import { aWave } from '#testing/media-samples.ts';
import { someone } from '#testing/journeys/someone.ts';
import { anAsking, statements } from '#testing/opinions.ts';
import { aCircle, type World as Circle } from '#testing/worlds.ts';
import { behindBadNetwork, faults, onceThere, untilAnswered, type BadGround, type Fault, type Net } from './parts/bad-network.ts';
import { helps, takesPart } from './parts/bad-network-tries.ts';
import type { Inside, World } from './world.ts';

type Ground = BadGround & { circle: Circle };

const troubles: { fault: Fault | 'has no connection'; lasts: boolean }[] = [
  ...faults.map((fault) => ({ fault, lasts: false })),
  ...(['loses the answer', 'loses the request', 'has no connection'] as const).map((fault) => ({ fault, lasts: true })),
];
const slow2G = { offline: false, latency: 1_200, downloadThroughput: 31_000, uploadThroughput: 31_000 };

/** Tells, answers, writes a note and uploads while the network loses, doubles, delays and crawls: each is there exactly once, and words stay on the phone until they are answered. */
export async function check(world: World): Promise<string> {
  const inside = await world.inside();
  const net = await behindBadNetwork(inside);
  const circle = await aCircle(inside.db, { now: inside.clock.now });
  await anAsking(inside.db, circle.id, { now: inside.clock.now });
  await statements(inside.db, circle.id, 5);
  const ground: Ground = { inside, net, circle, wrong: [] };
  try {
    const told = await tells(world, ground);
    const answered = await answers(ground);
    const acts = await takesPart(ground);
    const steps = await helps(ground);
    const pieces = await uploads(ground);
    if (net.hit() < told + answered + acts + steps - 6) ground.wrong.push(`the network went wrong only ${net.hit()} times`);
    if (ground.wrong.length > 0) throw new Error(`${ground.wrong.length} things were lost or doubled\n${ground.wrong.join('\n')}`);
    return `${told} stories told at 2G, ${answered} answers, ${acts} acts in a session, ${steps} steps of a helper and ${pieces} recording in pieces, with ${net.hit()} faults: each there once, no word lost before its answer`;
  } finally {
    net.close();
  }
}

/**
 * In a browser on a phone with 2G. A fault that passes: Chromium may send a form again by itself, or says that it was not sent and one more press sends
 * it. A fault that lasts: the words stay on the page with a message, until the network is back.
 */
async function tells(world: World, { inside, net, circle, wrong }: Ground): Promise<number> {
  const browser = await world.browser();
  for (const { fault, lasts } of troubles) {
    const how = `the network ${fault}${lasts ? ' until it is mended' : ''}`;
    const text = `While ${how}, the ferry left without us.`;
    const teller = await someone(browser, { at: net.origin, width: 320 });
    await teller.goes(`/tell/${circle.door}`);
    const words = teller.page.locator('textarea[name=text]');
    await words.fill(text);
    const phone = await teller.page.context().newCDPSession(teller.page);
    await phone.send('Network.enable');
    await phone.send('Network.emulateNetworkConditions', { ...slow2G, offline: fault === 'has no connection' });
    if (fault !== 'has no connection') net.goesWrong(fault, lasts ? Infinity : 1);
    const press = () => teller.page.getByRole('button', { name: teller.said('teller.tell.save'), exact: true }).click();
    const arrives = () => teller.page.waitForURL('**/mine/choose', { timeout: 30_000, waitUntil: 'commit' });
    const unsent = teller.page.locator('[data-unsent]:visible').waitFor({ timeout: 30_000 });
    await press();
    const outcome = await Promise.race([arrives().then(() => 'arrived' as const), unsent.then(() => 'unsent' as const)]).catch(() => null);
    unsent.catch(() => {});
    if (outcome === null || (lasts && outcome === 'arrived')) wrong.push(`telling: no message says that ${how}`);
    if (outcome === 'unsent') {
      if ((await words.inputValue({ timeout: 2_000 }).catch(() => '')) !== text)
        wrong.push(`telling: when ${how} the words are gone from the phone`);
      net.mended();
      await phone.send('Network.emulateNetworkConditions', slow2G);
      await press();
      await arrives().catch(() => wrong.push(`telling: nobody says that it was kept when ${how}`));
    }
    net.mended();
    onceThere(wrong, `telling, when ${how}`, await inside.db.selectFrom('story').select('id').where('text', '=', text).execute());
    await teller.leaves();
  }
  return troubles.length;
}

const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', 'accept-language': 'en' };

const sends = (net: Net, address: string, body: URLSearchParams, cookie: string) =>
  untilAnswered(net, address, { method: 'POST', body: body.toString(), headers: { ...form, cookie } });

/** Answers one statement under each fault, and then two of them out of order: the first sent arrives last. */
async function answers({ inside, net, circle, wrong }: Ground): Promise<number> {
  const address = `/respond/${circle.door}`;
  for (const fault of faults) {
    const jar = new Map<string, string>();
    const page = await look(net, address, jar);
    net.goesWrong(fault, 1);
    const before = await responses(inside, circle);
    const answer = await sends(net, address, new URLSearchParams([...hiddenIn(page), ['answer', 'yes']]), cookieOf(jar));
    if (answer.status >= 400) wrong.push(`answering, when the network ${fault}: ${answer.status}`);
    keep(jar, answer);
    const [after, people] = [await responses(inside, circle), (await look(net, `${address}`, jar)).length];
    if (after - before !== 1 || people === 0) wrong.push(`answering, when the network ${fault}: ${after - before} answers were kept`);
  }
  // Two pages were open: what was sent first arrives last.
  const jar = new Map<string, string>();
  const first = await look(net, address, jar);
  keep(jar, await sends(net, address, new URLSearchParams([...hiddenIn(first), ['answer', 'yes']]), cookieOf(jar)));
  const [one] = [await look(net, address, jar)];
  const before = await responses(inside, circle);
  const late = new URLSearchParams([...hiddenIn(one), ['answer', 'no']]);
  await sends(net, address, late, cookieOf(jar));
  const then = await look(net, address, jar);
  await sends(net, address, new URLSearchParams([...hiddenIn(then), ['answer', 'yes']]), cookieOf(jar));
  await sends(net, address, late, cookieOf(jar));
  const kept = (await responses(inside, circle)) - before;
  if (kept !== 2) wrong.push(`answering out of order: ${kept} answers of two were kept`);
  return faults.length + 3;
}

const responses = async ({ db }: Inside, { id }: Circle) =>
  (await db.selectFrom('response').select('statement_id').where('circle_id', '=', id).execute()).length;

async function look(net: Net, address: string, jar: Map<string, string>): Promise<string> {
  const answer = await fetch(net.origin + address, { headers: { cookie: cookieOf(jar), 'accept-language': 'en' } });
  keep(jar, answer);
  return answer.text();
}
function keep(jar: Map<string, string>, answer: Response) {
  for (const line of answer.headers.getSetCookie())
    jar.set(line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1).split(';')[0]!);
}
const cookieOf = (jar: Map<string, string>) => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
const hiddenIn = (page: string): [string, string][] => {
  const main = page.slice(page.indexOf('<main'), page.indexOf('</main'));
  const fields = [...main.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(
    ([field]) => [/name="([^"]*)"/.exec(field)![1]!, /value="([^"]*)"/.exec(field)?.[1] ?? ''] as [string, string],
  );
  return [...new Map(fields)];
};

/** A recording in pieces, each of which is lost or doubled once, goes on where it was. */
async function uploads({ inside, net, circle, wrong }: Ground): Promise<number> {
  const jar = new Map<string, string>();
  const page = await look(net, `/tell/${circle.door}`, jar);
  const submission = new Map(hiddenIn(page)).get('submission')!;
  let piece = 0;
  await new Promise<void>((done, failed) => {
    const upload: Upload = new Upload(aWave(900_000), {
      endpoint: `${net.origin}/media/tus`,
      metadata: { door: circle.door, submission, lang: 'en' },
      chunkSize: 200_000,
      retryDelays: [0, 50, 100, 200],
      onBeforeRequest: () => {
        piece += 1;
        // The answer to the last piece is lost as well, once: what is then sent anew is the same recording.
        if (piece % 3 === 2 && piece < 12) net.goesWrong(piece % 2 ? 'loses the answer' : 'loses the request', 1);
      },
      onSuccess: () => done(),
      onError: failed,
    });
    upload.start();
  });
  const media = await inside.db.selectFrom('medium').select('id').where('bytes', '>', 100_000).execute();
  await onceThere(wrong, 'a recording in pieces', media);
  const body = new URLSearchParams([...hiddenIn(page), ['text', 'With a recording.'], ['language', 'en']]);
  net.goesWrong('loses the answer', 1);
  await sends(net, `/tell/${circle.door}`, body, cookieOf(jar));
  const stories = await inside.db.selectFrom('story').select('id').where('text', '=', 'With a recording.').execute();
  await onceThere(wrong, 'the story of a recording', stories);
  const hers = await inside.db
    .selectFrom('medium')
    .select('id')
    .where('story_id', '=', stories[0]?.id ?? '')
    .execute();
  await onceThere(wrong, 'the recording of a story', hers);
  return 1;
}
