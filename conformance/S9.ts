import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { newId } from '#lib/server/ids.ts';
import { sendMessages } from '#lib/server/webhook-sending.server.ts';
import { seal } from '#lib/server/sealed.server.ts';
import { aFullCircle, type FullCircle } from './parts/full-circle.ts';
import { ask, everyVisitor } from './parts/visitors.ts';
import type { Inside, World } from './world.ts';

/** Ways in which an address means this machine, its network, or nothing that should be called. */
const inside = [
  ...['127.0.0.1', 'localhost', '127.1', '2130706433', '0177.0.0.1', '0x7f000001', '0.0.0.0', '[::1]', '[::]'],
  ...['10.0.0.1', '172.16.5.4', '192.168.0.1', '169.254.169.254', '100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
  ...[
    '[fd00::1]',
    '[fe80::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:a9fe:a9fe]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '[2001:0:7f00:1::]',
    '[ff02::1]',
  ],
].map((host) => `https://${host}/hook`);
const wrongly = [
  'http://example.org/',
  'ftp://example.org/',
  'file:///etc/passwd',
  'gopher://example.org/',
  'https://user:word@example.org/',
  '//example.org',
  'data:text/plain,x',
];

/** Who in the code calls out at all: a new one must think of this check. */
const callers: Record<string, string> = {
  'lib/server/outgoing.server.ts': 'addresses that a steward chose, guarded here',
  'lib/server/mail.server.ts': 'the post of SMTP_URL',
  'lib/people/oidc.server.ts': 'the sign-in of KRING_OIDC_ISSUER',
  'lib/server/media-objects.server.ts': 'the bucket of KRING_MEDIA_S3',
};

/** Fills in every kind of address that should not be called, lets a name change its mind, and looks who calls out at all. */
export async function check(world: World): Promise<string> {
  const kring = await world.inside();
  const here = await aFullCircle(kring, 'A');
  const wrong = [...strangers(), ...(await filledIn(kring, here)), ...(await listed(world))];
  wrong.push(...(await sent(kring, here)));
  if (wrong.length > 0) throw new Error(`${wrong.length} addresses are called that should not be\n${wrong.join('\n')}`);
  return `${inside.length + wrongly.length} addresses refused, a name that changes its mind and a redirection lead nowhere; ${Object.keys(callers).length} places in the code call out`;
}

function strangers(): string[] {
  const src = 'src';
  const calls =
    /\bfrom 'node:(https?|net|tls|dgram|http2)'|\bfrom 'openid-client'|import\('openid-client'\)|\bfrom '(nodemailer|aws4fetch|undici)'|(?<![.\w])fetch\(/;
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|^testing\/|^routes\/islands\//.test(file))
    .filter((file) =>
      calls.test(
        readFileSync(join(src, file), 'utf8')
          .replace(/^import type .*$/gm, '')
          .replace(/import \{[^}]*\bSTATUS_CODES\b[^}]*\} from 'node:http';|import \{ (isIP|BlockList, isIP) \} from 'node:net';/g, ''),
      ),
    )
    .filter((file) => !Object.hasOwn(callers, file))
    .map((file) => `src/${file} calls out, and nobody thought of where to`);
}

async function filledIn(kring: Inside, here: FullCircle): Promise<string[]> {
  const steward = (await everyVisitor(kring, here, here)).find(({ name }) => name === 'steward')!;
  const wrong: string[] = [];
  for (const url of [...inside, ...wrongly]) {
    const { status } = await ask(kring, steward, {
      method: 'POST',
      address: `/circles/${here.slug}/connections/webhooks`,
      fields: { url, events: ['insight.written'] },
    });
    const kept = await kring.db.selectFrom('webhook').select('id').where('url', '=', url).execute();
    if (status !== 422 || kept.length > 0) wrong.push(`${url} was taken (${status})`);
  }
  return wrong;
}

/** With an allow-list nothing else is called, also not what stood in the database before. */
async function listed(world: World): Promise<string[]> {
  const kring = await world.inside({ KRING_WEBHOOK_HOSTS: 'hooks.example.nl' });
  const here = await aFullCircle(kring, 'A');
  const steward = (await everyVisitor(kring, here, here)).find(({ name }) => name === 'steward')!;
  const { status } = await ask(kring, steward, {
    method: 'POST',
    address: `/circles/${here.slug}/connections/webhooks`,
    fields: { url: 'https://93.184.216.34/', events: ['insight.written'] },
  });
  return status === 422 ? [] : [`an address that is not listed was taken (${status})`];
}

/** What already stands there, as if its name had changed since: a server on this machine hears nothing. */
async function sent(kring: Inside, here: FullCircle): Promise<string[]> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(request.url ?? '');
    response.writeHead(302, { location: '/again' }).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const now = kring.clock.now;
  const lay = async (url: string) => {
    const id = newId();
    await kring.db
      .insertInto('webhook')
      .values({
        circle_id: here.id,
        id,
        url,
        events: [],
        sealed_secret: seal(kring.keys.visit, 'webhook', 'whsec_eA=='),
        made_by: null,
        made_at: now,
      })
      .execute();
    await kring.db
      .insertInto('webhook_message')
      .values({ circle_id: here.id, id: newId(), webhook_id: id, what: 'test.sent', about: newId(), happened_at: now, next_at: now })
      .execute();
  };
  for (const url of [`http://127.0.0.1:${port}/plain`, `https://127.0.0.1:${port}/secure`, `https://rebound.example:${port}/name`])
    await lay(url);
  await sendMessages(
    kring.db,
    { keys: kring.keys, origin: '', outgoing: { egress: { hosts: null, near: [] }, resolve: async () => ['127.0.0.1'], patience: 500 } },
    now,
  );
  const silent = heard.length === 0 ? [] : [`this machine was called: ${heard.join(', ')}`];
  await lay(`http://127.0.0.1:${port}/asked`); // and where it may be called, what it points to is not
  await sendMessages(kring.db, { keys: kring.keys, origin: '', outgoing: { egress: { hosts: null, near: [`127.0.0.1:${port}`] } } }, now);
  server.close();
  const once = heard.filter((path) => path === '/asked').length === 1 && !heard.includes('/again');
  return [...silent, ...(once ? [] : [`a redirection was followed, or nothing was sent at all: ${heard.join(', ')}`])];
}
