import fc from 'fast-check';
import { expect, test } from 'vitest';
import { disagreements, matrixOf, whereItLies, type AnswerRow } from './matrix.ts';
import { levels, type Level } from './part.ts';

const row = (by: string, given: Level[], more: Partial<AnswerRow> = {}): AnswerRow => ({
  ...{ process: 'means', side: 'residents', moment: 'now', table: null },
  ...{ by, levels: given },
  ...more,
});
const times = (level: Level, people: number) => Array<Level>(people).fill(level);

test('residents say that they are told, professionals that residents decide along: the cell says both and that it differs', () => {
  const cell = matrixOf([row('residents', times('told', 5)), row('professionals', times('decides_together', 6))], { apart: true })(
    'means',
    'residents',
    'now',
  );
  expect(cell.voices.map(({ by, said }) => [by, levels[said.from], levels[said.to]])).toEqual([
    ['residents', 'told', 'told'],
    ['professionals', 'decides_together', 'decides_together'],
  ]);
  expect(cell.standing).toBe('far');
});

test('while a round is open nothing that people said apart is seen, what a table says in the name of its side is', () => {
  const rows = [row('residents', times('told', 9)), row('residents', ['asked'], { table: 'kitchen' })];
  expect(matrixOf(rows, { apart: false })('means', 'residents', 'now').voices).toEqual([
    { by: 'residents', table: 'kitchen', said: { from: 2, to: 2 } },
  ]);
  expect(matrixOf(rows, { apart: true })('means', 'residents', 'now')).toMatchObject({ standing: 'one', divided: ['residents'] });
});

test('a side of which fewer than five answered has no voice, and is named as too few', () => {
  const cell = matrixOf([row('deciders', times('decides', 4)), row('residents', times('none', 5))], { apart: true })(
    'means',
    'residents',
    'now',
  );
  expect(cell).toMatchObject({ standing: 'one', tooFew: ['deciders'] });
});

test('whatever sides answer, what a cell says of a side is an answer that someone of that side gave, and no other side changes it', () => {
  const some = fc.array(fc.constantFrom(...levels), { minLength: 0, maxLength: 20 });
  fc.assert(
    fc.property(some, some, some, (residents, professionals, others) => {
      const seen = (rows: AnswerRow[]) =>
        matrixOf(rows, { apart: true })('means', 'residents', 'now').voices.find(({ by }) => by === 'residents');
      const rows = [row('residents', residents), row('professionals', professionals)].filter(({ levels: given }) => given.length > 0);
      const one = seen(rows);
      expect(seen([...rows, row('deciders', others)].filter(({ levels: given }) => given.length > 0))).toEqual(one);
      if (residents.length < 5) expect(one).toBeUndefined();
      else for (const at of [one!.said.from, one!.said.to]) expect(residents).toContain(levels[at]);
    }),
  );
});

test('power lies where each side sees it', () => {
  const of = (side: string, by: string, level: Level) => row(by, times(level, 5), { side });
  const rows = [
    of('residents', 'residents', 'none'),
    of('deciders', 'residents', 'decides'),
    of('residents', 'professionals', 'decides_together'),
    of('deciders', 'professionals', 'decides_together'),
  ];
  const matrix = matrixOf(rows, { apart: true });
  const sides = ['residents', 'deciders'];
  expect(whereItLies(matrix, { process: 'means', by: 'residents', sides })).toEqual({ level: 'decides', sides: ['deciders'] });
  expect(whereItLies(matrix, { process: 'means', by: 'professionals', sides })).toEqual({ level: 'decides_together', sides });
  expect(whereItLies(matrix, { process: 'design', by: 'residents', sides })).toBeNull();
  expect(disagreements(matrix, sides).map(({ side, cell }) => [side, cell.standing])).toEqual([
    ['residents', 'far'],
    ['deciders', 'apart'],
  ]);
});
