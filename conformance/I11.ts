import { makeCards } from '#catalysts/doorways/cards.server.ts';
import { stageAfter, stages, steps, type Stage, type Step } from '#catalysts/doorways/helper-entry.ts';
import { wordsOfCode } from '#lib/codes/code-words.ts';
import { newSubmissionKey } from '#lib/codes/story-code.server.ts';
import { clearUsedUp } from '#lib/server/expiry.server.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, signedIn } from '#testing/worlds.ts';
import type { Inside, World } from './world.ts';

const canary = 'canary of a story that a helper wrote down';
const answers = {
  'reader-residents': 'yes',
  'reader-professionals': 'no',
  'reader-deciders': 'no',
  'use-sense': 'no',
  'use-quote': 'no',
  'use-dialogue': 'no',
  'use-publish': 'no',
  'use-contact': 'no',
  mode: 'spoken',
};

/** The steps of an entry in their order: what is pressed on the page, and what a script would send to skip to it. */
const order = [
  { step: 'write', door: 'write', press: 'Keep it and read it back', fields: { text: canary } },
  { step: 'right', door: 'read-back', press: 'Yes, the teller says it is right', fields: { answer: 'right' } },
  { step: 'ask', door: 'ask', press: 'Keep these answers', fields: answers },
  { step: 'own_words', door: 'teach-back', press: 'Yes, told in own words', fields: { answer: 'own_words' } },
  { step: 'hand_over', door: 'hand-over', press: 'The teller has the card', fields: { answer: 'hand_over' } },
] as const satisfies readonly { step: Step; door: string; press: string; fields: Record<string, string> }[];

/**
 * A helper goes through an entry; before each step every other is tried out of turn and must answer 409 and change nothing. Afterwards the teller
 * comes in with the card, the receipt says how it was asked and told back, and the helper finds no way in. An interrupted entry is unreadable
 * without its card and gone after fourteen days.
 */
export async function check(world: World): Promise<string> {
  const inside = await world.inside();
  const here = await aHelperWithCards(inside);
  const { db } = inside;
  let refused = 0;

  await here.begin(0);
  for (const [at, { press, fields }] of order.entries()) {
    const stage = stageBefore(at);
    for (const other of order) {
      if (stageAfter(stage, other.step, 'beside')) continue;
      const before = await everythingOf(inside, here.circle);
      const { status } = await here.send(other.door, other.fields);
      must(status === 409, `at ${stage}, ${other.door} answered ${status} instead of 409`);
      must(before === (await everythingOf(inside, here.circle)), `at ${stage}, the refused ${other.door} changed something`);
      refused += 1;
    }
    await here.helper.press(press, 'answer' in fields ? {} : { ...fields });
    must(here.helper.status === 200, `${press} answered ${here.helper.status}`);
  }

  const story = await db.selectFrom('story').selectAll().where('circle_id', '=', here.circle).executeTakeFirstOrThrow();
  must(story.text === canary && story.channel === 'helper' && story.readers.join() === 'residents', 'the story is not as it was told');
  const receipt = await db.selectFrom('consent_receipt').selectAll().where('circle_id', '=', here.circle).executeTakeFirstOrThrow();
  must(receipt.mode === 'spoken' && receipt.helper_id === here.person, 'the receipt does not say how it was asked, and by whom');
  must(receipt.wording.includes('The teller told it in own words'), 'the receipt does not say how the teller told it back');

  const teller = visitor(inside.app);
  await teller.goTo('/code');
  await teller.press('Open my story', { code: here.cards[0]! });
  must(teller.path === '/mine' && teller.text.includes(canary), 'the teller does not come in with the card');
  must(
    teller.text.includes('Samira') && teller.text.includes('the food bank'),
    'the teller does not read who helped, and for whom they work',
  );

  const looked = await findsNothing(here);
  await interrupted(inside, here);
  return `${refused} steps out of turn refused, ${stages.length * steps.length} pairs in the table, ${looked} ways back closed`;
}

/** A helper of the food bank, signed in, with eight cards. */
async function aHelperWithCards({ db, app, keys, clock }: Inside) {
  const world = await aCircle(db, { now: clock.now });
  const person = await aMember(db, world, 'member', { name: 'Samira', employer: 'the food bank', now: clock.now });
  const helper = visitor(app);
  await signedIn(db, helper, person, clock.now);
  const batch = await makeCards(db, world.id, { cards: 8, submission: newSubmissionKey(), keys, person, now: clock.now });
  const cards = batch!.codes.map((code) => wordsOfCode(code.numbers, 'en').join(' '));
  const at = `/circles/${world.slug}/help`;
  const cookies: string[] = []; // every cookie that the helper ever held
  const begin = async (nth: number) => {
    await helper.goTo(at);
    await helper.press('Begin with this card', { card: cards[nth]! });
    cookies.push(helper.cookies.get('kring-help')!);
  };
  const send = (door: string, fields: Record<string, string>) => {
    const token = helper.page.querySelector('input[name=_form]')!.getAttribute('value')!;
    const cookie = [...helper.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return Promise.resolve(
      app.request(`${at}/${door}`, {
        method: 'POST',
        body: new URLSearchParams({ _form: token, ...fields }).toString(),
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      }),
    );
  };
  return { circle: world.id, slug: world.slug, person, helper, cards, at, cookies, begin, send };
}
type Helping = Awaited<ReturnType<typeof aHelperWithCards>>;

const stageBefore = (at: number) => order.slice(0, at).reduce<Stage>((stage, { step }) => stageAfter(stage, step, 'beside')!, 'writing');

/** Every page that a member has, with every cookie that was ever held: nowhere is a word of the story. */
async function findsNothing({ helper, at, slug, cards, cookies }: Helping): Promise<number> {
  const pages = [
    at,
    `${at}/entry`,
    `${at}/done`,
    `/circles/${slug}/cards`,
    `/circles/${slug}/stories`,
    `/circles/${slug}/sense`,
    '/mine',
    '/mine/card',
    '/home',
  ];
  let looked = 0;
  for (const held of [undefined, ...cookies]) {
    for (const page of pages) {
      if (held) helper.cookies.set('kring-help', held);
      await lookAt(helper, page);
      looked += 1;
    }
  }
  helper.cookies.delete('kring-help');
  await helper.goTo(at);
  await helper.press('Begin with this card', { card: cards[0]! });
  must(helper.status === 422 && !helper.html.includes(canary), 'the used card still opens something to the helper');
  return looked + 1;
}

async function lookAt(helper: Visitor, page: string) {
  await helper.goTo(page);
  must(!helper.html.includes(canary), `the helper still reads the story on ${page}`);
}

async function interrupted(inside: Inside, here: Helping) {
  const { db, clock } = inside;
  await here.begin(1);
  await here.helper.press('Keep it and read it back', { text: canary });
  await here.helper.press('Put it away for now');
  await lookAt(here.helper, `${here.at}/entry`);
  must(!(await everythingOf(inside, here.circle)).includes(canary.slice(0, 12)), 'the interrupted entry can be read in the database');
  await here.begin(1);
  must(
    here.helper.text.includes('Read it to the teller. Is it right?') && here.helper.text.includes(canary),
    'with its card the entry is not read back',
  );
  const left = async () => (await db.selectFrom('helper_entry').select('id').where('circle_id', '=', here.circle).execute()).length;
  await clearUsedUp(db, new Date(clock.now.getTime() + 13.9 * 24 * 60 * 60 * 1000));
  must((await left()) === 1, 'the entry was erased too early');
  await clearUsedUp(db, new Date(clock.now.getTime() + 14.1 * 24 * 60 * 60 * 1000));
  must((await left()) === 0, 'the entry is still there after fourteen days');
}

/** What the database holds of entries and of stories that are not told yet. */
async function everythingOf({ db }: Inside, circle: string): Promise<string> {
  const entries = await db.selectFrom('helper_entry').selectAll().where('circle_id', '=', circle).execute();
  const codes = await db.selectFrom('story_code').selectAll().where('circle_id', '=', circle).orderBy('id').execute();
  const told = await db.selectFrom('story').select('id').where('circle_id', '=', circle).execute();
  return (
    JSON.stringify([entries, codes, told]) + entries.map(({ sealed, nonce }) => Buffer.concat([sealed, nonce]).toString('latin1')).join()
  );
}

function must(holds: boolean, otherwise: string) {
  if (!holds) throw new Error(otherwise);
}
