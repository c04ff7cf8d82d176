import { readToken } from '#catalysts/doorways/program-token.ts';
import { endToken, makeToken } from '#catalysts/doorways/program-tokens.server.ts';
import { refusalOf } from '#lib/server/outgoing.server.ts';
import { readWebhook } from '#lib/server/webhook.ts';
import { endWebhook, makeWebhook, sendTest, webhooksOf } from '#lib/server/webhooks.server.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { basePath, connectionsPage, readersOf, sideOf } from './connections-page.tsx';
import { webhookLogPage } from './webhook-log-page.tsx';

async function newToken(c: Here) {
  const { db, circle, form, person, now, words } = c.var;
  const { value, problems } = readToken(form, readersOf(c));
  if (problems) return connectionsPage(c, { which: 'token', form, problems });
  const secret = await makeToken(db, circle.id, value, { person: person.id, side: sideOf(c), now });
  return showOnce(c, { title: words('connections.tokens.made', { name: value.name }), secret, means: words('connections.tokens.secret') });
}

async function newWebhook(c: Here) {
  const { db, circle, form, person, keys, now, config, words } = c.var;
  const { value, problems } = readWebhook(form);
  if (problems) return connectionsPage(c, { which: 'webhook', form, problems });
  const refused = await refusalOf(value.url, { egress: config.egress });
  if (refused) return connectionsPage(c, { which: 'webhook', form, problems: { url: `connections.problem.${refused}` } });
  const made = await makeWebhook(db, circle.id, value, { person: person.id, side: sideOf(c), keys, now });
  if (!made) return connectionsPage(c, { which: 'webhook', form, problems: { url: 'connections.slip.many' } });
  return showOnce(c, { title: words('connections.webhooks.made'), secret: made.secret, means: words('connections.webhooks.secret') });
}

/** A secret that is shown this once. */
function showOnce(c: Here, { title, secret, means }: { title: string; secret: string; means: string }) {
  const { words } = c.var;
  return showCircle(
    c,
    { title },
    <>
      <h1>{title}</h1>
      <p class="kring-lead">{words('connections.once')}</p>
      <p class="kring-secret">
        <code>{secret}</code>
      </p>
      <p>{means}</p>
      <Buttons>
        <Button kind="quiet" href={basePath(c)}>
          {words('people.secret.back')}
        </Button>
      </Buttons>
    </>,
  );
}

const back = (c: Here) => c.redirect(basePath(c), 303);

const webhookHere = async (c: Here) => (await webhooksOf(c.var.db, c.var.circle.id)).some(({ id }) => id === c.req.param('webhook'));

async function shutOut(c: Here) {
  const here = await endToken(c.var.db, c.var.circle.id, c.req.param('token')!, { side: sideOf(c), now: c.var.now });
  return here ? back(c) : showNotHere(c);
}

async function stopTelling(c: Here) {
  if (!(await webhookHere(c))) return showNotHere(c);
  await endWebhook(c.var.db, c.var.circle.id, c.req.param('webhook')!, { side: sideOf(c), now: c.var.now });
  return back(c);
}

async function tryOut(c: Here) {
  if (!(await webhookHere(c))) return showNotHere(c);
  await sendTest(c.var.db, c.var.circle.id, c.req.param('webhook')!, c.var.now);
  return c.redirect(`${basePath(c)}/webhooks/${c.req.param('webhook')}`, 303);
}

const at = '/circles/:circle/connections';
export const connectionDoors = [
  get(at, 'connect', (c) => connectionsPage(c)),
  post(`${at}/tokens`, 'connect', newToken),
  post(`${at}/tokens/:token/end`, 'connect', shutOut),
  post(`${at}/webhooks`, 'connect', newWebhook),
  get(`${at}/webhooks/:webhook`, 'connect', webhookLogPage),
  post(`${at}/webhooks/:webhook/test`, 'connect', tryOut),
  post(`${at}/webhooks/:webhook/end`, 'connect', stopTelling),
  // a page that came back with slips, opened again or in another language
  get(`${at}/tokens`, 'connect', back),
  get(`${at}/webhooks`, 'connect', back),
];
