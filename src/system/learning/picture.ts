/** A line of a drawing: ink for what is there, act for what someone does, care for what may hurt. */
export type Tone = 'ink' | 'act' | 'care' | 'paper';
export type Shape =
  | { is: 'circle'; at: readonly [number, number]; r: number; tone: Tone; filled?: true }
  | { is: 'line'; d: string; tone: Tone; filled?: true };

/** A drawing of 320 by 160, in the colours of the theme, made for one lesson. Its words say the same (`lessons.<id>.picture`). */
export type Picture = readonly Shape[];

export const circle = (x: number, y: number, r: number, tone: Tone = 'ink'): Shape => ({ is: 'circle', at: [x, y], r, tone });
export const dot = (x: number, y: number, r: number, tone: Tone = 'ink'): Shape => ({ is: 'circle', at: [x, y], r, tone, filled: true });
export const line = (d: string, tone: Tone = 'ink'): Shape => ({ is: 'line', d, tone });
export const area = (d: string, tone: Tone = 'paper'): Shape => ({ is: 'line', d, tone, filled: true });

/** A person as a drawing has them: a head and shoulders. `x` and `y` are the middle of the head, of radius `r`. */
export const person = (x: number, y: number, r = 12, tone: Tone = 'ink'): Shape[] => [
  circle(x, y, r, tone),
  line(`M${x - 2 * r} ${y + 3.2 * r}C${x - 2 * r} ${y + 1.2 * r} ${x + 2 * r} ${y + 1.2 * r} ${x + 2 * r} ${y + 3.2 * r}`, tone),
];

/** Something said, above a person: a balloon round a middle. */
export const balloon = (x: number, y: number, { wide = 44, high = 26, tone = 'act' as Tone } = {}): Shape =>
  line(
    `M${x - wide / 2} ${y}a${wide / 2} ${high / 2} 0 1 1 ${wide} 0a${wide / 2} ${high / 2} 0 0 1 ${-wide * 0.55} ${high * 0.48}l-7 9 0-10a${wide / 2} ${high / 2} 0 0 1 ${-wide * 0.45} ${-high * 0.47}z`,
    tone,
  );

/** A sheet of paper with lines on it. */
export const sheet = (x: number, y: number, { wide = 40, high = 52, lines = 4, tone = 'ink' as Tone } = {}): Shape[] => [
  line(`M${x} ${y}h${wide}v${high}h${-wide}z`, tone),
  ...Array.from({ length: lines }, (_, nth) => line(`M${x + 7} ${y + 11 + nth * 10}h${nth === lines - 1 ? wide / 2 : wide - 14}`, tone)),
];
