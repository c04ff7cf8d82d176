import { expect, test } from 'vitest';
import { readGrouping } from './harvest.ts';
import { mostSharedFirst, tallyShown } from './recognising.ts';
import { readVoice, voiceShown } from './voice.ts';

const form = (...fields: [string, string][]) => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
};

test('from fewer than five answers nothing is said of a note', () => {
  expect(tallyShown({ yes: 4, no: 0, pass: 0 })).toEqual({ says: 'early', counts: null });
  expect(tallyShown({ yes: 0, no: 0, pass: 0 }).says).toBe('early');
  expect(tallyShown({ yes: 5, no: 0, pass: 0 })).toEqual({ says: 'most', counts: { yes: 5, no: 0, pass: 0 } });
});

test('one person who does not recognise a note is never counted aloud, also not by subtraction', () => {
  for (const [yes, no] of [
    [6, 1],
    [4, 1],
    [40, 1],
  ] as const) {
    const { counts } = tallyShown({ yes, no, pass: 0 });
    expect(counts!.no).toBe('small');
    expect(counts!.yes).not.toBe(yes);
  }
});

test('more than half is most, passing included; what most know comes first, what divides next', () => {
  expect(tallyShown({ yes: 5, no: 5, pass: 0 }).says).toBe('differ');
  expect(tallyShown({ yes: 5, no: 0, pass: 5 }).says).toBe('differ');
  expect(tallyShown({ yes: 1, no: 6, pass: 0 }).says).toBe('few');
  const notes = (['early', 'few', 'differ', 'most'] as const).map((says) => ({ shown: { says, counts: null } }));
  expect(mostSharedFirst(notes).map(({ shown }) => shown.says)).toEqual(['most', 'differ', 'few', 'early']);
});

test('notes go under a new name, or one that is there; without notes or name it comes back', () => {
  expect(readGrouping(form(['note', 'a'], ['note', 'x'], ['name', 'Light']), ['a', 'b']).value).toEqual({ notes: ['a'], name: 'Light' });
  expect(readGrouping(form(['note', 'a'], ['group', 'Bins'], ['name', '']), ['a']).value).toEqual({ notes: ['a'], name: 'Bins' });
  expect(readGrouping(form(['group', 'Bins'], ['name', 'Light'], ['note', 'a']), ['a']).value!.name).toBe('Light');
  expect(readGrouping(form(), ['a']).problems).toEqual({ notes: 'harvest.group.notes.missing', name: 'harvest.group.name.missing' });
});

test('the middle answer of a side is said from five, and one loud answer moves nothing', () => {
  expect(voiceShown([1, 1, 1, 1])).toBeNull();
  expect(voiceShown([5, 1, 5, 4, 4])).toEqual({ people: 5, middle: 4 });
  expect(voiceShown([1, 2, 3, 4, 5, 5])).toEqual({ people: 6, middle: 3 }); // the lower of two
});

test('a question may be left open, and what is no answer is none', () => {
  expect(readVoice(form(['could_say', '5'], ['was_heard', '6'], ['makes_difference', '']))).toEqual([{ question: 'could_say', value: 5 }]);
});
