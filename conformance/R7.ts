import { queueReturnLetters } from '#cycle/5-return/letters.server.ts';
import { sendLetters } from '#cycle/5-return/sending.server.ts';
import { newId } from '#lib/server/ids.ts';
import { openPost } from '#lib/server/mail.server.ts';
import { sendMessages, queueMessages } from '#lib/server/webhook-sending.server.ts';
import { sendTest } from '#lib/server/webhooks.server.ts';
import { seal } from '#lib/server/sealed.server.ts';
import { deskOf } from '../src/chores.ts';
import { visitor } from '#testing/visitor.ts';
import { aFullCircle } from './parts/full-circle.ts';
import type { World } from './world.ts';

const nowhere = '127.0.0.1:9'; // nothing listens there

/** Mail, the organisation's sign-in, a webhook and the bucket for media are away: a story is told, kept and read by its teller all the same, what waits goes on waiting, and nothing opens by it. */
export async function check(world: World): Promise<string> {
  const kring = await world.inside({
    SMTP_URL: `smtp://${nowhere}`,
    KRING_OIDC_ISSUER: `http://${nowhere}`,
    KRING_OIDC_CLIENT_ID: 'kring',
    KRING_OIDC_DOMAINS: 'town.nl',
    KRING_WEBHOOK_NEAR: nowhere,
  });
  const { db, app, keys, config, clock } = kring;
  const here = await aFullCircle(kring, 'A');
  const wrong: string[] = [];
  const hook = {
    circle_id: here.id,
    id: newId(),
    url: `http://${nowhere}/`,
    events: ['insight.written'],
    sealed_secret: seal(keys.visit, 'webhook', 'whsec_eA=='),
    made_by: null,
    made_at: new Date(0),
  };
  await db.insertInto('webhook').values(hook).execute();
  await sendTest(db, here.id, hook.id, clock.now);
  const waiting = () => db.selectFrom('letter').select('id').where('sent_at', 'is', null).where('failed_at', 'is', null).execute();

  const post = openPost(config.smtpUrl!, 'kring@example.org');
  const runChores = async () => {
    await queueReturnLetters(db, { now: clock.now, day: clock.now.toISOString().slice(0, 10) });
    await sendLetters(db, post, deskOf(keys, config), clock.now);
    await queueMessages(db, clock.now);
    await sendMessages(db, { keys, origin: 'http://localhost', outgoing: { egress: config.egress } }, clock.now);
  };
  const [letters] = [(await waiting()).length];
  await runChores();
  if ((await waiting()).length < letters) wrong.push('a letter was lost while the post was away');
  if (letters === 0) wrong.push('no letter waited: this check did not look at one');
  const messages = await db.selectFrom('webhook_message').select(['problem', 'next_at']).where('webhook_id', '=', hook.id).execute();
  if (messages.length === 0 || messages.some(({ next_at }) => next_at === null))
    wrong.push('a message was lost while its address was away');

  const teller = visitor(app);
  const begun = performance.now();
  await teller.goTo(`/tell/${here.door}`);
  await teller.press('Save my story', { text: 'The post is away, and I tell it all the same.' });
  const took = performance.now() - begun;
  await teller.goTo('/mine');
  if (!teller.text.includes('The post is away')) wrong.push(`a story could not be told (${teller.status} at ${teller.path})`);
  if (took > 3_000) wrong.push(`telling waited ${Math.round(took)} ms for what was away`);

  const staff = visitor(app);
  await staff.goTo('/oidc/start');
  if (staff.status !== 503 || staff.cookies.has('kring-visit')) wrong.push(`the sign-in that is away answers ${staff.status}`);
  await staff.goTo('/oidc/back?code=x&state=y');
  if (staff.cookies.has('kring-visit')) wrong.push('coming back from a sign-in that is away opens');
  await staff.goTo('/sign-in');
  await staff.press('Send me a link', { email: 'someone@town.nl' });
  if (staff.status !== 200) wrong.push(`asking for a link while the post is away answers ${staff.status}`);
  for (const path of ['/', `/circles/${here.slug}`, `/circles/${here.slug}/changes`, '/readyz']) {
    const { status } = await app.request(path);
    if (status !== 200) wrong.push(`${path} answers ${status}`);
  }
  if (wrong.length > 0) throw new Error(`${wrong.length} things fail with what is away\n${wrong.join('\n')}`);
  return `a story told in ${Math.round(took)} ms with mail, sign-in and webhook away; ${letters} letters and ${messages.length} messages wait; nobody came in`;
}
