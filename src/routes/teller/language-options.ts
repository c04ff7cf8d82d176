import { storyLanguageChoices } from '#lib/words/languages.ts';

type Option = { value: string; label: string };
const made = new Map<string, Option[]>();

/** The languages to tell in, each by its own name and as the page calls it. Made once a language: a hundred names cost more than the rest of the page. */
export function languageOptions(lang: string, another: string): Option[] {
  const known = made.get(lang);
  if (known) return known;
  const options = storyLanguageChoices(lang, another).map(({ code, name, own }) => ({
    value: code,
    label: own ? `${own} (${name})` : name,
  }));
  made.set(lang, options);
  return options;
}
