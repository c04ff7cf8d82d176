import { tokensOf } from '#catalysts/doorways/program-tokens.server.ts';
import type { Reader } from '#cycle/1-gather/consent.ts';
import { slipLines, type Sent } from '#lib/form/filled.ts';
import { webhooksOf } from '#lib/server/webhooks.server.ts';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import type { Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { NewToken, Tokens } from './tokens.tsx';
import { NewWebhook, Webhooks } from './webhooks.tsx';

/** Which form came back with slips. */
export type SentTo = Sent & { which: 'token' | 'webhook' };

/** What this circle is connected to: programs that come in with a token, and addresses that hear what happens. */
export async function connectionsPage(c: Here, sent?: SentTo) {
  const { db, circle, words } = c.var;
  const [tokens, webhooks] = await Promise.all([tokensOf(db, circle.id), webhooksOf(db, circle.id)]);
  const base = basePath(c);
  const of = (which: SentTo['which']) => (sent?.which === which ? sent : undefined);
  return showCircle(
    c,
    { title: words('connections.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={`/circles/${circle.slug}/prepare`}>{words('circle.part.back')}</a>
      </p>
      <h1>{words('connections.title')}</h1>
      <p class="kring-lead">{words('connections.lead')}</p>
      <p>
        <a href="/api/v1/openapi.json">{words('connections.api')}</a> ·{' '}
        <a href={`/circles/${circle.slug}/activity`}>{words('activity.title')}</a>
      </p>
      <h2 id="tokens">{words('connections.tokens.title')}</h2>
      <p>{words('connections.tokens.means')}</p>
      <Tokens tokens={tokens} base={base} />
      <NewToken base={base} mine={readersOf(c)} sent={of('token')} />
      <h2 id="webhooks">{words('connections.webhooks.title')}</h2>
      <p>{words('connections.webhooks.means')}</p>
      <Webhooks webhooks={webhooks} base={base} />
      <NewWebhook base={base} sent={of('webhook')} />
    </>,
  );
}

export const basePath = (c: Here) => `/circles/${c.var.circle.slug}/connections`;

/** The readers that this steward is, by the sides from which they run the circle: a program reads no more than that. */
export const readersOf = (c: Here): Reader[] => [...new Set(placesHere(c).map(({ reader }) => reader))];
/** The side from which this steward acts, for the record. */
export const sideOf = (c: Here): string | null => placesHere(c)[0]?.side ?? null;

const placesHere = ({ var: { actor, circle } }: Here) =>
  actor.memberships.filter((place) => place.circle === circle.id && place.role === 'steward');
