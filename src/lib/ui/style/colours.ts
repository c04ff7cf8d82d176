/** A colour in sRGB, as six hexadecimal digits after a #. */
export type Colour = string;

/** The contrast of two colours, from 1 (the same) to 21 (black on white), as WCAG 2.2 counts it. */
export function contrast(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

// https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
function luminance(colour: Colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(parseInt(colour.slice(at, at + 2), 16) / 255)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);

/** The colours of every theme in a stylesheet: what a `@media` block sets lies over what the first block sets. */
export function themesOf(css: string): Record<string, Record<string, Colour>> {
  const [plain = '', ...blocks] = css.split(/@media /);
  const light = coloursIn(plain);
  const named = blocks.map((block) => [block.slice(0, block.indexOf(' {')), coloursIn(block)] as const);
  return Object.fromEntries([['light', light], ...named.map(([name, colours]) => [name, { ...light, ...colours }])]);
}

const coloursIn = (css: string) =>
  Object.fromEntries([...css.matchAll(/--kring-([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name, colour]));
