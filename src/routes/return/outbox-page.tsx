import { outboxOf } from '#cycle/5-return/letters.server.ts';
import { DataTable } from '#lib/ui/data-table.tsx';
import { Empty } from '#lib/ui/card.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { When } from '#lib/ui/when.tsx';
import type { Here } from '../door.ts';
import { showCircle } from '../show.tsx';

const month = 30 * 24 * 60 * 60 * 1000;

/** For whom letters wait and which left: never what is in them, no link, no code, and no whole address of a teller. */
export async function outboxPage(c: Here): Promise<Response> {
  const { db, words, circle, config, now } = c.var;
  const letters = await outboxOf(db, circle.id, new Date(now.getTime() - month));
  return showCircle(
    c,
    { title: words('return.outbox.title'), wide: true },
    <>
      <p>
        <a href={`/circles/${circle.slug}/return`}>{words('return.outbox.back')}</a>
      </p>
      <h1>{words('return.outbox.title')}</h1>
      <p class="kring-lead">{words('return.outbox.lead')}</p>
      {!config.smtpUrl && (
        <Notice kind="care" heading={words('return.outbox.noMail.title')}>
          <p>{words('return.outbox.noMail.text')}</p>
        </Notice>
      )}
      {letters.length === 0 ? (
        <Empty>{words('return.outbox.none')}</Empty>
      ) : (
        <DataTable
          caption={words('return.outbox.caption')}
          columns={[
            { label: words('return.outbox.to') },
            { label: words('return.outbox.kind') },
            { label: words('return.outbox.since') },
            { label: words('return.outbox.state') },
          ]}
          rows={letters.map(({ id, to, member, kind, queuedAt, state }) => ({
            id,
            cells: [
              to ?? member ?? words('return.outbox.owner'),
              words(`return.outbox.kind.${kind}`),
              <When at={queuedAt} />,
              words(`return.outbox.state.${state}`),
            ],
          }))}
        />
      )}
      <p class="kring-quiet">{words('return.reminded')}</p>
    </>,
  );
}
