import { setStoryLanguage } from '#cycle/1-gather/language-of-story.server.ts';
import { storyForListener } from '#cycle/1-gather/piles.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Tag } from '#lib/ui/card.tsx';
import { Select } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { seemsAnother } from '#lib/words/detect.ts';
import { anotherLanguage, isStoryLanguage, languageName } from '#lib/words/languages.ts';
import { post, type Door, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { languageOptions } from '../teller/language-options.ts';

/** In which language a story seems to be told, when that is surely another than was chosen; for the page of its listener. */
export const languageSeems = (story: { text: string; language: string }) => seemsAnother(story.text, story.language);

/** Says that a story seems to be in another language, and lets the listener say so. Nothing changes by itself. */
export function LanguageHint({ seems, story, base }: { seems: string | null; story: { language: string }; base: string }) {
  const { words, lang } = useFrame();
  if (!seems) return null;
  const name = (code: string) => languageName(code, lang, words('sense.language.other'));
  return (
    <Notice>
      <p>
        <Tag>{words('suggest.by')}</Tag>
      </p>
      <p>
        {story.language === anotherLanguage
          ? words('suggest.language.seemsOnly', { language: name(seems) })
          : words('suggest.language.seems', { language: name(seems), chosen: name(story.language) })}
      </p>
      <p>{words('suggest.language.means')}</p>
      <Form action={`${base}/language`}>
        <Select
          name="language"
          label={words('suggest.language.field')}
          value={isStoryLanguage(seems) ? seems : story.language}
          options={languageOptions(lang, words('sense.language.other'))}
        />
        <Button kind="quiet">{words('suggest.language.set')}</Button>
      </Form>
    </Notice>
  );
}

async function setLanguage(c: Here) {
  const { db, circle, form, now } = c.var;
  const language = textOf(form, 'language');
  const story = await storyForListener(db, circle.id, c.req.param('story')!);
  if (!story || !isStoryLanguage(language)) return showNotHere(c);
  await setStoryLanguage(db, circle.id, story.id, { language, now });
  return c.redirect(`/circles/${circle.slug}/listen/${story.id}`, 303);
}

export const suggestLanguageDoors: Door[] = [post('/circles/:circle/listen/:story/language', 'listen', setLanguage)];
