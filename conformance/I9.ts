import {
  aGathering,
  answers,
  canary,
  cookieOf,
  leftIn,
  pieces,
  tells,
  takesTheCard,
  type Gathering,
  type Teller,
} from './parts/gathering.ts';
import type { World } from './world.ts';

/** Ends visits on a shared phone in every way, and looks for what is left of the story: by Back, reloading, fields, storage, cookies, the old cookie. */
export async function check(world: World): Promise<string> {
  const gathering = await aGathering(world);
  const ways: [string, boolean, (teller: Teller) => Promise<void>][] = [
    ['finished', true, finishes],
    ['finished without JavaScript', false, finishes],
    ['two idle minutes', true, waitsTooLong],
    ['two idle minutes while typing a second story', true, async (teller) => typesAndWaits(teller, gathering)],
  ];
  const wrong: string[] = [];
  for (const [way, javaScript, ends] of ways) {
    const teller = await gathering.teller({ javaScript });
    if (way.startsWith('two')) await teller.page.clock.install();
    await tells(teller, gathering);
    await takesTheCard(teller);
    await teller.goes('/mine');
    await teller.sees('quartzite');
    const cookie = await cookieOf(teller, gathering.origin);
    await ends(teller);
    const left = await leftIn(teller, { origin: gathering.origin, address: `/tell/${gathering.here.door}` });
    wrong.push(
      ...left.map((where) => `${way}: ${where}`),
      ...teller.wrongs.filter((said) => !/^40[34]/.test(said)).map((said) => `${way}: ${said}`),
    );
    const old = await fetch(`${gathering.origin}/mine`, { headers: { cookie } });
    if (old.status !== 404 || (await old.text()).includes('quartzite')) wrong.push(`${way}: the old cookie still answers ${old.status}`);
    await teller.leaves();
  }
  wrong.push(...(await answersLeaveNothing(gathering)), ...(await staysWhenAsked(gathering)), ...(await askedNotToKeep(gathering)));
  gathering.close();
  if (wrong.length > 0) throw new Error(`Something is left of the story\n${wrong.join('\n')}`);
  return `${ways.length} ways to end a visit of a teller and 3 of who answers, each 8 pages back and reloaded, storage, cookies and the old cookie: nothing left; one key stays`;
}

/** Whoever answers statements leaves as little: neither the code, nor what they said was missing, nor a way back to their answers. */
async function answersLeaveNothing(gathering: Gathering): Promise<string[]> {
  const wrong: string[] = [];
  for (const [way, javaScript, ends] of [
    ['finished', true, finishes],
    ['finished without JavaScript', false, finishes],
    ['two idle minutes', true, waitsTooLong],
  ] as const) {
    const teller = await gathering.teller({ javaScript });
    if (way.startsWith('two')) await teller.page.clock.install();
    const code = await answers(teller, { here: gathering.here, said: canary[0]! });
    const cookie = await cookieOf(teller, gathering.origin, 'answers');
    await ends(teller);
    const left = await leftIn(teller, { origin: gathering.origin, address: `/respond/${gathering.here.door}` }, [...pieces, code]);
    wrong.push(...left.map((where) => `answering, ${way}: ${where}`));
    const old = await fetch(`${gathering.origin}/answers`, { headers: { cookie } });
    if (old.status !== 404) wrong.push(`answering, ${way}: the old cookie still answers ${old.status}`);
    await teller.leaves();
  }
  return wrong;
}

async function finishes(teller: Teller) {
  await teller.presses('teller.finish.do');
  await teller.sees('teller.finish.title');
}

/** Two minutes and the warning pass, and nobody touches the phone. */
async function waitsTooLong({ page, said }: Teller) {
  const warning = page.getByRole('dialog', { name: said('ui.idle.title') });
  await page.waitForTimeout(500); // a scroll of the typing before may still be on its way, and counts as a touch
  await page.clock.runFor(119_000);
  if (await warning.isVisible()) throw new Error('The warning comes before two minutes');
  await page.clock.runFor(2_000);
  await warning.waitFor({ timeout: 10_000 }).catch(() => {
    throw new Error('No warning came after two idle minutes');
  });
  await Promise.all([page.waitForURL('**/finish'), page.clock.runFor(20_000)]);
}

async function typesAndWaits(teller: Teller, { here }: Gathering) {
  await teller.goes(`/tell/${here.door}`);
  await teller.fills('teller.tell.text', 'Another quartzite ferry, and the Vlierbeek kazoo again.');
  await waitsTooLong(teller);
}

/** The warning is answered with one key, and what was typed is still there. */
async function staysWhenAsked({ here, teller }: Gathering): Promise<string[]> {
  const typing = await teller();
  await typing.page.clock.install();
  await typing.goes(`/tell/${here.door}`);
  await typing.fills('teller.tell.text', 'Zebrafinch');
  await typing.page.clock.runFor(121_000);
  await typing.page.keyboard.press('Escape');
  await typing.page.clock.runFor(30_000);
  const kept = await typing.page.locator('textarea').first().inputValue();
  return kept === 'Zebrafinch' && typing.page.url().includes('/tell/') ? [] : ['Escape did not keep the visit'];
}

/** Forms that hold the story ask the browser to keep nothing that was typed, and pages are stored nowhere. */
async function askedNotToKeep({ here, teller, origin }: Gathering): Promise<string[]> {
  const wrong: string[] = [];
  const fresh = await teller();
  await fresh.goes(`/tell/${here.door}`);
  await fresh.fills('teller.tell.text', 'Zebrafinch');
  await fresh.presses('teller.tell.save');
  for (const address of [
    `/tell/${here.door}`,
    '/mine',
    '/mine/text',
    '/mine/contact',
    '/code',
    '/answers/code',
    `/respond/${here.door}/missing`,
  ]) {
    await fresh.goes(address);
    const open = await fresh.page.evaluate(() =>
      [...document.querySelectorAll('form')]
        .filter(
          (form) => form.querySelector('textarea, input[type=text], input[type=email], input[type=tel]') && form.autocomplete !== 'off',
        )
        .map((form) => form.action),
    );
    wrong.push(...open.map((form) => `the browser may keep what is typed in ${form} on ${address}`));
    const { headers } = await fetch(origin + address, { redirect: 'manual' });
    if (headers.get('cache-control') !== 'no-store') wrong.push(`${address} may be stored`);
  }
  return wrong;
}
