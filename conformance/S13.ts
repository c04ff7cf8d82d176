import { invitationLasts, invite } from '#lib/people/invitations.server.ts';
import { codeOf, stepAt } from '#lib/people/second-step.ts';
import { demandStep, makeStep } from '#lib/people/second-steps.server.ts';
import { endMembership } from '#lib/people/members.server.ts';
import { linkLasts, makeSignInLink, startVisit } from '#lib/people/visits.server.ts';
import { forger, forgeries } from '#testing/forger.ts';
import { clientId, clientSecret, municipality } from '#testing/municipality.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aFullCircle, type FullCircle } from './parts/full-circle.ts';
import type { Inside, World } from './world.ts';

const redirect = 'http://localhost/oidc/back';
const town = { KRING_OIDC_CLIENT_ID: clientId, KRING_OIDC_CLIENT_SECRET: clientSecret, KRING_OIDC_DOMAINS: 'town.nl' };
type Say = (holds: boolean, otherwise: string) => void;

/** Comes in in every way that staff can, and in every way that they should not. */
export async function check(world: World): Promise<string> {
  const wrong: string[] = [];
  let tried = 0;
  const say: Say = (holds, otherwise) => {
    tried += 1;
    if (!holds) wrong.push(otherwise);
  };
  await links(world, say);
  await secondStep(world, say);
  await domains(world, say);
  await forged(world, say);
  if (wrong.length > 0) throw new Error(`${wrong.length} of ${tried} ways in are not as they should be\n${wrong.join('\n')}`);
  return `${tried} ways in, of which ${forgeries.length - 1} forged answers of another sign-in`;
}

/** Links and invitations end in time, work once, and a place that ended opens nothing from that moment. */
async function links(world: World, say: Say) {
  const kring = await world.inside();
  const here = await aFullCircle(kring, 'A');
  const { db, app, clock } = kring;
  const later = (ms: number) => (clock.now = new Date(clock.now.getTime() + ms));
  const invitation = await invite(db, here.id, { role: 'steward', side: here.sides.residents, by: here.people.steward, now: clock.now });
  const link = await makeSignInLink(db, here.people.member, clock.now);
  const browser = visitor(app);
  await signIn(browser, await makeSignInLink(db, here.people.member, clock.now));
  const former = browser.cookies.get('kring-visit')!;
  await signIn(browser, await makeSignInLink(db, here.people.member, clock.now));
  say(browser.cookies.get('kring-visit') !== former, 'a new sign-in keeps the former visit');
  say(!(await isIn(kring, former)), 'the cookie of before a sign-in still opens');
  const member = await startVisit(db, here.people.steward, clock.now);
  const place = await db
    .selectFrom('member')
    .select('id')
    .where('circle_id', '=', here.id)
    .where('person_id', '=', here.people.steward)
    .executeTakeFirstOrThrow();
  const steward = visitor(app);
  steward.cookies.set('kring-visit', member);
  await steward.goTo(`/circles/${here.slug}/connections`);
  say(steward.status === 200, 'a steward does not come in at all');
  await endMembership(db, here.id, place.id, clock.now);
  await steward.goTo(`/circles/${here.slug}/connections`);
  say(steward.status === 404, 'a place that ended still opens');
  later(linkLasts + 1000);
  const late = visitor(app);
  await late.goTo(`/sign-in/${link}`);
  if (late.status === 200) await late.press('Sign me in');
  say(!late.cookies.has('kring-visit'), 'a link works after its day');
  later(invitationLasts);
  await signIn(visitor(app), await makeSignInLink(db, here.people.member, clock.now)); // asking for a link anew gives an invitation no new life
  await late.goTo(`/invitations/${invitation}`);
  say(late.status === 404, 'an invitation lives longer than it says');
}

/** Where an organisation asks it, nobody comes in without the second step: not by link, not by invitation, not by a code that was used or guessed. */
async function secondStep(world: World, say: Say) {
  const kring = await world.inside();
  const here = await aFullCircle(kring, 'A');
  const { db, app, keys, clock } = kring;
  const before = await startVisit(db, here.people.listener, clock.now);
  await demandStep(db, here.organisation, clock.now);
  say(!(await isIn(kring, before)), 'who was in before everyone needs a second step stays in');
  const browser = visitor(app);
  await signIn(browser, await makeSignInLink(db, here.people.listener, clock.now));
  say(browser.path === '/second-step' && !browser.cookies.has('kring-visit'), `the link alone opens (${browser.path})`);
  for (const path of ['/home', `/circles/${here.slug}/listen`, '/home/safety']) {
    await browser.goTo(path);
    say(browser.status === 404, `${path} opens half-way`);
  }
  const invited = visitor(app);
  await invited.goTo(
    `/invitations/${await invite(db, here.id, { role: 'listener', side: here.sides.residents, by: here.people.steward2, now: clock.now })}`,
  );
  await invited.press('Take part', { name: 'Someone new' });
  say(!invited.cookies.has('kring-visit'), 'an invitation opens without a second step');
  const secret = Buffer.from('12345678901234567890');
  const code = () => codeOf(secret, stepAt(clock.now));
  const typing = { person: here.people.listener2, keys, now: clock.now };
  say(!(await makeStep(db, secret, { ...typing, typed: '000000' })), 'a wrong first code sets a second step up');
  await makeStep(db, secret, { ...typing, typed: code() });
  clock.now = new Date(clock.now.getTime() + 60_000);
  const right = visitor(app);
  await signIn(right, await makeSignInLink(db, here.people.listener2, clock.now));
  await right.press('Come in', { code: code() });
  say(right.path === '/home', 'the right code does not open');
  await right.goTo('/home/safety');
  say(!right.text.includes('Turn my second step off'), 'it can be turned off where everyone needs it');
  const again = visitor(app);
  await signIn(again, await makeSignInLink(db, here.people.listener2, clock.now));
  await again.press('Come in', { code: code() });
  say(!again.cookies.has('kring-visit'), 'a code works twice');
  for (let nth = 0; nth < 5; nth++) await again.press('Come in', { code: '000000' });
  clock.now = new Date(clock.now.getTime() + 60_000);
  await again.press('Come in', { code: code() });
  say(!again.cookies.has('kring-visit'), 'guessing goes on without end');
}

/** Of the organisation's own sign-in: whole domains, verified, of someone who was invited; nobody is made by it. */
async function domains(world: World, say: Say) {
  const office = await municipality(redirect);
  const kring = await world.inside({ ...town, KRING_OIDC_ISSUER: office.issuer });
  const here = await aFullCircle(kring, 'A');
  const people = async () => (await kring.db.selectFrom('person').select('id').execute()).length;
  const put = (email: string) => kring.db.updateTable('person').set({ email }).where('id', '=', here.people.member).execute();
  const before = await people();
  const come = async (who: { email?: string; email_verified?: boolean; sub: string }) => {
    office.now = who;
    const browser = visitor(kring.app);
    await comesBack(browser, await office.signIn(await begin(kring, browser)));
    return browser.cookies.has('kring-visit');
  };
  for (const email of ['mila@eviltown.nl', 'mila@town.nl.evil.org', 'mila@sub.town.nl', 'stranger@town.nl']) {
    if (!email.startsWith('stranger')) await put(email);
    say(!(await come({ sub: email, email, email_verified: true })), `${email} comes in`);
  }
  await put('mila@town.nl');
  say(!(await come({ sub: 'u', email: 'mila@town.nl', email_verified: false })), 'an address that nobody verified comes in');
  say(await come({ sub: 'm', email: 'mila@town.nl', email_verified: true }), 'who was invited does not come in');
  say(!(await come({ sub: 'n', email: 'mila@town.nl', email_verified: true })), 'an address that went to someone else opens for them');
  say((await people()) === before, 'signing in makes someone a member');
  const browser = visitor(kring.app);
  office.now = { sub: 'm', email: 'mila@town.nl', email_verified: true };
  const back = await office.signIn(await begin(kring, browser));
  const thief = visitor(kring.app);
  for (const [name, value] of browser.cookies) thief.cookies.set(name, value);
  await comesBack(browser, back);
  await comesBack(thief, back);
  say(browser.cookies.has('kring-visit') && !thief.cookies.has('kring-visit'), 'an answer works twice');
  const strong = await world.inside({ ...town, KRING_OIDC_ISSUER: office.issuer, KRING_OIDC_AMR: 'mfa' });
  await weak(strong, office, say);
  office.close();
}

async function weak(kring: Inside, office: Awaited<ReturnType<typeof municipality>>, say: Say) {
  const here = await aFullCircle(kring, 'A');
  await kring.db.updateTable('person').set({ email: 'mila@town.nl' }).where('id', '=', here.people.member).execute();
  office.now = { sub: 'm', email: 'mila@town.nl', email_verified: true, amr: ['pwd'] };
  const browser = visitor(kring.app);
  await comesBack(browser, await office.signIn(await begin(kring, browser)));
  say(!browser.cookies.has('kring-visit'), 'a password alone is enough where a second means is asked');
}

async function forged(world: World, say: Say) {
  for (const fault of forgeries) {
    const evil = await forger({ clientId, clientSecret, claims: { sub: 'e', email: 'mila@town.nl', email_verified: true } });
    evil.fault = fault;
    const kring = await world.inside({ ...town, KRING_OIDC_ISSUER: evil.issuer });
    const here: FullCircle = await aFullCircle(kring, 'A');
    await kring.db.updateTable('person').set({ email: 'mila@town.nl' }).where('id', '=', here.people.member).execute();
    const browser = visitor(kring.app);
    const to = await begin(kring, browser);
    if (to) await comesBack(browser, evil.enter(to));
    say(
      browser.cookies.has('kring-visit') === (fault === 'fine'),
      `an answer that is "${fault}" ${fault === 'fine' ? 'is refused' : 'is taken'}`,
    );
    evil.close();
  }
}

async function signIn(browser: Visitor, link: string) {
  await browser.goTo(`/sign-in/${link}`);
  await browser.press('Sign me in');
}

async function isIn({ app }: Inside, visit: string): Promise<boolean> {
  const browser = visitor(app);
  browser.cookies.set('kring-visit', visit);
  await browser.goTo('/home');
  return browser.status === 200;
}

async function begin({ app }: Inside, browser: Visitor): Promise<string> {
  const answer = await app.request('/oidc/start');
  for (const line of answer.headers.getSetCookie())
    browser.cookies.set(line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1).split(';')[0]!);
  return answer.headers.get('location') ?? '';
}

async function comesBack(browser: Visitor, url: string) {
  await browser.goTo(url.slice('http://localhost'.length));
  if (browser.path.startsWith('/oidc/back')) await browser.press('Sign me in');
}
