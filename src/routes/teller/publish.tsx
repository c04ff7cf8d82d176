import { readAge } from '#cycle/1-gather/age.ts';
import { mediaShown, translationsOf } from '#cycle/1-gather/media-shown.server.ts';
import { isWordedNow } from '#cycle/1-gather/media.server.ts';
import { publishStory, type PublishRefusal } from '#cycle/1-gather/publications.server.ts';
import { answerCare, careOfStory } from '#cycle/1-gather/special-care.server.ts';
import { readSpecial } from '#cycle/1-gather/special.ts';
import { tellersStory } from '#cycle/1-gather/stories.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { atomically } from '#lib/server/db.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { StoryText } from '#lib/ui/story-text.tsx';
import type { Here } from '../door.ts';
import { mediaHere } from '../media/media-here.server.ts';
import { Media, Translations } from '../media/media-view.tsx';
import { showTeller } from '../show.tsx';
import { CareFields, specialWording } from './care-fields.tsx';
import { withTellersCircle } from './visit.server.ts';

/** The exact text that would be public, and the second yes. */
export const publishPage = (c: Here) => showPublish(c);

/** The second yes counts only for the text that was seen, and once it is said what is in it and how old its teller is. */
export async function publish(c: Here): Promise<Response> {
  await withTellersCircle(c);
  const { db, teller, words, form, lang, now } = c.var;
  const at = [teller.circle, teller.story] as const;
  const asked = { mode: 'screen' as const, language: lang };
  const refused = await atomically(db, async (db) => {
    const answers = { ...readSpecial(form), age: readAge(form) };
    if (answers.special || answers.others || answers.age)
      await answerCare(db, ...at, { ...answers, asked: { ...asked, wording: specialWording(words) }, now });
    return publishStory(db, ...at, { seen: textOf(form, 'seen'), asked: { ...asked, wording: wordingOf(c) }, now });
  });
  return refused ? showPublish(c, refused) : c.redirect('/mine?kept=publish', 303);
}

const wordingOf = ({ var: { words } }: Here) =>
  [words('teller.publish.title'), words('teller.publish.lead'), `[ ] ${words('teller.publish.yes')}`].join('\n');

async function showPublish(c: Here, refused?: PublishRefusal): Promise<Response> {
  await withTellersCircle(c);
  const { db, teller, words } = c.var;
  const at = [db, teller.circle, teller.story] as const;
  const [story, care, shown] = await Promise.all([tellersStory(...at), careOfStory(...at), whatIsShown(c)]);
  if (refused === 'wordless' || !shown.worded) return showWhyNot(c, words('teller.publish.wordless'), refused ? 409 : 200);
  if (refused === 'young' || refused === 'waits') return showWhyNot(c, words(`teller.publish.${refused}`));
  if (!story.uses.includes('publish')) return showWhyNot(c, words('teller.publish.first'), refused ? 409 : 200);
  const missing = (['special', 'others', 'age'] as const).filter((question) => !care[question]);
  const problems = refused === 'notAsked' ? Object.fromEntries(missing.map((name) => [name, words(`teller.publish.slip.${name}`)])) : {};
  const slips = Object.entries(problems).map(([field, text]) => ({ field, text }));
  return showTeller(
    c,
    { title: words('teller.publish.title'), status: refused === 'changed' ? 409 : refused ? 422 : 200 },
    <>
      <ErrorSummary slips={refused === 'changed' ? [{ field: 'text', text: words('teller.publish.changed') }] : slips} />
      <h1>{words('teller.publish.title')}</h1>
      <p>{words('teller.publish.lead')}</p>
      <Card id="text">
        <StoryText text={story.text} lang={story.language} />
        <Media media={shown.media} text={story.text} />
        <Translations translations={shown.translations} />
      </Card>
      <Form action="/mine/publish" forgets>
        <CareFields answered={care} only={missing} problems={problems} needed />
        <input type="hidden" name="seen" value={story.text_hash.toString('hex')} />
        <Button>{words('teller.publish.yes')}</Button>
      </Form>
      <p>
        <a href="/mine">{words('teller.publish.no')}</a>
      </p>
    </>,
  );
}

/** The photos, recordings and translations that would be public too, with their words; `worded`: are all of these words there? */
async function whatIsShown(c: Here) {
  const { db, teller } = c.var;
  const at = [db, teller.circle, teller.story] as const;
  const [worded, open, media, translations] = await Promise.all([
    isWordedNow(...at),
    mediaShown(...at, { open: true }),
    mediaHere(c, teller.story, { own: teller.story }),
    translationsOf(...at),
  ]);
  return { worded, media: media.filter(({ id }) => open.some((one) => one.id === id)), translations };
}

function showWhyNot(c: Here, why: string, status = 409) {
  const { words } = c.var;
  return showTeller(
    c,
    { title: words('teller.publish.title'), status },
    <>
      <h1>{words('teller.publish.title')}</h1>
      <p>{why}</p>
      <p>
        <a href="/mine/choose">{words('teller.mine.changeAllowed')}</a>
      </p>
    </>,
  );
}
