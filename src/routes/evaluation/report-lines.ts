import { wordsOfDay } from '#cycle/5-return/happening.ts';
import { dayAt } from '#lib/form/fields.ts';
import type { Shown } from '#maths/small-cells.ts';
import type { Here } from '../door.ts';
import type { Line } from './report.ts';

/** A number as anyone may see it. */
export const shown = (c: Here, n: Shown) =>
  n === 'small' ? c.var.words('ui.fewerThanFive') : n === 'hidden' ? c.var.words('evaluation.notShown') : n.toLocaleString(c.var.lang);

/** Words of people and of the promise are in the circle's language, whichever the page is read in. */
export const own = (c: Here, text: string): Line => ({ text, lang: c.var.circle.language });

/** Words of people, or that they are hidden until someone has looked. */
export const said = (c: Here, text: string | null): Line => (text === null ? { text: c.var.words('change.hidden') } : own(c, text));

/** The address of something of this circle. */
export const at = (c: Here, path: string) => `/circles/${c.var.circle.slug}${path}`;

/** The day of a moment, in words. */
export const day = (c: Here, moment: Date) => wordsOfDay(dayAt(moment, c.var.config.timeZone), c.var.lang);
