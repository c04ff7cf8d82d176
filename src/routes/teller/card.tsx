import { contactOf } from '#cycle/1-gather/contacts.server.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { squareCode } from '#lib/ui/qr.ts';
import { StoryCard } from '#lib/ui/story-card.tsx';
import { WhoIsMissing } from '../compass/voices/missing-link.tsx';
import type { Here } from '../door.ts';
import { showTeller } from '../show.tsx';
import { ContactForm } from './contact.tsx';
import { cardOfVisit, withTellersCircle } from './visit.server.ts';

/** The story card, in this visit only: to print, to photograph, to write down, to read out. */
export async function cardPage(c: Here): Promise<Response> {
  await withTellersCircle(c);
  const { words, db, teller } = c.var;
  const card = cardOfVisit(c);
  if (!card) return cardGone(c);
  const contact = await contactOf(db, teller.circle, teller.story);
  return showTeller(
    c,
    { title: words('teller.card.title'), islands: ['print'] },
    <>
      {c.req.query('kept') !== undefined && (
        <Notice kind="kept">
          <p>{words('teller.contact.saved')}</p>
        </Notice>
      )}
      <h1>{words('teller.card.title')}</h1>
      <p>{words('teller.card.lead')}</p>
      <p>
        <strong>{words('teller.card.once')}</strong>
      </p>
      <StoryCard square={squareCode(card.link)} code={card.code} address={card.address} codeLang={card.lang} />
      <PrintButton label={words('teller.card.print')} />
      <Disclosure summary={words('teller.card.paper')}>
        <p>{words('teller.card.paperHelp', { address: card.address })}</p>
        <ol class="kring-lead" lang={card.lang}>
          {card.code.map((word) => (
            <li>{word}</li>
          ))}
        </ol>
      </Disclosure>
      <Disclosure summary={words('teller.card.spell')}>
        <ol lang={card.lang}>
          {card.code.map((word) => (
            <li>
              {word}: {[...word.toUpperCase()].join(' – ')}
            </li>
          ))}
        </ol>
      </Disclosure>
      <Disclosure summary={words('teller.contact.more')} open={contact !== undefined}>
        <ContactForm contact={contact} onCard />
      </Disclosure>
      <WhoIsMissing door={c.var.circle.door} invites="/mine/invite" />
      <Finish c={c} />
      <p>
        <a href="/mine">{words('teller.mine.title')}</a>
      </p>
    </>,
  );
}

/** Ends the visit: the main thing to do on a shared phone. */
export function Finish({ c }: { c: Here }) {
  const { words } = c.var;
  return (
    <Form action="/finish">
      <p>{words('teller.finish.lead')}</p>
      <Buttons>
        <Button>{words('teller.finish.do')}</Button>
      </Buttons>
    </Form>
  );
}

/** Prints the card. Without JavaScript this does nothing, so the island shows it. */
export function PrintButton({ label }: { label: string }) {
  return (
    <p hidden data-print>
      <button type="button" class="nl-button nl-button--secondary kring-button">
        <span class="nl-button__label">{label}</span>
      </button>
    </p>
  );
}

function cardGone(c: Here) {
  const { words } = c.var;
  return showTeller(
    c,
    { title: words('teller.card.gone.title') },
    <>
      <h1>{words('teller.card.gone.title')}</h1>
      <p>{words('teller.card.gone.text')}</p>
      <p>{words('teller.card.lost')}</p>
      <p>
        <a href="/mine">{words('teller.mine.title')}</a>
      </p>
    </>,
  );
}
