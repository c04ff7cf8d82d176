import { oneOf, textOf, type Problem, type Reading } from '#lib/form/reading.ts';
import { anotherLanguage, isStoryLanguage, languageNamed } from '#lib/words/languages.ts';
import { normalText } from '#lib/words/normal.ts';

/** How it felt, if the teller wants to say: a few words that everyone knows, no scale. */
export const feelings = ['good', 'hopeful', 'mixed', 'sad', 'hard', 'angry'] as const;
export type Feeling = (typeof feelings)[number];

/** One person's experience of a service or place, in their own words. Only the text is needed; who may read it is asked after it is kept. */
export type Story = {
  text: string;
  /** A code of `storyLanguages`; 'und' when the teller did not say. */
  language: string;
  feeling: Feeling | null;
  wouldHelp: string | null;
  /** Ids of the sides that the teller stands on; what is not a side of the circle does not count. */
  sides: string[];
  /** Id of the prompt that it answers. */
  prompt: string | null;
};

/**
 * In UTF-16 units. Three letters are enough: whoever has little of the language may say it all in one word ("Nee", "bang"), and a longer
 * minimum teaches people to fill in dots. 20,000 are about eight printed pages.
 */
export const storyLength = { letters: 3, most: 20_000, wouldHelp: 2_000 } as const;

/** Reads a story from a form: `text`, `language` (and `otherLanguage`, by its name), `feeling`, `wouldHelp`, `sides` (several) and `prompt`. What was chosen and does not exist is left out; what was written is never changed but for `normalText`. `wordless`: it is told in sound or picture, and needs no words. */
export function readStory(form: FormData, { wordless = false } = {}): Reading<Story, 'text' | 'language' | 'wouldHelp'> {
  const [text, wouldHelp] = [normalText(textOf(form, 'text')), normalText(textOf(form, 'wouldHelp'))];
  const language = languageIn(form);
  const problems = {
    ...((text !== '' || !wordless) && whole(text)),
    ...(wouldHelp.length > storyLength.wouldHelp && { wouldHelp: tooLong(wouldHelp, storyLength.wouldHelp) }),
    ...(!isStoryLanguage(language) && { language: 'teller.tell.slip.language' }),
  };
  if (Object.keys(problems).length > 0) return { problems };
  const sides = [...new Set(form.getAll('sides'))].filter(isId);
  const prompt = textOf(form, 'prompt');
  return {
    value: {
      text,
      language,
      feeling: oneOf(form, 'feeling', feelings),
      wouldHelp: wouldHelp || null,
      sides,
      prompt: isId(prompt) ? prompt : null,
    },
  };
}

// The page offers the common languages; whoever chooses another can name it. A name that we do not know leaves it at another language.
function languageIn(form: FormData): string {
  const chosen = textOf(form, 'language') || anotherLanguage;
  return chosen === anotherLanguage ? (languageNamed(textOf(form, 'otherLanguage')) ?? anotherLanguage) : chosen;
}

/** Reads a corrected text of a story that is kept already. */
export function readCorrection(form: FormData): Reading<string, 'text'> {
  const text = normalText(textOf(form, 'text'));
  const problems = whole(text);
  return problems.text ? { problems } : { value: text };
}

function whole(text: string): { text?: Problem } {
  if (text === '') return { text: 'teller.tell.slip.empty' };
  if (lettersIn(text) < storyLength.letters) return { text: 'teller.tell.slip.tooShort' };
  return text.length > storyLength.most ? { text: tooLong(text, storyLength.most) } : {};
}

const tooLong = (text: string, most: number): Problem => ({
  key: 'teller.tell.slip.tooLong',
  values: { most, length: text.length },
});

// One sign of Chinese or Japanese says as much as a few letters: two of them make a word.
const lettersIn = (text: string) =>
  (text.match(/[\p{L}\p{N}]/gu) ?? []).length + (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu) ?? []).length;

const isId = (sent: unknown): sent is string => typeof sent === 'string' && /^[0-9a-z-]{1,40}$/i.test(sent);
