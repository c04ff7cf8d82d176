import { formOr, readRitual, ritualLength } from '#catalysts/rituals/ritual.ts';
import { startRitual } from '#catalysts/rituals/rituals.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { get, post, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { byHere } from '../try-outs/here.server.ts';
import { ritualsPath } from './here.server.ts';

/** Someone chooses a form, the meeting in which it is tried, and the first day. */
async function newPage(c: Here, sent?: Sent) {
  const { words } = c.var;
  const { sides, speaking } = await byHere(c);
  const field = filledWith(words, { form: c.req.query('form'), side: speaking[0]?.id }, sent);
  return showCircle(
    c,
    { title: words('rituals.new.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={ritualsPath(c)}>{words('rituals.back')}</a>
      </p>
      <h1>{words('rituals.new.title')}</h1>
      <Form>
        <Select
          {...field('form')}
          label={words('rituals.form')}
          options={[
            { value: '', label: words('rituals.form.missing') },
            ...formOr.map((value) => ({ value, label: words(value === 'own' ? 'rituals.form.own' : `rituals.form.${value}.name`) })),
          ]}
        />
        <Field {...field('name')} label={words('rituals.name')} hint={words('rituals.name.hint')} optional />
        <TextArea
          {...field('how')}
          label={words('rituals.how')}
          hint={words('rituals.name.hint')}
          rows={3}
          maxlength={ritualLength.how}
          optional
        />
        <Field {...field('meeting')} label={words('rituals.meeting')} hint={words('rituals.meeting.hint')} />
        <Select
          {...field('side')}
          label={words('rituals.side')}
          options={[{ value: '', label: words('tryouts.side.missing') }, ...sides.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <Field {...field('on')} type="date" label={words('rituals.on')} hint={words('rituals.on.hint')} short optional />
        <Button>{words('rituals.start')}</Button>
      </Form>
    </>,
  );
}

async function start(c: Here) {
  const { db, circle, form } = c.var;
  const by = await byHere(c);
  const { value, problems } = readRitual(form, { sides: by.sides.map(({ id }) => id), today: by.today });
  if (problems) return newPage(c, { form, problems });
  const id = await startRitual(db, circle.id, value, by);
  return c.redirect(ritualsPath(c, `/${id}`), 303);
}

export const newRitualDoors = [
  get('/circles/:circle/rituals/new', 'tryOut', (c) => newPage(c)),
  post('/circles/:circle/rituals/new', 'tryOut', start),
];
