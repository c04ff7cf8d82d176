import { aGathering, answers, canary, cookieOf, leftIn, tells, type Gathering, type Teller } from './parts/gathering.ts';
import type { World } from './world.ts';

/** Takes the way out in every way from every page of a teller, and looks what is left on the screen, behind Back and on the server. */
export async function check(world: World): Promise<string> {
  const gathering = await aGathering(world);
  const wrong: string[] = [];
  const slowest = { click: 0, keys: 0 };
  for (const address of [`/tell/${gathering.here.door}`, '/mine/choose', '/mine/card', '/mine', '/mine/text', '/mine/withdraw']) {
    for (const way of ['click', 'keys', 'withoutJavaScript'] as const) {
      const teller = await gathering.teller({ javaScript: way !== 'withoutJavaScript' });
      await tells(teller, gathering);
      await teller.goes(address);
      if (address.startsWith('/tell')) await teller.fills('teller.tell.text', 'quartzite');
      const named = await namesTheSubject(teller);
      if (named) wrong.push(`${address}: ${named}`);
      const cookie = await cookieOf(teller, gathering.origin);
      if (way === 'withoutJavaScript') await teller.presses('frame.exit');
      else slowest[way] = Math.max(slowest[way], await clears(teller, way));
      await teller.page.waitForURL('**/leave');
      await teller.sees('teller.left.text');
      if (await namesTheSubject(teller)) wrong.push(`${address}, ${way}: the page after it names the subject`);
      const old = await asksUntilDead(`${gathering.origin}/mine`, cookie);
      if (old !== 404) wrong.push(`${address}, ${way}: the old cookie still opens the story`);
      const left = await leftIn(teller, { origin: gathering.origin, address: '/leave' }, [
        'quartzite',
        'Vlierbeek',
        gathering.here.slug,
        'Litter',
      ]);
      wrong.push(...left.map((where) => `${address}, ${way}: ${where}`));
      await teller.leaves();
    }
  }
  wrong.push(...(await whoAnswersLeaves(gathering)));
  gathering.close();
  if (Math.max(slowest.click, slowest.keys) >= 100)
    wrong.push(`The screen was empty after ${slowest.click} ms (click), ${slowest.keys} ms (keys)`);
  if (wrong.length > 0) throw new Error(`The way out leaves something\n${wrong.join('\n')}`);
  return `6 pages x click, Shift three times, without JavaScript; empty after ${slowest.click.toFixed(1)} ms and ${slowest.keys.toFixed(1)} ms at most; visit dead on the server, 8 pages back say nothing`;
}

/** The pages of who answers statements: their titles and addresses name nothing either, and the way out ends the visit. */
async function whoAnswersLeaves(gathering: Gathering): Promise<string[]> {
  const wrong: string[] = [];
  for (const address of [`/respond/${gathering.here.door}`, `/respond/${gathering.here.door}/missing`, '/answers', '/answers/last']) {
    for (const javaScript of [true, false]) {
      const teller = await gathering.teller({ javaScript });
      const code = await answers(teller, { here: gathering.here, said: canary[0]! });
      await teller.goes(address);
      const named = await namesTheSubject(teller);
      if (named) wrong.push(`${address}: ${named}`);
      const cookie = await cookieOf(teller, gathering.origin, 'answers');
      await teller.presses('frame.exit');
      await teller.page.waitForURL('**/leave');
      if ((await asksUntilDead(`${gathering.origin}/answers`, cookie)) !== 404)
        wrong.push(`${address}: the old cookie still opens the answers`);
      const left = await leftIn(teller, { origin: gathering.origin, address: '/leave' }, ['quartzite', code, 'Litter']);
      wrong.push(...left.map((where) => `${address}: ${where}`));
      await teller.leaves();
    }
  }
  return wrong;
}

/** Leaves, and measures until the screen is empty, by the clock of the page itself. */
async function clears({ page, said }: Teller, way: 'click' | 'keys'): Promise<number> {
  await page.evaluate(() => {
    const times = window as unknown as { began: number; emptied: Promise<number> };
    const begin = () => (times.began ||= performance.now());
    addEventListener('click', begin, true);
    addEventListener('keyup', (event) => event.key === 'Shift' && (times.began = performance.now()), true);
    times.emptied = new Promise((empty) =>
      new MutationObserver(() => document.body.childElementCount === 0 && empty(performance.now() - times.began)).observe(document.body, {
        childList: true,
      }),
    );
  });
  const emptied = page.evaluate(() => (window as unknown as { emptied: Promise<number> }).emptied).catch(() => -1);
  // What it measured is asked for before the page goes: the way out itself waits for nothing.
  await page.route('**/leave', async (route) => {
    if (route.request().isNavigationRequest()) await emptied;
    await route.continue();
  });
  if (way === 'click') await page.getByRole('button', { name: said('frame.exit') }).click({ noWaitAfter: true });
  else for (let press = 0; press < 3; press++) await page.keyboard.press('Shift');
  const took = await emptied;
  if (took < 0) throw new Error(`The screen was not emptied before the page went (${way})`);
  return took;
}

/** The visit ends on the server while the page goes; a moment may pass. */
async function asksUntilDead(address: string, cookie: string): Promise<number> {
  let status = 0;
  for (let tries = 0; tries < 20 && status !== 404; tries++) {
    status = (await fetch(address, { headers: { cookie } })).status;
    if (status !== 404) await new Promise((later) => setTimeout(later, 50));
  }
  return status;
}

/** Neither the tab nor the address says where this is about. */
async function namesTheSubject({ page }: Teller): Promise<string | null> {
  const seen = `${await page.title()} ${decodeURI(page.url())}`;
  return /litter|park|story|verhaal/i.test(seen) ? `“${seen}” names the subject` : null;
}
