/**
 * The votes of one conversation in canonical form: sorted ids, the final votes only, one row a person.
 *
 * Everything the opinion map says is a function of this object alone, so whatever order people, statements and votes
 * arrived in, the result has the same bits.
 *
 * Vote `n` of person `i` stands at `rowStart[i] <= n < rowStart[i + 1]` as one number, `4 * statement + vote + 1`
 * (vote: 1 agree, 0 pass, -1 disagree); `statementAt` and `voteAt` take it apart. Five million votes take 10 MB.
 */
export type Votes = {
  people: string[];
  statements: string[];
  rowStart: Uint32Array;
  codes: Uint16Array;
  /** 1 where moderators turned the statement down: it takes no part in the map, its counts stay. */
  rejected: Uint8Array;
};

/** One opinion of one person on one statement, in the order in which they arrived. */
export type Vote = { person: string; statement: string; vote: -1 | 0 | 1; time?: number };

/** Votes in the order in which they were read, with the ids as they were met; what `canonicalVotes` tidies. */
export type VoteLog = {
  people: string[];
  statements: string[];
  count: number;
  person: Int32Array;
  statement: Uint16Array;
  vote: Int8Array;
  time: Float64Array;
};

/** What one map can hold; beyond it the reader says so instead of running out of memory. */
export const limits = { statements: 16_384, people: 2_000_000, votes: 60_000_000 };

/** The statement of a packed vote. */
export const statementAt = (votes: Votes, n: number): number => votes.codes[n]! >> 2;

/** The opinion of a packed vote: 1 agree, 0 pass, -1 disagree. */
export const voteAt = (votes: Votes, n: number): number => (votes.codes[n]! & 3) - 1;

/**
 * Orders ids: whole numbers first, by value and at any length (64-bit ids are text here), then all others by code unit.
 *
 * @example ['10', '9', 'b', 'a'].sort(byId) // ['9', '10', 'a', 'b']
 */
export function byId(a: string, b: string): number {
  const numberA = wholeNumber.test(a);
  const numberB = wholeNumber.test(b);
  if (numberA !== numberB) return numberA ? -1 : 1;
  if (numberA && a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}
const wholeNumber = /^(0|[1-9][0-9]*)$/;

/**
 * Makes canonical votes of a log: of several votes of one person on one statement the one with the latest time stays;
 * at equal times the later in the log. Statements without votes and people without votes are not there.
 *
 * @example canonicalVotes(voteLog([{ person: '7', statement: '0', vote: 1 }])).people // ['7']
 */
export function canonicalVotes(log: VoteLog, rejected: ReadonlySet<string> = new Set()): Votes {
  const people = sortedPlaces(log.people);
  const statements = sortedPlaces(log.statements);
  const byPerson = orderByPerson(log, people.placeOf);
  const rowStart = new Uint32Array(people.ids.length + 1);
  const codes = new Uint16Array(log.count);
  const finalOn = new Int32Array(statements.ids.length).fill(-1);
  const voted = new Uint16Array(statements.ids.length);
  let kept = 0;
  for (let at = 0, i = 0; i < people.ids.length; i++) {
    // One person's votes: the final one on each statement, then the statements in order.
    let different = 0;
    for (; at < log.count && people.placeOf[log.person[byPerson[at]!]!] === i; at++) {
      const n = byPerson[at]!;
      const j = statements.placeOf[log.statement[n]!]!;
      if (finalOn[j]! < 0) voted[different++] = j;
      if (finalOn[j]! < 0 || !(log.time[n]! < log.time[finalOn[j]!]!)) finalOn[j] = n;
    }
    for (const j of voted.subarray(0, different).sort()) {
      codes[kept++] = 4 * j + log.vote[finalOn[j]!]! + 1;
      finalOn[j] = -1;
    }
    rowStart[i + 1] = kept;
  }

  const turnedDown = Uint8Array.from(statements.ids, (id) => (rejected.has(id) ? 1 : 0));
  return {
    people: people.ids,
    statements: statements.ids,
    rowStart,
    codes: kept === log.count ? codes : codes.slice(0, kept),
    rejected: turnedDown,
  };
}

/**
 * Frees a log's memory at once, when its canonical votes are all that is still needed: the collector would let a hundred
 * megabytes stand for minutes.
 */
export function forgetLog({ person, statement, vote, time }: VoteLog): void {
  for (const { buffer } of [person, statement, vote, time]) if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}

/**
 * The votes of some people, in the order given; all statements stay, also those on which none of them voted. `keep` may
 * leave out single votes.
 *
 * @example votesOf(votes, [0, 2]).people // [votes.people[0], votes.people[2]]
 */
export function votesOf(votes: Votes, people: ArrayLike<number>, keep: (n: number) => boolean = () => true): Votes {
  const rowStart = new Uint32Array(people.length + 1);
  let room = 0;
  for (let p = 0; p < people.length; p++) room += votes.rowStart[people[p]! + 1]! - votes.rowStart[people[p]!]!;
  const codes = new Uint16Array(room);
  let kept = 0;
  for (let p = 0; p < people.length; p++) {
    for (let n = votes.rowStart[people[p]!]!; n < votes.rowStart[people[p]! + 1]!; n++) {
      if (keep(n)) codes[kept++] = votes.codes[n]!;
    }
    rowStart[p + 1] = kept;
  }
  return { ...votes, people: Array.from(people, (i) => votes.people[i]!), rowStart, codes: codes.subarray(0, kept) };
}

/** Puts votes that are plain objects (rows of a database, a test) in a log, in the order given. */
export function voteLog(votes: readonly Vote[]): VoteLog {
  const people = new Map<string, number>();
  const statements = new Map<string, number>();
  const place = (ids: Map<string, number>, id: string) => ids.get(id) ?? (ids.set(id, ids.size), ids.size - 1);
  return {
    person: Int32Array.from(votes, ({ person }) => place(people, person)),
    statement: Uint16Array.from(votes, ({ statement }) => place(statements, statement)),
    vote: Int8Array.from(votes, ({ vote }) => vote),
    time: Float64Array.from(votes, ({ time }) => time ?? 0),
    count: votes.length,
    people: [...people.keys()],
    statements: [...statements.keys()],
  };
}

/**
 * What the canonical votes are, as bytes: the same votes give the same bytes on every machine. Their SHA-256 is the
 * result's input hash: people's ids, statements' ids (each one a line, a blank line after them), `rejected`, then row
 * lengths and packed votes, both little-endian.
 */
export function* canonicalBytes(votes: Votes): Generator<Uint8Array> {
  const text = new TextEncoder();
  yield text.encode(`opinion-map votes 1\n`);
  for (const ids of [votes.people, votes.statements]) {
    for (let from = 0; from < ids.length; from += 8192) yield text.encode(ids.slice(from, from + 8192).join('\n') + '\n');
    yield text.encode('\n');
  }
  yield votes.rejected;
  yield littleEndian(votes.rowStart, 4);
  yield littleEndian(votes.codes, 2);
}

function littleEndian(numbers: Uint16Array | Uint32Array, width: 2 | 4): Uint8Array {
  const bytes = new Uint8Array(numbers.length * width);
  for (let n = 0; n < numbers.length; n++) {
    for (let byte = 0; byte < width; byte++) bytes[n * width + byte] = numbers[n]! >>> (8 * byte);
  }
  return bytes;
}

function sortedPlaces(met: readonly string[]): { ids: string[]; placeOf: Int32Array } {
  const order = met.map((_, n) => n).sort((a, b) => byId(met[a]!, met[b]!));
  const placeOf = new Int32Array(met.length);
  order.forEach((n, place) => (placeOf[n] = place));
  return { ids: order.map((n) => met[n]!), placeOf };
}

/** The log's votes by person, within a person as read: a counting sort. */
function orderByPerson(log: VoteLog, placeOf: Int32Array): Uint32Array {
  const next = new Uint32Array(placeOf.length + 1);
  for (let n = 0; n < log.count; n++) next[placeOf[log.person[n]!]! + 1]!++;
  for (let place = 0; place < placeOf.length; place++) next[place + 1]! += next[place]!;
  const sorted = new Uint32Array(log.count);
  for (let n = 0; n < log.count; n++) sorted[next[placeOf[log.person[n]!]!]!++] = n;
  return sorted;
}
