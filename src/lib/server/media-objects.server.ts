import { openAsBlob } from 'node:fs';
import { AwsClient } from 'aws4fetch';
import type { MediaStore } from './media-store.server.ts';

/** An S3-compatible bucket: the address with the bucket in its path (`https://s3.example.nl/kring`), and its key. */
export type ObjectPlace = { address: string; region: string; key: string; secret: string };

/** Files in an S3-compatible bucket. They go there from disk in a stream and are never whole in memory. */
export function objectStore({ address, region, key, secret }: ObjectPlace): MediaStore {
  const aws = new AwsClient({ accessKeyId: key, secretAccessKey: secret, region, service: 's3', retries: 2 });
  const base = address.replace(/\/$/, '');
  const at = (name: string) => `${base}/${name}`;
  const refused = (answer: Response, act: string) => new Error(`The media store answered ${answer.status} to ${act}`);
  return {
    async put(name, path, type) {
      const body = await openAsBlob(path, { type });
      const answer = await aws.fetch(at(name), {
        method: 'PUT',
        body,
        headers: { 'Content-Type': type, 'Content-Length': String(body.size) },
      });
      if (!answer.ok) throw refused(answer, 'put');
      await answer.body?.cancel();
    },
    async read(name, range) {
      const headers: Record<string, string> = range ? { Range: `bytes=${range.from}-${range.to}` } : {};
      const answer = await aws.fetch(at(name), { headers });
      if (answer.status === 404) return null;
      if (!answer.ok) throw refused(answer, 'read');
      return answer.body;
    },
    async drop(name) {
      const answer = await aws.fetch(at(name), { method: 'DELETE' });
      if (!answer.ok && answer.status !== 404) throw refused(answer, 'drop');
      await answer.body?.cancel();
    },
    async *all() {
      let more: string | null = '';
      while (more !== null) {
        const answer: Response = await aws.fetch(`${base}?list-type=2${more && `&continuation-token=${encodeURIComponent(more)}`}`);
        if (!answer.ok) throw refused(answer, 'list');
        const listed = await answer.text();
        for (const [, item = ''] of listed.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g))
          yield { name: partOf(item, 'Key') ?? '', at: new Date(partOf(item, 'LastModified') ?? 0) };
        more = partOf(listed, 'NextContinuationToken');
      }
    },
  };
}

function partOf(xml: string, name: string): string | null {
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return found === undefined ? null : found.replace(/&(amp|lt|gt|quot|apos);/g, (_, sign: string) => signs[sign]!);
}

const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
