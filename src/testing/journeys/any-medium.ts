import { strict as assert } from 'node:assert';
import { aPhoto, aWave } from '#testing/media-samples.ts';
import { someone, type Someone } from './someone.ts';
import { tongues, type Tongue } from './tongues.ts';
import {
  confirms,
  fillsItsParts,
  findsListeners,
  finishes,
  linkOfFirstRun,
  linkToSignIn,
  makesACircle,
  opensAndPrints,
  opensATable,
  publishesThePromise,
  readsStoriesFirst,
  startingSides,
  type Journey,
  type SideNames,
} from './whole-chain.ts';

/** What is told without words in the language of the circle, and what a listener writes with it. */
const toldIn = {
  nl: {
    heard: 'De vuilniswagen kwam drie weken niet door onze straat.',
    photo: 'Zo lag het zondag voor mijn deur.',
    seen: 'Vier zakken naast een volle bak.',
    arabic: 'الحاوية أمام بيتنا ممتلئة دائما ولا أحد يجيب عندما نتصل.',
    translated: 'De container voor ons huis is altijd vol en niemand neemt op als wij bellen.',
    insight: 'Wat wij bellen, komt nergens aan.',
    decision: 'Wie belt over afval, hoort binnen een week wat ermee gebeurt.',
  },
  en: {
    heard: 'The garbage truck did not come down our street for three weeks.',
    photo: 'This is how it lay at my door on Sunday.',
    seen: 'Four bags beside a full bin.',
    arabic: 'الحاوية أمام بيتنا ممتلئة دائما ولا أحد يجيب عندما نتصل.',
    translated: 'The container at our house is always full and nobody answers when we ring.',
    insight: 'What we ring about arrives nowhere.',
    decision: 'Whoever rings about litter hears within a week what is done with it.',
  },
};

/** A circle in which it happens: one that Noor makes, or one that is there and that she opens for stories. */
export type Place = {
  language: 'nl' | 'en';
  says: Tongue;
  told: (typeof toldIn)['nl' | 'en'];
  sides: SideNames;
  /** From the start of Kring until the circle has everything but its listeners and its promise. */ begins: (
    noor: Someone,
    journey: Journey,
  ) => Promise<void>;
};

/** A circle of their own, from nothing. */
export const ownCircle: Place = {
  language: 'nl',
  says: tongues.nl,
  told: toldIn.nl,
  sides: startingSides,
  begins: async (noor, { kring }) => {
    await noor.goes(await linkOfFirstRun(kring));
    await makesACircle(noor, tongues.nl);
  },
};

/** Example B: real words under a licence. Whoever runs a copy of it may open it, and then people tell there too. */
export const exampleB: Place = {
  language: 'en',
  says: { ...tongues.en, slug: 'bowling-green', organisation: 'Gemeente Voorbeeld' },
  told: toldIn.en,
  sides: { residents: 'Residents', professionals: 'Readers of this import', deciders: 'Readers of this import' },
  begins: async (noor, { kring }) => {
    await noor.goes(await linkToSignIn(kring));
    const button = noor.page.getByRole('button').filter({ visible: true });
    if (/sign-in/.test(noor.page.url())) await Promise.all([noor.page.waitForEvent('domcontentloaded'), button.first().click()]);
    await noor.goes('/circles/bowling-green/prepare');
    await fillsItsParts(noor, tongues.en);
  },
};

/** Someone with a browser of their own at this Kring, in a language. */
export const comesTo = ({ kring, browser }: Journey, language: 'nl' | 'en' | 'ar' = 'nl', width = 1280) =>
  someone(browser, { at: kring.address, language, javaScript: true, width });

/** Who is there at the end: the steward, the teller of the photo with the page that opens her story, and where the circle stands. */
export type AtTheEnd = { noor: Someone; mina: Someone; circle: string; wrongs: () => string[] };

/** A circle in which one speaks, one shows a photo and one tells in Arabic; it is written out, made sense of, and something is decided. */
export async function anyMedium(journey: Journey, place: Place): Promise<AtTheEnd> {
  const { says, told, sides, language } = place;
  const comes = (width = 1280) => comesTo(journey, language, width);
  const noor = await comes();
  await place.begins(noor, journey);
  const invitation = await findsListeners(noor, sides);
  const samira = await comes(390);
  await samira.goes(invitation);
  await samira.fills('people.name', says.residentListener);
  await samira.presses('people.accept.do');
  const alderman = await comes();
  await confirms(alderman, await publishesThePromise(noor, says), says, sides);
  const { door } = await opensAndPrints(noor, says);
  const [piet, mina, amal] = [await comes(320), await comes(320), await comesTo(journey, 'ar', 320)];

  await speaks(piet, door);
  await showsAPhoto(mina, door, told);
  await tellsInArabic(amal, door, told);

  const circle = `/circles/${says.slug}`;
  const code = await opensATable(noor, says);
  const table = await comes();
  await nothingAtTheTable(table, code, { circle, told });
  await writesOut(samira, circle, told);
  await publishes(mina, told);
  await makesSenseOfAll(table, circle, place);
  await decides(noor, circle, place);
  const everyone = [noor, samira, alderman, piet, mina, amal, table];
  return { noor, mina, circle, wrongs: () => everyone.flatMap(({ wrongs }) => wrongs) };
}

type Told = Place['told'];

/** Whoever sits down before the words are there finds none of the three. */
async function nothingAtTheTable(table: Someone, code: string, { circle, told }: { circle: string; told: Told }) {
  await table.goes('/table');
  await table.fills('sense.join.code', code);
  await table.presses('sense.join.sit');
  await table.goes(`${circle}/stories`);
  await table.seesNot(told.arabic.slice(0, 20));
  await table.seesNot(told.photo);
}

async function speaks(piet: Someone, door: string) {
  await piet.goes(door);
  await piet.unfolds('teller.media.open');
  await piet.page.setInputFiles('input[type=file]', { name: 'x.wav', mimeType: 'audio/wav', buffer: aWave(400_000) });
  await piet.presses('teller.tell.save');
  await allows(piet, ['sense', 'quote']);
  await finishes(piet);
}

async function showsAPhoto(mina: Someone, door: string, told: Told) {
  await mina.goes(door);
  await mina.fills('teller.tell.text', told.photo);
  await mina.unfolds('teller.media.open');
  const photo = { name: 'x.jpg', mimeType: 'image/jpeg', buffer: await aPhoto({ width: 900, height: 600 }) };
  await mina.page.setInputFiles('input[type=file]', photo);
  await mina.chooses('teller.media.pictured', 'teller.media.pictured.nobody');
  await mina.presses('teller.tell.save');
  await allows(mina, ['sense', 'quote', 'publish']);
}

async function tellsInArabic(amal: Someone, door: string, told: Told) {
  await amal.goes(door);
  assert.equal(await amal.page.getAttribute('html', 'dir'), 'rtl');
  await amal.fills('teller.tell.text', told.arabic);
  assert.equal(await amal.page.inputValue('select[name=language]'), 'ar', 'Whoever reads Arabic is taken to tell in Arabic');
  await amal.presses('teller.tell.save');
  await allows(amal, ['sense', 'quote']);
  await finishes(amal);
}

async function allows(teller: Someone, uses: string[]) {
  await teller.chooses('teller.readers.question', 'teller.readers.residents', 'teller.readers.professionals');
  await teller.chooses('teller.uses.question', ...uses.map((use) => `teller.uses.${use}`));
  await teller.chooses('teller.special.question', 'teller.special.none');
  await teller.chooses('teller.others.question', 'teller.others.none');
  await teller.selects('teller.age.question', 'teller.age.adult');
  await teller.presses('teller.choose.keep');
}

/** Samira listens and looks, writes what she hears and sees, translates, and lets each story go on. */
async function writesOut(samira: Someone, circle: string, told: Told) {
  const stories = samira.page.locator('main a[href*="/listen/"]');
  await samira.goes(`${circle}/listen?pile=words`);
  await readsStoriesFirst(samira);
  const all = new Set(await stories.evaluateAll((links) => links.map((link) => link.getAttribute('href')!)));
  const addresses = [...all].filter((href) => new RegExp(`^${circle}/listen/[\\w-]{8,}$`).test(href));
  assert.equal(addresses.length, 3, `There should be three stories to listen to, not ${[...all].join(' ')}`);
  for (const address of addresses) {
    await samira.goes(address);
    const arabic = (await samira.page.locator('main [lang=ar]').count()) > 0;
    const player = (await samira.page.locator('main audio').count()) > 0;
    const picture = (await samira.page.locator('main .kring-medium img').count()) > 0;
    assert.equal([arabic, player, picture].filter(Boolean).length, 1, `One of the three stands at ${address}`);
    if (arabic) {
      assert.equal(await samira.page.evaluate(() => getComputedStyle(document.querySelector('main [lang=ar]')!).direction), 'rtl');
      await samira.follows('media.translate');
      await samira.fills('media.translate.words', told.translated);
      await samira.presses('media.translate.keep');
    } else {
      await samira.follows('media.words.write');
      await samira.fills(player ? 'teller.media.words.heard' : 'teller.media.words.seen', player ? `[0:01] ${told.heard}` : told.seen);
      await samira.presses('teller.media.words.keep');
    }
    await samira.presses('gather.accept.do');
    await samira.sees('gather.done.accepted');
  }
}

/** The second yes, after seeing exactly what will be public. */
async function publishes(mina: Someone, told: Told) {
  await mina.goes('/mine/publish');
  await mina.sees(told.photo);
  await mina.presses('teller.publish.yes');
}

async function makesSenseOfAll(table: Someone, circle: string, { says, told, sides }: Place) {
  for (const [at, words] of [told.heard, told.photo, told.arabic].entries()) {
    await table.goes(`${circle}/stories`);
    const link = table.page.locator('main a[href*="/stories/"]', { hasText: words.slice(0, 20) }).first();
    await table.goes((await link.getAttribute('href'))!);
    if (words === told.arabic) {
      await table.sees(told.translated);
      assert.equal(await table.page.evaluate(() => getComputedStyle(document.querySelector('main ol[lang=ar] label')!).direction), 'rtl');
    }
    const line = table.page.locator('.kring-markable label', { hasText: words.slice(0, 20) }).first();
    await table.tick(table.page.locator(`[id="${await line.getAttribute('for')}"]`));
    if (at === 0) {
      await table.fills('sense.mark.newTheme', says.theme);
      await table.selects('sense.side', sides.residents);
    } else await table.selects('sense.mark.theme', says.theme);
    await table.presses('sense.mark.mark');
    assert.match(table.page.url(), /\?(marked|on)/, 'The words should be marked');
  }
  await table.goes(`${circle}/sense`);
  await table.follows(says.theme);
  await table.ticks('sense.theme.all');
  await table.fills('sense.insight.write', told.insight);
  await table.presses('sense.insight.keep');
  await table.sees(told.insight);
}

async function decides(noor: Someone, circle: string, { says, told, sides }: Place) {
  await noor.goes(`${circle}/changes/decide`);
  await noor.chooses('change.decision.kind', 'change.kind.chosen');
  await noor.fills('change.decision.text', told.decision);
  await noor.fills('change.decision.because', says.decision.because);
  await noor.chooses('change.decision.insights', told.insight);
  await noor.fills('change.decision.by', says.decision.by);
  await noor.chooses('change.decision.side', sides.deciders);
  await noor.presses('change.decide.keep');
  await noor.presses('change.publish');
  await noor.sees(told.decision);
}
