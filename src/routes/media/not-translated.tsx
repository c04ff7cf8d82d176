import { translationsOf } from '#cycle/1-gather/media-shown.server.ts';
import { Notice } from '#lib/ui/notice.tsx';
import { anotherLanguage, languageName } from '#lib/words/languages.ts';
import type { Here } from '../door.ts';
import { promisedHere } from '../teller/promise-in-short.tsx';

/** Where people make sense of a story that is told in another language and not translated yet: says so, and whom to ask. */
export async function notTranslated(c: Here, story: { id: string; language: string; text: string }) {
  const { db, circle, words, lang } = c.var;
  if (story.text === '' || [circle.language, anotherLanguage].includes(story.language)) return null;
  if ((await translationsOf(db, circle.id, story.id)).length > 0) return null;
  const { listeners } = await promisedHere(db, circle);
  const who = new Intl.ListFormat(lang, { type: 'disjunction' }).format(listeners.map(({ name }) => name));
  return (
    <Notice heading={words('media.untranslated', { language: languageName(story.language, lang, words('sense.language.other')) })}>
      <p>{who ? words('media.untranslated.ask', { who }) : words('media.untranslated.nobody')}</p>
      <p>{words('media.untranslated.mark')}</p>
    </Notice>
  );
}
