import { expect, test } from 'vitest';
import { invitationCode, keptInvitationCode } from '#catalysts/invitations/invitation-codes.server.ts';
import { onCard, readInvitationCode } from '#catalysts/invitations/invitation.ts';
import { seal } from '#lib/server/sealed.server.ts';
import { newSecret } from '#lib/server/ids.ts';
import { testKring } from '#testing/kring.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, aStory, signedIn, type World } from '#testing/worlds.ts';

const { db, app, keys, clock, later } = await testKring();

const cardsIn = (world: World) =>
  db.selectFrom('invitation_card').selectAll().where('circle_id', '=', world.id).orderBy('depth').orderBy('nth').execute();
const codesOn = (page: Visitor) => page.page.querySelectorAll('.kring-answers-code').map((part) => part.text.trim());

async function aMemberOf(world: World) {
  const browser = visitor(app);
  await signedIn(db, browser, await aMember(db, world, 'member'), clock.now);
  return browser;
}

async function aTellerOf(world: World) {
  const browser = visitor(app);
  const story = await aStory(db, world, { side: 'residents' });
  const visit = { circle: world.id, story, visit: newSecret(), until: clock.now.getTime() + 7_200_000 };
  browser.cookies.set('kring-mine', seal(keys.visit, 'teller', visit));
  return browser;
}

test('someone takes three cards, never more, and finds them again; nothing says who took them', async () => {
  const world = await aCircle(db);
  const noor = await aMemberOf(world);
  await noor.goTo(`/invite/${world.door}`);
  for (let nth = 0; nth < 3; nth++) await noor.press('Take a card along', { side: world.sides.professionals });
  expect(noor.text).toContain('You have all three cards.');
  expect(codesOn(noor)).toHaveLength(3);
  expect(codesOn(noor)[0]).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/);
  const rows = await cardsIn(world);
  expect(rows.map(({ side_id, depth, used_on }) => [side_id, depth, used_on])).toEqual(Array(3).fill([world.sides.professionals, 1, null]));
  expect(JSON.stringify(rows)).not.toContain(
    (await db.selectFrom('member').select('person_id').where('circle_id', '=', world.id).executeTakeFirstOrThrow()).person_id,
  );
});

test('asked for two hundred at once, one person still gets three', async () => {
  const world = await aCircle(db);
  const noor = await aMemberOf(world);
  await noor.goTo(`/invite/${world.door}`);
  const token = /name="_form" value="([^"]+)"/.exec(noor.html)![1]!;
  const cookie = [...noor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', cookie };
  const body = new URLSearchParams({ _form: token, take: 'one' }).toString();
  await Promise.all(Array.from({ length: 200 }, () => app.request(`/invite/${world.door}`, { method: 'POST', body, headers })));
  expect(await cardsIn(world)).toHaveLength(3);
});

test('a card opens the circle with its promise; looking changes nothing, taking part is counted once, by day and side alone', async () => {
  const world = await aCircle(db);
  const teller = await aTellerOf(world);
  await teller.goTo('/mine/invite');
  await teller.press('Take a card along');
  const code = codesOn(teller)[0]!;
  const guest = visitor(app);
  await guest.goTo('/invited');
  await guest.press('Open my invitation', { code: code.toLowerCase().replace('-', ' ') });
  expect(guest.text).toContain('You are invited');
  expect(guest.text).toContain('Litter in the park');
  const before = guest.html;
  expect((await cardsIn(world))[0]!.used_on).toBeNull();
  await guest.press('I say who is still missing', { side: world.sides.deciders });
  expect(guest.path).toBe(`/missing/${world.door}`);
  expect(guest.cookies.size).toBe(0);
  expect((await cardsIn(world))[0]).toMatchObject({ used_on: '2026-11-24', used_side_id: world.sides.deciders });
  const again = visitor(app);
  await again.goTo('/invited');
  await again.press('Open my invitation', { code });
  const bare = (html: string) => html.replace(/nonce-?[^"]*|value="[^"]*"/g, '');
  expect(bare(again.html)).toBe(bare(before)); // the same page for the inviter, before and after
  later(1);
  await again.press('I tell what I lived through', { side: world.sides.residents });
  expect(again.path).toBe(`/tell/${world.door}`);
  expect((await cardsIn(world))[0]).toMatchObject({ used_on: '2026-11-24', used_side_id: world.sides.deciders });
});

test('who gave a card sees the same page whether it was used or not', async () => {
  const world = await aCircle(db);
  const noor = await aMemberOf(world);
  await noor.goTo(`/invite/${world.door}`);
  await noor.press('Take a card along');
  const before = noor.text;
  await db.updateTable('invitation_card').set({ used_on: '2026-11-24' }).where('circle_id', '=', world.id).execute();
  await noor.goTo(noor.path);
  expect(noor.text).toBe(before);
});

test('who was invited passes it on, one hand further, and also has three', async () => {
  const world = await aCircle(db);
  const noor = await aMemberOf(world);
  await noor.goTo(`/invite/${world.door}`);
  await noor.press('Take a card along');
  let code = codesOn(noor)[0]!;
  for (let depth = 2; depth <= 4; depth++) {
    const guest = visitor(app);
    await guest.goTo(`/invited/${code}`);
    await guest.press('Invite someone yourself');
    for (let nth = 0; nth < 3; nth++) await guest.press('Take a card along', { side: world.sides.residents });
    expect(guest.text).toContain('You have all three cards.');
    code = codesOn(guest)[0]!;
  }
  expect((await cardsIn(world)).map(({ depth }) => depth)).toEqual([1, 2, 2, 2, 3, 3, 3, 4, 4, 4]);
});

test('what is no card and what nobody has get the same answer; a slip of the pen is read', async () => {
  const guest = visitor(app);
  await guest.goTo('/invited');
  await guest.press('Open my invitation', { code: '' });
  expect(guest.text).toContain('Fill in the six letters.');
  for (const code of ['abc', 'zzzzzz', 'not a card at all']) {
    await guest.goTo('/invited');
    await guest.press('Open my invitation', { code });
    expect(guest.status).toBe(422);
    expect(guest.text).toContain('We do not know these letters.');
  }
  expect(readInvitationCode(' O1L-abc ')).toBe('011abc');
  expect(readInvitationCode('O1Labcd')).toBeNull();
  expect(onCard('011abc')).toBe('011-ABC');
});

test('the letters follow from the card and a key outside the database, and are kept nowhere', async () => {
  const [row] = await db.selectFrom('invitation_card').select(['id', 'code_hash']).execute();
  const code = invitationCode(keys, row!.id);
  expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{6}$/);
  expect(row!.code_hash.equals(keptInvitationCode(keys, code))).toBe(true);
});

test('how far cards came is told by side, from five on and until yesterday; nobody outside sees it', async () => {
  const world = await aCircle(db);
  const row = (nth: number, used: string | null) => ({
    circle_id: world.id,
    id: `card-${nth}`,
    code_hash: Buffer.from(`${world.id} ${nth}`),
    taker_hash: Buffer.from(`taker ${nth}`),
    nth: 1,
    side_id: world.sides.residents,
    from_card_id: null,
    depth: 1,
    made_on: '2026-11-01',
    used_on: used,
    used_side_id: used && world.sides.professionals,
  });
  const day = clock.now.toISOString().slice(0, 10);
  await db.insertInto('invitation_card').values(Array.from({ length: 10 }, (_, nth) => row(nth, nth < 4 ? '2026-11-10' : nth === 4 ? day : null))).execute(); // prettier-ignore
  const noor = await aMemberOf(world);
  const path = `/circles/${world.slug}/compass/invitations`;
  await noor.goTo(path);
  expect(noor.text).toContain('There is no bridge of five people or more');
  later(1);
  await signedIn(db, noor, await aMember(db, world, 'member'), clock.now);
  await noor.goTo(path);
  expect(noor.text).toContain('From Resident to Professional: 5 people or more.');
  expect(noor.text).not.toMatch(/complete|enough|representative|%/i);
  const stranger = visitor(app);
  await stranger.goTo(path);
  expect(stranger.status).toBe(404);
});
