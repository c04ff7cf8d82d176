import { contrast, themesOf, type Colour } from './colours.ts';
import { readPairs, seenPairs } from './pairs.ts';

/** The colours of a municipality's own, by the names of ours, for light and for dark; and a few measures of its parts. What is not named stays ours. */
export type OwnTheme = { name: string; light: Record<string, Colour>; dark: Record<string, Colour>; tokens: Record<string, string> };

/** Reads the file of a theme. Throws with all that is wrong with it, in words that whoever made it understands. */
export function readTheme(text: string, ours: string): OwnTheme {
  const said = parsed(text);
  const known = new Set(Object.keys(themesOf(ours).light!));
  const { name = '', light = {}, dark = {}, tokens = {}, ...strange } = said as Partial<OwnTheme>;
  const wrong = [
    ...Object.keys(strange).map((key) => `"${key}" means nothing here; there is name, light, dark and tokens`),
    ...(typeof name === 'string' && /^[\p{L}\p{N} .'-]{1,60}$/u.test(name) ? [] : ['"name" is a short name']),
    ...[light, dark].flatMap((colours) => Object.entries(colours)).flatMap(([key, colour]) => colourProblem(key, colour, known)),
    ...Object.entries(tokens).flatMap(([key, value]) => tokenProblem(key, value)),
  ];
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  const theme = { name, light, dark, tokens };
  const weak = contrastProblems(theme, ours);
  if (weak.length > 0) throw new Error(`Some people could not read this theme:\n${weak.join('\n')}`);
  return theme;
}

/** The pairs that cannot be read or seen well enough, in light and in dark, with our colours where the theme names none. */
export function contrastProblems({ light, dark }: Pick<OwnTheme, 'light' | 'dark'>, ours: string): string[] {
  const { light: ourLight, '(prefers-color-scheme: dark)': ourDark } = themesOf(ours);
  return [...tooWeak('light', { ...ourLight!, ...light }), ...tooWeak('dark', { ...ourDark!, ...dark })];
}

/**
 * The theme as a style sheet that comes after ours. Who asks for more contrast, and what is printed, keep our own colours: they are said
 * again at the end. Where the system takes its own colours (forced colours), it takes them from this one too.
 */
export function sheetOf({ light, dark, tokens }: OwnTheme, ours: string): string {
  const block = (values: [string, string][]) => `.kring-theme{${values.map(([key, value]) => `${key}:${value}`).join(';')}}`;
  const colours = (of: Record<string, Colour>): [string, string][] => Object.entries(of).map(([key, value]) => [`--kring-${key}`, value]);
  const kept = ours.split(/(?=@media )/).filter((part) => /^@media (\(prefers-contrast: more\)|print)/.test(part));
  // Light colours of one's own must not stay in the dark: all of ours are said again, with those of one's own.
  const inTheDark = { ...setIn(ours, '(prefers-color-scheme: dark)'), ...dark };
  const whenDark = `@media (prefers-color-scheme: dark){${block(colours(inTheDark))}}`;
  return [block([...colours(light), ...Object.entries(tokens)]), whenDark, ...kept].join('\n');
}

const setIn = (css: string, media: string) => themesOf(css)[media]!;

function tooWeak(which: string, colours: Record<string, Colour>): string[] {
  const found = (pairs: typeof readPairs, least: number) =>
    pairs.flatMap(([one, other]) => {
      const is = contrast(colours[one]!, colours[other]!);
      return is < least
        ? [`${which}: ${one} (${colours[one]}) on ${other} (${colours[other]}) is ${is.toFixed(2)}:1, and needs ${least}:1`]
        : [];
    });
  return [...found(readPairs, 4.5), ...found(seenPairs, 3)];
}

const colourProblem = (key: string, colour: unknown, known: Set<string>): string[] => [
  ...(known.has(key) ? [] : [`"${key}" is no colour of Kring; there are ${[...known].join(', ')}`]),
  ...(typeof colour === 'string' && /^#[0-9a-f]{6}$/.test(colour) ? [] : [`"${key}" is six figures after a #, in small letters: #0b5a5a`]),
];

// A colour would go round the measuring of contrast: only shapes, weights and room.
const measures =
  /^--(kring-(round|space|pad|pad-small|measure|wide)|(utrecht|nl)-[a-z-]*(radius|width|weight|size|gap|padding[a-z-]*|line-height))$/;
const measure = /^(\d{1,4}(\.\d{1,3})?(px|rem|em|%|ch)?)$/;
const tokenProblem = (key: string, value: unknown): string[] => [
  ...(measures.test(key) ? [] : [`"${key}" cannot be set: tokens are measures (radius, width, weight, size, gap, padding)`]),
  ...(typeof value === 'string' && measure.test(value) ? [] : [`"${key}" is a number with px, rem, em, ch or % behind it`]),
];

function parsed(text: string): object {
  try {
    const said: unknown = JSON.parse(text);
    if (said && typeof said === 'object' && !Array.isArray(said)) return said;
  } catch {
    // said below, in the same words
  }
  throw new Error('It is not JSON with name, light, dark and tokens in it');
}
