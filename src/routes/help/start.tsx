import { cardNumberInWords, readCardNumber } from '#catalysts/doorways/card.ts';
import { cardWithCode, cardWithNumber, makeCard, type Card } from '#catalysts/doorways/cards.server.ts';
import { takeStep, unfinishedOf } from '#catalysts/doorways/helper-entries.server.ts';
import { keyOfCard, keyOfVisit } from '#catalysts/doorways/sealed-entry.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { ErrorSummary, type Slip } from '#lib/ui/error-summary.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { dayInWords } from '#lib/ui/when.tsx';
import type { Here } from '../door.ts';
import { patiently } from '../patience.server.ts';
import { showCircle } from '../show.tsx';
import { cardInHand, helpPath, holdCard, letGo } from './entry-here.tsx';
import { HelperShown } from './helper-shown.tsx';

/** Where a helper begins: with a card in hand, with none, or with a paper form. */
export const startPage = (c: Here) => showStart(c);

/** Begins with the six words (or the link) of an unused card; an entry that was interrupted is opened again, to be read back first. */
export async function startWithCard(c: Here): Promise<Response> {
  const { db, keys, circle, words, now } = c.var;
  const typed = textOf(c.var.form, 'card');
  const slip = (key: 'helper.start.slip.card' | 'helper.start.slip.used' | 'helper.start.slip.empty') =>
    showStart(c, { field: 'card', text: words(key) });
  if (!typed) return slip('helper.start.slip.empty');
  const card = await patiently(c, () => cardWithCode(db, keys, circle.id, typed));
  if (!card?.numbers) return slip('helper.start.slip.card');
  if (card.story) return slip('helper.start.slip.used');
  const held = { card: card.id, key: keyOfCard(keys, card.numbers), way: 'beside' as const, code: null };
  const { problem } = await takeStep(db, { ...held, circle: circle.id, helper: c.var.person.id }, { step: 'reopen', now });
  if (problem && circle.gathering !== 'open') return showStart(c);
  holdCard(c, held);
  return c.redirect(helpPath(c, '/entry'), 303);
}

/** No card at hand: one is made now, shown at once, and written down or printed before anything else. */
export async function startWithNewCard(c: Here): Promise<Response> {
  const { db, keys, circle, now } = c.var;
  if (circle.gathering !== 'open') return showStart(c);
  const card = await makeCard(db, circle.id, { keys, now });
  holdCard(c, { card: card.id, key: keyOfCard(keys, card.numbers!), way: 'beside', code: card.code });
  return c.redirect(helpPath(c, '/entry'), 303);
}

/** Begins with a paper form, by its number: its card stayed with the teller. Paper of before the asking ended is still typed in. */
export async function startWithPaper(c: Here): Promise<Response> {
  const { db, circle, words } = c.var;
  const number = readCardNumber(textOf(c.var.form, 'number'));
  const card = number && (await cardWithNumber(db, circle.id, number));
  const slip = slipOfPaper(card);
  if (slip || circle.gathering === 'not yet') return showStart(c, slip ? { field: 'number', text: words(slip) } : undefined);
  holdCard(c, { card: card!.id, key: keyOfVisit(), way: 'paper', code: null });
  return c.redirect(helpPath(c, '/entry'), 303);
}

/** Puts the card away: what was written down stays sealed, for at most fourteen days. */
export function pause(c: Here): Response {
  letGo(c);
  return c.redirect(helpPath(c, '?paused'), 303);
}

const slipOfPaper = (card: Card | null) => (!card ? 'helper.start.slip.number' : card.story ? 'helper.start.slip.used' : null);

async function showStart(c: Here, slip?: Slip): Promise<Response> {
  const { words, circle, person, form } = c.var;
  const unfinished = await unfinishedLines(c);
  const slipOf = (field: string) => (slip?.field === field ? slip.text : undefined);
  return showCircle(
    c,
    { title: words('helper.title'), status: slip ? 422 : c.req.method === 'POST' ? 409 : 200 },
    <>
      <ErrorSummary slips={slip ? [slip] : []} />
      {c.req.query('paused') !== undefined && (
        <Notice kind="kept">
          <p>{words('helper.paused')}</p>
        </Notice>
      )}
      <h1>{words('helper.title')}</h1>
      <p class="kring-lead">{words('helper.lead')}</p>
      <p>{words('helper.who.shown')}</p>
      <HelperShown {...person} />
      {!person.employer && <p>{words('helper.who.noEmployer')}</p>}
      {cardInHand(c) && (
        <p>
          <a href={helpPath(c, '/entry')}>{words('helper.inHand')}</a>
        </p>
      )}
      {circle.gathering === 'open' ? (
        <WithTeller c={c} typed={textOf(form, 'card')} slip={slipOf('card')} />
      ) : (
        <p>{words(circle.gathering === 'closed' ? 'helper.closed' : 'helper.notYet')}</p>
      )}
      {circle.gathering !== 'not yet' && (
        <Form action={helpPath(c, '/paper')} forgets>
          <h2>{words('helper.start.paper')}</h2>
          <Field
            name="number"
            label={words('helper.start.number')}
            hint={words('helper.start.numberHint')}
            value={textOf(form, 'number')}
            problem={slipOf('number')}
            autocomplete="off"
            short
          />
          <Button kind="quiet">{words('helper.start.type')}</Button>
        </Form>
      )}
      <Unfinished lines={unfinished} />
      <p>
        <a href={`/circles/${circle.slug}/cards`}>{words('helper.start.cards')}</a>
      </p>
    </>,
  );
}

function WithTeller({ c, typed, slip }: { c: Here; typed: string; slip?: string }) {
  const { words } = c.var;
  return (
    <>
      <Form action={helpPath(c, '/start')} forgets>
        <h2>{words('helper.start.beside')}</h2>
        <p>{words('helper.start.besideText')}</p>
        <Field
          name="card"
          label={words('helper.start.card')}
          hint={words('helper.start.cardHint')}
          value={typed}
          problem={slip}
          autocomplete="off"
        />
        <Button>{words('helper.start.begin')}</Button>
      </Form>
      <Form action={helpPath(c, '/new')}>
        <p>{words('helper.start.noCard')}</p>
        <Button kind="quiet">{words('helper.start.make')}</Button>
      </Form>
    </>
  );
}

/** What this helper began and did not finish. It can only be opened with its card. */
async function unfinishedLines(c: Here): Promise<string[]> {
  const { db, circle, person, words, lang, now } = c.var;
  const entries = await unfinishedOf(db, circle.id, person.id, now);
  return entries.map(({ started_at, expires_at, batch, card }) => {
    const days = { day: dayInWords(started_at, lang), until: dayInWords(expires_at, lang) };
    return batch !== null && card !== null
      ? words('helper.unfinished.card', { ...days, number: cardNumberInWords({ batch, card }) })
      : words('helper.unfinished.one', days);
  });
}

function Unfinished({ lines }: { lines: string[] }) {
  const { words } = useFrame();
  if (lines.length === 0) return null;
  return (
    <section>
      <h2>{words('helper.unfinished')}</h2>
      <p>{words('helper.unfinished.text')}</p>
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </section>
  );
}
