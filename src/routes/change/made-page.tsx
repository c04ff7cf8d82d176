import { agreementsOf } from '#cycle/4-change/agreements.server.ts';
import { changeLength, readChange } from '#cycle/4-change/change.ts';
import { makeChange } from '#cycle/4-change/changes.server.ts';
import { decisionsOf } from '#cycle/4-change/decisions.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { get, post, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { changesPath, saidOr } from './here.server.ts';

async function tell(c: Here) {
  const { db, circle, form, person, now } = c.var;
  const [decisions, agreements] = await followedHere(c);
  const { value, problems } = readChange(
    form,
    { decisions: decisions.map(({ id }) => id), agreements: agreements.map(({ id }) => id) },
    dayAt(now, c.var.config.timeZone),
  );
  if (problems) return showTell(c, { form, problems });
  await makeChange(db, circle.id, value, { person: person.id, now });
  return c.redirect(changesPath(c), 303);
}

const followedHere = (c: Here) => Promise.all([decisionsOf(c.var.db, c.var.circle.id), agreementsOf(c.var.db, c.var.circle.id)]);

/** What was really done, and from what it follows. */
async function showTell(c: Here, sent?: Sent) {
  const { words, now } = c.var;
  const [decisions, agreements] = await followedHere(c);
  const decision = c.req.query('decision');
  const field = filledWith(words, { happened_on: dayAt(now, c.var.config.timeZone), follows: decision && `decision ${decision}` }, sent);
  return showCircle(
    c,
    { title: words('change.made.tell'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={changesPath(c)}>{words('change.title')}</a>
      </p>
      <h1>{words('change.made.tell')}</h1>
      <p class="kring-lead">{words('change.made.lead')}</p>
      <Form action={changesPath(c, '/made/new')}>
        <TextArea {...field('text')} label={words('change.made.text')} rows={4} maxlength={changeLength} />
        <Field {...field('happened_on')} type="date" label={words('change.made.on')} short />
        <Select
          {...field('follows')}
          label={words('change.made.follows')}
          hint={words('change.made.follows.hint')}
          options={[
            { value: '', label: words('change.made.follows.none') },
            ...decisions.map(({ id, text }) => ({
              value: `decision ${id}`,
              label: `${words('change.made.follows.decision')} ${saidOr(c, text)}`,
            })),
            ...agreements.map(({ id, text }) => ({
              value: `agreement ${id}`,
              label: `${words('change.made.follows.agreement')} ${saidOr(c, text)}`,
            })),
          ]}
        />
        <Button>{words('change.made.keep')}</Button>
      </Form>
    </>,
  );
}

export const madeDoors = [
  get('/circles/:circle/changes/made/new', 'keepAgreements', (c) => showTell(c)),
  post('/circles/:circle/changes/made/new', 'keepAgreements', tell),
];
