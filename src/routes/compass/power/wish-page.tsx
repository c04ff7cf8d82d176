import { processes } from '#compass/who-takes-part/part.ts';
import { readWish, wishLength } from '#compass/who-takes-part/wish.ts';
import { wishFor } from '#compass/who-takes-part/wishes.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { isTicked } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { get, post, type Here } from '../../door.ts';
import { Tick } from '../../sense/parts.tsx';
import { showCircle } from '../../show.tsx';
import { answeringHere, compassPath } from './answering.server.ts';

/** Someone who takes part wishes something different. */
async function wishPage(c: Here, sent?: Sent) {
  const { words } = c.var;
  const { speaking } = await answeringHere(c);
  const field = filledWith(words, {}, sent);
  return showCircle(
    c,
    { title: words('parts.wish.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('parts.wish.title')}</h1>
      <p class="kring-lead">{words('parts.wish.lead')}</p>
      <Form>
        <TextArea
          {...field('text')}
          label={words('parts.wish.text')}
          hint={words('parts.wish.text.hint')}
          rows={3}
          maxlength={wishLength}
        />
        <Select
          {...field('process')}
          label={words('parts.wish.process')}
          options={[
            { value: '', label: words('parts.wish.process.none') },
            ...processes.map((process) => ({ value: process, label: words(`parts.process.${process}`) })),
          ]}
        />
        {speaking.length === 1 ? (
          <input type="hidden" name="side" value={speaking[0]!.id} />
        ) : (
          <Select
            {...field('side')}
            label={words('parts.wish.side')}
            options={[{ value: '', label: words('parts.side.missing') }, ...speaking.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        )}
        <Tick name="show_side" label={words('parts.wish.showSide')} ticked={sent && isTicked(sent.form, 'show_side')} />
        <Button>{words('parts.wish.keep')}</Button>
      </Form>
      <p>
        <a href={compassPath(c, '/parts')}>{words('parts.answer.see')}</a>
      </p>
    </>,
  );
}

async function wish(c: Here) {
  const { db, circle, form, now } = c.var;
  const { speaking, namer } = await answeringHere(c);
  const { value, problems } = readWish(
    form,
    speaking.map(({ id }) => id),
  );
  if (problems) return wishPage(c, { form, problems });
  await wishFor(db, circle.id, value, { ...namer, now });
  return c.redirect(compassPath(c, '/parts#wishes'), 303);
}

export const wishDoors = [
  get('/circles/:circle/compass/parts/wish', 'sayWhoTakesPart', (c) => wishPage(c)),
  post('/circles/:circle/compass/parts/wish', 'sayWhoTakesPart', wish),
];
