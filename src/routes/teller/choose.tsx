import { allow, hasReceipt, readConsent } from '#cycle/1-gather/consents.server.ts';
import { tellersStory } from '#cycle/1-gather/stories.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import type { Here } from '../door.ts';
import { showTeller } from '../show.tsx';
import { consentAsked, consentWording } from './consent-words.ts';
import { cardOfVisit, sidesHere, withTellersCircle } from './visit.server.ts';

/** Saved; and what may be done with it? The six words stand there already, so that whoever stops here has them. */
export async function choosePage(c: Here): Promise<Response> {
  await withTellersCircle(c);
  const { words, db, teller } = c.var;
  const story = await tellersStory(db, teller.circle, teller.story);
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
        <Button>{words('teller.choose.keep')}</Button>
      </Form>
    </>,
  );
}

/** Keeps what the teller allows. Right after telling the card comes next; later it is back to the story. */
export async function choose(c: Here): Promise<Response> {
  await withTellersCircle(c);
  const { words, db, teller, lang, now } = c.var;
  const wording = consentWording(words, await sidesHere(c));
  const first = !(await hasReceipt(db, teller.circle, teller.story));
  await allow(db, teller.circle, teller.story, { ...readConsent(c.var.form), mode: 'screen', wording, language: lang, now });
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
