import { fieldText, fieldWholeNumber } from './csv-records.ts';
import type { CsvRecord } from './csv-records.ts';
import { unreadable } from './unreadable.ts';
import { limits } from './votes.ts';
import type { VoteLog } from './votes.ts';

/** The votes of a file while it is being read. */
export type GrowingLog = ReturnType<typeof growingLog>;

/**
 * A log with room for a vote every twelve bytes of the file (memory that is not used costs nothing), whose columns grow by
 * a quarter when they are full; `transfer` frees the old memory at once.
 */
export function growingLog(file: string, size: number) {
  let room = Math.min(limits.votes, Math.max(4096, Math.ceil(size / 12)));
  let count = 0;
  let person = new Int32Array(room);
  let statement = new Uint16Array(room);
  let vote = new Int8Array(room);
  let time = new Float64Array(room);
  const people = idTable({ file, what: 'people', most: limits.people });
  const statements = idTable({ file, what: 'statements', most: limits.statements });
  const grow = () => {
    room += room >> 2;
    person = new Int32Array(person.buffer.transfer(4 * room));
    statement = new Uint16Array(statement.buffer.transfer(2 * room));
    vote = new Int8Array(vote.buffer.transfer(room));
    time = new Float64Array(time.buffer.transfer(8 * room));
  };
  return {
    people,
    statements,
    add(record: CsvRecord, place: { person: number; statement: number }, opinion: { vote: number; time: number }): void {
      if (count === room) grow();
      if (count === limits.votes) throw unreadable(file, record.line, `more than ${limits.votes} votes: too many for one map`);
      person[count] = place.person;
      statement[count] = place.statement;
      vote[count] = opinion.vote;
      time[count] = opinion.time;
      count++;
    },
    /** Only statements and people that have a vote stay: a column without votes says nothing. */
    finish(): VoteLog {
      const log = { count, person: person.subarray(0, count), statement: statement.subarray(0, count) };
      keepMet(log.person, people.ids);
      keepMet(log.statement, statements.ids);
      return {
        ...log,
        vote: vote.subarray(0, count),
        time: time.subarray(0, count),
        people: people.ids,
        statements: statements.ids,
      };
    },
  };
}

/** Gives each id the number under which the log knows it. */
function idTable({ file, what, most }: { file: string; what: string; most: number }) {
  const ids: string[] = [];
  const texts = new Map<string, number>();
  let numbers = new Int32Array(1024).fill(-1);

  const placeOfText = (text: string, line: number): number => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    if (text === '') throw unreadable(file, line, `an id of ${what} is empty`);
    if (ids.length === most) throw unreadable(file, line, `more than ${most} ${what}: too many for one map`);
    texts.set(text, ids.length);
    return ids.push(text) - 1;
  };
  return {
    ids,
    placeOfText,
    /** The place of the id in a field. Small whole numbers, nearly all ids, are looked up without making text. */
    place(record: CsvRecord, field: number): number {
      const number = fieldWholeNumber(record, field);
      if (number < 0 || number >= 1 << 22) return placeOfText(fieldText(record, field).trim(), record.line);
      if (number >= numbers.length) {
        const more = new Int32Array(2 * number + 2).fill(-1);
        more.set(numbers);
        numbers = more;
      }
      if (numbers[number]! < 0) numbers[number] = placeOfText(String(number), record.line);
      return numbers[number]!;
    },
  };
}

function keepMet(column: Int32Array | Uint16Array, ids: string[]): void {
  const met = new Uint8Array(ids.length);
  for (const place of column) met[place] = 1;
  if (met.every((is) => is === 1)) return;
  const newPlace = new Int32Array(ids.length);
  let kept = 0;
  for (let place = 0; place < met.length; place++) {
    newPlace[place] = kept;
    if (met[place]) ids[kept++] = ids[place]!;
  }
  ids.length = kept;
  for (let n = 0; n < column.length; n++) column[n] = newPlace[column[n]!]!;
}
