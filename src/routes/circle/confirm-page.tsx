import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf, type Reading } from '#lib/form/reading.ts';
import { longestName } from '#lib/people/person.ts';
import { membersOf } from '#lib/people/members.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import type { Slips } from '#lib/form/fields.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import { confirmPromise, promiseToConfirm, type PromiseShown } from '#system/circles/promises.server.ts';
import { get, post, type Here } from '../door.ts';
import { showCircle, showOpen } from '../show.tsx';
import { inCircle } from './in-circle.ts';
import { PromiseLines } from './promise-lines.tsx';

/** The page of whoever decides: reads the promise made in their name, and confirms it openly. Opening it changes nothing. */
async function confirmPage(c: Here) {
  const link = await promiseToConfirm(c.var.db, c.req.param('secret')!, c.var.now);
  return link && (await inCircle(c, link.circle)) ? showConfirm(c, link.promise) : showLinkGone(c);
}

async function confirm(c: Here) {
  const { db, now, form } = c.var;
  const link = await promiseToConfirm(db, c.req.param('secret')!, now);
  if (!link || !(await inCircle(c, link.circle))) return showLinkGone(c);
  const { value, problems } = readConfirming(
    form,
    (await sidesOf(db, link.circle)).map((side) => side.id),
  );
  if (problems) return showConfirm(c, link.promise, { form, problems });
  const done = await confirmPromise(db, c.req.param('secret')!, value, now);
  return done ? c.redirect(`/circles/${c.var.circle.slug}#promise`, 303) : showLinkGone(c);
}

async function showConfirm(c: Here, promise: PromiseShown, sent?: Sent) {
  const { db, words, circle } = c.var;
  const [sides, members] = [await sidesOf(db, circle.id), await membersOf(db, circle.id)];
  const stewards = members.filter((member) => member.role === 'steward').map((member) => member.name);
  const field = filledWith(words, {}, sent);
  const side = field('side');
  return showCircle(
    c,
    { title: words('circle.confirm.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('circle.confirm.title')}</h1>
      <p class="kring-lead">{words('circle.confirm.lead')}</p>
      <p lang={circle.language} class="kring-lines">
        {circle.challenge}
      </p>
      <PromiseLines promise={promise} lang={circle.language} />
      <h2>{words('circle.confirm.you')}</h2>
      <p>{words('circle.confirm.open')}</p>
      <Form>
        <Field {...field('name')} label={words('people.name')} autocomplete="name" />
        <Field
          {...field('role')}
          label={words('circle.confirm.role')}
          hint={words('circle.confirm.role.hint')}
          autocomplete="organization-title"
        />
        <Choices
          {...side}
          label={words('circle.confirm.side')}
          options={sides.map(({ id, name }) => ({ value: id, label: name, chosen: side.value === id }))}
        />
        <Button>{words('circle.confirm.do')}</Button>
      </Form>
      <p>{words('circle.confirm.notRight', { names: stewards.join(', ') })}</p>
    </>,
  );
}

function readConfirming(form: FormData, sides: string[]): Reading<{ name: string; role: string; side: string }> {
  const [name, role, side] = [textOf(form, 'name'), textOf(form, 'role'), sides.find((id) => id === textOf(form, 'side'))];
  const problems: Slips = {};
  if (!name) problems.name = 'people.slip.name';
  if (!role) problems.role = 'circle.slip.role';
  for (const [field, text] of Object.entries({ name, role })) if (text.length > longestName) problems[field] = 'people.slip.nameLong';
  if (!side) problems.side = 'people.slip.side';
  return side && Object.keys(problems).length === 0 ? { value: { name, role, side } } : { problems };
}

/** One answer for a link that is unknown, used, too old or replaced. */
export function showLinkGone(c: Here) {
  const { words } = c.var;
  return showOpen(
    c,
    { title: words('people.linkGone.title'), status: 404 },
    <>
      <h1>{words('people.linkGone.title')}</h1>
      <p class="kring-lead">{words('people.linkGone.text')}</p>
      <p>
        <a href="/">{words('frame.notHere.home')}</a>
      </p>
    </>,
  );
}

export const confirmDoors = [get('/confirm/:secret', 'confirmPromise', confirmPage), post('/confirm/:secret', 'confirmPromise', confirm)];
