import { readKeepUntil } from '#cycle/1-gather/retention.ts';
import { keptUntil, setKeptUntil, suggestionFor } from '#cycle/1-gather/retentions.server.ts';
import { filledWith, type Sent } from '#lib/form/filled.ts';
import { Field } from '#lib/ui/field.tsx';
import { get, post, type Here } from '../door.ts';
import { showPart, toMap } from './part.tsx';
import { todayHere } from '../today.ts';

/** Until which day the stories are kept, with a suggestion. */
async function retentionPage(c: Here, sent?: Sent) {
  const { db, words, circle } = c.var;
  const kept = await keptUntil(db, circle.id);
  const field = filledWith(words, { keepUntil: kept ?? (await suggestionFor(db, circle.id, todayHere(c))) }, sent);
  return showPart(c, {
    title: words('circle.part.retention'),
    lead: words('circle.retention.lead'),
    sent,
    children: (
      <>
        <Field
          {...field('keepUntil')}
          type="date"
          short
          label={words('circle.retention.day')}
          hint={words(circle.gathering === 'not yet' ? 'circle.retention.hint' : 'circle.retention.nearer')}
        />
        <p>{words('circle.retention.means')}</p>
      </>
    ),
  });
}

async function keepRetention(c: Here) {
  const { db, circle, form, person, now } = c.var;
  const kept = circle.gathering === 'not yet' ? null : await keptUntil(db, circle.id);
  const { value, problems } = readKeepUntil(form, { today: todayHere(c), now: kept });
  if (problems) return retentionPage(c, { form, problems });
  await setKeptUntil(db, circle.id, { keepUntil: value, by: person.id, now });
  return toMap(c);
}

const at = '/circles/:circle/prepare/retention';

export const retentionDoors = [get(at, 'prepareCircle', (c) => retentionPage(c)), post(at, 'prepareCircle', keepRetention)];
