import { expect, test } from 'vitest';
import { readWish, weigh, type WishField } from './finding.ts';
import { minutesOf } from './method.ts';
import { methodOf, methods } from './methods.ts';

const wished = (asked: Partial<Record<WishField, string>>) => readWish((name) => asked[name]);
const found = (asked: Partial<Record<WishField, string>>) => weigh(methods, wished(asked));
const ids = (list: { method: { id: string } }[]) => list.map(({ method }) => method.id);

test('without a wish every way of working is there, without reasons', () => {
  const { fit, other } = found({});
  expect(ids(fit)).toEqual(methods.map(({ id }) => id));
  expect(other).toEqual([]);
  expect(fit.every(({ reasons }) => reasons.length === 0)).toBe(true);
});

test('what fits all that is asked comes first, each with every reason', () => {
  const { fit, other } = found({ people: '6', minutes: '60', mode: 'room', reading: 'none', moment: 'begin' });
  expect(ids(fit)).toContain('drawing');
  for (const { method, reasons } of fit) {
    expect(reasons).toHaveLength(5);
    expect(method.people.least <= 6 && method.people.most >= 6 && minutesOf(method) <= 60, method.id).toBe(true);
  }
  expect(fit.length + other.length).toBe(methods.length);
});

test('what does not fit stays, with what does not fit', () => {
  const cafe = found({ people: '11', minutes: '75' }).other.find(({ method }) => method.id === 'cafe')!;
  expect(cafe.reasons).toEqual([
    { field: 'people', fits: false },
    { field: 'minutes', fits: true },
  ]);
  expect(ids(found({ people: '12', minutes: '75' }).fit)).toContain('cafe');
});

test('who can read some is shown what asks nothing to read too; who cannot, only that', () => {
  expect(ids(found({ reading: 'some' }).other)).toEqual([]);
  expect(ids(found({ reading: 'none' }).fit)).not.toContain('silent');
  expect(methodOf('silent')!.reading).toBe('some');
});

test('what nobody can mean is left out of the wish', () => {
  const nothing = { people: null, minutes: null, mode: null, reading: null, moment: null };
  expect(wished({ people: '0', minutes: '-5', mode: 'by pigeon', reading: 'all', moment: 'constructor' })).toEqual(nothing);
  expect(wished({ people: '501', minutes: '1e3' })).toEqual(nothing);
  expect(wished({ people: ' 8 ', mode: 'phone' })).toEqual({ ...nothing, people: 8, mode: 'phone' });
});
