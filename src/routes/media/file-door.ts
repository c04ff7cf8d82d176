import { mayHear } from '#cycle/1-gather/media-shown.server.ts';
import { nameOf, smallName } from '#cycle/1-gather/media.server.ts';
import { mediaStore, type Range } from '#lib/server/media-store.server.ts';
import { get, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { goesOn, passIn, type MediumPass } from './medium-link.server.ts';

/** The file itself, for whoever was given its address; and the small copy of a picture. */
export const fileDoors = [
  get('/media/:medium/:sealed', 'readMedium', (c) => file(c, 'whole')),
  get('/media/:medium/:sealed/small', 'readMedium', (c) => file(c, 'small')),
];

async function file(c: Here, size: 'whole' | 'small'): Promise<Response> {
  const pass = passIn(c);
  const medium = pass && (await mediumFor(c, pass));
  if (!medium) return showNotHere(c);
  const isSmall = size === 'small' && medium.kind !== 'sound' && medium.kind !== 'video';
  const name = (isSmall ? smallName : nameOf)(pass.circle, medium.id);
  const whole = isSmall ? null : medium.bytes;
  const range = whole === null ? null : rangeIn(c.req.header('range'), whole);
  if (range === 'none') return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${whole}` } });
  const body = await mediaStore(c.var.config).read(name, range ?? undefined);
  if (!body) return showNotHere(c);
  return new Response(body, { status: range ? 206 : 200, headers: headersFor(isSmall ? 'image/webp' : medium.type, whole, range) });
}

/** The medium of a pass, when its visit goes on and the story may still be read with these eyes. */
async function mediumFor(c: Here, { circle, medium: id, eyes, visit }: MediumPass) {
  const { db } = c.var;
  const medium = await db
    .selectFrom('medium')
    .select(['id', 'story_id', 'kind', 'type', 'bytes'])
    .where('circle_id', '=', circle)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!medium || !(await goesOn(c, visit))) return null;
  const may = 'own' in eyes ? medium.story_id === eyes.own : await mayHear(db, circle, medium, eyes);
  return may ? medium : null;
}

/** What we made ourselves is shown in the page; anything else could only be saved. No script in it would ever run. */
function headersFor(type: string, whole: number | null, range: Range | null): Record<string, string> {
  const shown = /^(image\/(jpeg|png|webp)|audio\/(mpeg|wav|webm|mp4)|video\/(webm|mp4))$/.test(type);
  return {
    'Content-Type': shown ? type : 'application/octet-stream',
    'Content-Disposition': shown ? 'inline' : 'attachment',
    'Content-Security-Policy':
      "default-src 'none'; base-uri 'none'; object-src 'none'; sandbox; frame-ancestors 'none'; require-trusted-types-for 'script'",
    'Cache-Control': 'no-store',
    ...(whole !== null && { 'Accept-Ranges': 'bytes', 'Content-Length': String(range ? range.to - range.from + 1 : whole) }),
    ...(range && { 'Content-Range': `bytes ${range.from}-${range.to}/${whole}` }),
  };
}

/** One range of bytes (RFC 9110, 14.2); null when none is asked for, `none` when there is no such part. Several at once get the whole file. */
export function rangeIn(header: string | undefined, length: number): Range | null | 'none' {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!found || (found[1] === '' && found[2] === '')) return null;
  if (found[1] === '') {
    const last = Math.min(Number(found[2]), length);
    return last === 0 ? 'none' : { from: length - last, to: length - 1 };
  }
  const [from, to] = [Number(found[1]), found[2] === '' ? length - 1 : Math.min(Number(found[2]), length - 1)];
  if (from >= length) return 'none';
  return to < from ? null : { from, to };
}
