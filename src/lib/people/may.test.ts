import { expect, test } from 'vitest';
import { whoMay } from '../../../conformance/parts/who-may.ts';
import { capacitiesOf, may, nobody, policies, type Act, type Actor, type Capacity, type Role } from './may.ts';

const person = { id: 'p', organisation: 'o', name: 'Noor', employer: null, opensCircles: false };
const asRole = (role: Role): Actor => ({ ...nobody, person, memberships: [{ circle: 'here', role, side: 's', reader: 'residents' }] });
const seat = { circle: 'here', id: 's', table: null, session: null, sides: [] };

/** One actor for each thing that someone can be in the circle `here`, and what else that makes them. */
const actors: Record<Capacity, { actor: Actor; also?: Capacity[] }> = {
  anyone: { actor: nobody },
  teller: { actor: { ...nobody, teller: { circle: 'here', story: 't' } } },
  table: { actor: { ...nobody, seat: { ...seat, table: 'a' } } },
  session: { actor: { ...nobody, seat: { ...seat, session: 'b' } } },
  respondent: { actor: { ...nobody, respondent: { circle: 'here', id: 'r' } } },
  steward: { actor: asRole('steward'), also: ['signedIn'] },
  listener: { actor: asRole('listener'), also: ['signedIn'] },
  member: { actor: asRole('member'), also: ['signedIn'] },
  reader: { actor: asRole('reader'), also: ['signedIn'] },
  signedIn: { actor: { ...nobody, person } },
  opener: { actor: { ...nobody, person: { ...person, opensCircles: true } }, also: ['signedIn'] },
  program: { actor: { ...nobody, program: { circle: 'here', id: 'g', scopes: [] } } },
};
const acts = Object.keys(policies) as Act[];
const capacities = Object.keys(actors) as Capacity[];
const bound: Capacity[] = ['teller', 'table', 'session', 'respondent', 'steward', 'listener', 'member', 'reader', 'program'];

test('an actor is what brought them here, and nothing more', () => {
  for (const capacity of capacities)
    expect([...capacitiesOf(actors[capacity].actor, 'here')].sort()).toEqual(
      [...new Set(['anyone', capacity, ...(actors[capacity].also ?? [])])].sort(),
    );
});

test('in another circle nobody is what they are here', () => {
  for (const capacity of bound) expect([...capacitiesOf(actors[capacity].actor, 'elsewhere')]).not.toContain(capacity);
});

test('outside every circle someone is only a teller, a respondent or a person', () => {
  for (const capacity of bound)
    expect(capacitiesOf(actors[capacity].actor, null).has(capacity)).toBe(capacity === 'teller' || capacity === 'respondent');
});

test('each act is for those whom the second table names, and for no other', () => {
  expect(Object.keys(whoMay).sort()).toEqual([...acts].sort());
  for (const act of acts)
    for (const capacity of capacities) {
      const able = ['anyone', capacity, ...(actors[capacity].also ?? [])] as Capacity[];
      const expected = whoMay[act].some((one) => able.includes(one));
      expect([act, capacity, may(actors[capacity].actor, act, 'here')]).toEqual([act, capacity, expected]);
    }
});

test('whoever is several at once may do what each of them may', () => {
  const both = { ...asRole('reader'), seat: { ...seat, session: 'b' } };
  for (const act of acts) expect(may(both, act, 'here')).toBe(may(asRole('reader'), act, 'here') || may(actors.session.actor, act, 'here'));
});

test('an act without a circle is for nobody by their place in one', () => {
  expect(may(asRole('steward'), 'decide')).toBe(false);
  expect(may(asRole('steward'), 'seeOwnCircles')).toBe(true);
});
