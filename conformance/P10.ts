import { mayRead } from '#cycle/1-gather/readable.server.ts';
import { findIdentifiers, identifierKinds, type IdentifierKind } from '#cycle/1-gather/identifiers.ts';
import { identifierSentences, laterSentences, harmlessSentences, readMarked } from '#testing/identifier-sentences.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aMember, signedIn } from '#testing/worlds.ts';
import type { Inside, World } from './world.ts';

const least = { names: 0.9, others: 0.98, sentences: 300 };

/** What is found of a test set of our own, by kind; and that nothing of it is read by others before a person settled it. */
export async function check(world: World): Promise<string> {
  const inside = await world.inside();
  const sentences = `${identifierSentences.trim()}\n${laterSentences.trim()}`.split('\n').map(readMarked);
  if (sentences.length < least.sentences) throw new Error(`The test set has ${sentences.length} sentences`);
  const counts = Object.fromEntries(identifierKinds.map((kind) => [kind, { there: 0, found: 0 }])) as Record<
    IdentifierKind,
    { there: number; found: number }
  >;
  for (const { text, marked } of sentences) {
    const found = findIdentifiers(text).map((one) => `${one.kind}:${text.slice(one.start, one.end)}`);
    for (const one of marked) {
      const count = counts[one.slice(0, one.indexOf(':')) as IdentifierKind];
      count.there += 1;
      if (found.includes(one)) count.found += 1;
    }
  }
  const recall = (kinds: IdentifierKind[]) =>
    kinds.reduce((sum, kind) => sum + counts[kind].found, 0) / kinds.reduce((sum, kind) => sum + counts[kind].there, 0);
  for (const kind of identifierKinds) {
    const [seen, needed] = [recall([kind]), kind === 'name' ? least.names : least.others];
    if (!(seen >= needed)) throw new Error(`Of ${kind} ${(seen * 100).toFixed(1)}% is found, less than ${needed * 100}%`);
  }
  const harmless = harmlessSentences.trim().split('\n');
  const taken = harmless.flatMap((text) => findIdentifiers(text)).length;
  await humanStep(inside);
  const others = identifierKinds.filter((kind) => kind !== 'name');
  return `${sentences.length} sentences: numbers and addresses ${(recall(others) * 100).toFixed(1)}%, names ${(recall(['name']) * 100).toFixed(1)}%; ${taken} flags too many in ${harmless.length} sentences with towns and organisations; nothing open is read by others or published`;
}

/** A story with every kind in it: not accepted, not read, not public until a listener settled each; the flags are found in both fields. */
async function humanStep({ app, db, clock }: Inside) {
  const here = await aCircle(db, { now: clock.now });
  const teller = visitor(app);
  await teller.goTo(`/tell/${here.door}`);
  await teller.press('Save my story', {
    text: 'Samira from 3991 AB 12 drove GX-123-B. Her BSN 111222333 and NL91 ABNA 0417 1643 00 were read out.',
    'What would help': 'Call 06-12345678 or mail samira@example.org.',
  });
  await teller.press('Keep this', { readers: ['residents'], uses: ['sense', 'publish'], special: 'none', others: 'none', age: 'adult' });
  await teller.goTo('/mine/publish');
  await teller.press('Yes, put exactly this on the internet');
  const { id } = await db.selectFrom('story').select('id').where('circle_id', '=', here.id).executeTakeFirstOrThrow();
  const flags = await db.selectFrom('identifier_flag').select('kind').where('story_id', '=', id).execute();
  const kinds = new Set(flags.map(({ kind }) => kind));
  const missing = identifierKinds.filter((kind) => !kinds.has(kind));
  if (missing.length > 0) throw new Error(`Not flagged: ${missing.join(', ')}`);
  const listener = visitor(app);
  await signedIn(db, listener, await aMember(db, here, 'listener', { side: 'residents', now: clock.now }), clock.now);
  const read = async () => (await mayRead(db, here.id, id, { open: true })) || (await mayRead(db, here.id, id, { oneOf: ['residents'] }));
  for (let left = flags.length; left > 0; left--) {
    await listener.goTo(`/circles/${here.slug}/listen/${id}`);
    await listener.press('Accept');
    if (listener.status !== 422 || (await read())) throw new Error(`With ${left} flags open the story is read by others`);
    await listener.press('Blank it out');
  }
  await listener.goTo(`/circles/${here.slug}/listen/${id}`);
  await listener.press('Accept');
  const { text, would_help } = await db.selectFrom('story').select(['text', 'would_help']).where('id', '=', id).executeTakeFirstOrThrow();
  for (const words of ['Samira', '111222333', '0417', 'GX-123', '06-1234', 'samira@'])
    if (`${text} ${would_help}`.includes(words)) throw new Error(`“${words}” is still kept`);
  if (await mayRead(db, here.id, id, { open: true })) throw new Error('A text that was blanked out is public without a yes to it');
  if (!(await mayRead(db, here.id, id, { oneOf: ['residents'] }))) throw new Error('After every flag was settled nobody reads it');
}
