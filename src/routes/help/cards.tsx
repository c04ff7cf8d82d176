import { batchSizes, cardKinds, readCardsWished, type CardKind } from '#catalysts/doorways/card.ts';
import { batchesOf, makeCards, type Batch } from '#catalysts/doorways/cards.server.ts';
import { isSubmissionKey, newSubmissionKey } from '#lib/codes/story-code.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { capacitiesOf } from '#lib/people/may.ts';
import { Button } from '#lib/ui/button.tsx';
import { Empty } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Count } from '#lib/ui/count.tsx';
import { DataTable } from '#lib/ui/data-table.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { StoryCardSheet } from '#lib/ui/story-card.tsx';
import { When } from '#lib/ui/when.tsx';
import { fewest } from '#maths/small-cells.ts';
import type { Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { cardShown } from './new-card.tsx';
import { paperForms } from './paper-form.tsx';

const onOneSheet = 8;

/** Cards to take along: make a batch, and see how many of each are used. Their codes are never seen again. */
export async function cardsPage(c: Here, slip?: string): Promise<Response> {
  const { words, db, circle } = c.var;
  const batches = await batchesOf(db, circle.id);
  return showCircle(
    c,
    { title: words('helper.cards.title'), status: slip ? 422 : 200 },
    <>
      <ErrorSummary slips={slip ? [{ field: 'cards', text: slip }] : []} />
      <h1>{words('helper.cards.title')}</h1>
      <p class="kring-lead">{words('helper.cards.lead')}</p>
      <p class="kring-not-printed">
        {words('learning.begin')}: <a href="/lessons/stories">{words('lessons.stories.title')}</a>
      </p>
      <Form>
        <input type="hidden" name="submission" value={newSubmissionKey()} />
        <Choices
          name="kind"
          label={words('helper.cards.kind')}
          options={cardKinds.map((kind) => ({
            value: kind,
            label: words(`helper.cards.kind.${kind}`),
            consequence: words(`helper.cards.kind.${kind}.means`),
          }))}
        />
        <Choices
          name="cards"
          label={words('helper.cards.many')}
          options={batchSizes.map((size) => ({ value: String(size), label: words('helper.cards.size', { count: size }) }))}
          problem={slip}
        />
        <p>{words('helper.cards.once')}</p>
        <Button>{words('helper.cards.make')}</Button>
      </Form>
      <h2>{words('helper.cards.made')}</h2>
      {batches.length === 0 ? <Empty>{words('helper.cards.none')}</Empty> : <Batches c={c} batches={batches} />}
      <p>
        <a href={`/circles/${circle.slug}/help`}>{words('helper.title')}</a>
      </p>
    </>,
  );
}

/** Makes the cards and shows them, to print now. The same form sent again shows the same cards for a quarter of an hour. */
export async function printCards(c: Here): Promise<Response> {
  const { db, circle, keys, person, words, form, now } = c.var;
  const wish = readCardsWished(form);
  if (!wish) return cardsPage(c, words('helper.cards.slip'));
  const sent = textOf(form, 'submission');
  const batch = await makeCards(db, circle.id, {
    cards: wish.cards,
    submission: isSubmissionKey(sent) ? sent : newSubmissionKey(),
    keys,
    person: person.id,
    now,
  });
  return batch ? showBatch(c, batch, wish.kind) : cardsPage(c, words('helper.cards.late'));
}

async function showBatch(c: Here, batch: Batch, kind: CardKind): Promise<Response> {
  const { words, circle } = c.var;
  const sheets = Array.from({ length: Math.ceil(batch.codes.length / onOneSheet) }, (_, nth) =>
    batch.codes.slice(nth * onOneSheet, (nth + 1) * onOneSheet),
  );
  return showCircle(
    c,
    { title: words('helper.cards.batch', { number: batch.number }), wide: true, islands: ['print'] },
    <>
      <div class="kring-not-printed">
        <h1>{words('helper.cards.batch', { number: batch.number })}</h1>
        <Notice kind="care" heading={words('helper.cards.now')}>
          <p>{words('helper.cards.nowText')}</p>
        </Notice>
        <p>{words(`helper.cards.how.${kind}`)}</p>
        <p hidden data-print>
          <button type="button" class="nl-button nl-button--primary kring-button">
            <span class="nl-button__label">{words('helper.cards.print')}</span>
          </button>
        </p>
        <p>
          <a href={`/circles/${circle.slug}/cards`}>{words('helper.cards.back')}</a>
        </p>
      </div>
      {kind === 'cards'
        ? sheets.map((codes) => <StoryCardSheet cards={codes.map((code) => cardShown(c, code))} />)
        : await paperForms(c, batch)}
    </>,
  );
}

type Listed = Awaited<ReturnType<typeof batchesOf>>[number];

function Batches({ c, batches }: { c: Here; batches: Listed[] }) {
  const { words } = c.var;
  const all = capacitiesOf(c.var.actor, c.var.circle.id).has('listener');
  return (
    <DataTable
      caption={words('helper.cards.caption')}
      columns={[
        { label: words('helper.cards.number') },
        { label: words('helper.cards.on') },
        { label: words('helper.cards.by') },
        { label: words('helper.cards.cards'), number: true },
        { label: words('helper.cards.used'), number: true },
        { label: words('helper.cards.unused'), number: true },
      ]}
      rows={batches.map((batch) => {
        // Cards used are tellers: a few are not counted aloud, nor what would give them away by subtraction.
        const few = !all && batch.used > 0 && batch.used < fewest;
        return {
          id: batch.id,
          cells: [
            batch.number,
            <When at={batch.made_at} />,
            batch.by,
            batch.cards,
            <Count n={few ? 'hidden' : batch.used} />,
            few ? words('helper.cards.notSaid') : batch.cards - batch.used,
          ],
        };
      })}
    />
  );
}
