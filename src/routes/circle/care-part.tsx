import { filledWith, type Sent } from '#lib/form/filled.ts';
import { get, post, type Here } from '../door.ts';
import { textOf, type Reading } from '#lib/form/reading.ts';
import { TextArea } from '#lib/ui/field.tsx';
import { careOf, keepCareProtocol } from '#system/circles/lines.server.ts';
import { startingCare } from '#system/circles/starting-set.ts';
import { showPart, toMap, wordsOfCircle } from './part.tsx';

/** What listeners do when a story tells of danger. */
async function carePage(c: Here, sent?: Sent) {
  const { db, words, circle } = c.var;
  const care = await careOf(db, circle.id);
  const field = filledWith(words, { care: care ?? startingCare(wordsOfCircle(c)) }, sent);
  return showPart(c, {
    title: words('circle.part.care'),
    lead: words('circle.care.lead'),
    sent,
    written: care ? [care] : [],
    keep: care ? undefined : words('circle.part.keepStarting'),
    children: (
      <TextArea
        {...field('care')}
        label={words('circle.care.text')}
        hint={words('circle.care.hint')}
        rows={12}
        maxlength={3000}
        lang={circle.language}
      />
    ),
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

const at = '/circles/:circle/prepare/care';

export const careDoors = [get(at, 'prepareCircle', (c) => carePage(c)), post(at, 'prepareCircle', keepCare)];
