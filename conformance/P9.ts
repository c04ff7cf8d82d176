import { sql } from 'kysely';
import { ageBands, companions, isYoung } from '#cycle/1-gather/age.ts';
import { mayRead } from '#cycle/1-gather/readable.server.ts';
import { hashOfText } from '#cycle/1-gather/text-of-story.server.ts';
import { hashOf, newId, newSecret } from '#lib/server/ids.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aMember, signedIn } from '#testing/worlds.ts';
import type { Inside, World } from './world.ts';

const text = 'At school they took my telephone and nobody asked me why.';

/** No birthday is kept; under 16 nobody reads it before someone older says yes too, and no way leads to the internet. */
export async function check(world: World): Promise<string> {
  const inside = await world.inside();
  const { rows: birthdays } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema not in ('pg_catalog', 'information_schema') and column_name ~* '(birth|born|geboorte|dob|age_in_years)'`.execute(
    inside.db,
  );
  if (birthdays.length > 0) throw new Error(`A birthday is kept: ${birthdays.map(({ name }) => name).join(', ')}`);
  for (const age of ageBands) await onThePage(inside, age);
  for (const age of ageBands) await byProgram(inside, age);
  return `${ageBands.length} age bands on the page and by program; ${companions.length} people who can say yes with a child; no birthday among the columns, and no way to the internet under 16`;
}

async function onThePage(inside: Inside, age: (typeof ageBands)[number]) {
  const { app, db, clock } = inside;
  for (const companion of isYoung(age) ? companions : [null]) {
    const here = await aCircle(db, { now: clock.now });
    const teller = visitor(app);
    await teller.goTo(`/tell/${here.door}`);
    if (teller.page.querySelector('input[type=date]')) throw new Error('A date is asked of a teller');
    await teller.press('Save my story', { text });
    await teller.press('Keep this', { readers: ['residents'], uses: ['sense', 'publish'], special: 'none', others: 'none', age });
    const { id } = await db.selectFrom('story').select('id').where('circle_id', '=', here.id).executeTakeFirstOrThrow();
    const listener = visitor(app);
    await signedIn(db, listener, await aMember(db, here, 'listener', { side: 'residents', now: clock.now }), clock.now);
    const accepts = async () => {
      await listener.goTo(`/circles/${here.slug}/listen/${id}`);
      await listener.press('Accept');
    };
    await accepts();
    const read = () => mayRead(db, here.id, id, { oneOf: ['residents'] });
    if ((await read()) === isYoung(age)) throw new Error(`A story of someone of ${age} is read: ${!isYoung(age) ? 'no' : 'yes'}`);
    if (companion) {
      await teller.goTo('/mine/together');
      await teller.press('We say yes together', { with: companion });
      await accepts();
      if (!(await read())) throw new Error(`A ${companion} said yes with someone of ${age}, and nobody reads it`);
      const receipt = await db
        .selectFrom('consent_receipt')
        .select('together_with')
        .where('story_id', '=', id)
        .where('about', '=', 'together')
        .executeTakeFirst();
      if (receipt?.together_with !== companion) throw new Error('The receipt does not say who said yes too');
    }
    await teller.goTo('/mine/publish');
    const button = teller.page.querySelector('form[action="/mine/publish"] button');
    if (button) await teller.press('Yes, put exactly this on the internet');
    if ((await mayRead(db, here.id, id, { open: true })) === isYoung(age))
      throw new Error(`On the internet at ${age}: ${!isYoung(age) ? 'no' : 'yes'}`);
  }
}

async function byProgram({ app, db, clock }: Inside, age: string) {
  const here = await aCircle(db, { now: clock.now });
  const secret = newSecret();
  await db
    .insertInto('token')
    .values({ circle_id: here.id, id: newId(), secret_hash: hashOf(secret), scopes: ['stories:write'], made_at: clock.now, ended_at: null })
    .execute();
  const tell = (uses: string[]) =>
    app.request(`/api/v1/circles/${here.slug}/stories`, {
      method: 'POST',
      body: JSON.stringify({ text, language: 'en', readers: ['residents'], uses, special: 'none', others: 'none', age }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}`, 'idempotency-key': newId() },
    });
  const young = isYoung(age as (typeof ageBands)[number]);
  const asked = await tell(['sense', 'publish']);
  if (asked.status !== (young ? 422 : 201)) throw new Error(`A program that publishes someone of ${age} gets ${asked.status}`);
  const kept = (await (young ? await tell(['sense']) : asked).json()) as { id: string; code: { words: string } };
  const waited = await db.selectFrom('story').select('care_since').where('id', '=', kept.id).executeTakeFirstOrThrow();
  // Even where the row says that it may: who asks is under 16.
  await db
    .updateTable('story')
    .set({ uses: ['sense', 'publish'], care_since: null })
    .where('id', '=', kept.id)
    .execute();
  const { status } = await app.request('/api/v1/publication', {
    method: 'POST',
    body: JSON.stringify({ textSha256: hashOfText(text).toString('hex') }),
    headers: { 'content-type': 'application/json', 'kring-code': kept.code.words },
  });
  if (status !== (young ? 409 : 204)) throw new Error(`Publishing someone of ${age} over the interface answers ${status}`);
  if ((waited.care_since !== null) !== young) throw new Error(`A program's story of someone of ${age} does not wait for someone older`);
}
