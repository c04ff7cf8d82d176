import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { FileNotKept, boundaryOf, readMultipart } from './multipart.server.ts';

const folder = mkdtempSync('/tmp/kring-multipart-');
afterAll(() => rmSync(folder, { recursive: true }));
const limits = { folder, mostOfFile: 1_000, mostText: 500, mostFields: 20, mostFiles: 2, mostInAll: 20_000 };

/** The form as a browser sends it, in pieces of this many bytes. */
async function read(form: FormData, size: number, wishes = {}) {
  const sent = new Response(form);
  const body = Buffer.from(await sent.clone().arrayBuffer());
  return readMultipart(cut(body, size), boundaryOf(sent.headers.get('content-type')!)!, { ...limits, ...wishes });
}

async function* cut(body: Buffer, size: number) {
  for (let at = 0; at < body.length; at += size) yield body.subarray(at, at + size);
}

const aForm = (fields: [string, string][], file?: Buffer) => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  if (file) form.append('medium', new File([new Uint8Array(file)], '../../etc/<script>.jpg'));
  return form;
};

test('a form arrives as it was sent, however it is cut on the way', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom('text', 'naam', 'é"x'), fc.string({ maxLength: 30, unit: 'binary' })), { maxLength: 6 }),
      fc.uint8Array({ minLength: 1, maxLength: 400 }),
      fc.integer({ min: 1, max: 60 }),
      async (fields, file, size) => {
        const { fields: got, files } = await read(aForm(fields, Buffer.from(file)), size);
        const lines = (text: string) => text.replace(/\r\n?|\n/g, '\r\n'); // as browsers send them
        expect(got).toEqual(fields.map(([name, value]) => [name, lines(value)]));
        expect(files).toHaveLength(1);
        expect(readFileSync(files[0]!.path)).toEqual(Buffer.from(file));
        rmSync(files[0]!.path);
      },
    ),
    { numRuns: 150 },
  );
});

test('of a file that is too large only the beginning is kept, and what follows it is still read', async () => {
  const form = aForm([], Buffer.alloc(5_000, 7));
  form.append('text', 'My words');
  const { fields, files } = await read(form, 700);
  expect(fields).toEqual([['text', 'My words']]);
  expect(files[0]!.bytes).toBe(5_000);
  expect(readFileSync(files[0]!.path).length).toBeLessThanOrEqual(1_000);
  rmSync(files[0]!.path);
});

test('a field for a file that was left empty is no file; an empty file is one', async () => {
  const none =
    '--x\r\nContent-Disposition: form-data; name="medium"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--x--\r\n';
  expect(await readMultipart(cut(Buffer.from(none), 64), 'x', limits)).toEqual({ fields: [], files: [] });
  const { files } = await read(aForm([], Buffer.alloc(0)), 64);
  expect(files[0]!.bytes).toBe(0);
  rmSync(files[0]!.path);
});

test('what is no form, or more than a form, leaves nothing behind', async () => {
  const before = readdirSync(folder).length;
  await expect(readMultipart(cut(Buffer.from('hello'), 5), 'x', limits)).rejects.toThrow();
  const broken = Buffer.from('--x\r\nContent-Disposition: form-data; name="medium"; filename="a"\r\n\r\nhalf a file');
  await expect(readMultipart(cut(broken, 9), 'x', limits)).rejects.toThrow('too early');
  await expect(read(aForm([['text', 'y'.repeat(600)]], Buffer.from('a file')), 99)).rejects.toThrow('too long');
  await expect(read(aForm(Array.from({ length: 30 }, () => ['a', ''])), 99)).rejects.toThrow('too many fields');
  const three = aForm([], Buffer.from('1'));
  for (const nth of ['2', '3']) three.append('medium', new File([nth], 'x'));
  await expect(read(three, 99)).rejects.toThrow('too many files');
  expect(readdirSync(folder).length).toBe(before);
});

test('a file that cannot be written takes nothing of the words along', async () => {
  const boundary = 'x';
  const body = [
    `--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n${'b'.repeat(5000)}`,
    '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nWhat I lived through.',
    '--x--\r\n',
  ].join('\r\n');
  const pieces = async function* () {
    for (let at = 0; at < body.length; at += 700) yield Buffer.from(body.slice(at, at + 700));
  };
  const nowhere = { folder: '/nothing/is/here', mostOfFile: 1e6, mostText: 1e6, mostFields: 9, mostFiles: 9, mostInAll: 1e7 };
  const reading = readMultipart(pieces(), boundary, nowhere);
  await expect(reading).rejects.toBeInstanceOf(FileNotKept);
  await expect(reading).rejects.toMatchObject({ fields: [['text', 'What I lived through.']], cause: { code: 'ENOENT' } });
});
