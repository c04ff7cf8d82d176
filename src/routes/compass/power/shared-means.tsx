import type { VNode } from 'preact';
import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { sharedMeansOf, sidesOfStewards, type SharedHere } from '#compass/who-takes-part/sharings.server.ts';
import { Empty, Tag } from '#lib/ui/card.tsx';
import { When } from '#lib/ui/when.tsx';
import { saidOr } from '../../change/here.server.ts';
import type { Here } from '../../door.ts';
import { compassPath } from './answering.server.ts';
import { todayHere } from '../../today.ts';

/** What is shared in this circle, and from which sides it is run. */
export async function sharedHere(c: Here) {
  const { db, circle } = c.var;
  const [means, stewards] = await Promise.all([sharedMeansOf(db, circle.id), sidesOfStewards(db, circle.id)]);
  return { means, stewards };
}
export type Shared = Awaited<ReturnType<typeof sharedHere>>;

const holds = (c: Here, { until }: SharedHere) => until === null || until > todayHere(c);

/** Means and say that are shared: who runs the circle, and what people get so that they can take part. */
export function SharedMeans({ c, shared: { means, stewards }, manage }: { c: Here; shared: Shared; manage: boolean }) {
  const { words } = c.var;
  const residents = stewards.some(({ reader }) => reader === 'residents');
  return (
    <>
      <h2 id="shared">{words('power.shared')}</h2>
      <p>
        {words(residents ? 'power.shared.stewards.residents' : 'power.shared.stewards')}{' '}
        {stewards.map(({ name }) => (
          <Tag key={name}>{name}</Tag>
        ))}
      </p>
      {means.length === 0 ? <Empty>{words('power.shared.none')}</Empty> : <ul>{means.map((one) => line(c, one))}</ul>}
      {manage && (
        <p class="kring-not-printed">
          <a href={compassPath(c, '/sharing')}>{words('power.shared.change')}</a>
        </p>
      )}
    </>
  );
}

function line(c: Here, { id, kind, text, side, since, until, because }: SharedHere) {
  const { words } = c.var;
  return (
    <li key={id}>
      <strong>{words(`power.shared.kind.${kind}`)}</strong>: <span dir="auto">{saidOr(c, text)}</span> <Tag>{side}</Tag>{' '}
      <span class="kring-quiet">
        {words('power.shared.since')} <When at={noonOf(since)} />
        {until && (
          <>
            , {words('power.shared.until')} <When at={noonOf(until)} />
            {because !== null && (
              <>
                : <span dir="auto">{because}</span>
              </>
            )}
          </>
        )}
      </span>
    </li>
  );
}

/** Below a promise: what is shared now, as part of what people get back. Nothing when nothing is. */
export async function sharedInPromise(c: Here): Promise<VNode | null> {
  const { words } = c.var;
  const shared = await sharedHere(c);
  const now = shared.means.filter((one) => holds(c, one) && one.text !== null);
  const residents = shared.stewards.some(({ reader }) => reader === 'residents');
  if (now.length === 0 && !residents) return null;
  return (
    <section>
      <h3>{words('power.promise.title')}</h3>
      <ul>
        {residents && <li>{words('power.shared.stewards.promise')}</li>}
        {now.map(({ id, kind, text, side }) => (
          <li key={id}>
            <strong>{words(`power.shared.kind.${kind}`)}</strong>: <span dir="auto">{text}</span> <Tag>{side}</Tag>
          </li>
        ))}
      </ul>
      <p>
        <a href={compassPath(c, '/parts#shared')}>{words('power.promise.more')}</a>
      </p>
    </section>
  );
}
