import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawingOf, size, type Box, type Part } from './drawing.ts';
import { cardsOf, models, modelCalled, type Model } from './model.ts';
import { measure, wrapped } from './wrapping.ts';

const partsOf = (model: Model, lines: (key: string) => string[] = () => []): Part[] =>
  cardsOf(model).map(({ key }) => ({ key, title: `What about ${key}?`, lines: lines(key), face: null }));

test('every card of a model lies in its drawing once, and nothing else does', () => {
  for (const model of models) {
    const lying = model.bands.flatMap(({ rows }) => rows.flat()) as string[];
    expect([...lying].sort(), model.key).toEqual(model.asks.map(({ key }) => key as string).sort());
    for (const [from, to] of model.flow) for (const end of [from, to]) expect(lying, model.key).toContain(end);
  }
});

test('the same answers give the same drawing, letter by letter, in whatever order they come', () => {
  const said = (key: string) => [`Said of ${key}`, 'And a second line that is rather longer than the first one was'];
  for (const model of models) {
    const parts = partsOf(model, said);
    const once = JSON.stringify(drawingOf(model, parts, 'sheet'));
    expect(JSON.stringify(drawingOf(model, structuredClone(parts).reverse(), 'sheet'))).toBe(once);
    expect(JSON.stringify(drawingOf(model, partsOf(model), 'sheet'))).not.toBe(once);
  }
});

test('however much people say, no card lies over another, no line runs out of its card, and all stays on the sheet', () => {
  const words = fc.array(fc.string({ unit: 'grapheme', minLength: 0, maxLength: 90 }), { maxLength: 8 });
  fc.assert(
    fc.property(
      fc.constantFrom(...models),
      fc.constantFrom('sheet' as const, 'strip' as const),
      fc.array(words, { minLength: 10, maxLength: 10 }),
      (model, form, said) => {
        const parts = cardsOf(model).map(({ key }, nth): Part => ({ key, title: `What about ${key}?`, lines: said[nth]!, face: null }));
        const { boxes, width, height } = drawingOf(model, parts, form);
        expect(boxes).toHaveLength(parts.length);
        for (const box of boxes) {
          expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true);
          for (const { text, y } of box.lines) {
            expect(y).toBeLessThanOrEqual(box.y + box.height);
            if ([...text].length > 1) expect(measure(text, size.letter)).toBeLessThanOrEqual(box.width - 2 * size.pad - size.inset);
          }
          for (const other of boxes) if (other !== box) expect(apart(box, other)).toBe(true);
        }
      },
    ),
    { numRuns: 60 },
  );
}, 30_000);

test('an open card is told from one that was answered, also when only a face was chosen', () => {
  const journey = modelCalled('journey')!;
  const parts = partsOf(journey, (key) => (key === 'uses' ? ['Half an hour of waiting'] : []));
  const faced = parts.map((part) => (part.key === 'finds' ? { ...part, face: 'bad' as const } : part));
  const open = drawingOf(journey, faced, 'strip').boxes.filter((box) => box.open);
  expect(open.map(({ key }) => key)).toEqual(['enters', 'judges', 'thinks', 'begins']);
});

test('a text is broken at its words, and a word that is too long is cut', () => {
  expect(wrapped('Een kop koffie', { width: 70, size: 16 })).toEqual(['Een kop', 'koffie']);
  expect(wrapped('', { width: 70, size: 16 })).toEqual([]);
  const long = wrapped('arbeidsongeschiktheidsverzekering', { width: 100, size: 16 });
  expect(long.length).toBeGreaterThan(2);
  expect(long.join('')).toBe('arbeidsongeschiktheidsverzekering');
});

const apart = (one: Box, other: Box) =>
  one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y || other.y + other.height <= one.y;
