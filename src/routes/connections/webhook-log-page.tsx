import { messagesOf, webhooksOf } from '#lib/server/webhooks.server.ts';
import type { webhookEvents } from '#lib/server/webhook.ts';
import { Empty } from '#lib/ui/card.tsx';
import { DataTable } from '#lib/ui/data-table.tsx';
import { When } from '#lib/ui/when.tsx';
import type { Words } from '#lib/words/words.ts';
import { isKey } from '#lib/words/words.ts';
import type { Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { basePath } from './connections-page.tsx';

/** What was sent to one address, what it answered, and when it is tried again. */
export async function webhookLogPage(c: Here) {
  const { db, circle, words } = c.var;
  const webhook = (await webhooksOf(db, circle.id)).find(({ id }) => id === c.req.param('webhook'));
  if (!webhook) return showNotHere(c);
  const messages = await messagesOf(db, circle.id, webhook.id);
  return showCircle(
    c,
    { title: words('connections.log.title'), wide: true },
    <>
      <p>
        <a href={basePath(c)}>{words('connections.title')}</a>
      </p>
      <h1>{words('connections.log.title')}</h1>
      <p class="kring-lead kring-lines">{webhook.url}</p>
      <p>{words('connections.log.means')}</p>
      {messages.length === 0 ? (
        <Empty>{words('connections.log.none')}</Empty>
      ) : (
        <DataTable
          caption={words('connections.log.title')}
          columns={(['what', 'when', 'became', 'tries'] as const).map((name) => ({
            label: words(`connections.log.${name}`),
            number: name === 'tries',
          }))}
          rows={messages.map((message) => ({
            id: message.id,
            cells: [
              words(`connections.event.${message.what as (typeof webhookEvents)[number] | 'test.sent'}`),
              <When at={message.at} as="moment" />,
              <Became words={words} message={message} />,
              message.tries,
            ],
          }))}
        />
      )}
    </>,
  );
}

type Message = Awaited<ReturnType<typeof messagesOf>>[number];

function Became({ words, message }: { words: Words; message: Message }) {
  const { sentAt, givenUpAt, nextAt, answered, problem } = message;
  if (sentAt) return <>{words('connections.log.taken')}</>;
  const key = `connections.problem.${problem}`;
  const why = problem && isKey(key) ? words(key, { status: answered ?? 0 }) : '';
  return (
    <>
      {why} {givenUpAt ? words('connections.log.givenUp') : nextAt ? <Again words={words} at={nextAt} /> : ''}
    </>
  );
}

const Again = ({ words, at }: { words: Words; at: Date }) => (
  <>
    {words('connections.log.again')} <When at={at} as="moment" />
  </>
);
