/** What the first bytes of a file say that it is; never its name or what a browser says. `sound` also stands for video: that is seen when it is opened. */
export type Family = 'picture' | 'sound' | 'unknown';

const text = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

/** Looks at the first bytes (16 are enough). SVG, GIF, PDF, HTML and archives are unknown: they are not taken. */
export function familyOf(start: Uint8Array): Family {
  if (start.length < 12) return 'unknown';
  if (start[0] === 0xff && start[1] === 0xd8 && start[2] === 0xff) return 'picture'; // JPEG
  if (text(start, 0, 8) === '\x89PNG\r\n\x1a\n') return 'picture';
  if (text(start, 0, 4) === 'RIFF') return text(start, 8, 12) === 'WEBP' ? 'picture' : text(start, 8, 12) === 'WAVE' ? 'sound' : 'unknown';
  if (text(start, 4, 8) === 'ftyp') return isStillBrand(text(start, 8, 12)) ? 'unknown' : 'sound'; // MP4, M4A, QuickTime
  if (start[0] === 0x1a && start[1] === 0x45 && start[2] === 0xdf && start[3] === 0xa3) return 'sound'; // WebM, Matroska
  if (text(start, 0, 4) === 'OggS' || text(start, 0, 3) === 'ID3') return 'sound';
  return start[0] === 0xff && (start[1]! & 0xe0) === 0xe0 ? 'sound' : 'unknown'; // MP3 or ADTS without a tag
}

// Pictures in the same container as video, which browsers do not show everywhere.
const isStillBrand = (brand: string) => ['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1', 'avif', 'avis'].includes(brand);
