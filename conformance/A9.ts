import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { contrast, themesOf } from '#lib/ui/style/colours.ts';
import { readPairs, seenPairs } from '#lib/ui/style/pairs.ts';
import { readTheme, sheetOf } from '#lib/ui/style/theme.ts';
import type { World } from './world.ts';

/** Measures every theme that can be loaded, and then looks at pages as people with other needs see them. */
export async function check(world: World): Promise<string> {
  const ours = readFileSync('src/lib/ui/style/tokens.css', 'utf8');
  const themes = [
    '',
    ...readdirSync('deploy')
      .filter((file) => /^theme.*\.json$/.test(file))
      .map((file) => join('deploy', file)),
    process.env.KRING_THEME ?? '',
  ].filter((file, at) => at === 0 || file !== '');
  const wrong: string[] = [];
  let pairs = 0;
  for (const file of themes) {
    const css = file ? `${ours}${sheetOf(readTheme(readFileSync(file, 'utf8'), ours), ours)}` : ours;
    for (const [name, colours] of Object.entries(file ? laidOver(ours, readTheme(readFileSync(file, 'utf8'), ours)) : themesOf(css))) {
      for (const [list, least] of [
        [readPairs, name.includes('contrast') ? 7 : 4.5],
        [seenPairs, 3],
      ] as const)
        for (const [one, other] of list) {
          pairs += 1;
          const is = contrast(colours[one]!, colours[other]!);
          if (is < least) wrong.push(`${file || 'our own theme'}, ${name}: ${one} on ${other} is ${is.toFixed(2)}:1`);
        }
    }
  }
  if (contrastOfNothing()) wrong.push('the measure of contrast finds nothing');
  const looked = await look(world, themes.at(-1)!, wrong);
  if (wrong.length > 0)
    throw new Error(`${wrong.length} things cannot be seen by everyone\n${[...new Set(wrong)].slice(0, 100).join('\n')}`);
  return `${themes.length} themes, ${pairs} pairs of colours; ${looked} pages in forced colours, in the dark and without motion`;
}

const laidOver = (ours: string, { light, dark }: { light: Record<string, string>; dark: Record<string, string> }) => {
  const { light: ourLight, '(prefers-color-scheme: dark)': ourDark } = themesOf(ours);
  return { light: { ...ourLight!, ...light }, dark: { ...ourDark!, ...dark } } as Record<string, Record<string, string>>;
};
const contrastOfNothing = () => contrast('#777777', '#ffffff') >= 4.5;

/** Pages of every kind in a filled circle, with the last theme on. */
async function look(world: World, theme: string, wrong: string[]): Promise<number> {
  const kring = await world.running({ KRING_EXAMPLE: 'H', ...(theme && existsSync(theme) && { KRING_THEME: theme }) });
  const browser = await world.browser();
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  await page.goto(kring.address);
  const circle = await page.locator('a[href^="/circles/"]').first().getAttribute('href');
  const tell = await (await page.goto(kring.address + circle))?.text();
  const door = /href="(\/tell\/[a-z0-9]+)"/.exec(tell ?? '')?.[1];
  const paths = ['/', '/sign-in', '/code', circle!, `${circle}/insights`, `${circle}/changes`, ...(door ? [door] : [])];
  for (const path of paths) {
    for (const how of [{ forcedColors: 'active' as const }, { colorScheme: 'dark' as const }, { reducedMotion: 'reduce' as const }]) {
      await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light', reducedMotion: 'no-preference', ...how });
      await page.goto(kring.address + path);
      const found =
        'forcedColors' in how ? await lostInForcedColours(page) : 'reducedMotion' in how ? await stillMoving(page) : await unreadable(page);
      wrong.push(...found.map((problem) => `${path} ${JSON.stringify(how)}: ${problem}`));
    }
  }
  await context.close();
  return paths.length;
}

/** What can be used must have an edge or a line of its own when all colours are the system's, and nothing may refuse them. */
const lostInForcedColours = (page: Page) =>
  page.evaluate(() => {
    const lost: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), textarea, select, summary')) {
      const { width, height } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      if (width < 2 || height < 2 || style.visibility === 'hidden') continue;
      const edged = ['Top', 'Bottom', 'Left', 'Right'].some(
        (side) => Number.parseFloat(style[`border${side}Width` as 'borderTopWidth']) > 0,
      );
      const own = element.matches(
        'input[type=radio], input[type=checkbox], input[type=file], summary, nav a, .kring-brand, li > a, p > a, h2 > a, h3 > a, td a, .kring-nav a',
      );
      if (!edged && !own && !style.textDecorationLine.includes('underline'))
        lost.push(
          `<${element.tagName.toLowerCase()}> "${(element.innerText || element.getAttribute('aria-label') || '').slice(0, 40)}" has no edge`,
        );
    }
    for (const element of document.querySelectorAll('body *'))
      if (getComputedStyle(element).forcedColorAdjust === 'none' && !element.closest('svg'))
        lost.push(`<${element.tagName.toLowerCase()}> refuses the colours of the system`);
    return lost;
  });

const stillMoving = (page: Page) =>
  page.evaluate(() => [
    ...document.getAnimations().map((animation) => `something moves: ${animation.constructor.name}`),
    ...[...document.querySelectorAll<HTMLElement>('body, body *')]
      .filter((element) => {
        const { animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(element);
        return (
          [animationDuration, transitionDuration].some((said) => said.split(',').some((one) => Number.parseFloat(one) > 0.02)) ||
          scrollBehavior === 'smooth'
        );
      })
      .map((element) => `<${element.tagName.toLowerCase()} class="${element.className}"> moves`),
  ]);

/** In the dark the words still differ from what they stand on. */
const unreadable = (page: Page) =>
  page.evaluate(() => {
    const lightness = (colour: string) => {
      const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
        const c = Number(part) / 255;
        return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const groundOf = (element: Element | null): string => {
      for (let up = element; up; up = up.parentElement) {
        const { backgroundColor } = getComputedStyle(up);
        if (!/, 0\)$|transparent/.test(backgroundColor)) return backgroundColor;
      }
      return getComputedStyle(document.body).backgroundColor;
    };
    return [...document.querySelectorAll<HTMLElement>('h1, h2, h3, p, li, a, label, button, dt, dd, th, td, span')].flatMap((element) => {
      const said = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim() !== '');
      const { width, height } = element.getBoundingClientRect();
      if (!said || width < 2 || height < 2) return [];
      const [light, dark] = [lightness(getComputedStyle(element).color), lightness(groundOf(element))].sort((a, b) => b - a) as [
        number,
        number,
      ];
      const is = (light + 0.05) / (dark + 0.05);
      return is < 4.5 ? [`"${element.innerText.slice(0, 40)}" is ${is.toFixed(2)}:1`] : [];
    });
  });
