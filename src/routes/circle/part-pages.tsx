import { filledWith, type Sent } from '#lib/form/filled.ts';
import { textOf, type Reading } from '#lib/form/reading.ts';
import { Card } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Field, Select, TextArea } from '#lib/ui/field.tsx';
import { readers } from '#cycle/1-gather/consent.ts';
import { readCircle } from '#system/circles/circle.ts';
import { groundsOf, helpNumbersOf, promptsOf, sidesOf } from '#system/circles/circles.server.ts';
import { mostLines, readHelpNumbers, readLines, type Line } from '#system/circles/lines.ts';
import { careOf, keepCareProtocol, keepGrounds, keepHelpNumbers, keepPrompts } from '#system/circles/lines.server.ts';
import { keepCircleWords } from '#system/circles/makings.server.ts';
import { mostSides, readSides } from '#system/circles/side.ts';
import { keepSides } from '#system/circles/sides.server.ts';
import { startingCare, startingGrounds, startingPrompts, suggestedHelpNumbers } from '#system/circles/starting-set.ts';
import { get, post, type Here } from '../door.ts';
import { AboutFields } from './about-fields.tsx';
import { showPart, toMap, wordsOfCircle } from './part.tsx';

// what it is about
const aboutPage = (c: Here, sent?: Sent) => {
  const { words, circle } = c.var;
  const { subject, challenge, language, address } = circle;
  return showPart(c, { title: words('circle.part.about'), lead: words('circle.part.about.what'), sent, children: <AboutFields field={filledWith(words, { subject, challenge, language, address }, sent)} /> });
};

async function keepAbout(c: Here) {
  const { value, problems } = readCircle(c.var.form);
  if (problems) return aboutPage(c, { form: c.var.form, problems });
  await keepCircleWords(c.var.db, c.var.circle.id, value);
  return toMap(c);
}

// sides
async function sidesPage(c: Here, sent?: Sent) {
  const { db, words, circle } = c.var;
  const sides = await sidesOf(db, circle.id);
  const rows = rowsFor(sides.length, mostSides, sent, 'name');
  const kept = Object.fromEntries(sides.flatMap((side, at) => [[`name-${at + 1}`, side.name], [`reader-${at + 1}`, side.reader], [`id-${at + 1}`, side.id]]));
  const field = filledWith(words, kept, sent);
  const groups = readers.map((value) => ({ value, label: words(`circle.readers.${value}`) }));
  return showPart(c, {
    title: words('circle.part.sides'),
    lead: words('circle.sides.lead'),
    sent,
    children: rows.map((row) => (
      <div class="kring-row" key={row}>
        <input type="hidden" name={`id-${row}`} value={field(`id-${row}`).value} />
        <Field {...field(`name-${row}`)} label={words('circle.sides.name', { row })} optional={row > 2} />
        <Select {...field(`reader-${row}`)} label={words('circle.sides.reader')} options={groups} />
      </div>
    )),
  });
}

async function keepSidesHere(c: Here) {
  const { db, circle, form } = c.var;
  const { value, problems } = readSides(form);
  const slips = problems ?? (await keepSides(db, circle.id, value));
  return slips ? sidesPage(c, { form, problems: slips }) : toMap(c);
}

// open questions and grounds: lists of short texts
type LinesPart = { part: 'questions' | 'grounds'; of: typeof promptsOf; starting: (c: Here) => string[]; keep: typeof keepPrompts };
const questions: LinesPart = { part: 'questions', of: promptsOf, starting: (c) => startingPrompts(wordsOfCircle(c)), keep: keepPrompts };
const grounds: LinesPart = { part: 'grounds', of: groundsOf, starting: (c) => startingGrounds(wordsOfCircle(c)), keep: keepGrounds };

const linesPage = (kind: LinesPart) => async (c: Here, sent?: Sent) => {
  const { db, words, circle } = c.var;
  const kept: Line[] = await kind.of(db, circle.id);
  const lines = kept.length > 0 ? kept : kind.starting(c).map((text) => ({ id: null, text }));
  const field = filledWith(words, Object.fromEntries(lines.flatMap((line, at) => [[`text-${at + 1}`, line.text], [`id-${at + 1}`, line.id]])), sent);
  return showPart(c, {
    title: words(`circle.part.${kind.part}`),
    lead: words(`circle.${kind.part}.lead`),
    sent,
    keep: kept.length > 0 ? undefined : words('circle.part.keepStarting'),
    children: rowsFor(lines.length, mostLines, sent, 'text').map((row) => (
      <div key={row}>
        <input type="hidden" name={`id-${row}`} value={field(`id-${row}`).value} />
        <TextArea {...field(`text-${row}`)} label={words(`circle.${kind.part}.one`, { row })} rows={2} lang={circle.language} optional={row > 1} />
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

// care
async function carePage(c: Here, sent?: Sent) {
  const { db, words, circle } = c.var;
  const care = await careOf(db, circle.id);
  const field = filledWith(words, { care: care ?? startingCare(wordsOfCircle(c)) }, sent);
  return showPart(c, {
    title: words('circle.part.care'),
    lead: words('circle.care.lead'),
    sent,
    keep: care ? undefined : words('circle.part.keepStarting'),
    children: <TextArea {...field('care')} label={words('circle.care.text')} hint={words('circle.care.hint')} rows={12} maxlength={3000} lang={circle.language} />,
  });
}

function readCare(form: FormData): Reading<string, 'care'> {
  const care = textOf(form, 'care');
  if (care.length >= 20 && care.length <= 3000) return { value: care };
  return { problems: { care: care.length < 20 ? 'circle.slip.care' : 'circle.slip.careLong' } };
}

async function keepCare(c: Here) {
  const { value, problems } = readCare(c.var.form);
  if (problems) return carePage(c, { form: c.var.form, problems });
  await keepCareProtocol(c.var.db, c.var.circle.id, value);
  return toMap(c);
}

// help numbers
async function helpPage(c: Here, sent?: Sent) {
  const { db, words, circle } = c.var;
  const kept = await helpNumbersOf(db, circle.id);
  const suggested = await suggestedHere(c);
  const field = filledWith(words, Object.fromEntries(kept.flatMap((line, at) => [[`name-${at + 1}`, line.name], [`number-${at + 1}`, line.number], [`about-${at + 1}`, line.about]])), sent);
  return showPart(c, {
    title: words('circle.part.help'),
    lead: words('circle.help.lead'),
    sent,
    children: (
      <>
        {suggested.length > 0 && (
          <Choices
            many
            {...field('suggested')}
            label={words('circle.help.accept')}
            options={suggested.map(({ name, number, about }) => ({ value: number, label: `${name}: ${number}`, consequence: about, chosen: sent?.form.getAll('suggested').includes(number) }))}
          />
        )}
        {rowsFor(kept.length, mostLines, sent, 'name').map((row) => (
          <Card key={row}>
            <div class="kring-row">
              <Field {...field(`name-${row}`)} label={words('circle.help.name', { row })} />
              <Field {...field(`number-${row}`)} label={words('circle.help.number')} type="tel" autocomplete="off" />
            </div>
            <Field {...field(`about-${row}`)} label={words('circle.help.about')} optional />
          </Card>
        ))}
      </>
    ),
  });
}

/** Suggestions that are not among the kept numbers; they do nothing until someone accepts them. */
async function suggestedHere(c: Here) {
  const kept = await helpNumbersOf(c.var.db, c.var.circle.id);
  return suggestedHelpNumbers(c.var.circle.language, wordsOfCircle(c)).filter(({ number }) => kept.every((one) => one.number !== number));
}

async function keepHelp(c: Here) {
  const { db, circle, form } = c.var;
  const { value, problems } = readHelpNumbers(form, await suggestedHere(c));
  if (problems) return helpPage(c, { form, problems });
  await keepHelpNumbers(db, circle.id, value);
  return toMap(c);
}

/** The rows of a form: those that are filled, and two more to add. */
function rowsFor(kept: number, most: number, sent: Sent | undefined, name: string): number[] {
  const sentRows = sent ? [...sent.form.keys()].filter((key) => key.startsWith(`${name}-`)).length : 0;
  return Array.from({ length: Math.min(most, sentRows || kept + 2) }, (_, at) => at + 1);
}

const at = (part: string) => `/circles/:circle/prepare/${part}`;

export const partDoors = [
  get(at('about'), 'prepareCircle', (c) => aboutPage(c)),
  post(at('about'), 'prepareCircle', keepAbout),
  get(at('sides'), 'prepareCircle', (c) => sidesPage(c)),
  post(at('sides'), 'prepareCircle', keepSidesHere),
  get(at('questions'), 'prepareCircle', (c) => linesPage(questions)(c)),
  post(at('questions'), 'prepareCircle', keepLinesHere(questions)),
  get(at('grounds'), 'prepareCircle', (c) => linesPage(grounds)(c)),
  post(at('grounds'), 'prepareCircle', keepLinesHere(grounds)),
  get(at('care'), 'prepareCircle', (c) => carePage(c)),
  post(at('care'), 'prepareCircle', keepCare),
  get(at('help'), 'prepareCircle', (c) => helpPage(c)),
  post(at('help'), 'prepareCircle', keepHelp),
];
