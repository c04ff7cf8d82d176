import { createHash } from 'node:crypto';
import { receiptsOf, standingOf, type ReceiptAbout } from '#cycle/1-gather/receipts.server.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aMember, signedIn } from '#testing/worlds.ts';
import type { Inside, World } from './world.ts';

/** A teller says every kind of yes; each is proved again from what is kept, in six languages, and none holds for another text or other words. */
export async function check(world: World): Promise<string> {
  const inside = await world.inside();
  const languages = ['nl', 'en', 'ar', 'tr', 'pl', 'uk'];
  let receipts = 0;
  for (const language of languages) receipts += await oneTeller(inside, language);
  await changes(inside);
  return `${receipts} receipts in ${languages.length} languages prove again: words, language, way, time and text; another text, other words and a changed receipt are each found`;
}

async function oneTeller({ app, db, clock }: Inside, language: string): Promise<number> {
  const here = await aCircle(db, { now: clock.now });
  const teller = visitor(app, { language });
  await teller.goTo(`/tell/${here.door}`);
  await send(teller, { text: 'I waited at the desk.' });
  const shown = teller.text;
  await send(teller, { readers: ['residents'], uses: ['sense', 'publish'], special: 'allowed', others: 'none', age: 'adult' });
  await teller.goTo('/mine/publish');
  await send(teller, {});
  const story = await db
    .selectFrom('story')
    .select(['id', 'text_hash', 'version'])
    .where('circle_id', '=', here.id)
    .executeTakeFirstOrThrow();
  const kept = await db.selectFrom('consent_receipt').selectAll().where('story_id', '=', story.id).execute();
  for (const about of ['choice', 'special', 'publish'] as ReceiptAbout[]) {
    const receipt = kept.find((one) => one.about === about);
    if (!receipt) throw new Error(`No receipt about ${about} in ${language}`);
    if (!createHash('sha256').update(receipt.wording).digest().equals(receipt.wording_hash))
      throw new Error(`The words of ${about} do not prove again`);
    if (receipt.language !== language || receipt.mode !== 'screen' || receipt.given_at.getTime() !== clock.now.getTime())
      throw new Error(`Of ${about} it is not kept in which language, way and moment it was given`);
    if (!receipt.text_hash?.equals(story.text_hash) || receipt.text_version !== story.version)
      throw new Error(`The receipt about ${about} is for no text`);
    if ((await standingOf(db, here.id, story.id, { about })) !== 'holds') throw new Error(`The receipt about ${about} does not hold`);
    // What is kept is what stood on the page.
    for (const line of about === 'publish' ? [] : receipt.wording.split('\n').map((line) => line.replace(/^(\[ \]|\( \)) /, '')))
      for (const sentence of line.split(/(?<=[.?؟]) /))
        if (!shown.includes(sentence.replace(/\.$/, ''))) throw new Error(`“${sentence}” is kept and was not shown (${language})`);
  }
  return kept.length;
}

/** The first form of the page that has a field or button of the teller, sent with these. */
async function send(teller: ReturnType<typeof visitor>, filled: Record<string, string | string[]>) {
  const button = teller.page.querySelectorAll('main form button').find((one) => !one.closest('details'))!;
  await teller.press(button.structuredText.trim(), filled);
  if (teller.status >= 400) throw new Error(`${teller.path} answered ${teller.status}: ${teller.text.slice(0, 300)}`);
}

async function changes(inside: Inside) {
  const { app, db, clock } = inside;
  const here = await aCircle(db, { now: clock.now });
  const teller = visitor(app);
  await teller.goTo(`/tell/${here.door}`);
  await teller.press('Save my story', { text: 'I waited at the desk.' });
  await teller.press('Keep this', { readers: ['residents'], uses: ['sense', 'publish'], special: 'allowed', others: 'none', age: 'adult' });
  await teller.goTo('/mine/publish');
  await teller.press('Yes, put exactly this on the internet');
  const { id } = await db.selectFrom('story').select('id').where('circle_id', '=', here.id).executeTakeFirstOrThrow();
  const listener = visitor(app);
  await signedIn(db, listener, await aMember(db, here, 'listener', { now: clock.now }), clock.now);
  const stands = (about: ReceiptAbout) => standingOf(db, here.id, id, { about });
  const accepts = async () => {
    await listener.goTo(`/circles/${here.slug}/listen/${id}`);
    await listener.press('Accept');
    return listener.status;
  };
  // Another text: what was said of the old one is asked again, and nobody reads the new one before.
  await teller.goTo('/mine/text');
  await teller.press('Keep the changed story', { text: 'I waited at the desk, and then at another.' });
  for (const about of ['special', 'publish'] as const)
    if ((await stands(about)) !== 'otherText') throw new Error(`The yes about ${about} holds for another text`);
  if ((await stands('choice')) !== 'holds') throw new Error('What may be done was not asked again with the new text');
  if ((await accepts()) !== 422) throw new Error('The new text is accepted with the yes to the old one');
  await teller.goTo('/mine/choose');
  await teller.press('Keep this', { special: 'allowed' });
  if ((await stands('special')) !== 'holds' || (await accepts()) !== 200) throw new Error('A new yes does not hold');
  // A text that changed in any other way is not accepted without being asked about.
  await db
    .insertInto('trail')
    .values({
      circle_id: here.id,
      story_id: id,
      what: 'story.corrected',
      about: 'version 9',
      at: clock.now,
      heard_at: null,
      heard_how: null,
    })
    .execute();
  if ((await stands('choice')) !== 'otherText') throw new Error('A yes holds for a text that came after it');
  await db.deleteFrom('trail').where('story_id', '=', id).where('about', '=', 'version 9').execute();
  // Other words: whoever chose before is told.
  await db.insertInto('side').values({ circle_id: here.id, id: 'late', name: 'Landlords', reader: 'deciders', position: 9 }).execute();
  await teller.goTo('/mine');
  if (!teller.text.includes('something changed in what we ask')) throw new Error('Other words are not asked again');
  // A receipt that was changed afterwards proves nothing.
  await db
    .updateTable('consent_receipt')
    .set({ wording: 'Everything is allowed.' })
    .where('story_id', '=', id)
    .where('about', '=', 'choice')
    .execute();
  if ((await stands('choice')) !== 'broken') throw new Error('A changed receipt still proves something');
  if ((await receiptsOf(db, here.id, id)).length < 5) throw new Error('Receipts were thrown away');
}
