import { placeOf, withPerson, type Answer, type Learned, type Place } from '#maths/opinion-map/learned.ts';
import type { OpinionMap } from '#maths/opinion-map/opinion-map.ts';
import type { OrdinalModel } from '#maths/opinion-map/ordinal-model.ts';
import { packedSize } from '#maths/opinion-map/small-matrix.ts';
import type { Prepared } from './opinion-map-prepared.ts';

/** An opinion map as it is kept: what people share, computed from all answers at one moment. Only its aggregates ever leave. */
export type KeptMap = Pick<OpinionMap, 'groups' | 'stable'> & {
  /** Ids of the statements; everything below that is per statement stands in this order. */
  statements: string[];
  shared: number[];
  bridging: number[];
  /** Per statement: who recognise it, who don't, and all who answered. */
  counts: Answered[];
  groupCounts: Answered[][];
  people: { ids: string[]; positions: [number, number][]; groups: (number | null)[]; placed: (0 | 1)[] };
  parameters: { seed: number };
  learned: { dimensions: number; mean: string; covariance: string; threshold: string; axes: string; spread: KeptSpread };
  /** What the pages say of it, made together with it so that no visitor waits. */
  prepared?: Prepared;
};
/** Agrees, disagrees, and all who answered. */
export type Answered = [agrees: number, disagrees: number, seen: number];
type KeptSpread = Omit<OrdinalModel['spread'], 'loading'> & { loading: number[] };

/** A map with what it is: made when, from how much, and the proof of it. */
export type MapHere = {
  circle: string;
  id: string;
  madeAt: Date;
  respondents: number;
  responses: number;
  inputHash: string;
  version: string;
  kept: KeptMap;
};

/** What someone answered: 1 recognises it, -1 does not, 0 passes. */
export type Answers = readonly { statement: string; answer: -1 | 0 | 1 }[];

/** Fewer respondents than this give no picture and no claim about what is shared: one person more or less would turn it over. */
export const fewestForMap = 15;

/** Why there are no stable groups: too few people could be placed, every division had too small a group, or the groups changed. */
export function whyUnstable({ people, stable }: KeptMap): 'few' | 'small' | 'change' {
  const placed = people.placed.filter(Boolean).length;
  if (2 * placed <= people.ids.length) return 'few';
  return stable.why.startsWith('no division') ? 'small' : 'change';
}

/** Groups that hold, but only just: of one of them less than 0.85 comes back (Hennig 2007 calls more than that highly stable). */
export const isAtTheEdge = ({ stable, groups }: Pick<KeptMap, 'stable' | 'groups'>): boolean =>
  stable.value && groups.some(({ stability }) => (stability ?? 0) < 0.85);

/** The computed map as it is kept: by the ids of our own rows, without the statements that took no part in it. */
export function keptOf(map: OpinionMap, learned: Learned, rows: { people: readonly string[]; statements: readonly string[] }): KeptMap {
  const counted = ({ agrees, disagrees, seen }: { agrees: number; disagrees: number; seen: number }): Answered => [agrees, disagrees, seen];
  const { spread, dimensions } = learned;
  const rowOf = new Map(map.statements.map(({ id }, j) => [id, rows.statements[j]!]));
  const taken = map.statements.flatMap(({ moderated }, j) => (moderated ? [] : [j]));
  const ofTaken = <Each>(each: readonly Each[]) => taken.map((j) => each[j]!);
  const numbersOfTaken = <Row extends Float64Array | Float32Array>(all: Row, width: number) =>
    asText(all.filter((_, n) => !map.statements[Math.floor(n / width)]!.moderated) as Row);
  return {
    groups: map.groups.map(({ representative, ...group }) => ({
      ...group,
      representative: representative.map(({ id, ...rest }) => ({ id: rowOf.get(id)!, ...rest })),
    })),
    stable: map.stable,
    statements: ofTaken(rows.statements),
    shared: ofTaken(map.statements).map(({ sharedProbability }) => sharedProbability),
    bridging: ofTaken(map.statements).map(({ bridging }) => bridging),
    counts: ofTaken(learned.counts).map(counted),
    groupCounts: learned.groupCounts.map((group) => ofTaken(group).map(counted)),
    people: {
      ids: [...rows.people],
      positions: map.participants.map(({ position }) => position),
      groups: map.participants.map(({ group }) => group),
      placed: Array.from(learned.placed, (is) => (is ? 1 : 0)),
    },
    parameters: map.meta.parameters,
    learned: {
      dimensions,
      mean: numbersOfTaken(learned.statements.mean, dimensions + 1),
      covariance: numbersOfTaken(learned.statements.covariance, packedSize(dimensions + 1)),
      threshold: numbersOfTaken(learned.statements.threshold, 1),
      axes: asText(learned.axes),
      spread: { ...spread, loading: [...spread.loading] },
    },
  };
}

/** What the map knows of its statements, without the people: enough to place someone and to choose what they are asked. */
export function modelOf({ kept }: MapHere): Learned {
  const { dimensions, mean, covariance, threshold, axes, spread } = kept.learned;
  return {
    dimensions,
    statements: { mean: doubles(mean), covariance: singles(covariance), threshold: doubles(threshold) },
    axes: doubles(axes),
    spread: { ...spread, loading: Float64Array.from(spread.loading) },
    placed: Uint8Array.from(kept.people.placed),
    counts: [],
    groupCounts: [],
  };
}

/** Where someone with these answers stands in the plane of the picture, with how sure. Statements that the map does not know say nothing yet. */
export const placeOnMap = (map: MapHere, answers: Answers): Place => placeOf(modelOf(map), answersOf(map, answers));

/**
 * The model with this one person in it (number 0), for `nextStatement`. Numbers of statements are their places in `map.kept.statements`;
 * a number beyond those stands for a statement that is new.
 */
export const modelWith = (map: MapHere, answers: Answers): OrdinalModel => withPerson(modelOf(map), answersOf(map, answers));

function answersOf({ kept }: MapHere, answers: Answers): Answer[] {
  const numbers = new Map(kept.statements.map((id, n) => [id, n]));
  return answers.map(({ statement, answer }) => ({ statement: numbers.get(statement) ?? -1, vote: answer }));
}

// Base 64 of the bytes: exact, and a fifth of the length of the digits.
const asText = ({ buffer, byteOffset, byteLength }: Float64Array | Float32Array) =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');
const doubles = (text: string) => new Float64Array(bytesOf(text));
const singles = (text: string) => new Float32Array(bytesOf(text));
function bytesOf(text: string): ArrayBuffer {
  const bytes = new Uint8Array(Buffer.from(text, 'base64')); // a copy of its own begins at a whole number
  return bytes.buffer;
}
