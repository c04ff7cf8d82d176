import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { AwsV4Signer } from 'aws4fetch';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { mediaStore, type MediaStore } from './media-store.server.ts';

const folder = mkdtempSync('/tmp/kring-store-');
const held = new Map<string, Buffer>();
const secret = 'a secret of the test';

/** A bucket: it checks who asks, as an S3-compatible store does, and holds what it is given. */
const bucket = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request
    .on('data', (piece: Buffer) => pieces.push(piece))
    .on('end', () => {
      void isSigned(request).then((signed) => {
        if (!signed) return response.writeHead(403).end();
        const url = new URL(request.url!, 'http://bucket');
        const name = url.pathname.replace('/kring/', '');
        if (request.method === 'PUT') {
          if (Number(request.headers['content-length']) !== Buffer.concat(pieces).length) return response.writeHead(411).end();
          held.set(name, Buffer.concat(pieces));
        }
        if (request.method === 'DELETE') held.delete(name);
        if (url.searchParams.has('list-type')) return response.end(listOf(url.searchParams.get('continuation-token')));
        const there = held.get(name);
        if (request.method === 'GET' && !there) return response.writeHead(404).end();
        const range = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '');
        return response
          .writeHead(range ? 206 : 200)
          .end(request.method === 'GET' ? (range ? there!.subarray(Number(range[1]), Number(range[2]) + 1) : there) : '');
      });
    });
}).listen(0, '127.0.0.1');
await new Promise((ready) => bucket.once('listening', ready));
afterAll(() => (bucket.close(), rmSync(folder, { recursive: true })));
const address = `http://127.0.0.1:${(bucket.address() as AddressInfo).port}/kring`;

async function isSigned(request: { method?: string; url?: string; headers: Record<string, string | string[] | undefined> }) {
  const signer = new AwsV4Signer({
    method: request.method,
    url: new URL(request.url!, address).href,
    headers: { 'x-amz-content-sha256': String(request.headers['x-amz-content-sha256']) },
    accessKeyId: 'kring',
    secretAccessKey: secret,
    service: 's3',
    region: 'nl-1',
    datetime: String(request.headers['x-amz-date']),
  });
  return (await signer.sign()).headers.get('authorization') === request.headers.authorization;
}

/** Two files on a page of the list. */
function listOf(after: string | null): string {
  const names = [...held.keys()].sort().filter((name) => after === null || name > after);
  const items = names
    .slice(0, 2)
    .map((name) => `<Contents><Key>${name}</Key><LastModified>2026-11-24T10:00:00.000Z</LastModified></Contents>`);
  const more = names.length > 2 ? `<NextContinuationToken>${names[1]}</NextContinuationToken>` : '';
  return `<ListBucketResult>${items.join('')}${more}</ListBucketResult>`;
}

const s3 = { KRING_MEDIA_S3: address, KRING_MEDIA_S3_KEY: 'kring', KRING_MEDIA_S3_SECRET: secret, KRING_MEDIA_S3_REGION: 'nl-1' };
const stores: [string, MediaStore][] = [
  ['a folder', mediaStore(readConfig({ KRING_DATA: folder }))],
  ['a bucket', mediaStore(readConfig(s3))],
];

test.each(stores)('%s keeps files whole, gives parts of them, lists and deletes them', async (_, store) => {
  const path = `${folder}/one`;
  writeFileSync(path, 'Ten letters');
  for (const name of ['c1rcle/a', 'c1rcle/a-small', 'c1rcle/b']) await store.put(name, path, 'audio/mpeg');
  const read = async (name: string, range?: { from: number; to: number }) => {
    const body = await store.read(name, range);
    return body && new Response(body).text();
  };
  expect(await read('c1rcle/a')).toBe('Ten letters');
  expect(await read('c1rcle/a', { from: 4, to: 6 })).toBe('let');
  expect(await read('c1rcle/none')).toBeNull();
  await store.drop('c1rcle/b');
  await store.drop('c1rcle/b');
  const all: string[] = [];
  for await (const { name, at } of store.all()) {
    all.push(name);
    expect(at.getTime()).toBeGreaterThan(0);
  }
  expect(all.sort()).toEqual(['c1rcle/a', 'c1rcle/a-small']);
});

test('a name that leads elsewhere is no name', async () => {
  const [, store] = stores[0]!;
  for (const name of ['../keys/make.key', 'c1rcle/../../x', '/etc/passwd', 'c1rcle']) await expect(store.read(name)).rejects.toThrow();
});

test('a bucket that does not know us is a mistake that is said, and half a setting is too', async () => {
  const store = mediaStore(readConfig({ ...s3, KRING_MEDIA_S3_SECRET: 'another' }));
  await expect(store.read('c1rcle/a')).rejects.toThrow('403');
  expect(() => readConfig({ KRING_MEDIA_S3: address })).toThrow('KRING_MEDIA_S3_KEY');
});
