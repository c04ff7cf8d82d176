import { csvReader, fieldText } from './csv-records.ts';
import type { CsvRecord } from './csv-records.ts';
import { growingLog } from './growing-log.ts';
import type { GrowingLog } from './growing-log.ts';
import { unreadable } from './unreadable.ts';
import type { VoteLog } from './votes.ts';

/** The bytes of a file, whole or in pieces. */
export type Bytes = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * Reads the votes of a conversation. Three kinds of file are told apart by their first line:
 *
 * - Polis' `votes.csv` and the plain triple: columns `comment-id`, `voter-id`, `vote` and, if there, `timestamp`;
 * - Polis' `participants-votes.csv`: `participant`, counts, then one column a statement; an empty cell is no vote.
 *
 * A vote is 1 (agree), 0 (pass) or -1 (disagree); `agree: -1` is for exports with the other sign. Ids are text of any
 * length. Throws `Unreadable`, which names file, line and reason. With the file's `size` in bytes memory is taken once.
 *
 * @example
 * const log = await readVotes([new TextEncoder().encode('comment-id,voter-id,vote\n0,7,1\n')], { file: 'votes.csv' });
 * canonicalVotes(log); // one person, one statement, one vote
 */
export async function readVotes(
  bytes: Bytes,
  { file, agree = 1, size = 0 }: { file: string; agree?: 1 | -1; size?: number },
): Promise<VoteLog> {
  const log = growingLog(file, size);
  let readRow: ((record: CsvRecord) => void) | undefined;
  await eachRecord(bytes, file, (record) => {
    if (readRow) return readRow(record);
    const names = columnNames(record);
    if (names.includes('participant')) readRow = wideRows(names, log, { file, agree });
    else readRow = longRows(names, log, { file, agree });
  });
  if (!readRow) throw unreadable(file, 1, 'the file is empty');
  return log.finish();
}

/** What a `comments.csv` says of the statements: which ones moderators turned down (`moderated` is -1). */
export async function readRejected(bytes: Bytes, { file }: { file: string }): Promise<Set<string>> {
  const rejected = new Set<string>();
  await readTable(bytes, file, ['comment-id', 'moderated'], ([id, moderated], line) => {
    if (!['-1', '0', '1'].includes(moderated!.trim())) {
      throw unreadable(file, line, `moderated is "${moderated}", and not 1, 0 or -1`);
    }
    if (moderated!.trim() === '-1') rejected.add(id!.trim());
  });
  return rejected;
}

/** Reads the pairs of which a prediction is asked: columns `comment-id`, `voter-id`. */
export async function readPairs(bytes: Bytes, { file }: { file: string }): Promise<{ statement: string; person: string }[]> {
  const pairs: { statement: string; person: string }[] = [];
  await readTable(bytes, file, ['comment-id', 'voter-id'], ([statement, person]) => {
    pairs.push({ statement: statement!.trim(), person: person!.trim() });
  });
  return pairs;
}

async function readTable(bytes: Bytes, file: string, wanted: string[], onRow: (fields: string[], line: number) => void): Promise<void> {
  let columns: number[] | undefined;
  await eachRecord(bytes, file, (record) => {
    if (!columns) columns = columnsOf(columnNames(record), wanted, file);
    else
      onRow(
        columns.map((column) => fieldText(record, column)),
        record.line,
      );
  });
  if (!columns) throw unreadable(file, 1, 'the file is empty');
}

async function eachRecord(bytes: Bytes, file: string, onRecord: (record: CsvRecord) => void): Promise<void> {
  let line = 1;
  const reader = csvReader((record) => {
    line = record.line;
    onRecord(record);
  });
  try {
    for await (const piece of bytes) reader.push(piece);
    reader.end();
  } catch (error) {
    if (error instanceof RangeError) throw unreadable(file, line, error.message.replace(/^line \d+: /, ''));
    throw error;
  }
}

const columnNames = (record: CsvRecord): string[] =>
  Array.from({ length: record.length }, (_, n) => fieldText(record, n).trim().toLowerCase().replaceAll('_', '-'));

function columnsOf(names: string[], wanted: string[], file: string): number[] {
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw unreadable(file, 1, `the first line must name the columns; missing: ${missing.join(', ')}`);
  }
  return wanted.map((name) => names.indexOf(name));
}

type Reading = { file: string; agree: 1 | -1 };

/** Rows of one vote each. */
function longRows(names: string[], log: GrowingLog, { file, agree }: Reading): (record: CsvRecord) => void {
  const [statement, person, vote] = columnsOf(names, ['comment-id', 'voter-id', 'vote'], file) as [number, number, number];
  const timestamp = names.indexOf('timestamp');
  const last = Math.max(statement, person, vote, timestamp);
  return (record) => {
    if (record.length <= last) throw unreadable(file, record.line, `the line has ${record.length} fields, not ${last + 1}`);
    const time = timestamp < 0 ? 0 : timeOf(record, timestamp, file);
    log.add(
      record,
      { person: log.people.place(record, person), statement: log.statements.place(record, statement) },
      {
        vote: agree * voteOf(record, vote, file),
        time,
      },
    );
  };
}

/** Rows of one person each, a column for each statement. */
function wideRows(names: string[], log: GrowingLog, { file, agree }: Reading): (record: CsvRecord) => void {
  const person = names.indexOf('participant');
  const columns = names.map((_, n) => n).filter((n) => !aboutPerson.has(names[n]!));
  if (columns.length === 0) throw unreadable(file, 1, 'the first line names no statements');
  const statements = columns.map((column) => log.statements.placeOfText(names[column]!, 1));
  return (record) => {
    if (record.length > names.length) {
      throw unreadable(file, record.line, `the line has ${record.length} fields, the first line ${names.length}`);
    }
    const place = log.people.place(record, person);
    columns.forEach((column, n) => {
      if (column >= record.length || record.starts[column] === record.ends[column]) return;
      log.add(record, { person: place, statement: statements[n]! }, { vote: agree * voteOf(record, column, file), time: 0 });
    });
  };
}
const aboutPerson = new Set(['participant', 'group-id', 'n-comments', 'n-votes', 'n-agree', 'n-disagree']);

function voteOf(record: CsvRecord, field: number, file: string): number {
  const start = record.starts[field]!;
  const length = record.ends[field]! - start;
  const first = record.bytes[start];
  if (length === 1 && (first === 0x30 || first === 0x31)) return first - 0x30;
  if (length === 2 && first === 0x2d && record.bytes[start + 1] === 0x31) return -1;
  const text = fieldText(record, field).trim();
  if (/^[+-]?[01](\.0*)?$/.test(text)) return Number(text) || 0;
  throw unreadable(file, record.line, `a vote is 1, 0 or -1, and not "${text.slice(0, 40)}"`);
}

function timeOf(record: CsvRecord, field: number, file: string): number {
  const text = fieldText(record, field);
  const time = /^\s*[0-9.]+\s*$/.test(text) ? Number(text) : Date.parse(text);
  if (Number.isFinite(time)) return time;
  throw unreadable(file, record.line, `"${text.slice(0, 40)}" is not a time`);
}
