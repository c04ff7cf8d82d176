import { isProcess } from '#compass/who-takes-part/part.ts';
import { wishesOf, type WishHere } from '#compass/who-takes-part/wishes.server.ts';
import { agreementsOf, type AgreementHere } from '#cycle/4-change/agreements.server.ts';
import { may } from '#lib/people/may.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Empty, List, Tag } from '#lib/ui/card.tsx';
import { When } from '#lib/ui/when.tsx';
import { saidOr } from '../../change/here.server.ts';
import { AgreementLine } from '../../change/parts.tsx';
import type { Here } from '../../door.ts';
import { compassPath } from './answering.server.ts';

/** The wishes of a circle, and the agreements that some of them became. */
export async function wishesHere(c: Here) {
  const { db, circle } = c.var;
  const wishes = await wishesOf(db, circle.id);
  const agreements = wishes.some(({ agreement }) => agreement !== null) ? await agreementsOf(db, circle.id) : [];
  return { wishes, agreements };
}
export type WishesHere = Awaited<ReturnType<typeof wishesHere>>;

/** What people wish to change in who takes part, each with the agreement that it became. */
export function WishList({ c, here: { wishes, agreements } }: { c: Here; here: WishesHere }) {
  const { words, actor, circle } = c.var;
  return (
    <>
      <h2 id="wishes">{words('power.wishes')}</h2>
      {wishes.length === 0 ? (
        <Empty>{words('power.wishes.none')}</Empty>
      ) : (
        <List
          items={wishes.map((wish) => (
            <OneWish c={c} wish={wish} agreement={agreements.find(({ id }) => id === wish.agreement) ?? null} />
          ))}
        />
      )}
      {may(actor, 'sayWhoTakesPart', circle.id) && (
        <Buttons>
          <Button kind="quiet" href={compassPath(c, '/parts/wish')}>
            {words('parts.wish.title')}
          </Button>
        </Buttons>
      )}
    </>
  );
}

/** A wish, with the agreement that it became; in a list it leads to its own page. */
export function OneWish({ c, wish, agreement, alone }: { c: Here; wish: WishHere; agreement: AgreementHere | null; alone?: boolean }) {
  const { words, actor, circle } = c.var;
  return (
    <Card id={wish.id}>
      <p>
        {alone ? (
          <strong dir="auto">{saidOr(c, wish.text)}</strong>
        ) : (
          <a href={compassPath(c, `/wishes/${wish.id}`)} dir="auto">
            {saidOr(c, wish.text)}
          </a>
        )}
      </p>
      <p class="kring-quiet">
        {wish.process && isProcess(wish.process) && <>{words(`parts.process.${wish.process}`)}. </>}
        <When at={wish.at} /> {wish.side && <Tag>{wish.side}</Tag>}
      </p>
      {agreement && (
        <p>
          {words('power.wish.became')} <AgreementLine c={c} agreement={agreement} />
        </p>
      )}
      {!agreement && wish.text !== null && may(actor, 'keepAgreements', circle.id) && (
        <Buttons>
          <Button kind="quiet" href={compassPath(c, `/wishes/${wish.id}/agreement`)} label={`${words('power.wish.agree')}: ${wish.text}`}>
            {words('power.wish.agree')}
          </Button>
        </Buttons>
      )}
    </Card>
  );
}
