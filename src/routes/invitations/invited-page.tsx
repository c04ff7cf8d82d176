import { cardOfCode, comeWith } from '#catalysts/invitations/invitation-cards.server.ts';
import { readInvitationCode, waysIn, type WayIn } from '#catalysts/invitations/invitation.ts';
import { dayAt } from '#lib/form/fields.ts';
import { oneOf, textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Select } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { sidesOf, type CircleHere } from '#system/circles/circles.server.ts';
import { inCircle } from '../circle/in-circle.ts';
import { CodeForm } from '../code-form.tsx';
import { missingPath } from '../compass/voices/missing-page.tsx';
import type { Here } from '../door.ts';
import { inTurn } from '../patience.server.ts';
import { showNotHere } from '../problems.tsx';
import { showTeller } from '../show.tsx';
import { PromiseInShort, promisedHere } from '../teller/promise-in-short.tsx';
import { showCards, takeOne } from './take-cards-page.tsx';

/** Where the six letters of a card are filled in. */
export const invitedCodePage = (c: Here) => showCode(c);

/** Opens the card of typed letters. What is no card and what nobody has get the same answer after the same time. */
export const enterInvitation = (c: Here) => openCard(c, textOf(c.var.form, 'code').slice(0, 40));

/** Opens the card of a link or a square. Looking changes nothing: a card is used when someone takes part. */
export const followInvitation = (c: Here) => openCard(c, c.req.param('code') ?? '');

async function openCard(c: Here, typed: string): Promise<Response> {
  const { words } = c.var;
  if (!typed) return showCode(c, { slip: words('missing.invited.empty') });
  const card = await cardHere(c, typed);
  if (card) return showInvitation(c, card.code);
  return showCode(c, { typed: c.req.method === 'GET' ? '' : typed, slip: words('missing.invited.unknown') });
}

/** The card of a code, with the page made one of its circle; null when there is none. Who guesses, waits. */
async function cardHere(c: Here, typed: string): Promise<{ id: string; code: string } | null> {
  const { db, keys } = c.var;
  const code = readInvitationCode(typed);
  const found = await inTurn(c, async () => (code ? cardOfCode(db, keys, code) : null));
  if (!found || !code || !(await inCircle(c, found.circle, 'openInvitation'))) return null;
  return { id: found.id, code };
}

/** Takes part with a card: the first time is counted, by day and side. What is done next is not tied to the card. */
export async function come(c: Here): Promise<Response> {
  const { form } = c.var;
  const card = await cardHere(c, textOf(form, 'code').slice(0, 40));
  if (!card) return showCode(c, { slip: c.var.words('missing.invited.unknown') });
  const { db, circle, now, config } = c.var;
  const way = oneOf(form, 'way', waysIn);
  if (!way || !isOpen(circle, way)) return showInvitation(c, card.code);
  const side = (await sidesOf(db, circle.id)).find(({ id }) => id === textOf(form, 'side'));
  await comeWith(db, circle.id, card.id, { side: side?.id ?? null, day: dayAt(now, config.timeZone) });
  return c.redirect(addressOf(c, way), 303);
}

/** Who was invited passes it on: three cards of their own, one further from the first. */
export async function passOn(c: Here): Promise<Response> {
  const { form } = c.var;
  const card = await cardHere(c, textOf(form, 'code').slice(0, 40));
  if (!card) return showNotHere(c);
  const taking = { taker: { kind: 'card' as const, id: card.id }, sides: [], action: '/invited/on', code: card.code };
  if (textOf(form, 'take') === 'one') await takeOne(c, taking);
  return showCards(c, taking);
}

const isOpen = (circle: CircleHere, way: WayIn) =>
  way === 'tell' ? circle.gathering === 'open' : way === 'respond' ? circle.asking === 'open' : true;

function addressOf(c: Here, way: WayIn): string {
  const { circle } = c.var;
  if (way === 'tell') return `/tell/${circle.door}`;
  if (way === 'respond') return `/respond/${circle.door}`;
  return way === 'session' ? `/circles/${circle.slug}/sessions` : missingPath(c);
}

/** The circle of a card: what it asks and promises, and the light ways in. It is the same page before and after the card was used. */
async function showInvitation(c: Here, code: string): Promise<Response> {
  const { db, circle, words } = c.var;
  const [sides, promised] = await Promise.all([sidesOf(db, circle.id), promisedHere(db, circle)]);
  return showTeller(
    c,
    { title: words('missing.invited') },
    <>
      <h1>{words('missing.invited')}</h1>
      <p>{words('missing.invited.lead')}</p>
      <h2 lang={circle.language}>{circle.subject}</h2>
      <p class="kring-lead kring-lines" lang={circle.language} dir="auto">
        {circle.challenge}
      </p>
      <PromiseInShort {...promised} />
      <Form action="/invited/come" forgets>
        <input type="hidden" name="code" value={code} />
        <h2>{words('missing.invited.ways')}</h2>
        <Select
          name="side"
          label={words('missing.invited.sides')}
          hint={words('missing.invited.sides.hint')}
          options={[
            { value: '', label: words('missing.invite.side.none') },
            ...sides.map(({ id, name }) => ({ value: id, label: name, lang: circle.language })),
          ]}
        />
        <div class="kring-answers">
          {waysIn
            .filter((way) => isOpen(circle, way))
            .map((way) => (
              <Button kind={way === 'tell' ? 'act' : 'quiet'} name="way" value={way}>
                {words(`missing.invited.way.${way}`)}
              </Button>
            ))}
        </div>
      </Form>
      <p>
        <a href={`/circles/${circle.slug}`}>{words('missing.invited.look')}</a>
      </p>
      <p>{words('missing.invited.on.lead')}</p>
      <Form action="/invited/on" forgets>
        <input type="hidden" name="code" value={code} />
        <Button kind="quiet">{words('missing.invite')}</Button>
      </Form>
    </>,
  );
}

function showCode(c: Here, { typed, slip }: { typed?: string; slip?: string } = {}): Promise<Response> {
  const { words } = c.var;
  return showTeller(
    c,
    { title: words('missing.invited.code'), status: slip ? 422 : 200 },
    <CodeForm
      title={words('missing.invited.code')}
      action="/invited"
      label={words('missing.invited.letters')}
      hint={words('missing.invited.letters.hint')}
      button={words('missing.invited.open')}
      {...{ typed, slip }}
    />,
  );
}
