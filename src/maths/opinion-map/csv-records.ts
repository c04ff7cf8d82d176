/** One record of a CSV file while it is being read: its bytes stay valid until the callback returns. */
export type CsvRecord = {
  /** The line of the file on which the record starts, from 1. */
  line: number;
  /** How many fields it has. */
  length: number;
  /** The bytes of the file; field n is `bytes[starts[n]]` to `bytes[ends[n] - 1]`, without its quotes. */
  bytes: Uint8Array;
  starts: number[];
  ends: number[];
};

/**
 * Reads CSV (RFC 4180; LF or CRLF, with or without byte order mark) piece by piece, in constant memory.
 *
 * Give it the file's bytes by `push`, in pieces of any size, then call `end`. Empty lines are passed over.
 * Throws `RangeError` when a record is longer than 16 MB, which means that a quote was never closed.
 *
 * @example
 * const reader = csvReader((record) => console.log(fieldText(record, 0)));
 * reader.push(new TextEncoder().encode('a,b\n1,2\n')); // a, 1
 * reader.end();
 */
export function csvReader(onRecord: (record: CsvRecord) => void): {
  push(bytes: Uint8Array): void;
  end(): void;
} {
  const record: CsvRecord = { line: 1, length: 0, bytes: new Uint8Array(0), starts: [], ends: [] };
  let rest: Uint8Array = new Uint8Array(0);
  let started = false;
  let line = 1;

  /** Reads all whole records of `bytes` and returns where the first unfinished one begins. */
  const readWhole = (bytes: Uint8Array): number => {
    let recordStart = 0;
    let fieldStart = 0;
    let field = 0;
    let inQuotes = false;
    let newLines = 0;
    record.bytes = bytes;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === quote) {
        if (inQuotes || at === fieldStart) inQuotes = !inQuotes;
        else if (bytes[at - 1] === quote && bytes[fieldStart] === quote) inQuotes = true;
      } else if (byte === lineFeed) {
        newLines++;
        if (inQuotes) continue;
        closeField(record, field++, fieldStart, at);
        record.length = field;
        record.line = line;
        if (field > 1 || record.starts[0]! < record.ends[0]!) onRecord(record);
        line += newLines;
        newLines = 0;
        field = 0;
        recordStart = fieldStart = at + 1;
      } else if (byte === comma && !inQuotes) {
        closeField(record, field++, fieldStart, at);
        fieldStart = at + 1;
      }
    }
    return recordStart;
  };

  return {
    push(bytes) {
      let piece = joined(rest, bytes);
      if (!started && piece.length < 3) {
        rest = piece;
        return;
      }
      if (!started && piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf) piece = piece.subarray(3);
      started = true;
      rest = piece.slice(readWhole(piece));
      if (rest.length > longestRecord) throw new RangeError(`line ${line}: a quote is opened and never closed`);
    },
    end() {
      if (!started) rest = joined(rest, Uint8Array.of(lineFeed, lineFeed));
      this.push(Uint8Array.of(lineFeed));
      if (rest.length > 0) throw new RangeError(`line ${line}: a quote is opened and never closed`);
    },
  };
}

/** The text of a field, its doubled quotes made single. */
export function fieldText(record: CsvRecord, field: number): string {
  if (field >= record.length) return '';
  const text = utf8.decode(record.bytes.subarray(record.starts[field], record.ends[field]));
  return record.bytes[record.starts[field]! - 1] === quote ? text.replaceAll('""', '"') : text;
}

/** The field as a whole number of at most nine digits without sign or leading zeros, else -1: ids, without making text. */
export function fieldWholeNumber(record: CsvRecord, field: number): number {
  const start = record.starts[field]!;
  const end = record.ends[field]!;
  if (end === start || end - start > 9 || (end - start > 1 && record.bytes[start] === zero)) return -1;
  let number = 0;
  for (let at = start; at < end; at++) {
    const digit = record.bytes[at]! - zero;
    if (digit < 0 || digit > 9) return -1;
    number = 10 * number + digit;
  }
  return number;
}

const utf8 = new TextDecoder();
const quote = 0x22;
const comma = 0x2c;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const zero = 0x30;
const longestRecord = 16 * 1024 * 1024;

function closeField(record: CsvRecord, field: number, start: number, end: number): void {
  const { bytes } = record;
  let from = start;
  let to = end;
  if (to > from && bytes[to - 1] === carriageReturn) to--;
  if (to - from >= 2 && bytes[from] === quote && bytes[to - 1] === quote) {
    from++;
    to--;
  }
  record.starts[field] = from;
  record.ends[field] = to;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
