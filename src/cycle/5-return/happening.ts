import { isKey, type Language, type Words } from '#lib/words/words.ts';
import type { Mark } from '#lib/server/trail.server.ts';

/** What a mark is about: the insight's text, who decided what and why, the day of a session. All of it may be missing: gone, hidden, or not for these ears. */
export type About = {
  /** Words that someone wrote; in the circle's language unless `lang` says otherwise (null: not known). */
  texts?: string[];
  lang?: string | null;
  by?: string;
  /** A day, as 2027-01-31. */
  on?: string;
  before?: string;
  because?: string | null;
  number?: number;
  notDone?: boolean;
  /** Where it can be read, for whoever may. */
  href?: string;
};

/** One thing that happened with a story, ready to be read or read aloud. */
export type Happening = {
  what: Mark;
  about: string;
  at: Date;
  heardAt: Date | null;
  /** What happened, in one plain sentence. */
  says: string;
  /** The words that it is about, as someone wrote them. */
  texts: string[];
  lang: string | null;
  /** By whom, when, why: plain sentences. */
  details: string[];
  href: string | null;
};

type Marked = { what: string; about: string; at: Date; heard_at: Date | null };
type Speech = { words: Words; lang: Language; circleLanguage: string };

/** A mark in words. */
export function happeningOf(mark: Marked, about: About | undefined, { words, lang, circleLanguage }: Speech): Happening {
  const { texts = [], by, on, before, because, number, notDone, href } = about ?? {};
  const day = (date: string) => wordsOfDay(date, lang);
  return {
    what: mark.what as Mark,
    about: mark.about,
    at: mark.at,
    heardAt: mark.heard_at,
    says: sentenceOf(mark.what, notDone, words),
    texts: number === undefined ? texts : texts.map((text) => words('trail.said.copy', { number, text })),
    lang: about?.lang === undefined ? circleLanguage : about.lang,
    details: [
      ...(by ? [words('trail.said.by', { by })] : []),
      ...(on ? [words('trail.said.on', { day: day(on) })] : []),
      ...(before ? [words('trail.said.before', { day: day(before) })] : []),
      ...(because ? [words('trail.said.why', { because })] : []),
    ],
    href: href ?? null,
  };
}

function sentenceOf(what: string, notDone: boolean | undefined, words: Words): string {
  const key = `trail.${notDone ? 'decision.notDone' : what}`;
  if (!isKey(key)) throw new Error(`There are no words for the mark ${what}`);
  return words(key);
}

/** A day as people say it: 2027-01-31 is "31 januari 2027". */
export const wordsOfDay = (day: string, lang: string) =>
  new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
