import { readAge } from '#cycle/1-gather/age.ts';
import { allow, readConsent } from '#cycle/1-gather/consents.server.ts';
import { hasReceipt } from '#cycle/1-gather/receipts.server.ts';
import { answerCare, careOfStory, waitsFor } from '#cycle/1-gather/special-care.server.ts';
import { readSpecial } from '#cycle/1-gather/special.ts';
import { tellersStory } from '#cycle/1-gather/stories.server.ts';
import { atomically } from '#lib/server/db.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import type { Here } from '../door.ts';
import { showTeller } from '../show.tsx';
import { CareFields, specialWording } from './care-fields.tsx';
import { consentAsked, consentWording } from './consent-words.ts';
import { cardOfVisit, sidesHere, withTellersCircle } from './visit.server.ts';

/** Saved; and what may be done with it? The six words stand there already, so that whoever stops here has them. */
export async function choosePage(c: Here): Promise<Response> {
  await withTellersCircle(c);
  const { words, db, teller } = c.var;
  const at = [db, teller.circle, teller.story] as const;
  const [story, care] = await Promise.all([tellersStory(...at), careOfStory(...at)]);
  const asked = consentAsked(words, await sidesHere(c), story);
  return showTeller(
    c,
    { title: words('teller.choose.title') },
    <>
      <Saved c={c} />
      <h1>{words('teller.choose.title')}</h1>
      <p>{words('teller.choose.lead')}</p>
      <Form action="/mine/choose" forgets>
        <Choices many name="readers" heading="h2" label={words('teller.readers.question')} options={asked.readers} />
        <Choices many name="uses" heading="h2" label={words('teller.uses.question')} options={asked.uses} />
        <CareFields answered={care} />
        <Button>{words('teller.choose.keep')}</Button>
      </Form>
    </>,
  );
}

/**
 * Keeps what the teller allows, and what they say of their story and age. Someone under 16 is asked to say yes together with someone older;
 * right after telling the card comes next, later it is back to the story.
 */
export async function choose(c: Here): Promise<Response> {
  await withTellersCircle(c);
  const { words, db, teller, form, lang, now } = c.var;
  const at = [db, teller.circle, teller.story] as const;
  const asked = { mode: 'screen' as const, language: lang };
  const first = !(await hasReceipt(...at));
  const care = { ...readSpecial(form), age: readAge(form) };
  const waits = await atomically(db, async (db) => {
    const wording = consentWording(words, await sidesHere(c));
    await answerCare(db, teller.circle, teller.story, { ...care, asked: { ...asked, wording: specialWording(words) }, now });
    await allow(db, teller.circle, teller.story, { ...readConsent(form), ...asked, wording, now });
    return waitsFor(await careOfStory(db, teller.circle, teller.story));
  });
  if (waits === 'together') return c.redirect('/mine/together', 303);
  return c.redirect(first && cardOfVisit(c) ? '/mine/card' : '/mine?kept=choose', 303);
}

function Saved({ c }: { c: Here }) {
  const card = cardOfVisit(c);
  if (!card) return null;
  return (
    <Notice kind="kept" heading={c.var.words('teller.saved.title')}>
      <p>{c.var.words('teller.saved.words')}</p>
      <p lang={card.lang}>
        <strong>{card.code.join(' ')}</strong>
      </p>
    </Notice>
  );
}
