import type { Slips } from '#lib/form/fields.ts';
import { textOf, type Reading } from '#lib/form/reading.ts';

/** What anyone can report: a public thing of the circle, or a page. */
export const reportedKinds = [
  'story',
  'insight',
  'decision',
  'agreement',
  'session',
  'statement',
  'wish',
  'relation_answer',
  'try_out',
  'own_method',
  'ritual',
  'page',
] as const;
export type ReportedKind = (typeof reportedKinds)[number];

/** What is reported: which thing, by the address of its page; and why. */
export type Report = { kind: ReportedKind; about: string; ground: string | null; words: string | null };

const longestReport = 2_000;
const places: [RegExp, ReportedKind][] = [
  [/^published\/(\w+)$/, 'story'],
  [/^insights\/(\w+)$/, 'insight'],
  [/^changes\/agreements\/(\w+)$/, 'agreement'],
  [/^changes\/(\w+)$/, 'decision'],
  [/^sessions\/(\w+)/, 'session'],
  [/^statements\/(\w+)/, 'statement'],
  [/^compass\/wishes\/(\w+)$/, 'wish'],
  [/^compass\/words\/(\w+)$/, 'relation_answer'],
  [/^try-outs\/(\w+)$/, 'try_out'],
  [/^methods\/([a-z0-9]{16})$/, 'own_method'], // ours have names
  [/^rituals\/(\w+)$/, 'ritual'],
];

/** Which thing a page of the circle is about. `page`: the rest of its address, as 'insights/abc'. Anything else is the page itself. */
export function aboutPage(page: string): { kind: ReportedKind; about: string } {
  for (const [pattern, kind] of places) {
    const found = pattern.exec(page);
    if (found) return { kind, about: found[1]! };
  }
  return { kind: 'page', about: /^[\w/.-]{0,120}$/.test(page) ? page : '' };
}

/** Where that page stands, behind the address of the circle. */
export const pageOf = ({ kind, about }: { kind: string; about: string | null }): string => {
  const at = {
    story: 'published/',
    insight: 'insights/',
    decision: 'changes/',
    agreement: 'changes/agreements/',
    session: 'sessions/',
    statement: 'statements/',
    wish: 'compass/wishes/',
    relation_answer: 'compass/words/',
    try_out: 'try-outs/',
    own_method: 'methods/',
    ritual: 'rituals/',
  };
  return `${at[kind as keyof typeof at] ?? ''}${about ?? ''}`;
};

/** Reads a report; a ground (of these) or a few words are enough. */
export function readReport(form: FormData, grounds: readonly string[]): Reading<Report, 'words'> {
  const [words, ground] = [textOf(form, 'words'), grounds.find((id) => id === textOf(form, 'ground')) ?? null];
  const slips: Slips = {};
  if (words.length > longestReport) return { problems: { words: { key: 'site.report.slip.tooLong', values: { most: longestReport } } } };
  if (!words && !ground) slips.words = 'site.report.slip.empty';
  return slips.words ? { problems: slips } : { value: { ...aboutPage(textOf(form, 'page')), ground, words: words || null } };
}
