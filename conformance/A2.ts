import { markFragment } from '#cycle/2-sense/fragments.server.ts';
import { writeDecision } from '#cycle/4-change/decisions.server.ts';
import { signsIn } from '#testing/journeys/someone.ts';
import { aMember, anInsight, aStory } from '#testing/worlds.ts';
import { aGathering, type Gathering, type Teller } from './parts/gathering.ts';
import type { World } from './world.ts';

/** Someone who has a keyboard and nothing else. `stops` counts where the focus came. */
type Hands = Awaited<ReturnType<typeof handsOf>>;

/** Tells, allows, takes the code, comes back and withdraws; groups pieces into a theme and publishes: all by keyboard, with the focus visible at every stop. */
export async function check(world: World): Promise<string> {
  const gathering = await aGathering(world);
  const [fatma, noor] = [await handsOf(await gathering.teller()), await handsOf(await gathering.teller({ width: 1280 }))];
  await teller(fatma, gathering);
  await facilitator(noor, gathering);
  const dialog = await theWarning(await handsOf(await gathering.teller()), gathering);
  gathering.close();
  return `teller: ${fatma.stops} stops, ${fatma.keys} keys; facilitator: ${noor.stops} stops, ${noor.keys} keys; no trap on ${fatma.walked + noor.walked} pages, focus visible at every stop; ${dialog}`;
}

async function teller(hands: Hands, { here }: Gathering) {
  const { page, said } = hands;
  await page.goto(`${hands.origin}/tell/${here.door}`);
  await hands.walksThrough();
  await hands.comesTo('textbox', 'teller.tell.text');
  await hands.types('Nobody came for a week, and the bin was full again.');
  await hands.comesTo('button', 'teller.tell.save');
  await hands.presses('Enter');
  await hands.walksThrough();
  await hands.comesTo('checkbox', 'teller.readers.residents');
  await hands.presses('Space', { stays: true });
  await hands.comesTo('checkbox', 'teller.uses.sense');
  await hands.presses('Space', { stays: true });
  await hands.comesTo('button', 'teller.choose.keep');
  await hands.presses('Enter');
  await hands.walksThrough();
  const code = await page
    .getByRole('group', { name: said('ui.cardTitle') })
    .getByRole('listitem')
    .allInnerTexts();
  await hands.comesTo('button', 'teller.finish.do');
  await hands.presses('Enter');
  await page.goto(`${hands.origin}/code`);
  await hands.comesTo('textbox', 'teller.code.words');
  await hands.types(code.join(' '));
  await hands.presses('Enter'); // as in any form of one field
  await hands.walksThrough();
  await hands.sees('teller.mine.title');
  await hands.sees('teller.uses.sense');
  await hands.comesTo('link', 'teller.mine.withdraw');
  await hands.presses('Enter');
  await hands.walksThrough();
  await hands.comesTo('button', 'teller.withdraw.do');
  await hands.presses('Enter');
  await hands.sees('teller.withdraw.done.title');
}

async function facilitator(hands: Hands, { here, db, clock, inside }: Gathering) {
  const now = clock.now;
  const noor = await aMember(db, here, 'steward', { name: 'Noor', now });
  const texts = ['The bin was full again. Nobody came.', 'After the market it all lies there. We pick it up.'];
  const voice = { side: here.sides.professionals, person: noor, table: null };
  const stories: string[] = [];
  for (const text of texts) {
    const story = await aStory(db, here, { text, readers: ['residents', 'professionals', 'deciders'], uses: ['sense'], now });
    const { text_hash } = await db.selectFrom('story').select('text_hash').where('id', '=', story).executeTakeFirstOrThrow();
    await markFragment(db, here.id, { story, text_hash, start: 0, end: text.indexOf('.') + 1 }, { voice, now });
    stories.push(story);
  }
  await signsIn(hands, { db, person: noor, now });
  await hands.page.goto(`${hands.origin}/circles/${here.slug}/sense`);
  await hands.walksThrough();
  for (const text of texts) {
    await hands.comesTo('checkbox', text.split('.')[0]!);
    await hands.presses('Space', { stays: true });
  }
  await hands.comesTo('textbox', 'sense.mark.newTheme');
  await hands.types('Full bins');
  await hands.comesTo('button', 'sense.board.group');
  await hands.presses('Enter');
  await hands.comesTo('link', 'Full bins');
  const grouped = await db.selectFrom('theme_fragment').select('fragment_id').where('circle_id', '=', here.id).execute();
  if (grouped.length !== 2) throw new Error(`By keyboard ${grouped.length} pieces came into the theme`);

  const insight = await anInsight(db, here, stories, { now });
  const chosen = {
    kind: 'chosen' as const,
    text: 'The bins are emptied twice a week.',
    because: 'They are full on Tuesday.',
    none: null,
    decided_by: 'The alderman',
    formal: false,
    decided_on: '2026-11-24',
    side: here.sides.deciders,
    insight: [insight],
    finding: [],
  };
  const decision = await writeDecision(inside.db, here.id, chosen, { person: noor, now });
  await hands.page.goto(`${hands.origin}/circles/${here.slug}/changes/${decision}`);
  await hands.walksThrough();
  await hands.comesTo('button', 'change.publish');
  await hands.presses('Enter');
  const { published_at } = await db.selectFrom('decision').select('published_at').where('id', '=', decision).executeTakeFirstOrThrow();
  if (!published_at) throw new Error('By keyboard the decision was not published');
}

/** The one dialog: it takes the focus, keeps it, closes with Escape, and gives the focus back. */
async function theWarning(hands: Hands, { here }: Gathering): Promise<string> {
  const { page } = hands;
  await page.clock.install();
  await page.goto(`${hands.origin}/tell/${here.door}`);
  await hands.comesTo('textbox', 'teller.tell.text');
  await page.clock.runFor(121_000);
  const inDialog = () =>
    page.evaluate(() => document.activeElement?.closest('dialog') !== null || document.activeElement === document.body);
  if (!(await page.evaluate(() => document.activeElement?.matches('dialog [data-stay]'))))
    throw new Error('The warning does not take the focus');
  for (let tabs = 0; tabs < 4; tabs++) {
    await page.keyboard.press('Tab');
    if (!(await inDialog())) throw new Error('The focus leaves the warning while it is open');
  }
  await page.keyboard.press('Escape');
  if (await page.locator('dialog').isVisible()) throw new Error('Escape does not close the warning');
  if (!(await page.evaluate(() => document.activeElement?.matches('textarea'))))
    throw new Error('The focus does not return from the warning');
  return 'the warning keeps the focus, closes with Escape and gives it back';
}

async function handsOf(who: Teller) {
  const { page, said, sees } = who;
  const hands = { page, said, sees, origin: who.origin, stops: 0, keys: 0, walked: 0, comesTo, types, presses, walksThrough };
  return hands;

  async function tab() {
    await page.keyboard.press('Tab');
    hands.keys += 1;
    const at = await page.evaluate(whereTheFocusIs);
    if (at === null) return null;
    hands.stops += 1;
    if (!at.visible) throw new Error(`The focus cannot be seen on ${at.name} of ${page.url()}`);
    return at;
  }

  /** Goes on from stop to stop until something of this kind and with these words has the focus. */
  async function comesTo(role: 'textbox' | 'button' | 'checkbox' | 'link', name: string) {
    const wanted = page.getByRole(role, { name: new RegExp(`^\\s*${said(name).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) }).first();
    for (let stops = 0; stops < 120; stops++) {
      await tab();
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`The keyboard does not reach “${said(name)}” on ${page.url()}`);
  }

  async function types(text: string) {
    hands.keys += text.length;
    await page.keyboard.type(text);
  }

  async function presses(key: string, { stays = false } = {}) {
    hands.keys += 1;
    if (stays) return page.keyboard.press(key);
    await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press(key)]);
  }

  /** Every stop of the page is reached, and after the last the keyboard comes out again. */
  async function walksThrough() {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const wanted = await page.evaluate(() => {
      const stops = [
        ...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), textarea, select, summary'),
      ].filter((stop) => stop.checkVisibility() && stop.tabIndex >= 0);
      const radios = new Set<string>();
      return stops.filter((stop) => {
        if (!(stop instanceof HTMLInputElement) || stop.type !== 'radio') return true;
        const first = !radios.has(stop.name);
        radios.add(stop.name);
        return first;
      }).length;
    });
    const reached = new Set<number>();
    let out = false;
    for (let tabs = 0; tabs < wanted + 3 && !out; tabs++) {
      const at = await tab();
      if (at === null) out = reached.size > 0;
      else if (reached.has(at.nth)) out = true;
      else reached.add(at.nth);
    }
    if (reached.size < wanted || !out)
      throw new Error(
        `Of ${wanted} stops the keyboard reaches ${reached.size} on ${page.url()}${out ? '' : ', and it does not come out again'}`,
      );
    hands.walked += 1;
  }
}

/** What has the focus, and whether that can be seen: an outline of two pixels or more round it, or round what it stands in. */
function whereTheFocusIs(): { nth: number; name: string; visible: boolean } | null {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  const ringed = (element: Element | null) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/transparent|, 0\)$/.test(outlineColor);
  };
  const { width, height } = focused.getBoundingClientRect();
  const name = `${focused.tagName.toLowerCase()} “${(focused.textContent || (focused as HTMLInputElement).name || '').trim().slice(0, 40)}”`;
  return {
    nth: [...document.querySelectorAll('*')].indexOf(focused),
    name,
    visible: width > 0 && height > 0 && [focused, focused.parentElement, focused.parentElement?.parentElement ?? null].some(ringed),
  };
}
