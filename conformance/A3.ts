import type { Page } from 'playwright-core';
import { eachPage } from './parts/each-page.ts';
import type { World } from './world.ts';

const mostStops = 400;

/** Goes with Tab through every door's page, on a phone and on a large dark screen: at each stop the ring is 2 px or more, differs 3:1 from what lies behind it, and nothing lies over it. */
export async function check(world: World): Promise<string> {
  let stops = 0;
  let least = Infinity;
  const looks = [
    { width: 320, height: 640 },
    { width: 1280, height: 720, colours: 'dark' },
  ] as const;
  const { wrong, pages, doors } = await eachPage(world, looks, async (page) => {
    const seen = await walk(page);
    stops += seen.stops;
    least = Math.min(least, seen.least);
    return seen.found;
  });
  if (stops < pages * 4) throw new Error(`Only ${stops} stops on ${pages} pages: the keyboard did not go through them`);
  if (wrong.length > 0) throw new Error(`At ${wrong.length} of ${stops} stops the focus is lost\n${[...new Set(wrong)].join('\n')}`);
  return `${stops} stops on ${pages} pages of ${doors} doors, the ring always there and not covered, the least contrast ${least.toFixed(1)}:1`;
}

/** With Tab itself on a phone; on a large screen by script, after one Tab, so that the browser goes on showing the focus: that costs a tenth. */
async function walk(page: Page) {
  const seen = { stops: 0, least: Infinity, found: [] as string[] };
  const note = (at: Shown) => {
    seen.stops += 1;
    if (at.contrast !== null) seen.least = Math.min(seen.least, at.contrast);
    if (at.problem) seen.found.push(at.problem);
  };
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  if (page.viewportSize()!.width > 320) {
    await page.keyboard.press('Tab');
    await page.evaluate(`window.kringFocusShows = ${whatTheFocusShows.toString()}`);
    for (const at of await page.evaluate(atEveryStop)) note(at);
    return seen;
  }
  const reached = new Set<number>();
  for (let before = -1; seen.stops < mostStops;) {
    await page.keyboard.down('Tab'); // without letting go, which would cost as much again
    const at = await page.evaluate(whatTheFocusShows);
    if (at === null || (reached.has(at.nth) && at.nth !== before)) break; // out, or round; a player has several stops inside
    before = at.nth;
    reached.add(at.nth);
    note(at);
  }
  await page.keyboard.up('Tab');
  return seen;
}

type Shown = { nth: number; contrast: number | null; problem: string };

function atEveryStop(): Shown[] {
  const { kringFocusShows } = window as unknown as { kringFocusShows: () => Shown | null };
  return [...document.querySelectorAll<HTMLElement>('a[href], button, input, textarea, select, summary, audio, video, iframe, [tabindex]')]
    .filter((stop) => stop.tabIndex >= 0 && stop.checkVisibility())
    .flatMap((stop) => {
      stop.focus();
      return document.activeElement === stop ? (kringFocusShows() ?? []) : [];
    });
}

/** What has the focus now, how its ring differs from what is behind it, and what is wrong with it. */
function whatTheFocusShows(): Shown | null {
  const focused = document.activeElement;
  if (!focused || focused === document.body || focused === document.documentElement) return null;
  const nth = [...document.querySelectorAll('*')].indexOf(focused);
  const name = `<${focused.tagName.toLowerCase()} class="${focused.getAttribute('class') ?? ''}"> “${(focused.textContent || focused.getAttribute('name') || '').trim().slice(0, 40)}”`;
  const is = (problem: string, contrast: number | null = null) => ({ nth, contrast, problem: problem && `${problem}: ${name}` });

  const ringOf = (element: Element) => {
    const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(element);
    return { drawn: outlineStyle !== 'none', width: parseFloat(outlineWidth), colour: outlineColor, offset: parseFloat(outlineOffset) };
  };
  // The ring stands round what has the focus, or round what it stands in, as the line of a choice.
  const up: Element[] = [];
  for (let one: Element | null = focused; one && up.length < 4; one = one.parentElement) up.push(one);
  const bearer = up.find((element) => ringOf(element).drawn && ringOf(element).width >= 2);
  if (!bearer) return is('no ring of 2 px or more');
  const ring = ringOf(bearer);

  const rgba = (colour: string) => {
    const parts = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return { rgb: parts.slice(0, 3), alpha: parts[3] ?? 1 };
  };
  const luminance = (rgb: number[]) => {
    const [r, g, b] = rgb.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const behind = (from: Element | null): number[] => {
    for (let one = from; one; one = one.parentElement) {
      const { rgb, alpha } = rgba(getComputedStyle(one).backgroundColor);
      if (alpha >= 1) return rgb;
      if (alpha > 0) return behind(one.parentElement).map((part, at) => part * (1 - alpha) + rgb[at]! * alpha);
    }
    return rgba(getComputedStyle(document.documentElement).backgroundColor).rgb;
  };
  const drawn = rgba(ring.colour);
  if (drawn.alpha < 1) return is(`the ring is see-through (${ring.colour})`);
  const [one, other] = [luminance(drawn.rgb), luminance(behind(ring.offset + ring.width > 0 ? bearer.parentElement : bearer))];
  const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  if (contrast < 3) return is(`the ring differs ${contrast.toFixed(2)}:1 from what is behind it`, contrast);

  // Only what stands still while the page scrolls, as the way out does, lies over other things.
  const still = (from: Element | null) => {
    for (let one = from; one; one = one.parentElement) if (/fixed|sticky/.test(getComputedStyle(one).position)) return one;
    return null;
  };
  const fixed = still(bearer) !== null;
  const seenAt = (x: number, y: number, inRing: boolean) => {
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
    const top = document.elementFromPoint(x, y);
    if (!top) return false;
    if (top === focused || bearer.contains(top) || focused.contains(top)) return true;
    if (inRing || top.contains(focused)) return fixed || still(top) === null;
    const label = top.closest('label');
    return label !== null && [...((focused as HTMLInputElement).labels ?? [])].includes(label);
  };
  const boxes = [...focused.getClientRects()]
    .map((box) => ({
      left: Math.max(0, box.left),
      top: Math.max(0, box.top),
      right: Math.min(innerWidth, box.right),
      bottom: Math.min(innerHeight, box.bottom),
    }))
    .map((box) => ({ ...box, width: box.right - box.left, height: box.bottom - box.top }))
    .filter(({ width, height }) => width > 0 && height > 0);
  const inner = boxes.flatMap((box) =>
    [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((across) =>
      [0.2, 0.5, 0.8].map((down) => [box.left + box.width * across, box.top + box.height * down] as const),
    ),
  );
  if (!inner.some(([x, y]) => seenAt(x, y, false)) && bearer === focused)
    return is('it lies wholly under something else or out of the window', contrast);

  // The ring itself: cut off by what hides its overflow, or under something.
  const out = ring.offset + ring.width / 2;
  const cut = (x: number, y: number) => {
    for (let one: Element | null = bearer.parentElement; one && one !== document.documentElement && !fixed; one = one.parentElement) {
      const [{ overflowX, overflowY }, box] = [getComputedStyle(one), one.getBoundingClientRect()];
      if (overflowX !== 'visible' && (x < box.left || x > box.right)) return true;
      if (overflowY !== 'visible' && (y < box.top || y > box.bottom)) return true;
    }
    return false;
  };
  const round = [...bearer.getClientRects()].flatMap((box) =>
    [0.05, 0.2, 0.4, 0.6, 0.8, 0.95].flatMap((part) => [
      [box.left + box.width * part, box.top - out] as const,
      [box.left + box.width * part, box.bottom + out] as const,
      [box.left - out, box.top + box.height * part] as const,
      [box.right + out, box.top + box.height * part] as const,
    ]),
  );
  // A third, for a field that is as high as the window shows only a part of itself.
  const seen = round.filter(([x, y]) => !cut(x, y) && seenAt(x, y, true)).length;
  if (seen < round.length / 3) return is(`only ${seen} of ${round.length} places of the ring can be seen`, contrast);
  return is('', contrast);
}
