import type { Taker } from '#catalysts/invitations/invitation-codes.server.ts';
import { cardsOf, takeCard, type CardTaken } from '#catalysts/invitations/invitation-cards.server.ts';
import { mostCards } from '#catalysts/invitations/invitation.ts';
import { sidesOfStory } from '#cycle/1-gather/stories.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Select } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import type { Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showTeller } from '../show.tsx';
import { PrintButton } from '../teller/card.tsx';
import { withTellersCircle } from '../teller/visit.server.ts';
import { PaperCards, WaysToGive } from './paper-cards.tsx';

/** Someone who takes cards: whose they are, and from which sides they take part as far as that is known. */
export type Taking = {
  taker: Taker;
  sides: string[];
  action: string;
  /** What proves it with the form, where no cookie does. */ code?: string;
};

/** The cards of whoever is here: a member, or a seat at a table or in a session. */
export async function cardsPage(c: Here): Promise<Response> {
  const taking = takingHere(c);
  return taking ? showCards(c, taking) : showNotHere(c);
}

/** Takes one card along. */
export async function takeHere(c: Here): Promise<Response> {
  const taking = takingHere(c);
  if (!taking) return showNotHere(c);
  await takeOne(c, taking);
  return c.redirect(taking.action, 303);
}

/** The cards of a teller, who is here by the code of their story. */
export const tellersCardsPage = async (c: Here): Promise<Response> => showCards(c, await tellerTaking(c));

/** A teller takes one card along. */
export async function takeAsTeller(c: Here): Promise<Response> {
  const taking = await tellerTaking(c);
  await takeOne(c, taking);
  return c.redirect(taking.action, 303);
}

/** Takes one card for this taker, from the side that they said. */
export async function takeOne(c: Here, { taker }: Taking): Promise<CardTaken | null> {
  const { db, circle, form, keys, now, config } = c.var;
  const side = (await sidesOf(db, circle.id)).find(({ id }) => id === textOf(form, 'side'));
  return takeCard(db, circle.id, { taker, side: side?.id ?? null, keys, day: dayAt(now, config.timeZone) });
}

/** Who is here as someone who may invite: a member before a seat, so that one person has three cards in a browser. */
function takingHere(c: Here): Taking | null {
  const { circle, actor } = c.var;
  const action = `/invite/${circle.door}`;
  const own = actor.memberships.filter((membership) => membership.circle === circle.id);
  if (actor.person && own.length > 0) return { taker: { kind: 'person', id: actor.person.id }, sides: own.map(({ side }) => side), action };
  return actor.seat?.circle === circle.id ? { taker: { kind: 'seat', id: actor.seat.id }, sides: actor.seat.sides, action } : null;
}

async function tellerTaking(c: Here): Promise<Taking> {
  await withTellersCircle(c);
  const { db, teller } = c.var;
  const sides = await sidesOfStory(db, teller.circle, teller.story);
  return { taker: { kind: 'story', id: teller.story }, sides, action: '/mine/invite' };
}

/** The cards that someone took, to print, to send or to read out; and how to take another. */
export async function showCards(c: Here, taking: Taking): Promise<Response> {
  const { db, circle, words, keys } = c.var;
  const [cards, sides] = await Promise.all([cardsOf(db, circle.id, { taker: taking.taker, keys }), sidesOf(db, circle.id)]);
  const left = mostCards - cards.length;
  return showTeller(
    c,
    { title: words('missing.invite'), inside: true, islands: ['print'] },
    <>
      <div class="kring-not-printed">
        <h1>{words('missing.invite')}</h1>
        <p class="kring-lead">{words('missing.invite.lead')}</p>
        <ul>
          <li>{words('missing.invite.rule.who')}</li>
          <li>{words('missing.invite.rule.sees')}</li>
          <li>{words('missing.invite.rule.on')}</li>
        </ul>
        <p>{left > 0 ? words('missing.invite.left', { count: left }) : words('missing.invite.all')}</p>
        {left > 0 && (
          <Form action={taking.action} forgets>
            {taking.code && <input type="hidden" name="code" value={taking.code} />}
            <Select
              name="side"
              label={words('missing.invite.side')}
              hint={words('missing.invite.side.hint')}
              value={taking.sides[0] ?? ''}
              options={[
                { value: '', label: words('missing.invite.side.none') },
                ...sides.map(({ id, name }) => ({ value: id, label: name, lang: circle.language })),
              ]}
            />
            <Button name="take" value="one">
              {words('missing.invite.take')}
            </Button>
          </Form>
        )}
        <h2>{words('missing.invite.yours')}</h2>
        {cards.length === 0 ? <p>{words('missing.invite.none')}</p> : <p>{words('missing.invite.keep')}</p>}
        <WaysToGive c={c} cards={cards} />
        {cards.length > 0 && <PrintButton label={words('missing.invite.print')} />}
      </div>
      <PaperCards c={c} cards={cards} />
    </>,
  );
}
