import { eachPage } from './parts/each-page.ts';
import type { World } from './world.ts';

/** Measures everything that can be tapped on every door's page, small and large, unfolded: 24 by 24 or far enough from its neighbours, and the main act of a form 44 by 44. */
export async function check(world: World): Promise<string> {
  const count = { targets: 0, inSentence: 0, spaced: 0, primary: 0 };
  const { wrong, pages, doors } = await eachPage(world, [{ width: 320 }, { width: 1280 }], async (page) => {
    const { found, ...seen } = await page.evaluate(whatIsTooSmall);
    for (const name of Object.keys(count) as (keyof typeof count)[]) count[name] += seen[name];
    return found;
  });
  if (count.primary < 100) throw new Error(`Only ${count.primary} main acts were found, so this measures nothing`);
  if (wrong.length > 0) throw new Error(`${wrong.length} things are too small to tap\n${[...new Set(wrong)].join('\n')}`);
  return `${count.targets} things to tap on ${pages} pages of ${doors} doors are 24 px or more, ${count.spaced} of them by the room round them; ${count.inSentence} links stand in a sentence; ${count.primary} main acts are 44 px or more`;
}

function whatIsTooSmall() {
  document.querySelectorAll('details').forEach((details) => (details.open = true));
  const count = { targets: 0, inSentence: 0, spaced: 0, primary: 0 };
  const found: string[] = [];
  const named = (element: Element) =>
    `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> “${(element.textContent || element.getAttribute('name') || '').trim().slice(0, 40)}”`;
  const shown = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true }) && !element.closest('.nl-skip-link');
  };
  // A label is part of what it ticks: a tap on it counts.
  const boxOf = (element: Element) => {
    const own = element.getBoundingClientRect();
    const labels = element.matches('[type=checkbox], [type=radio], [type=file]') ? [...((element as HTMLInputElement).labels ?? [])] : [];
    const touching = labels
      .map((label) => label.getBoundingClientRect())
      .filter((box) => box.left <= own.right + 1 && box.right >= own.left - 1 && box.top <= own.bottom + 1 && box.bottom >= own.top - 1);
    const all = [own, ...touching];
    const [left, top] = [Math.min(...all.map((box) => box.left)), Math.min(...all.map((box) => box.top))];
    const [right, bottom] = [Math.max(...all.map((box) => box.right)), Math.max(...all.map((box) => box.bottom))];
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  };
  // A link whose height is that of the line in which other words stand.
  const inSentence = (element: Element) => {
    if (getComputedStyle(element).display !== 'inline') return false;
    let block = element.parentElement!;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement!;
    const words = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let text = words.nextNode(); text; text = words.nextNode())
      if (/\p{L}/u.test(text.textContent!) && !text.parentElement!.closest('a, button, label')) return true;
    return false;
  };
  const targets = [
    ...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [tabindex="0"]'),
  ]
    .filter(shown)
    .map((element) => ({ element, box: boxOf(element) }));
  const small = ({ width, height }: { width: number; height: number }) => width < 23.99 || height < 23.99;
  const middle = ({ left, top, width, height }: ReturnType<typeof boxOf>) => ({ x: left + width / 2, y: top + height / 2 });
  for (const { element, box } of targets) {
    count.targets += 1;
    const size = `${Math.round(box.width)} by ${Math.round(box.height)} px: ${named(element)}`;
    if (element.classList.contains('nl-button--primary')) {
      count.primary += 1;
      if (box.width < 43.99 || box.height < 43.99) found.push(`a main act of ${size}`);
    }
    if (!small(box)) continue;
    if (inSentence(element)) {
      count.inSentence += 1;
      continue;
    }
    const { x, y } = middle(box);
    const near = targets.find((other) => {
      if (other.element === element || other.element.contains(element) || element.contains(other.element)) return false;
      const [dx, dy] = [Math.max(other.box.left - x, 0, x - other.box.right), Math.max(other.box.top - y, 0, y - other.box.bottom)];
      if (Math.hypot(dx, dy) < 12) return true;
      const its = middle(other.box);
      return small(other.box) && Math.hypot(its.x - x, its.y - y) < 24;
    });
    if (near) found.push(`${size}, close to ${named(near.element)}`);
    else count.spaced += 1;
  }
  return { ...count, found };
}
