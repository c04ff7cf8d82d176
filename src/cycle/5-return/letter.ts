import type { Words } from '#lib/words/words.ts';
import { wordsOfDay, type Happening } from './happening.ts';

/** What a letter says. The subject never names what it is about. */
export type LetterWords = { subject: string; text: string };

type ReturnLetter = {
  words: Words;
  lang: string;
  name: string | null;
  subject: string;
  organisation: string;
  happenings: readonly Happening[];
  link: string;
  until: string;
};

/** The letter that tells a teller what happened: no word of their story in it, and one link that opens it for a while. */
export function returnLetter({ words, lang, name, subject, organisation, happenings, link, until }: ReturnLetter): LetterWords {
  const isDone = happenings.some(({ what }) => asksIfItHelped.includes(what));
  return {
    subject: words('letters.return.subject'),
    text: paragraphs(
      name ? words('letters.return.hello', { name }) : words('letters.return.helloPlain'),
      words('letters.return.lead', { subject }),
      ...inOrder(happenings).map(oneHappening),
      words('letters.return.read'),
      link,
      isDone && words('letters.return.helped'),
      `${words('letters.return.link', { day: wordsOfDay(until, lang) })} ${words('letters.return.secret')}`,
      words('letters.return.stop'),
      words('letters.return.host', { organisation }),
    ),
  };
}

/** After these the teller is asked whether it helped. */
export const asksIfItHelped: readonly string[] = ['decision.published', 'change.made'];

/** The same sentence with nothing more to say stands once, however often it happened. */
function inOrder(happenings: readonly Happening[]): Happening[] {
  const said = new Set<string>();
  return happenings.filter((happening) => {
    const all = oneHappening(happening);
    return !said.has(all) && said.add(all);
  });
}

/** One thing that happened, as lines of plain text. */
export const oneHappening = ({ says, texts, details }: Happening): string =>
  [`- ${says}`, ...texts.map((text) => `  “${text.replace(/\s+/g, ' ')}”`), ...details.map((detail) => `  ${detail}`)].join('\n');

/** A letter's parts, each on its own. */
export const paragraphs = (...parts: (string | false | null)[]) => `${parts.filter(Boolean).join('\n\n')}\n`;
