import { hashOfText } from '#cycle/1-gather/text-of-story.server.ts';
import { mayRead } from '#cycle/1-gather/readable.server.ts';
import { specialAnswers, othersAnswers } from '#cycle/1-gather/special.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aMember, signedIn } from '#testing/worlds.ts';
import type { Inside, World } from './world.ts';

const text = 'Since the illness of the baker the desk sends everyone away.';

/** Every answer about sensitive things and others, then every way to the internet: nothing is read or published without the yes that it takes. */
export async function check(world: World): Promise<string> {
  const inside = await world.inside();
  const count = { answers: 0, refused: 0 };
  for (const special of [null, ...specialAnswers]) {
    for (const others of [null, ...othersAnswers]) {
      await oneStory(inside, { special, others });
      count.answers += 1;
    }
  }
  count.refused = await secondYes(inside);
  await cannotBeForced(inside);
  return `${count.answers} pairs of answers held or read as they should be; ${count.refused} ways to publish without the second yes got 409; the database refuses a shortcut`;
}

async function told({ app, db, clock }: Inside, fields: Record<string, string | string[]>) {
  const here = await aCircle(db, { now: clock.now });
  const teller = visitor(app);
  await teller.goTo(`/tell/${here.door}`);
  await teller.press('Save my story', { text });
  if (teller.page.querySelectorAll('input[type=radio][checked], input[type=checkbox][checked]').length > 0)
    throw new Error('Something is chosen before the teller chose');
  await teller.press('Keep this', { readers: ['residents'], uses: ['sense', 'publish'], ...fields });
  const code = teller.page
    .querySelectorAll('.kring-story-card__words li')
    .map((word) => word.text)
    .join(' ');
  const { id: story } = await db.selectFrom('story').select('id').where('circle_id', '=', here.id).executeTakeFirstOrThrow();
  const listener = visitor(app);
  await signedIn(db, listener, await aMember(db, here, 'listener', { side: 'residents', now: clock.now }), clock.now);
  const accepts = async () => {
    await listener.goTo(`/circles/${here.slug}/listen/${story}`);
    await listener.press('Accept');
    return listener.status;
  };
  const readBy = (reader: 'residents' | 'open') => mayRead(db, here.id, story, reader === 'open' ? { open: true } : { oneOf: [reader] });
  return { here, teller, listener, story, code, accepts, readBy };
}

async function oneStory(inside: Inside, { special, others }: { special: string | null; others: string | null }) {
  const about = `special ${special}, others ${others}`;
  const { here, listener, story, accepts, readBy } = await told(inside, { ...(special && { special }), ...(others && { others }) });
  const waits = ['remove', 'unknown'].includes(special ?? '') || ['named', 'unknown'].includes(others ?? '');
  if ((await accepts()) !== (waits ? 422 : 200)) throw new Error(`${about}: accepting answered ${listener.status}`);
  if ((await readBy('residents')) === waits) throw new Error(`${about}: read by residents: ${!waits ? 'no' : 'yes'}`);
  const receipts = await inside.db.selectFrom('consent_receipt').select('about').where('story_id', '=', story).execute();
  if (receipts.some((receipt) => receipt.about === 'special') !== (special === 'allowed'))
    throw new Error(`${about}: the receipt does not say so`);
  if (!waits) return;
  await listener.goTo(`/circles/${here.slug}/listen/${story}`);
  await listener.press('Blank these words out', { words: 'the illness of the baker' });
  await listener.press('nothing more has to go');
  await accepts();
  if (!(await readBy('residents'))) throw new Error(`${about}: not read after it was taken out`);
  const left = await leftOver(inside, 'illness of the baker');
  if (left > 0) throw new Error(`${about}: what was blanked out is still kept`);
}

/** Pages and interface: with no preview, with another text, before it was chosen, asked or looked at, and by a child. */
async function secondYes(inside: Inside): Promise<number> {
  const asks = (code: string, body: unknown) =>
    inside.app.request('/api/v1/publication', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'kring-code': code, 'accept-language': 'en' },
    });
  const seen = hashOfText(text).toString('hex');
  const clear = { special: 'none', others: 'none', age: 'adult' };
  const ways: [string, Record<string, string | string[]>, unknown][] = [
    ['without having seen it', clear, {}],
    ['after seeing another text', clear, { textSha256: hashOfText('Another text.').toString('hex') }],
    ['without choosing it', { ...clear, uses: ['sense'] }, { textSha256: seen }],
    ['without saying what is in it', {}, { textSha256: seen }],
    ['while something must be looked at', { ...clear, special: 'remove' }, { textSha256: seen }],
    ['while someone is named', { ...clear, others: 'named' }, { textSha256: seen }],
    ['by a child', { ...clear, age: '12-15' }, { textSha256: seen }],
  ];
  for (const [way, fields, body] of ways) {
    const { teller, story, readBy, accepts } = await told(inside, fields);
    await teller.goTo('/mine/card');
    const code = teller.page
      .querySelectorAll('.kring-story-card__words li')
      .map((word) => word.text)
      .join(' ');
    await accepts();
    const { status } = await asks(code, body);
    if (status !== 409) throw new Error(`Publishing ${way} answered ${status} over the interface`);
    if (await readBy('open')) throw new Error(`Publishing ${way} published ${story}`);
  }
  const { code, accepts, readBy } = await told(inside, clear);
  await accepts();
  if ((await asks(code, { textSha256: seen })).status !== 204 || !(await readBy('open')))
    throw new Error('The second yes does not publish');
  return ways.length;
}

/** Whoever forgets to ask: the database itself accepts no story that waits. */
async function cannotBeForced(inside: Inside) {
  const { story } = await told(inside, { special: 'unknown' });
  const forced = await inside.db
    .updateTable('story')
    .set({ accepted_at: inside.clock.now })
    .where('id', '=', story)
    .execute()
    .then(
      () => true,
      () => false,
    );
  if (forced) throw new Error('A story that waits for care can be accepted');
}

/** In how many stories that a listener looked at these words still stand. */
async function leftOver({ db }: Inside, words: string): Promise<number> {
  const found = await db
    .selectFrom('story')
    .innerJoin('story_care', (join) =>
      join.onRef('story_care.circle_id', '=', 'story.circle_id').onRef('story_care.story_id', '=', 'story.id'),
    )
    .select('story.id')
    .where('text', 'like', `%${words}%`)
    .where('looked_at', 'is not', null)
    .execute();
  return found.length;
}
