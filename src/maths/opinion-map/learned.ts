import type { Counts } from './polis-statistics.ts';
import { placeable } from './groups.ts';
import type { KringMap } from './kring-map.ts';
import { emptyModel } from './ordinal-model.ts';
import type { OrdinalModel } from './ordinal-model.ts';
import { placePeople } from './place-people.ts';

/**
 * What was learned, without anybody in it: the statements and how people vary, the plane of the picture, and the counts by
 * group. Enough to place one more person and to choose their next statement.
 */
export type Learned = Pick<OrdinalModel, 'dimensions' | 'statements' | 'spread'> & {
  /** Per direction of the model, its part in x, then in y. */
  axes: Float64Array;
  /** Per person of the map: 1 when they answered enough to be placed. */
  placed: Uint8Array;
  /** The answers per group and statement, and of everybody. */
  groupCounts: Counts[][];
  counts: Counts[];
};

/** An answer of somebody: the number of the statement in the model, and 1 agree, 0 pass, -1 disagree. */
export type Answer = { statement: number; vote: -1 | 0 | 1 };

/** A place in the plane with how sure: covariance as xx, xy, yy. */
export type Place = { position: [number, number]; covariance: [number, number, number] };

/** What a map has learned, to be kept beside it. */
export function learnedOf({ model, plane, groupCounts, counts }: KringMap): Learned {
  const { dimensions, statements, spread } = model;
  const placed = new Uint8Array(plane.positions.length / 2);
  for (const i of placeable(plane)) placed[i] = 1;
  return { dimensions, statements, spread, axes: plane.axes, placed, groupCounts, counts };
}

/**
 * The model with one person in it, number 0, who answered this: the person's distribution given the statements as they were learned,
 * by Newton steps from the centre. Time: about 1 µs an answer a step.
 *
 * @example nextStatement(withPerson(learned, [{ statement: 3, vote: 1 }]), { person: 0, … })
 */
export function withPerson({ dimensions, statements, spread }: Learned, answers: readonly Answer[]): OrdinalModel {
  const model: OrdinalModel = { ...emptyModel(1, 0, dimensions), statements, spread };
  const count = statements.threshold.length;
  const known = answers.filter(({ statement }) => statement >= 0 && statement < count).toSorted((a, b) => a.statement - b.statement);
  const votes = {
    people: ['0'],
    statements: [],
    rowStart: Uint32Array.of(0, known.length),
    codes: Uint16Array.from(known, ({ statement, vote }) => 4 * statement + vote + 1),
    rejected: new Uint8Array(count),
  };
  placePeople(model, votes, { people: Uint32Array.of(0), steps: newtonSteps });
  return model;
}

/** Where somebody with these answers stands in the plane of the map, and how sure that is. */
export function placeOf(learned: Learned, answers: readonly Answer[]): Place {
  const model = withPerson(learned, answers);
  const K = learned.dimensions;
  const place: Place = { position: [0, 0], covariance: [0, 0, 0] };
  for (let k = 0; k < K; k++) {
    const [xk, yk] = [learned.axes[k]!, learned.axes[K + k]!];
    place.position[0] += xk * model.people.mean[1 + k]!;
    place.position[1] += yk * model.people.mean[1 + k]!;
    for (let l = 0; l < K; l++) {
      const [hi, lo] = k > l ? [k + 1, l + 1] : [l + 1, k + 1];
      const doubt = model.people.covariance[(hi * (hi + 1)) / 2 + lo]!;
      place.covariance[0] += xk * learned.axes[l]! * doubt;
      place.covariance[1] += xk * learned.axes[K + l]! * doubt;
      place.covariance[2] += yk * learned.axes[K + l]! * doubt;
    }
  }
  return place;
}

// From the centre a place has settled to five digits after some eight steps.
const newtonSteps = 10;
