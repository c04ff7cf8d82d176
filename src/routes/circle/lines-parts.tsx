import { filledWith, type Sent } from '#lib/form/filled.ts';
import { get, post, type Here } from '../door.ts';
import { TextArea } from '#lib/ui/field.tsx';
import { groundsOf, promptsOf } from '#system/circles/circles.server.ts';
import { mostLines, readLines, type Line } from '#system/circles/lines.ts';
import { keepGrounds, keepPrompts } from '#system/circles/lines.server.ts';
import { startingGrounds, startingPrompts } from '#system/circles/starting-set.ts';
import { rowsFor, showPart, toMap, wordsOfCircle } from './part.tsx';

/** A part that is a list of short texts: the open questions, the grounds. */
type LinesPart = { part: 'questions' | 'grounds'; of: typeof promptsOf; starting: (c: Here) => string[]; keep: typeof keepPrompts };
const questions: LinesPart = { part: 'questions', of: promptsOf, starting: (c) => startingPrompts(wordsOfCircle(c)), keep: keepPrompts };
const grounds: LinesPart = { part: 'grounds', of: groundsOf, starting: (c) => startingGrounds(wordsOfCircle(c)), keep: keepGrounds };

const linesPage = (kind: LinesPart) => async (c: Here, sent?: Sent) => {
  const { db, words, circle } = c.var;
  const kept: Line[] = await kind.of(db, circle.id);
  const lines = kept.length > 0 ? kept : kind.starting(c).map((text) => ({ id: null, text }));
  const field = filledWith(
    words,
    Object.fromEntries(
      lines.flatMap((line, at) => [
        [`text-${at + 1}`, line.text],
        [`id-${at + 1}`, line.id],
      ]),
    ),
    sent,
  );
  return showPart(c, {
    title: words(`circle.part.${kind.part}`),
    lead: words(`circle.${kind.part}.lead`),
    sent,
    written: kept.map((line) => line.text),
    keep: kept.length > 0 ? undefined : words('circle.part.keepStarting'),
    children: rowsFor(lines.length, mostLines, sent, 'text').map((row) => (
      <div key={row}>
        <input type="hidden" name={`id-${row}`} value={field(`id-${row}`).value} />
        <TextArea
          {...field(`text-${row}`)}
          label={words(`circle.${kind.part}.one`, { row })}
          rows={2}
          lang={circle.language}
          optional={row > 1}
        />
      </div>
    )),
  });
};

const keepLinesHere = (kind: LinesPart) => async (c: Here) => {
  const { db, circle, form, now } = c.var;
  const { value, problems } = readLines(form);
  if (problems) return linesPage(kind)(c, { form, problems });
  await kind.keep(db, circle.id, value, now);
  return toMap(c);
};

const at = (part: LinesPart['part']) => `/circles/:circle/prepare/${part}`;

export const linesDoors = [questions, grounds].flatMap((kind) => [
  get(at(kind.part), 'prepareCircle', (c) => linesPage(kind)(c)),
  post(at(kind.part), 'prepareCircle', keepLinesHere(kind)),
]);
