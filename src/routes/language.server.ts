import type { Act } from '#lib/people/may.ts';
import { wordsIn, type Language } from '#lib/words/words.ts';
import { cookieOf } from './cookies.server.ts';
import type { Here } from './door.ts';

/** The languages of all pages, and of the teller's own pages. */
export const pageLanguages: readonly Language[] = ['nl', 'en'];
export const tellerLanguages: readonly Language[] = ['nl', 'en', 'ar', 'tr', 'pl', 'uk'];

const tellersActs: readonly Act[] = [
  'readAboutKring',
  'report',
  'tellStory',
  'enterCode',
  'readOwnStory',
  'changeOwnStory',
  'withdrawStory',
  'respond',
  'readOwnAnswers',
  'finish',
  'readCompass',
  'readStoryAgreement',
  'nameMissing',
  'inviteByCard',
  'openInvitation',
  'sayWhoTakesPart',
  'sayHowRelated',
  'answerPulse',
  'addBarrier',
  'joinSession',
  'takePart',
  'substantiate',
  'answerModels',
  'answerWorkMirror',
  'offerTalent',
  'lookAlong',
];
const languagesFor = (act: Act) => (tellersActs.includes(act) ? tellerLanguages : pageLanguages);

/**
 * In which language this page speaks: as chosen (address, then cookie), as the browser asks, as the circle does.
 * Sets `lang`, `words`, and the languages to choose from; called again when the circle is known.
 */
export function speak(c: Here, act: Act): void {
  const able = languagesFor(act);
  const { language = 'nl', address = 'u' } = c.get('circle') ?? {};
  const asked = [c.req.query('lang'), cookieOf(c, 'lang'), ...acceptedLanguages(c.req.header('accept-language') ?? '')];
  const lang = asked.find((language): language is Language => able.includes(language as Language)) ?? language;
  c.set('lang', lang);
  c.set('languages', able);
  c.set('words', wordsIn(lang, address, language));
}

function acceptedLanguages(header: string): string[] {
  return header
    .split(',')
    .map((part) => part.trim().split(';')[0]!.slice(0, 2).toLowerCase())
    .slice(0, 1);
}
