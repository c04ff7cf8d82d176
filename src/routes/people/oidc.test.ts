import { afterAll, expect, test } from 'vitest';
import { readConfig } from '#lib/server/config.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { testDatabase } from '#testing/database.ts';
import { forger, forgeries } from '#testing/forger.ts';
import { clientId, clientSecret, municipality } from '#testing/municipality.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, aPerson } from '#testing/worlds.ts';
import { appOf, type App } from '../app.tsx';

const { db } = await testDatabase();
const redirect = 'http://localhost/oidc/back';
const town = await municipality(redirect);
afterAll(() => town.close());
const world = await aCircle(db);

const settings = {
  KRING_OIDC_ISSUER: town.issuer,
  KRING_OIDC_CLIENT_ID: clientId,
  KRING_OIDC_CLIENT_SECRET: clientSecret,
  KRING_OIDC_DOMAINS: 'town.nl',
  KRING_OIDC_NAME: 'Town',
  KRING_OIDC_ORGANISATION: world.organisation,
};
const kringWith = (more: Record<string, string> = {}) => appOf({ db, keys: newKeys(), config: readConfig({ ...settings, ...more }) });
const app = kringWith();

/** Where the button leads; the browser keeps its cookies. */
async function begin(app: App, browser: Visitor): Promise<string> {
  const answer = await app.request('/oidc/start');
  for (const line of answer.headers.getSetCookie())
    browser.cookies.set(line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1).split(';')[0]!);
  return answer.headers.get('location') ?? '';
}
const pathOf = (url: string) => url.slice('http://localhost'.length);
async function comesBack(browser: Visitor, url: string) {
  await browser.goTo(pathOf(url));
  if (browser.path.startsWith('/oidc/back')) await browser.press('Sign me in');
}
async function goIn(app: App, who: Partial<typeof town.now> & { sub: string }) {
  town.now = who;
  const browser = visitor(app);
  const to = await begin(app, browser);
  await comesBack(browser, await town.signIn(to));
  return browser;
}
async function anOfficial(email: string, name = 'Kees') {
  const person = await aPerson(db, world.organisation, { name, email });
  return aMember(db, world, 'steward', { person });
}

test('who was invited comes in by a verified address, and is known by the subject from then on', async () => {
  await anOfficial('Kees@town.nl');
  const browser = await goIn(app, { sub: 'k1', email: 'kees@town.nl', email_verified: true });
  expect([browser.path, browser.text.includes('Kees')]).toEqual(['/home', true]);
  const again = await goIn(app, { sub: 'k1', email: 'another@elsewhere.nl', email_verified: false });
  expect(again.text).toContain('Kees');
  const other = await goIn(app, { sub: 'k2', email: 'kees@town.nl', email_verified: true });
  expect(other.status).toBe(422);
  expect(other.text).toContain('belongs to someone else');
});

test.each([
  ['an address that nobody was invited with', 'stranger@town.nl', true],
  ['an address that is not verified', 'mila@town.nl', false],
  ['a domain that only ends the same', 'mila@eviltown.nl', true],
  ['a domain below ours', 'mila@sub.town.nl', true],
  ['two addresses in one', 'mila@town.nl@evil.nl', true],
  ['no address', undefined, true],
])('%s brings nobody in, and makes nobody', async (name, email, verified) => {
  for (const address of ['mila@town.nl', 'mila@eviltown.nl', 'mila@sub.town.nl'])
    if (!(await db.selectFrom('person').select('id').where('email', '=', address).executeTakeFirst()))
      await aPerson(db, world.organisation, { email: address });
  const people = await db.selectFrom('person').select('id').execute();
  const browser = await goIn(app, { sub: `x ${name}`, email, email_verified: verified });
  expect([browser.status, browser.cookies.has('kring-visit')]).toEqual([422, false]);
  expect(await db.selectFrom('person').select('id').execute()).toHaveLength(people.length);
});

test('coming back changes nothing until the button, and an answer works once', async () => {
  await anOfficial('anna@town.nl');
  town.now = { sub: 'a1', email: 'anna@town.nl', email_verified: true };
  const browser = visitor(app);
  const back = await town.signIn(await begin(app, browser));
  const visits = () => db.selectFrom('sign_in.visit').select('person_id').execute();
  const before = (await visits()).length;
  for (let nth = 0; nth < 3; nth++) await browser.goTo(pathOf(back));
  expect(await visits()).toHaveLength(before);
  const thief = visitor(app);
  for (const [name, value] of browser.cookies) thief.cookies.set(name, value);
  await comesBack(browser, back);
  expect(browser.path).toBe('/home');
  await comesBack(thief, back); // with the same code, and a copy of the cookie
  expect([thief.status, thief.cookies.has('kring-visit')]).toEqual([422, false]);
});

test('an answer that another browser asked for brings nobody in', async () => {
  await anOfficial('bram@town.nl');
  town.now = { sub: 'b1', email: 'bram@town.nl', email_verified: true };
  const [bram, victim, bare] = [visitor(app), visitor(app), visitor(app)];
  const back = await town.signIn(await begin(app, bram));
  await begin(app, victim);
  await comesBack(victim, back);
  expect(victim.cookies.has('kring-visit')).toBe(false);
  await comesBack(bare, back);
  expect(bare.path).toBe('/sign-in');
});

test('where a strong sign-in is asked, a weak one is refused there', async () => {
  await anOfficial('cora@town.nl');
  const strong = kringWith({ KRING_OIDC_ACR: 'high' });
  const who = { sub: 'c1', email: 'cora@town.nl', email_verified: true };
  expect((await goIn(strong, { ...who, acr: 'low' })).text).toContain('not strong enough');
  expect((await goIn(strong, { ...who, acr: 'high' })).path).toBe('/home');
});

test('a former visit in this browser ends when another begins', async () => {
  await anOfficial('dirk@town.nl');
  const browser = await goIn(app, { sub: 'd1', email: 'dirk@town.nl', email_verified: true });
  const former = browser.cookies.get('kring-visit')!;
  const back = await town.signIn(await begin(app, browser));
  await comesBack(browser, back);
  expect(browser.cookies.get('kring-visit')).not.toBe(former);
  const thief = visitor(app);
  thief.cookies.set('kring-visit', former);
  await thief.goTo('/home');
  expect(thief.status).toBe(404);
});

test.each(forgeries.map((fault) => [fault]))('a sign-in that is %s', async (fault) => {
  const evil = await forger({ clientId, clientSecret, claims: { sub: 'e1', email: 'eve@town.nl', email_verified: true } });
  await db.deleteFrom('sign_in.subject').where('subject', '=', 'e1').execute();
  if (!(await db.selectFrom('person').select('id').where('email', '=', 'eve@town.nl').executeTakeFirst()))
    await anOfficial('eve@town.nl', 'Eve');
  evil.fault = fault;
  const kring = kringWith({ KRING_OIDC_ISSUER: evil.issuer });
  const browser = visitor(kring);
  const to = await begin(kring, browser);
  if (fault === 'PKCE plain only') expect(to).toBe('');
  else await comesBack(browser, evil.enter(to));
  expect(browser.cookies.has('kring-visit')).toBe(fault === 'fine');
  expect(evil.methods).toEqual(fault === 'PKCE plain only' ? [] : ['S256']);
  evil.close();
});

test('when the sign-in is away, that is said with the other way in, and nobody is in', async () => {
  const away = kringWith({ KRING_OIDC_ISSUER: 'http://127.0.0.1:9', SMTP_URL: 'smtp://localhost' });
  const browser = visitor(away);
  await browser.goTo('/oidc/start');
  expect([browser.status, browser.text.includes('does not answer now')]).toEqual([503, true]);
  await browser.follow('Sign in');
  expect(browser.text).toContain('Send me a link');
});

test('the settings are refused where they are too wide', () => {
  expect(() => readConfig({ ...settings, KRING_OIDC_DOMAINS: '' })).toThrow('KRING_OIDC_DOMAINS');
  expect(() => readConfig({ ...settings, KRING_OIDC_DOMAINS: '*.nl' })).toThrow('KRING_OIDC_DOMAINS');
  expect(() => readConfig({ ...settings, KRING_OIDC_ISSUER: 'http://town.nl' })).toThrow('https');
});
