import sharp, { type Sharp } from 'sharp';
import { mediumLimits, type Unfit } from './medium.ts';

sharp.cache(false); // pictures of others are kept in no memory longer than needed
sharp.concurrency(1);

/** A picture made safe: decoded, turned the way it was held, made anew without anything else that was in the file. */
export type SafePicture = { type: string; width: number; height: number };

/** In pixels: the longest side of what is kept, and of the small copy that pages show. */
const [largest, small] = [2_400, 640];

/** Makes a picture safe into `to`, and a small copy into `toSmall`. Says why when it is no picture that we take. */
export async function makePictureSafe(
  from: string,
  to: string,
  toSmall: string,
): Promise<{ safe: SafePicture; unfit?: undefined } | { safe?: undefined; unfit: Unfit }> {
  const facts = await opened(from)
    .metadata()
    .catch((error: Error) => error);
  if (facts instanceof Error) return { unfit: /pixel limit/.test(facts.message) ? 'tooManyPixels' : 'broken' };
  if (!isFormat(facts.format)) return { unfit: 'unknown' };
  if ((facts.pages ?? 1) > 1) return { unfit: 'moving' };
  if (facts.width * facts.height > mediumLimits.pixels) return { unfit: 'tooManyPixels' };
  try {
    const made = await as(facts.format, fitted(opened(from).autoOrient(), largest)).toFile(to);
    await smallCopy(to, toSmall);
    return { safe: { type: `image/${facts.format}`, width: made.width, height: made.height } };
  } catch {
    return { unfit: 'broken' };
  }
}

/** The small copy of a picture that is safe already. */
export async function smallCopy(of: string, to: string): Promise<void> {
  await fitted(opened(of), small).webp({ quality: 60 }).toFile(to);
}

/** A part of a picture, in shares of its width and height (0 to 1). */
export type Area = { x: number; y: number; width: number; height: number };

/** Makes parts of a picture unrecognisable in `to`: first to a few coarse blocks, which nothing can undo, then soft. */
export async function blurAreas(from: string, to: string, areas: readonly Area[]): Promise<SafePicture> {
  const whole = opened(from);
  const { width, height, format } = await whole.metadata();
  const parts = await Promise.all(areas.map((area) => blurred(from, boxOf(area, width, height), Math.max(width, height))));
  const made = await as(isFormat(format) ? format : 'jpeg', whole.composite(parts)).toFile(to);
  return { type: `image/${format}`, width: made.width, height: made.height };
}

type Box = { left: number; top: number; width: number; height: number };

async function blurred(from: string, box: Box, longest: number) {
  // Twelve blocks to the longest side: also a face that fills half the picture is only a few colours.
  const blocks = (side: number) => Math.max(1, Math.round((side / longest) * 12));
  const coarse = await opened(from)
    .extract(box)
    .resize(blocks(box.width), blocks(box.height), { fit: 'fill', kernel: 'cubic' })
    .png()
    .toBuffer();
  const input = await sharp(coarse).resize(box.width, box.height, { fit: 'fill', kernel: 'cubic' }).png().toBuffer();
  return { input, left: box.left, top: box.top };
}

function boxOf({ x, y, width, height }: Area, wide: number, high: number): Box {
  const [left, top] = [Math.floor(x * wide), Math.floor(y * high)];
  return {
    left,
    top,
    width: Math.max(1, Math.min(wide - left, Math.ceil(width * wide))),
    height: Math.max(1, Math.min(high - top, Math.ceil(height * high))),
  };
}

const opened = (path: string) =>
  sharp(path, { limitInputPixels: mediumLimits.pixels, failOn: 'error', sequentialRead: true, animated: false });
const fitted = (picture: Sharp, most: number) => picture.resize(most, most, { fit: 'inside', withoutEnlargement: true });

const formats = ['jpeg', 'png', 'webp'] as const;
type Format = (typeof formats)[number];
const isFormat = (format: string | undefined): format is Format => formats.includes(format as Format);

/** The same kind of file as it was; sharp writes none of what else was in it. */
function as(format: Format, picture: Sharp): Sharp {
  if (format === 'png') return picture.png({ compressionLevel: 8 });
  return format === 'webp' ? picture.webp({ quality: 82 }) : picture.jpeg({ quality: 82, mozjpeg: false });
}
