import { storyLanguageChoices } from '#lib/words/languages.ts';

type Option = { value: string; label: string };
const made = new Map<string, Option[]>();

/** The languages to tell in, each by its own name and as the page calls it. Made once a language: a hundred names cost more than the rest of the page. */
export function languageOptions(lang: string, another: string, { common = false } = {}): Option[] {
  const kept = `${lang} ${common}`;
  const known = made.get(kept);
  if (known) return known;
  const options = storyLanguageChoices(lang, another, common).map(({ code, name, own }) => ({
    value: code,
    label: own ? `${own} (${name})` : name,
  }));
  made.set(kept, options);
  return options;
}
