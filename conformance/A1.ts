import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { browserOf, open, pagesOf, severalAtOnce, type Seen } from './parts/pages.ts';
import type { World } from './world.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const widths = [320, 768, 1280] as const;
const themes = { light: { colorScheme: 'light' }, dark: { colorScheme: 'dark' }, contrast: { contrast: 'more' } } as const;
type Look = { width: (typeof widths)[number]; theme: keyof typeof themes; language?: string };
type Run = { rules: string[]; unsure: number; violations: { id: string; nodes: string[] }[] };

/**
 * Runs axe on every page that opens, with everything unfolded: each door as its first kind of visitor on a phone, as its last on a large dark
 * screen, as one in between with high contrast; the pages of tellers as every combination of width and theme, and in Arabic.
 */
export async function check(world: World): Promise<string> {
  const inside = await world.inside();
  const { origin, pages, close } = await pagesOf(inside);
  const browser = await world.browser();
  const [wrong, rules] = [[] as string[], new Set<string>()];
  let unsure = 0;
  const visits = sampled(pages);
  await severalAtOnce([...visits.values()], async (group) => {
    const { look, seen } = group[0]!;
    const context = await browserOf(browser, origin, seen.visitor, {
      viewport: { width: look.width, height: 800 },
      ...themes[look.theme],
      bypassCSP: true,
    });
    const page = await context.newPage();
    for (const { seen } of group) {
      await open(inside, page, origin, seen, look.language);
      const run = await runAxe(page);
      run.rules.forEach((rule) => rules.add(rule));
      unsure += run.unsure;
      for (const { id, nodes } of run.violations)
        wrong.push(
          `${id}: ${seen.door}${seen.sent ? ' with slips' : ''}, ${seen.visitor.name}, ${look.width} ${look.theme} ${look.language ?? ''} ${nodes.join(' | ')}`,
        );
    }
    await context.close();
  });
  close();
  if (!rules.has('target-size')) throw new Error(`axe did not run the rule target-size, only ${[...rules].join(', ')}`);
  const doors = new Set(pages.map(({ door }) => door)).size;
  const count = [...visits.values()].flat().length;
  if (wrong.length > 0) throw new Error(`${wrong.length} violations on ${count} pages\n${wrong.join('\n')}`);
  return `0 violations on ${count} pages of ${doors} doors, ${rules.size} rules with target-size, ${unsure} things that axe leaves to a person`;
}

/** Pages by the browser that opens them. */
function sampled(pages: Seen[]): Map<string, { seen: Seen; look: Look }[]> {
  const groups = new Map<string, { seen: Seen; look: Look }[]>();
  const visit = (seen: Seen, look: Look) => {
    const name = `${seen.visitor.name} ${look.width} ${look.theme} ${look.language}`;
    groups.set(name, [...(groups.get(name) ?? []), { seen, look }]);
  };
  const byDoor = Map.groupBy(pages, ({ door, sent }) => door + Boolean(sent));
  [...byDoor.values()].forEach((of, nth) => {
    const tellers = of.find(({ ofTeller }) => ofTeller);
    if (tellers) {
      for (const width of widths) for (const theme of ['light', 'dark', 'contrast'] as const) visit(of[nth % of.length]!, { width, theme });
      visit(of.at(-1)!, { width: 320, theme: 'light', language: 'ar' });
      return;
    }
    visit(of[0]!, { width: 320, theme: 'light' });
    visit(of.at(-1)!, { width: 1280, theme: 'dark' });
    visit(of[nth % of.length]!, { width: 768, theme: 'contrast' });
  });
  return groups;
}

async function runAxe(page: Page): Promise<Run> {
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
  await page.evaluate(axe);
  return page.evaluate(async (tags) => {
    type Rule = { id: string; nodes: { target: unknown[]; failureSummary?: string }[] };
    const engine = (
      window as unknown as {
        axe: { run: (where: Document, how: object) => Promise<Record<'passes' | 'violations' | 'incomplete' | 'inapplicable', Rule[]>> };
      }
    ).axe;
    const { passes, violations, incomplete, inapplicable } = await engine.run(document, {
      runOnly: { type: 'tag', values: tags },
      resultTypes: ['violations'],
    });
    const told = ({ id, nodes }: Rule) => ({
      id,
      nodes: nodes
        .slice(0, 2)
        .map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary?.replace(/\s+/g, ' ').slice(0, 160)}`),
    });
    return {
      rules: [...passes, ...violations, ...incomplete, ...inapplicable].map(({ id }) => id),
      unsure: incomplete.length,
      violations: violations.map(told),
    };
  }, tags);
}
