import { useFrame } from './frame.tsx';

const shapes = {
  day: { dateStyle: 'long' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  moment: { dateStyle: 'long', timeStyle: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A day (or a moment) in the reader's own words. */
export function When({ at, as = 'day' }: { at: Date; as?: keyof typeof shapes }) {
  const { lang, timeZone = 'Europe/Amsterdam' } = useFrame();
  return <time datetime={at.toISOString()}>{formatter(lang, timeZone, as).format(at)}</time>;
}

/** The same day as plain words, for inside a sentence. */
export const dayInWords = (at: Date, lang: string, timeZone = 'Europe/Amsterdam') => formatter(lang, timeZone, 'day').format(at);

const formatters = new Map<string, Intl.DateTimeFormat>();

// Making a formatter costs more than a hundred uses of it.
function formatter(lang: string, timeZone: string, as: keyof typeof shapes) {
  const name = `${lang} ${timeZone} ${as}`;
  const known = formatters.get(name) ?? new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { ...shapes[as], timeZone });
  formatters.set(name, known);
  return known;
}
