import { filledWith, type Sent } from '#lib/form/filled.ts';
import { get, post, type Here } from '../door.ts';
import { Card } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Field } from '#lib/ui/field.tsx';
import { helpNumbersOf } from '#system/circles/circles.server.ts';
import { mostLines, readHelpNumbers } from '#system/circles/lines.ts';
import { keepHelpNumbers } from '#system/circles/lines.server.ts';
import { suggestedHelpNumbers } from '#system/circles/starting-set.ts';
import { rowsFor, showPart, toMap, wordsOfCircle } from './part.tsx';

/** The help numbers of the place, and suggestions to accept. */
async function helpPage(c: Here, sent?: Sent) {
  const { db, words, circle } = c.var;
  const kept = await helpNumbersOf(db, circle.id);
  const suggested = await suggestedHere(c);
  const field = filledWith(
    words,
    Object.fromEntries(
      kept.flatMap((line, at) => [
        [`name-${at + 1}`, line.name],
        [`number-${at + 1}`, line.number],
        [`about-${at + 1}`, line.about],
      ]),
    ),
    sent,
  );
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
            options={suggested.map(({ name, number, about }) => ({
              value: number,
              label: `${name}: ${number}`,
              consequence: about,
              chosen: sent?.form.getAll('suggested').includes(number),
            }))}
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

const at = '/circles/:circle/prepare/help';

export const helpDoors = [get(at, 'prepareCircle', (c) => helpPage(c)), post(at, 'prepareCircle', keepHelp)];
