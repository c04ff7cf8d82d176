import { createHash } from 'node:crypto';
import jsQR from 'jsqr';
import type { Page } from 'playwright-core';
import { codeLanguages, codeWordCount, codeWords, readCode, wordsInCode } from '#lib/codes/code-words.ts';
import { lookupOfLink, lookupOfWords } from '#lib/codes/story-code.server.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { whereKept } from '#testing/crawl.ts';
import { aGathering, takesTheCard, tells, type Gathering, type Teller } from './parts/gathering.ts';
import type { World } from './world.ts';

/** Follows one code from the card to the database, back to the story, and to whoever guesses. */
export async function check(world: World): Promise<string> {
  const gathering = await aGathering(world);
  const bits = strength();
  const fatma = await gathering.teller();
  await tells(fatma, gathering);
  const code = await takesTheCard(fatma);
  if (code.length !== wordsInCode) throw new Error(`The card has ${code.length} words`);
  const link = await theSquareOpens(fatma, gathering);
  const card = await fitsWhenPrinted(fatma);
  await keptAsProof(gathering, code, link);
  const looked = await shownOnce(fatma, gathering, [code.join(' '), link]);
  const waits = await slowsDown(gathering, code);
  gathering.close();
  return `${bits.words} and ${bits.link} bits, square opens the story on screen and on paper, card ${card}, no plain form in any column, not on ${looked} pages afterwards, ${waits}`;
}

function strength(): { words: number; link: number } {
  for (const language of codeLanguages) {
    const words = codeWords(language);
    if (words.length !== codeWordCount || new Set(words).size !== codeWordCount)
      throw new Error(`${language} has no ${codeWordCount} words`);
  }
  return { words: Math.floor(10 * wordsInCode * Math.log2(codeWordCount)) / 10, link: 26 * 5 };
}

/** Reads the square as a camera does, on the screen and as it is printed; whoever opens it is at the story. */
async function theSquareOpens(fatma: Teller, { origin, teller }: Gathering): Promise<string> {
  const [screen, paper] = [await scanned(fatma.page), await onPaper(fatma.page, () => scanned(fatma.page))];
  if (screen !== paper || !new RegExp(`^${origin}/s/[0-9a-z]{26}$`).test(screen))
    throw new Error(`The square says “${screen}” on screen and “${paper}” on paper`);
  const later = await teller();
  await later.goes(screen);
  if (new URL(later.page.url()).pathname !== '/mine') throw new Error(`The square leads to ${later.page.url()}`);
  await later.sees('quartzite');
  await later.leaves();
  return screen.split('/').at(-1)!;
}

async function scanned(page: Page): Promise<string> {
  const picture = await page.locator('.kring-story-card').screenshot({ scale: 'css' });
  const blank = await page.context().newPage();
  const { width, height, data } = await blank.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const pen = canvas.getContext('2d')!;
    pen.drawImage(image, 0, 0);
    return { width: image.width, height: image.height, data: [...pen.getImageData(0, 0, image.width, image.height).data] };
  }, picture.toString('base64'));
  await blank.close();
  const read = jsQR(new Uint8ClampedArray(data), width, height);
  if (!read) throw new Error('The square on the card cannot be read');
  return read.data;
}

async function onPaper<T>(page: Page, work: () => Promise<T>): Promise<T> {
  await page.emulateMedia({ media: 'print' });
  try {
    return await work();
  } finally {
    await page.emulateMedia({ media: 'screen' });
  }
}

/** The card is as large as a bank card, and all of it is on it. */
async function fitsWhenPrinted({ page }: Teller): Promise<string> {
  const { width, height, cut } = await onPaper(page, () =>
    page.locator('.kring-story-card').evaluate((card) => {
      const { width, height, right, bottom } = card.getBoundingClientRect();
      const outside = [...card.querySelectorAll('li, p, svg')].filter(
        (part) => part.getBoundingClientRect().right > right + 1 || part.getBoundingClientRect().bottom > bottom + 1,
      );
      return { width, height, cut: outside.map((part) => part.textContent) };
    }),
  );
  const cm = (pixels: number) => Math.round((pixels / 96) * 25.4) / 10;
  if (cut.length > 0 || cm(width) > 8.6 || cm(height) > 5.6)
    throw new Error(`The printed card is ${cm(width)} x ${cm(height)} cm and cuts off: ${cut.join(' | ')}`);
  return `${cm(width)} x ${cm(height)} cm`;
}

/** In the database stands a proof under a key that is kept elsewhere; no form of the code that needs no key. */
async function keptAsProof({ db, keys }: Gathering, code: string[], link: string) {
  const numbers = readCode(code.join(' ')).candidates![0].numbers;
  const plain = [code.join(' '), code.join('-'), code.join(''), numbers.join(' '), numbers.join(','), link];
  const hashes = plain.flatMap((form) =>
    (['md5', 'sha1', 'sha256', 'sha512'] as const).flatMap((how) =>
      (['hex', 'base64', 'base64url'] as const).map((as) => createHash(how).update(form).digest(as)),
    ),
  );
  const found = await whereKept(db, [...plain, ...hashes]);
  if (found.length > 0) throw new Error(`The code can be read from ${found.join(', ')}`);
  const rows = await db.selectFrom('story_code').selectAll().execute();
  const bytes = rows.flatMap((row) => Object.values(row).filter((value): value is Buffer => Buffer.isBuffer(value)));
  const has = (proof: Buffer) => bytes.some((kept) => kept.equals(proof));
  if (!has(lookupOfWords(keys, numbers)) || !has(lookupOfLink(keys, link)))
    throw new Error('The code is not kept as the proof under our key');
  if (has(lookupOfWords(newKeys(), numbers))) throw new Error('The proof does not depend on the key');
}

/** After this visit no page shows the code: not to who comes back with it, not to a listener. */
async function shownOnce(fatma: Teller, { here, teller, db, listeners, clock, origin }: Gathering, forms: string[]): Promise<number> {
  await fatma.presses('teller.finish.do');
  const back = await teller();
  await back.goes('/code');
  await back.fills('teller.code.words', forms[0]!);
  await back.presses('teller.code.open');
  const { startVisit } = await import('#lib/people/visits.server.ts');
  const samira = await teller();
  await samira.page
    .context()
    .addCookies([{ name: 'kring-visit', value: await startVisit(db, listeners.residents, clock.now), url: origin }]);
  const { id } = await db.selectFrom('story').select('id').where('circle_id', '=', here.id).executeTakeFirstOrThrow();
  const asked = [
    ...['/mine', '/mine/card', '/mine/choose', '/mine/text', '/mine/contact', '/mine/withdraw', '/code'].map(
      (address) => [back, address] as const,
    ),
    ...['/listen', `/listen/${id}`, '/listen?pile=all', '/stories', '/return', '/cards', '/help'].map(
      (part) => [samira, `/circles/${here.slug}${part}`] as const,
    ),
  ];
  for (const [who, address] of asked) {
    const text = await (await who.asks(address)).text();
    const seen = forms.find(
      (form) =>
        text
          .replace(/<[^>]+>/g, ' ')
          .replace(/\s+/g, ' ')
          .includes(form) || text.includes(form),
    );
    if (seen) throw new Error(`The code is shown again on ${address}`);
  }
  await back.goes('/mine/card');
  await back.sees('teller.card.gone.title');
  return asked.length;
}

/** Whoever guesses waits longer each time, and is never refused: the right code opens the story all the same. */
async function slowsDown({ teller }: Gathering, code: string[]): Promise<string> {
  const guesser = await teller();
  const words = codeWords('en');
  const guess = async (typed: string) => {
    await guesser.goes('/code');
    await guesser.fills('teller.code.words', typed);
    const started = performance.now();
    await guesser.presses('teller.code.open');
    return Math.round(performance.now() - started);
  };
  const took: number[] = [];
  for (let nth = 0; nth < 22; nth++)
    took.push(await guess(Array.from({ length: wordsInCode }, (_, at) => words[(nth * 101 + at * 37) % codeWordCount]).join(' ')));
  const [first, last] = [Math.min(...took.slice(0, 5)), took.at(-1)!];
  if (last < first + 700) throw new Error(`The 22nd wrong code took ${last} ms, the first ${first} ms`);
  const right = await guess(code.join(' '));
  if (!guesser.page.url().endsWith('/mine')) throw new Error('The right code is refused after wrong ones');
  if (right > 5_000) throw new Error(`The right code took ${right} ms after wrong ones`);
  return `22 wrong codes from ${first} to ${last} ms each, then the right one opened in ${right} ms`;
}
