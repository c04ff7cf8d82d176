import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differencesOf, kindShown, pooledOf, togetherOf } from './mirror-shown.ts';
import type { Often, Said } from './mirror-statements.ts';

const times = (n: number, said: Said) => Array.from({ length: n }, () => said);

test('of fewer than five nothing is shown, and of five the middle answer', () => {
  expect(kindShown(times(4, { goes: 1 }))).toEqual({ people: null, said: {} });
  expect(kindShown([1, 4, 2, 4, 3].map((goes) => ({ goes: goes as Often })))).toEqual({ people: 5, said: { goes: 3 } });
});

test('a statement that fewer than five answered stays untold, however many answered others', () => {
  const answers = [...times(4, { listens: 1, goes: 2 }), ...times(9, { goes: 2 })] satisfies Said[];
  expect(pooledOf(answers)).toEqual({ goes: 2 });
});

test('whoever comes sixth to ninth moves nothing: what is shown moves by five', () => {
  const said = fc.constantFrom<Said>({ goes: 1 }, { goes: 2 }, { goes: 3 }, { goes: 4 }, {});
  fc.assert(
    fc.property(fc.array(said, { minLength: 5, maxLength: 40 }), said, (answers, last) => {
      const given = answers.filter(({ goes }) => goes).length;
      if ((given + 1) % 5 !== 0 || last.goes === undefined) expect(pooledOf([...answers, last])).toEqual(pooledOf(answers));
    }),
  );
});

const mirrorsOf = (...mirrors: Said[][]) => mirrors.flatMap((all, nth) => all.map((said) => ({ mirror: `m${nth}`, said })));

test('all mirrors together say nothing before five people have five answers each; a sixth person moves nothing', () => {
  const mirror = (goes: Often, answers = 5) => times(answers, { goes });
  expect(togetherOf(mirrorsOf(mirror(1), mirror(1), mirror(2), mirror(4)))).toBeNull();
  expect(togetherOf(mirrorsOf(mirror(1), mirror(1), mirror(2), mirror(4), mirror(4, 4)))).toBeNull();
  const five = [mirror(1), mirror(1), mirror(2), mirror(4), mirror(4)];
  expect(togetherOf(mirrorsOf(...five))).toEqual({ goes: 2 });
  expect(togetherOf(mirrorsOf(...five, mirror(4, 30)))).toEqual({ goes: 2 });
});

test('a statement that only one mirror was told about is not published in the name of all', () => {
  const others = times(5, { goes: 3 });
  expect(togetherOf(mirrorsOf(times(5, { goes: 3, listens: 1 }), others, others, others, others))).toEqual({ goes: 3 });
});

test('each mirror counts once, however many answered it', () => {
  const [quiet, busy] = [times(5, { goes: 4 }), times(50, { goes: 1 })];
  expect(togetherOf(mirrorsOf(busy, quiet, quiet, quiet, quiet))).toEqual({ goes: 4 });
});

test('a mirror that reaches five answers as the sixth takes nobody’s place, even when its first answer came early', () => {
  const five = [1, 1, 2, 4, 4].map((goes) => times(5, { goes: goes as Often }));
  const late = { mirror: 'late', said: { goes: 4 } as Said };
  const rest = Array.from({ length: 4 }, () => late);
  expect(togetherOf([late, ...mirrorsOf(...five), ...rest])).toEqual({ goes: 2 });
});

test('where others see it otherwise is told, the widest difference first', () => {
  const shown = { colleague: kindShown(times(5, { goes: 3, shares: 4 })), resident: kindShown(times(5, { goes: 1, shares: 4 })) };
  expect(differencesOf({ goes: 4, shares: 4 }, shown)).toEqual([
    { statement: 'goes', kind: 'resident', own: 4, theirs: 1 },
    { statement: 'goes', kind: 'colleague', own: 4, theirs: 3 },
  ]);
});
