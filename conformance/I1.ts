import { tellersAreas, translations } from '#lib/words/all-words.ts';
import { readOf } from '#lib/words/message.ts';
import { count, readingEase, sentenceLengths } from '#lib/words/reading-ease.ts';

/** At least so easy (Flesch-Douma) must the Dutch of each area read: 70 for whoever tells, and never less than it was. Raise a figure when the text got easier. */
const atLeast: Record<string, number> = {
  activity: 80,
  agreed: 80,
  barrier: 93,
  cases: 70,
  change: 88,
  circle: 83,
  compass: 94,
  connections: 90,
  dialogue: 87,
  ease: 86,
  exhibition: 96,
  kit: 93,
  looking: 97,
  rituals: 92,
  tryouts: 102,
  evaluation: 90,
  frame: 89,
  gather: 84,
  harvest: 88,
  helper: 90,
  leaving: 75,
  learning: 96,
  lessons: 93,
  letters: 90,
  live: 92,
  map: 83,
  media: 70,
  methods: 78,
  mirror: 76,
  missing: 95,
  models: 88,
  moments: 89,
  network: 96,
  outcomes: 89,
  papers: 75,
  parts: 99,
  people: 87,
  phone: 94,
  picture: 97,
  power: 91,
  pulse: 90,
  relate: 90,
  respond: 89,
  return: 80,
  roadmap: 90,
  safety: 84,
  sense: 86,
  share: 84,
  sheet: 89,
  site: 76,
  substantiate: 95,
  suggest: 87,
  teller: 87,
  trail: 84,
  ui: 85,
  voices: 88,
  offer: 101,
  talents: 99,
  working: 93,
  workmirror: 92,
};
const most = { words: 20, mean: 12 };

/**
 * Reads every Dutch sentence of screens, consent and letters, polite and familiar: how easy, how long on average, how long at most.
 * Labels and buttons are left out of the figures: they would make them look better than they are. LiNT-II, which this check names beside
 * Flesch-Douma, is a Python program and is not run here.
 */
export async function check(): Promise<string> {
  golden();
  const wrong = Object.keys(translations.nl!)
    .filter((area) => !(area in atLeast))
    .map((area) => `${area} has no figure that it must keep`);
  const lines: string[] = [];
  for (const language of ['nl', 'nl-je']) {
    for (const [area, words] of Object.entries(translations[language]!)) {
      const all = Object.values(words).map((message) => readOf(message, 'nl'));
      const counted = count(all.filter(isSentence), 'nl');
      const [ease, mean] = [readingEase(counted), counted.words / counted.sentences];
      lines.push(`${language}/${area}: ${ease.toFixed(1)}, ${mean.toFixed(1)} words a sentence`);
      if (ease < Math.max(atLeast[area] ?? 70, isForTellers(area) ? 70 : 0))
        wrong.push(`${language}/${area} reads with ${ease.toFixed(1)}`);
      if (mean > most.mean) wrong.push(`${language}/${area} has ${mean.toFixed(1)} words a sentence`);
      wrong.push(...all.filter(isTooLong).map((text) => `too long: ${text}`));
    }
  }
  const consent = consentText();
  if (readingEase(consent) < 70) wrong.push(`what a teller consents to reads with ${readingEase(consent).toFixed(1)}`);
  if (wrong.length > 0) throw new Error(`${wrong.length} Dutch texts are too hard\n${wrong.join('\n')}`);
  process.stderr.write(`${lines.join('\n')}\nconsent: ${readingEase(consent).toFixed(1)}\n`);
  return `${lines.length} areas, consent ${readingEase(consent).toFixed(1)}, no sentence over ${most.words} words`;
}

const isSentence = (text: string) => /[.?!:]$/.test(text);
const isTooLong = (text: string) => sentenceLengths(text, 'nl').some((length) => length > most.words);
const isForTellers = (area: string) => (tellersAreas as readonly string[]).includes(area);

/** What a teller says yes or no to: the questions, the choices and what each means. */
function consentText() {
  const asked = Object.entries(translations.nl!.teller!).filter(([key]) =>
    /^(choose\.lead|(readers|uses)\.|publish\.lead|contact\.consent)/.test(key),
  );
  return count(
    asked.map(([, message]) => readOf(message, 'nl')),
    'nl',
  );
}

/** The formula is right, or nothing below means anything: 100 words, 8 sentences, 150 syllables give 79.71. */
function golden() {
  const measured = readingEase({ words: 100, sentences: 8, syllables: 150 });
  if (Math.abs(measured - 79.71) > 0.005) throw new Error(`The formula gives ${measured} instead of 79.71`);
  const counted = count(['Een luisteraar leest uw verhaal. Dan krijgt u antwoord.'], 'nl');
  const expected = { words: 9, sentences: 2, syllables: 13 };
  if (JSON.stringify(counted) !== JSON.stringify(expected))
    throw new Error(`Counted ${JSON.stringify(counted)} instead of ${JSON.stringify(expected)}`);
}
