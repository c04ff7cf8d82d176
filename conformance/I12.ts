import { decisionsOf } from '#cycle/4-change/decisions.server.ts';
import { wordsOfCode } from '#lib/codes/code-words.ts';
import { tellerLanguages } from '#routes/language.server.ts';
import { wordsIn } from '#lib/words/words.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aDecision, aMember, aStory, signedIn } from '#testing/worlds.ts';
import type { Inside, World } from './world.ts';

/** Follows a story to what was decided, reads it with the code in six languages, and tries to end things without saying why. */
export async function check(world: World): Promise<string> {
  const inside = await world.inside();
  const read = await readsWhatWasDone(inside);
  const refused = await endsNothingWithoutWords(inside);
  return `${read}; ${refused}`;
}

async function readsWhatWasDone({ app, db, clock }: Inside): Promise<string> {
  const here = await aCircle(db, { now: clock.now });
  const samira = await aMember(db, here, 'listener', { side: 'residents', name: 'Samira', now: clock.now });
  await aMember(db, here, 'listener', { side: 'professionals', name: 'Joost', now: clock.now });
  const fatma = visitor(app);
  await fatma.goTo(`/tell/${here.door}`);
  await fatma.press('Save my story', { text: 'Nobody came for a week, and the bin was full again.' });
  await fatma.press('Keep this', { readers: ['residents', 'professionals', 'deciders'], uses: ['sense', 'quote'] });
  const code = codeOn(fatma);
  await fatma.press('I am ready. Close everything');
  await waitsVisibly(app, code);

  const { id } = await db.selectFrom('story').select('id').where('circle_id', '=', here.id).executeTakeFirstOrThrow();
  const listener = visitor(app);
  await signedIn(db, listener, samira, clock.now);
  await listener.goTo(`/circles/${here.slug}/listen/${id}`);
  await listener.press('Accept', { text: 'Thank you, I know that bin.' });
  const chosen = await aDecision(db, here, [id], { now: clock.now });
  const notDone = await aDecision(db, here, [id], {
    kind: 'not_done',
    text: 'No second bin.',
    because: 'There is no money this year.',
    now: clock.now,
  });
  const decisions = await decisionsOf(db, here.id);
  const said = ['Thank you, I know that bin.', ...decisions.flatMap(({ text, because }) => [text!, because!])];
  if (decisions.length !== 2 || chosen === notDone) throw new Error('Two decisions should rest on the story');

  for (const language of tellerLanguages) {
    const words = wordsIn(language);
    const back = visitor(app, { language });
    await back.goTo('/code');
    await back.press(words('teller.code.open'), { code });
    const missing = [...said, words('trail.decision.published'), words('trail.decision.notDone'), words('trail.story.listened')].filter(
      (text) => !back.text.includes(text),
    );
    if (missing.length > 0) throw new Error(`In ${language} the teller does not read: ${missing.join(' | ')}`);
    const untranslated =
      language === 'en'
        ? []
        : (['trail.decision.published', 'trail.decision.notDone', 'teller.mine.title'] as const).filter(
            (key) => words(key) === wordsIn('en')(key),
          );
    if (untranslated.length > 0) throw new Error(`In ${language} this is English: ${untranslated.join(', ')}`);
  }
  const open = visitor(app);
  await open.goTo(`/circles/${here.slug}`);
  for (const part of ['The promise', 'What was done so far'])
    if (!open.text.includes(part)) throw new Error(`The page of the circle does not say: ${part}`);
  return `the teller reads the answer, ${decisions.length} decisions and why in ${tellerLanguages.length} languages`;
}

/** Before anything happened the page says by when a person answers. */
async function waitsVisibly(app: Inside['app'], code: string) {
  const soon = visitor(app);
  await soon.goTo('/code');
  await soon.press('Open my story', { code });
  if (!/A person answers you before \d+/.test(soon.text))
    throw new Error('Before anything happened the teller does not read by when a person answers');
}

const codeOn = (fatma: Visitor): string => {
  const listed = /<ol class="kring-story-card__words"[^>]*>(.*?)<\/ol>/s.exec(fatma.html)?.[1] ?? '';
  const code = [...listed.matchAll(/<li[^>]*>([a-z]+)<\/li>/g)].map(([, word]) => word!);
  if (code.length !== wordsOfCode([0, 1, 2, 3, 4, 5], 'en').length) throw new Error('There is no card with six words');
  return code.join(' ');
};

/** Every act that ends something for the people who told: without words it is refused, and nothing has ended. */
async function endsNothingWithoutWords({ app, db, clock }: Inside): Promise<string> {
  const here = await aCircle(db, { now: clock.now, subject: 'Another thing' });
  const noor = await aMember(db, here, 'steward', { name: 'Noor', now: clock.now });
  await aMember(db, here, 'listener', { side: 'professionals', person: noor, now: clock.now });
  const waiting = await aStory(db, here, { accepted: false, now: clock.now });
  await aStory(db, here, { readers: ['professionals'], uses: ['sense'], now: clock.now });
  const steward = visitor(app);
  await signedIn(db, steward, noor, clock.now);
  const base = `/circles/${here.slug}`;
  const refuses = async (what: string, tries: () => Promise<unknown>, stillOpen: () => Promise<boolean>) => {
    await tries();
    if (steward.status !== 422) throw new Error(`${what} without words answers ${steward.status}`);
    if (!(await stillOpen())) throw new Error(`${what} without words ended it all the same`);
  };
  const gathering = () => db.selectFrom('gathering').selectAll().where('circle_id', '=', here.id).executeTakeFirstOrThrow();

  await steward.goTo(`${base}/listen/${waiting}`);
  await refuses(
    'Refusing a story',
    () => steward.press('Refuse', { text: '' }),
    async () => (await db.selectFrom('story').select('refused_at').where('id', '=', waiting).executeTakeFirstOrThrow()).refused_at === null,
  );
  await steward.goTo(`${base}/changes/decide`);
  await refuses(
    'Not doing something',
    () =>
      steward.press('Keep this and look at it', {
        kind: 'not_done',
        text: 'No second bin.',
        because: '',
        decided_by: 'The alderman',
        side: here.sides.deciders,
        none: 'Nobody told of it.',
      }),
    async () => (await decisionsOf(db, here.id)).length === 0,
  );
  await steward.goTo(`${base}/return`);
  await refuses(
    'Not using stories',
    () => steward.press('Say this to all whose story was not used', { because: '' }),
    async () => (await db.selectFrom('explanation').select('id').where('circle_id', '=', here.id).execute()).length === 0,
  );
  await steward.goTo(`${base}/prepare`);
  await refuses(
    'Closing the gathering',
    () => steward.press('Stop asking for stories', { because: '' }),
    async () => (await gathering()).closed_at === null,
  );
  await refuses(
    'Closing the gathering with spaces',
    () => steward.press('Stop asking for stories', { because: '  \n ' }),
    async () => (await gathering()).closed_at === null,
  );

  await steward.press('Stop asking for stories', { because: 'We heard enough to begin.' });
  const passer = visitor(app);
  await passer.goTo(base);
  if ((await gathering()).closed_at === null || !passer.text.includes('We heard enough to begin.'))
    throw new Error('A closed gathering does not say why on its page');
  return '5 endings without words refused, and nothing ended; with words everyone reads them';
}
