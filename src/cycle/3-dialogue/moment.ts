const minutes = 60_000;

/** The moment that a clock on the wall means ("2026-11-24T19:30", or "24-11-2026 19:30" as people write it); null when no clock ever shows it. */
export function momentOf(said: string, timeZone = 'Europe/Amsterdam'): Date | null {
  const written = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}),? +(\d{1,2})[:.](\d{2})$/.exec(said);
  const wall = written ? `${written[3]}-${two(written[2])}-${two(written[1])}T${two(written[4])}:${written[5]}` : said;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wall)) return null;
  const asIfUtc = Date.parse(`${wall}:00Z`);
  if (Number.isNaN(asIfUtc)) return null;
  // Two tries: the first offset can be that of the other side of a change of the clock.
  const first = asIfUtc - offsetAt(asIfUtc, timeZone);
  const moment = new Date(asIfUtc - offsetAt(first, timeZone));
  return wallOf(moment, timeZone) === wall ? moment : null;
}

/** What the clock on the wall shows at a moment, as a form field takes it. */
export function wallOf(moment: Date, timeZone = 'Europe/Amsterdam'): string {
  return new Date(moment.getTime() + offsetAt(moment.getTime(), timeZone)).toISOString().slice(0, 16);
}

/** Noon of a day, to be shown by `When`: the same day in every time zone of Europe. */
export const noonOf = (day: string) => new Date(`${day}T12:00:00Z`);

const two = (digits = '') => digits.padStart(2, '0');

function offsetAt(moment: number, timeZone: string): number {
  const parts = Object.fromEntries(
    formatter(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  const wall = Date.UTC(Number(parts.year), Number(parts.month) - 1, Number(parts.day), Number(parts.hour), Number(parts.minute));
  return wall - Math.floor(moment / minutes) * minutes;
}

const formatters = new Map<string, Intl.DateTimeFormat>();
function formatter(timeZone: string) {
  const known =
    formatters.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  formatters.set(timeZone, known);
  return known;
}
