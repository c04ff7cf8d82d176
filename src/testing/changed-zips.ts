import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';

type Files = Map<string, Buffer>;

/** An export that was changed in one way: its bytes, and why it must be refused. */
export type ChangedZip = { name: string; bytes: Buffer; why: string | RegExp };

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

/** The same export, damaged or changed on the way in every way that we could think of, with checksums that were made to fit where that helps the attacker. */
export async function changedZips(whole: Buffer, circle: string): Promise<ChangedZip[]> {
  const files = await unzipped(whole);
  const but = (change: (files: Files) => void, fit = false) => {
    const changed = new Map(files);
    change(changed);
    return zipped(fit ? fitted(changed) : changed);
  };
  const edit = (file: string, from: string | RegExp, to: string) => (files: Files) =>
    void files.set(file, Buffer.from(files.get(file)!.toString('utf8').replace(from, to)));
  const story = 'tables/story.ndjson';
  const flipped = Buffer.from(whole);
  flipped[Math.floor(whole.indexOf('tables/story.ndjson') + 60)]! ^= 0xff;
  const bomb = new Map(files);
  bomb.set('media/bomb', Buffer.alloc(50_000_000));
  return [
    { name: 'nothing', bytes: Buffer.alloc(0), why: 'noZip' },
    { name: 'no zip', bytes: Buffer.from('hello'), why: 'noZip' },
    { name: 'cut off', bytes: whole.subarray(0, whole.length - 500), why: 'noZip' },
    { name: 'one byte of a file', bytes: flipped, why: 'changed' },
    { name: 'a word of a story', bytes: await but(edit(story, 'full again', 'full twice')), why: 'changed' },
    { name: 'a word, with fitting sums', bytes: await but(edit(story, 'full again', 'full twice'), true), why: 'changed' },
    { name: 'an allowance, with fitting sums', bytes: await but(edit(story, '"uses":[]', '"uses":["publish"]'), true), why: 'changed' },
    { name: 'a story less', bytes: await but(edit(story, /^.*\n/, ''), true), why: 'refers' },
    { name: 'a table less', bytes: await but((files) => void files.delete('tables/trail.ndjson')), why: 'missing' },
    {
      name: 'a table less, with fitting sums',
      bytes: await but((files) => void files.delete('tables/trail.ndjson'), true),
      why: 'missing',
    },
    {
      name: 'a table that is ours to fill',
      bytes: await but((files) => void files.set('tables/token.ndjson', Buffer.from('{}\n'))),
      why: 'unknown',
    },
    {
      name: 'a path out of the folder',
      bytes: renamed(await but((files) => void files.set('aa/bb/bin/sh', Buffer.from('x'))), 'aa/bb/bin/sh', '../../bin/sh'),
      why: 'noZip',
    },
    { name: 'a name of its own', bytes: await but((files) => void files.set('more.txt', Buffer.from('x'))), why: 'name' },
    { name: 'a column more', bytes: await but(edit(story, '{"id"', '{"hidden_by":"x","id"'), true), why: 'line' },
    { name: 'a column of the wrong kind', bytes: await but(edit(story, '"version":1', '"version":"1"'), true), why: 'shape' },
    { name: 'a moment that is none', bytes: await but(edit(story, /"told_at":"[^"]*"/, '"told_at":"yesterday"'), true), why: 'shape' },
    { name: 'a rule that is broken', bytes: await but(edit(story, '"basis":"consent"', '"basis":"force"'), true), why: 'rule' },
    { name: 'a line that is no JSON', bytes: await but(edit(story, /^/, 'x'), true), why: 'line' },
    { name: 'no end of line', bytes: await but(edit(story, /\n$/, ''), true), why: 'changed' },
    { name: 'the same row twice', bytes: await but(edit(story, /^(.*\n)/, '$1$1'), true), why: 'rule' },
    { name: 'another circle', bytes: await but(edit('kring.json', circle, 'x'), true), why: 'shape' },
    { name: 'a later format', bytes: await but(edit('kring.json', '"version": 1', '"version": 2'), true), why: 'version' },
    { name: 'another product', bytes: await but(edit('kring.json', 'kring-circle', 'other'), true), why: 'notOurs' },
    { name: 'a zip bomb', bytes: await zipped(bomb), why: 'swells' },
    {
      name: 'a file of a medium that nobody told of',
      bytes: await but((files) => void files.set('media/extra', Buffer.from('x')), true),
      why: 'unknown',
    },
  ];
}

/** The checksums as someone would make them who wants a change to go unseen; the fingerprint stays, as that is made of the content itself. */
function fitted(files: Files): Files {
  const manifest = JSON.parse(files.get('kring.json')!.toString('utf8')) as { files: { path: string; bytes: number; sha256: string }[] };
  const path = (name: string) => !['kring.json', 'SHA256SUMS'].includes(name);
  manifest.files = [...files].filter(([name]) => path(name)).map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256(bytes) }));
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  files.set('kring.json', Buffer.from(text));
  const lines = [...manifest.files, { path: 'kring.json', sha256: sha256(text) }].map(({ path, sha256 }) => `${sha256}  ${path}\n`);
  files.set('SHA256SUMS', Buffer.from(lines.join('')));
  return files;
}

async function unzipped(bytes: Buffer): Promise<Files> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const files: Files = new Map();
  for await (const entry of zip.eachEntry()) files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  return files;
}

function zipped(files: Files): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of files) zip.addBuffer(bytes, name);
  zip.end();
  return buffer(zip.outputStream);
}

// The library that writes zip files refuses such a name itself.
function renamed(bytes: Buffer, from: string, to: string): Buffer {
  const changed = Buffer.from(bytes);
  for (let at = changed.indexOf(from); at >= 0; at = changed.indexOf(from)) changed.write(to, at);
  return changed;
}
