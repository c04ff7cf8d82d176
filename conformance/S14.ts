import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { visitor as aBrowser, type Visitor } from '#testing/visitor.ts';
import { aBomb, aMovingPicture, aPhoto, aRecording, aWave, secret } from '#testing/media-samples.ts';
import { aCircle } from '#testing/worlds.ts';
import { uploadLarge } from './parts/large-upload.ts';
import type { Inside, World } from './world.ts';

const script = '<script>alert(document.domain)</script>';

/** Sends every harmful file that we know through the plain form: is it refused in words, or is what comes out of Kring harmless? And does a large one fit in memory? */
export async function check(world: World): Promise<string> {
  const inside = await world.inside();
  const circle = await aCircle(inside.db, { now: inside.clock.now });
  const wrong: string[] = [];
  const refused = await refuses(inside, circle.door, wrong);
  const made = await makesSafe(inside, circle.door, wrong);
  leavesNothing(inside, circle.id, made, wrong);
  const { growth, seconds } = await uploadLarge(world);
  if (growth > 128 * 2 ** 20) wrong.push(`an upload of 100 MB takes ${Math.round(growth / 2 ** 20)} MB of memory`);
  if (wrong.length > 0) throw new Error(`${wrong.length} files did what they should not\n${wrong.join('\n')}`);
  return `${refused} harmful files refused in words, ${made} made safe and served as what they are; 100 MB in ${seconds.toFixed(1)} s with ${Math.round(growth / 2 ** 20)} MB of memory`;
}

async function send(inside: Inside, door: string, file: Buffer, { name, type }: { name: string; type: string }): Promise<Visitor> {
  const teller = aBrowser(inside.app);
  await teller.goTo(`/tell/${door}`);
  await teller.pressWith('Save my story', { text: 'My words stay here.' }, { medium: new File([new Uint8Array(file)], name, { type }) });
  return teller;
}

async function refuses(inside: Inside, door: string, wrong: string[]): Promise<number> {
  const photo = await aPhoto();
  const harmful: Record<string, Buffer> = {
    'an empty file': Buffer.alloc(0),
    'an SVG with a script': Buffer.from(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`),
    'a page': Buffer.from(`<!doctype html>${script}`),
    'a GIF that is a script': Buffer.from('GIF89a/*<svg/onload=alert(1)>*/=alert(document.domain)//;'),
    'a PDF': Buffer.from('%PDF-1.7 and what follows it'),
    'an archive': Buffer.from('PK\x03\x04\x14\x00\x00\x00\x08\x00 and what follows it'),
    'a program': Buffer.from('\x7fELF\x02\x01\x01\x00 and what follows it', 'latin1'),
    'a picture that becomes enormous': aBomb(),
    'a moving picture': await aMovingPicture(),
    'half a photo': photo.subarray(0, photo.length / 3),
    'the head of a photo alone': photo.subarray(0, 20),
    'a photo of 41 MB': Buffer.concat([photo, Buffer.alloc(41_000_000)]),
    'a sound of an hour': await aRecording(3_600),
    'a file of 111 MB': Buffer.concat([aWave(1_000), Buffer.alloc(111_000_000)]),
    'a film cut off': (await aRecording(60)).subarray(0, 900),
  };
  for (const [what, file] of Object.entries(harmful)) {
    const teller = await send(inside, door, file, { name: 'holiday.jpg', type: 'image/jpeg' });
    const slip = teller.page.querySelector('#medium-problem')?.text.trim() ?? '';
    if (teller.status !== 422 || slip.length < 10) wrong.push(`${what}: answered ${teller.status} "${slip}"`);
    if (!teller.page.querySelector('textarea[name=text]')?.text.includes('My words stay')) wrong.push(`${what}: the words were lost`);
  }
  return Object.keys(harmful).length;
}

async function makesSafe(inside: Inside, door: string, wrong: string[]): Promise<number> {
  const photo = await aPhoto();
  const names = ['../../../keys/make.key', '/etc/passwd', `"><img src=x onerror=alert(1)>.jpg`, 'a\0b.php', 'CON', 'x'.repeat(5_000)];
  const files: [string, Buffer, string][] = [
    ...names.map((name) => [`a photo called ${name.slice(0, 30)}`, photo, name] as [string, Buffer, string]),
    ['a photo that is a page too', Buffer.concat([photo, Buffer.from(script)]), 'x.html'],
    [
      'a photo with a page inside',
      await sharp(photo)
        .withExif({ IFD0: { ImageDescription: script } })
        .jpeg()
        .toBuffer(),
      'x.svg',
    ],
    ['a sound with words of its own', await aRecording(3), 'x.mp3'],
    ['a wave with words of its own', Buffer.concat([aWave(50_000), Buffer.from(script)]), 'x.jpg'],
  ];
  for (const [what, file, name] of files) {
    const teller = await send(inside, door, file, { name, type: 'text/html' });
    if (teller.path !== '/mine/choose') {
      wrong.push(`${what}: answered ${teller.status}`);
      continue;
    }
    await teller.goTo('/mine/media');
    const there = teller.page.querySelector('.kring-medium audio, .kring-medium a')!;
    for (const address of [
      there.getAttribute('src') ?? there.getAttribute('href')!,
      `${there.getAttribute('src') ?? there.getAttribute('href')!}/small`,
    ])
      await isHarmless(inside, what, address, wrong);
    if (name.length > 5 && teller.html.includes(name)) wrong.push(`${what}: its name stands on a page`);
  }
  return files.length;
}

async function isHarmless(inside: Inside, what: string, address: string, wrong: string[]): Promise<void> {
  const answer = await inside.app.request(address);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const headers = Object.fromEntries(answer.headers);
  const type = headers['content-type'] ?? '';
  if (answer.status !== 200) wrong.push(`${what}: answered ${answer.status} at its own address`);
  if (bytes.includes('<script') || bytes.includes(secret)) wrong.push(`${what}: what was hidden in it came out again`);
  if (!/^(image\/(jpeg|png|webp)|audio\/(mp4|wav|mpeg|webm)|video\/(mp4|webm))$/.test(type)) wrong.push(`${what}: served as ${type}`);
  if (headers['x-content-type-options'] !== 'nosniff') wrong.push(`${what}: a browser may guess what it is`);
  if (!/sandbox/.test(headers['content-security-policy'] ?? '') || !/default-src 'none'/.test(headers['content-security-policy'] ?? ''))
    wrong.push(`${what}: it could run a script`);
  if (headers['cross-origin-resource-policy'] !== 'same-origin') wrong.push(`${what}: another site may show it`);
  if (headers['set-cookie']) wrong.push(`${what}: a cookie is set`);
}

/** After all of it: the store has the files that were kept and nothing else, and nothing lies waiting or elsewhere. */
function leavesNothing({ config }: Inside, circle: string, made: number, wrong: string[]): void {
  const store = join(config.data, 'media');
  const kept = existsSync(join(store, circle)) ? readdirSync(join(store, circle)) : [];
  const media = kept.filter((name) => !name.endsWith('-small'));
  if (media.length !== made) wrong.push(`${media.length} files are kept of ${made}`);
  if (readdirSync(store).length !== 1) wrong.push(`something stands beside the circle: ${readdirSync(store).join(' ')}`);
  const waiting = readdirSync(join(config.data, 'incoming')).filter((name) => name !== 'tus');
  if (waiting.length > 0) wrong.push(`${waiting.length} files stayed behind`);
  for (const name of kept) if (readFileSync(join(store, circle, name)).includes('<script')) wrong.push(`${name} holds a script`);
}
