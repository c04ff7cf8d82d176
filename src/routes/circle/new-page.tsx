import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import type { Filling } from './about-fields.tsx';
import { AboutFields } from './about-fields.tsx';
import { oneOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { wordsIn } from '#lib/words/words.ts';
import { readCircle } from '#system/circles/circle.ts';
import { makeCircle } from '#system/circles/makings.server.ts';
import { startingSides } from '#system/circles/starting-set.ts';
import { readers } from '#cycle/1-gather/consent.ts';
import { get, post, type Here } from '../door.ts';
import { showOpen } from '../show.tsx';

const newPage = (c: Here) => showNew(c);

/** Makes a circle: its subject, how it speaks, and from which side its first steward takes part. */
async function make(c: Here) {
  const { db, form, person, now } = c.var;
  const { value, problems } = readCircle(form);
  const side = oneOf(form, 'my_side', readers);
  if (problems || !side) return showNew(c, { form, problems: { ...problems, ...(!side && { my_side: 'circle.slip.mySide' }) } });
  const sides = startingSides(wordsIn(value.language, value.address));
  const maker = { organisation: person.organisation, person: person.id, side: sides.findIndex((one) => one.reader === side) };
  const { slug } = await makeCircle(db, value, { maker, sides, now });
  return c.redirect(`/circles/${slug}/prepare`, 303);
}

function showNew(c: Here, sent?: Sent) {
  const { words, lang } = c.var;
  const field: Filling = filledWith(words, { language: lang === 'nl' ? 'nl' : 'en', address: 'u' }, sent);
  const side = field('my_side');
  return showOpen(
    c,
    { title: words('circle.new.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('circle.new.title')}</h1>
      <p class="kring-lead">{words('circle.new.lead')}</p>
      <Form>
        <AboutFields field={field} />
        <Choices
          {...side}
          label={words('circle.new.mySide')}
          hint={words('circle.new.mySide.hint')}
          options={readers.map((value) => ({ value, label: words(`circle.starting.side.${value}`), chosen: side.value === value }))}
        />
        <Button>{words('circle.new.do')}</Button>
      </Form>
      <p>
        <a href="/import">{words('leaving.import.title')}</a>
      </p>
    </>,
  );
}

export const newDoors = [get('/circles/new', 'openCircle', newPage), post('/circles/new', 'openCircle', make)];
