import { inflateSync } from 'node:zlib';

/** A value of a PDF as this file holds it; names keep their stroke (`/Type`), texts are read. */
export type Value = number | boolean | null | string | Text | Reference | Value[] | Dictionary | Stream;
// Neither is a dictionary, also to the compiler: `is` is what a stream has.
export type Text = { text: string; is?: undefined };
export type Reference = { to: number; is?: undefined };
export type Dictionary = { [name: string]: Value };
export type Stream = { is: Dictionary; bytes: Buffer };
export type Pdf = { objects: Map<number, Value>; trailer: Dictionary; at: (value: Value | undefined) => Value };

/** Reads the objects of a PDF file by itself (ISO 32000-1, 7.3), without the program that wrote it. Throws where it is not well-formed. */
export function readPdf(file: Buffer): Pdf {
  const raw = file.toString('latin1');
  if (!/^%PDF-1\.[4-7]/.test(raw) || !/%%EOF\s*$/.test(raw)) throw new Error('This is no PDF file, or it is cut off');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(raw)?.[1]);
  if (raw.slice(start, start + 4) !== 'xref') throw new Error('The table of objects is not where the file says');
  const objects = new Map<number, Value>();
  for (const [, offset, number] of placesIn(raw, start)) objects.set(number!, objectAt(raw, offset!, number!));
  const trailer = valuesOf(raw.slice(raw.indexOf('trailer', start) + 7, raw.indexOf('startxref', start)))[0] as Dictionary;
  const at = (value: Value | undefined): Value => (isReference(value) ? at(objects.get(value.to)) : (value ?? null));
  return { objects, trailer, at };
}

function placesIn(raw: string, start: number): [string, number, number][] {
  const [, first, count] = /^xref\s+(\d+) (\d+)/.exec(raw.slice(start))!.map(Number);
  const lines = raw
    .slice(start)
    .split(/\r?\n|\r/)
    .slice(2, 2 + count!);
  return lines.flatMap((line, nth) => (line.trim().endsWith('n') ? [[line, Number(line.slice(0, 10)), first! + nth]] : []));
}

function objectAt(raw: string, offset: number, number: number): Value {
  const head = `${number} 0 obj`;
  if (!raw.startsWith(head, offset)) throw new Error(`Object ${number} is not where the table says`);
  const end = raw.indexOf('endobj', offset);
  const streams = raw.indexOf('stream', offset);
  if (streams === -1 || streams > end) return valuesOf(raw.slice(offset + head.length, end))[0]!;
  const is = valuesOf(raw.slice(offset + head.length, streams))[0] as Dictionary;
  const from = streams + (raw[streams + 6] === '\r' ? 8 : 7);
  const packed = Buffer.from(raw.slice(from, from + (is.Length as number)), 'latin1');
  return { is, bytes: is.Filter === '/FlateDecode' ? inflateSync(packed) : packed };
}

const isReference = (value: Value | undefined): value is Reference =>
  typeof value === 'object' && value !== null && 'to' in value && typeof value.to === 'number';
export const isStream = (value: Value): value is Stream => typeof value === 'object' && value !== null && 'bytes' in value;
export const isDictionary = (value: Value | undefined): value is Dictionary =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('to' in value) && !('text' in value) && !('bytes' in value);

const token =
  /\s+|%[^\r\n]*|(<<|>>|\[|\])|<([0-9A-Fa-f\s]*)>|(\((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S])*\))*\))|(\/[^\s()<>[\]{}/%]*)|(\d+) (\d+) R(?![a-zA-Z])|([+-]?(?:\d+\.?\d*|\.\d+))|([A-Za-z'"*][A-Za-z0-9'"*]*)/y;

/** Every value in a piece of a PDF, one after the other; an operator of a page is a bare word. */
export function valuesOf(piece: string): Value[] {
  const open: { list: Value[]; closes: string }[] = [{ list: [], closes: '' }];
  token.lastIndex = 0;
  while (token.lastIndex < piece.length) {
    const found = token.exec(piece);
    if (!found) throw new Error(`This is not PDF: ${piece.slice(token.lastIndex, token.lastIndex + 40)}`);
    const [, sign, hex, literal, name, to, , number, word] = found;
    const list = open.at(-1)!.list;
    if (sign === '<<' || sign === '[') open.push({ list: [], closes: sign === '[' ? ']' : '>>' });
    else if (sign) {
      const { list: inner, closes } = open.pop()!;
      if (closes !== sign) throw new Error('Brackets do not close what they opened');
      open.at(-1)!.list.push(sign === ']' ? inner : dictionaryOf(inner));
    } else if (hex !== undefined) list.push({ text: wordsIn(Buffer.from(hex.replace(/\s/g, ''), 'hex')) });
    else if (literal) list.push({ text: wordsIn(Buffer.from(unescaped(literal.slice(1, -1)), 'latin1')) });
    else if (name) list.push(name);
    else if (to) list.push({ to: Number(to) });
    else if (number) list.push(Number(number));
    else if (word) list.push(word === 'true' ? true : word === 'false' ? false : word === 'null' ? null : word);
  }
  return open[0]!.list;
}

const dictionaryOf = (list: Value[]): Dictionary =>
  Object.fromEntries(list.flatMap((name, nth) => (nth % 2 === 0 ? [[String(name).slice(1), list[nth + 1]!]] : [])));

const wordsIn = (bytes: Buffer) =>
  bytes[0] === 0xfe && bytes[1] === 0xff ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le') : bytes.toString('latin1');

const unescaped = (text: string) =>
  text.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, said: string) =>
    /^[0-7]/.test(said)
      ? String.fromCharCode(Number.parseInt(said, 8))
      : ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '' }[said] ?? said),
  );
