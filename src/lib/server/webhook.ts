import { createHmac, randomBytes } from 'node:crypto';
import { severalOf, textOf, type Reading } from '../form/reading.ts';

/** What another system can hear of: things that are open to everyone, by id and link, never words. */
export const webhookEvents = [
  'decision.published',
  'agreement.made',
  'agreement.moved',
  'agreement.kept',
  'agreement.dropped',
  'change.made',
  'insight.written',
  'record.agreed',
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

export type WebhookWords = { url: string; events: WebhookEvent[] };

/** Reads an address and what it wants to hear of; whether it may be called is asked apart. */
export function readWebhook(form: FormData): Reading<WebhookWords> {
  const [url, events] = [textOf(form, 'url'), severalOf(form, 'events', webhookEvents)];
  const problems: Record<string, string> = {};
  if (!url) problems.url = 'connections.slip.url';
  if (events.length === 0) problems.events = 'connections.slip.events';
  return Object.keys(problems).length > 0 ? { problems } : { value: { url, events } };
}

/** A secret as Standard Webhooks writes it: 32 random bytes. */
export const newWebhookSecret = () => `whsec_${randomBytes(32).toString('base64')}`;

/** The signature of a message, as Standard Webhooks has it: HMAC-SHA256 over id, moment and body, so that none can be changed or sent again later as new. */
export function signatureOf(secret: string, { id, at, body }: { id: string; at: Date; body: string }): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

const [minute, hour] = [60_000, 3_600_000];
/** How long after each failure it is tried again; after the last, a message is given up. Three days in all. */
export const waitsBetween = [minute, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour] as const;

/** After so many failures in a row an address is not called any more. */
export const mostFailures = 20;

/** What is sent: the kind, the moment, and where to read it. `about` of a moved agreement names its new date too. */
export function bodyOf({
  what,
  about,
  at,
  circle,
  origin,
}: {
  what: string;
  about: string;
  at: Date;
  circle: string;
  origin: string;
}): string {
  const [id = ''] = about.split('/');
  const [page, door] = placesOf(what, id);
  const links = { link: `${origin}/circles/${circle}/${page}`, ...(door && { api: `${origin}/api/v1/circles/${circle}/${door}` }) };
  return JSON.stringify({ type: what, timestamp: at.toISOString(), data: { circle, id, ...links } });
}

function placesOf(what: string, id: string): [string, string | null] {
  if (what === 'decision.published') return [`changes/${id}`, `decisions/${id}`];
  if (what === 'insight.written') return [`insights/${id}`, `insights/${id}`];
  if (what === 'record.agreed') return [`sessions/${id}/record`, null];
  if (what === 'change.made') return ['changes', 'changes'];
  return what.startsWith('agreement.') ? [`changes/agreements/${id}`, 'agreements'] : ['', null];
}
