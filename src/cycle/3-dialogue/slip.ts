import { readAssent, type Assent } from './assent.ts';
import { readCode } from './codes.ts';
import { readMinorityNote, type MinorityNote } from './minority-note.ts';
import { quoteLength, readQuote } from './quote.ts';
import { readVoice, type Voice } from './live/voice.ts';
import { required, severalOf, textOf, type Problem, type Reading } from '#lib/form/reading.ts';

/** What someone filled in on a paper slip; what was left open is null. `code` is the slip's own. */
export type Slip = {
  code: string;
  sides: string[];
  assent: Assent | null;
  quote: string | null;
  heard: string | null;
  note: MinorityNote | null;
  voice: Voice[];
};

type Side = { id: string; reader: string };

/** Reads a slip as it was typed in. What someone heard stands in the record only for a side that decides; a slip with nothing on it is none. */
export function readSlip(form: FormData, sides: readonly Side[]): Reading<Slip> {
  const problems: Record<string, Problem> = {};
  const code = readCode(textOf(form, 'slip'));
  if (!code) problems.slip = 'dialogue.paper.slip.wrong';
  const own = severalOf(
    form,
    'side',
    sides.map(({ id }) => id),
  );
  const given = <Value>(field: string, read: () => Reading<Value>): Value | null => {
    if (textOf(form, field) === '') return null;
    const { value, problems: wrong } = read();
    Object.assign(problems, wrong);
    return value ?? null;
  };
  const assent = given('answer', () => readAssent(form));
  const quote = given('quote', () => readQuote(form));
  const note = given('different', () => readMinorityNote(form, []));
  const heard = textOf(form, 'heard') === '' ? null : required(form, 'heard', { words: 'phone.quote', most: quoteLength });
  if (heard?.problem) problems.heard = heard.problem;
  else if (heard && !sides.some(({ id, reader }) => reader === 'deciders' && own.includes(id)))
    problems.heard = 'dialogue.paper.heard.side';
  const voice = readVoice(form);
  if (!assent && !quote && !note && !heard && voice.length === 0 && Object.keys(problems).length === 0)
    problems.answer = 'dialogue.paper.empty';
  if (Object.keys(problems).length > 0 || !code) return { problems };
  return { value: { code, sides: own, assent, quote: quote?.quote ?? null, heard: heard?.value ?? null, note, voice } };
}
