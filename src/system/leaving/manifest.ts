import { Refused } from './refused.ts';

/** The format that is written; one that is newer than this is refused. docs/format.md describes it. */
export const formatVersion = 1;

/** One file of an export: how long, what its bytes come to, and how many rows stand in it. */
export type FileOut = { path: string; bytes: number; sha256: string; rows?: number };

/** What `kring.json` says: the first thing that is read. */
export type Manifest = {
  format: 'kring-circle';
  version: number;
  madeAt: string;
  host: string;
  circle: { id: string; slug: string; subject: string; language: string };
  /** The export stands under this number in the register of copies of the former host. */
  copy: number;
  /** What the content comes to: the same for every export of the same content. */
  fingerprint: string;
  files: FileOut[];
};

/** Reads what `kring.json` says; refuses what is not an export of a circle, or one of a later format. */
export function readManifest(text: string): Manifest {
  const said = parsed(text);
  if (!isObject(said) || said.format !== 'kring-circle') throw new Refused('notOurs', 'kring.json');
  if (said.version !== formatVersion) throw new Refused('version', 'kring.json', String(said.version).slice(0, 20));
  const { circle, files } = said;
  const isRight =
    isObject(circle) &&
    isId(circle.id) &&
    [circle.slug, circle.subject, circle.language, said.host, said.madeAt, said.fingerprint].every(isText) &&
    /^[a-z0-9][a-z0-9-]{0,79}$/.test(circle.slug as string) &&
    !Number.isNaN(Date.parse(said.madeAt as string)) &&
    /^[0-9a-f]{64}$/.test(said.fingerprint as string) &&
    Number.isInteger(said.copy) &&
    Array.isArray(files) &&
    files.every(isFile);
  if (!isRight) throw new Refused('shape', 'kring.json');
  return said as Manifest;
}

/** The short way to say a fingerprint: four groups of four, enough to compare two by reading them aloud. */
export const spoken = (fingerprint: string) => fingerprint.slice(0, 16).match(/.{4}/g)!.join(' ');

const isText = (is: unknown) => typeof is === 'string' && is.length > 0 && is.length <= 1_000;
const isId = (is: unknown) => typeof is === 'string' && /^[0-9a-z]{8,40}$/.test(is);
const isObject = (is: unknown): is is Record<string, unknown> => typeof is === 'object' && is !== null && !Array.isArray(is);
const isFile = (is: unknown) =>
  isObject(is) && isText(is.path) && Number.isSafeInteger(is.bytes) && typeof is.sha256 === 'string' && /^[0-9a-f]{64}$/.test(is.sha256);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused('shape', 'kring.json');
  }
}
