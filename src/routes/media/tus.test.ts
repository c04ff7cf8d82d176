import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Upload } from 'tus-js-client';
import { afterAll, expect, test } from 'vitest';
import { newSubmissionKey } from '#lib/codes/story-code.server.ts';
import { aWave } from '#testing/media-samples.ts';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle } from '#testing/worlds.ts';

const { db, app } = await testKring();
const circle = await aCircle(db);
const server = createServer(getRequestListener(app.fetch)).listen(0, '127.0.0.1');
await new Promise((ready) => server.once('listening', ready));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
afterAll(() => (server.closeAllConnections(), server.close()));

const about = (submission: string) => ({ door: circle.door, submission, lang: 'nl' });
const drafts = () => db.selectFrom('medium').select(['id', 'story_id', 'bytes', 'kind']).execute();

/** Sends a file in pieces; stops after this many bytes when asked, and gives the address to go on at. */
function send(file: Buffer, { submission = newSubmissionKey(), stopAfter = Infinity, at = null as string | null } = {}) {
  return new Promise<{ url: string | null; failed?: string }>((done) => {
    const upload: Upload = new Upload(file, {
      endpoint: `${origin}/media/tus`,
      uploadUrl: at,
      metadata: about(submission),
      chunkSize: 100_000,
      retryDelays: [],
      onProgress: (sent) => {
        if (sent >= stopAfter) void upload.abort().then(() => done({ url: upload.url }));
      },
      onSuccess: () => done({ url: upload.url }),
      onError: (error) => done({ url: upload.url, failed: error.message }),
    });
    upload.start();
  });
}

test('a large recording goes on where the connection broke off, and comes with the form once', async () => {
  const file = aWave(1_000_000);
  const teller = visitor(app);
  await teller.goTo(`/tell/${circle.door}`);
  const submission = teller.page.querySelector('[name=submission]')!.getAttribute('value')!;
  const { url } = await send(file, { submission, stopAfter: 400_000 });
  expect(await drafts()).toEqual([]);
  expect((await send(file, { submission, at: url })).failed).toBeUndefined();
  await send(file, { submission }); // once more, from the beginning
  expect(await drafts()).toMatchObject([{ story_id: null, kind: 'sound' }]);
  await teller.press('Save my story', {});
  expect(teller.path).toBe('/mine/choose');
  expect(await drafts()).toMatchObject([{ story_id: expect.any(String) as string, kind: 'sound' }]);
});

test('what is no sound or picture is refused in the language of the page, and what was sent is never given back', async () => {
  const { failed } = await send(Buffer.alloc(300_000, 'x'));
  expect(failed).toContain('Dit soort bestand kunnen wij niet tonen');
  const { url } = await send(aWave(900_000), { stopAfter: 300_000 });
  expect((await fetch(url!)).status).toBe(404);
  expect((await fetch(url!, { method: 'HEAD', headers: { 'Tus-Resumable': '1.0.0' } })).status).toBe(200);
});

test('without the key of a form, or with more than a recording can be, nothing begins', async () => {
  const begin = (metadata: Record<string, string>, length = 1_000) =>
    fetch(`${origin}/media/tus`, {
      method: 'POST',
      headers: {
        'Tus-Resumable': '1.0.0',
        'Upload-Length': String(length),
        'Upload-Metadata': Object.entries(metadata)
          .map(([name, value]) => `${name} ${btoa(value)}`)
          .join(),
      },
    });
  expect((await begin(about('x'))).status).toBe(404);
  expect((await begin({ ...about(newSubmissionKey()), door: '../../etc' })).status).toBe(404);
  expect((await begin(about(newSubmissionKey()), 200_000_000)).status).toBe(413);
  expect((await begin(about(newSubmissionKey()))).status).toBe(201);
});
