import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { useFrame } from '#lib/ui/frame.tsx';
import { When } from '#lib/ui/when.tsx';

/** A day or a month of the road map, as a time that machines read too. `on`: '2026-11-24' or '2026-11'. */
export function OnDay({ on }: { on: string }) {
  const { lang } = useFrame();
  return isMonth(on) ? <time datetime={on}>{monthInWords(on, lang)}</time> : <When at={noon(on)} />;
}

/** Whether only the month is told. */
export const isMonth = (on: string): boolean => on.length === 7;

/** The same, short, for in the picture: '24 nov' or 'nov 2026'. */
export function shortDay(on: string, lang: string): string {
  const shape = isMonth(on) ? ({ month: 'short', year: 'numeric' } as const) : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(localeOf(lang), { ...shape, timeZone: 'UTC' }).format(noon(on));
}

const monthInWords = (on: string, lang: string) =>
  new Intl.DateTimeFormat(localeOf(lang), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noon(on));
const noon = (on: string) => noonOf(isMonth(on) ? `${on}-01` : on);
const localeOf = (lang: string) => (lang === 'en' ? 'en-GB' : lang);
