import { readStory, type Story } from '#cycle/1-gather/story.ts';
import { allow, readConsent } from '#cycle/1-gather/consents.server.ts';
import { isPublished } from '#cycle/1-gather/publications.server.ts';
import { hasReceipt } from '#cycle/1-gather/receipts.server.ts';
import { tellersStory } from '#cycle/1-gather/stories.server.ts';
import { correctStory } from '#cycle/corrections.server.ts';
import { problemOf, type Problem } from '#lib/form/reading.ts';
import { atomically } from '#lib/server/db.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import type { Key } from '#lib/words/words.ts';
import type { Here } from '../door.ts';
import { showTeller } from '../show.tsx';
import { consentAsked, consentWording } from './consent-words.ts';
import { languageOptions } from './language-options.ts';
import { sidesHere, withTellersCircle } from './visit.server.ts';

/** The teller's own text, to change. */
export const textPage = (c: Here) => showText(c);

/** Keeps the changed text; a listener reads it before anyone else. What was allowed is asked again in the same form: a yes is to one text. */
export async function correct(c: Here): Promise<Response> {
  await withTellersCircle(c);
  const { db, teller, form, words, lang, now } = c.var;
  const { value, problems } = readStory(form);
  if (problems) return showText(c, { form, problems });
  const at = [teller.circle, teller.story] as const;
  const wording = consentWording(words, await sidesHere(c));
  const changed = await atomically(db, async (db) => {
    const to = { text: value.text, would_help: value.wouldHelp, language: value.language, now };
    if (!(await correctStory(db, ...at, to))) return false;
    if (await hasReceipt(db, ...at)) await allow(db, ...at, { ...readConsent(form), mode: 'screen', wording, language: lang, now });
    return true;
  });
  return c.redirect(`/mine?kept=${changed ? 'text' : 'same'}`, 303);
}

type Sent = { form: FormData; problems: Partial<Record<keyof Story, Problem>> };

async function showText(c: Here, sent?: Sent): Promise<Response> {
  await withTellersCircle(c);
  const { db, teller, words, lang } = c.var;
  const at = [db, teller.circle, teller.story] as const;
  const [story, published, asked] = await Promise.all([tellersStory(...at), isPublished(...at), hasReceipt(...at)]);
  const chosen = sent ? readConsent(sent.form) : story;
  const choices = consentAsked(words, await sidesHere(c), chosen);
  const slips = Object.entries(sent?.problems ?? {}).map(([field, problem]) => {
    const { key, values } = problemOf(problem!);
    return { field, text: words(key as Key, values) };
  });
  const filled = (name: 'text' | 'wouldHelp' | 'language', kept: string) => ({
    name,
    value: sent ? String(sent.form.get(name) ?? '') : kept,
    problem: slips.find(({ field }) => field === name)?.text,
  });
  return showTeller(
    c,
    { title: words('teller.text.title'), status: sent ? 422 : 200 },
    <>
      <ErrorSummary slips={slips} />
      <h1>{words('teller.text.title')}</h1>
      <p>{words('teller.text.lead')}</p>
      <p>{words('teller.text.marks')}</p>
      {published && <p>{words('teller.text.publish')}</p>}
      <Form action="/mine/text" forgets>
        <TextArea {...filled('text', story.text)} rows={12} label={words('teller.mine.text')} />
        <TextArea {...filled('wouldHelp', story.would_help ?? '')} rows={3} optional label={words('teller.mine.wouldHelp')} />
        <Select
          {...filled('language', story.language)}
          label={words('teller.tell.language')}
          options={languageOptions(lang, words('teller.tell.language.another'))}
        />
        {asked && (
          <>
            <p>{words('teller.text.again')}</p>
            <Choices many name="readers" heading="h2" label={words('teller.readers.question')} options={choices.readers} />
            <Choices many name="uses" heading="h2" label={words('teller.uses.question')} options={choices.uses} />
          </>
        )}
        <Button>{words('teller.text.save')}</Button>
      </Form>
      <p>
        <a href="/mine">{words('teller.mine.back')}</a>
      </p>
    </>,
  );
}
