import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { isTicked } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { readOwnView, saidIn } from '#system/learning/mirror-statements.ts';
import { eraseMirror, keepOwnView, ownMirror, shownToOwner, shownTogether, type OwnMirror } from '#system/learning/mirrors.server.ts';
import { get, post, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { Links } from './links.tsx';
import { OftenChoices } from './often-choices.tsx';
import { Seen, Together } from './seen.tsx';
import { todayHere } from '../today.ts';

const pathOf = (c: Here) => `/circles/${c.var.circle.slug}/mirror-of-working`;
/** The mirror of whoever is here: what they say themselves, beside what others say together. It is nobody else's. */
async function ownPage(c: Here, sent?: Sent): Promise<Response> {
  const { db, circle, words, person, keys } = c.var;
  const day = todayHere(c);
  const own = await ownMirror(db, circle.id, { person: person.id, keys });
  const [shown, together] = [own && (await shownToOwner(db, circle.id, { mirror: own.id, day })), await shownTogether(db, circle.id, day)];
  return showCircle(
    c,
    { title: words('workmirror.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      {c.req.query('erased') !== undefined && !own && (
        <Notice kind="kept">
          <p>{words('workmirror.erased')}</p>
        </Notice>
      )}
      <h1>{words('workmirror.title')}</h1>
      <p class="kring-lead">{words('workmirror.lead')}</p>
      <p>{words('workmirror.private')}</p>
      {own && shown ? (
        <>
          <Seen own={own.said} shown={shown} />
          <Links codes={own.codes} origin={c.var.origin} />
          <Disclosure summary={words('workmirror.change')} open={sent !== undefined}>
            <OwnForm c={c} own={own} sent={sent} />
          </Disclosure>
        </>
      ) : (
        <>
          <h2>{words('workmirror.start')}</h2>
          <OwnForm c={c} own={null} sent={sent} />
        </>
      )}
      <Together shown={together} />
      {own && (
        <>
          <h2>{words('workmirror.erase')}</h2>
          <p>{words('workmirror.erase.means')}</p>
          <Form action={`${pathOf(c)}/erase`}>
            <Button kind="care">{words('workmirror.erase.do')}</Button>
          </Form>
        </>
      )}
      <p class="kring-quiet">{words('workmirror.source')}</p>
    </>,
  );
}

function OwnForm({ c, own, sent }: { c: Here; own: OwnMirror | null; sent?: Sent }) {
  const { words, person } = c.var;
  const field = filledWith(words, { called: own?.called ?? person.name }, sent);
  return (
    <Form action={pathOf(c)}>
      <Field {...field('called')} label={words('workmirror.called')} hint={words('workmirror.called.hint')} autocomplete="off" />
      <h3>{words('workmirror.ask')}</h3>
      <OftenChoices
        label={(statement) => words(`workmirror.own.${statement}`)}
        said={sent ? saidIn(sent.form) : (own?.said ?? {})}
        problem={field('listens').problem}
      />
      <Choices
        many
        optional
        name="along"
        label={words('workmirror.along.ask')}
        options={[
          {
            value: 'yes',
            label: words('workmirror.along'),
            consequence: words('workmirror.along.means'),
            chosen: sent ? isTicked(sent.form, 'along') : (own?.countsAlong ?? false),
          },
        ]}
      />
      <Button>{words(own ? 'workmirror.keep' : 'workmirror.make')}</Button>
    </Form>
  );
}

async function keep(c: Here): Promise<Response> {
  const { db, circle, form, person, keys } = c.var;
  const { value, problems } = readOwnView(form);
  if (problems) return ownPage(c, { form, problems });
  await keepOwnView(db, circle.id, { ...value, person: person.id, keys, day: todayHere(c) });
  return c.redirect(pathOf(c), 303);
}

async function erase(c: Here): Promise<Response> {
  const { db, circle, person } = c.var;
  await eraseMirror(db, circle.id, person.id);
  return c.redirect(`${pathOf(c)}?erased`, 303);
}

export const ownMirrorDoors = [
  get('/circles/:circle/mirror-of-working', 'keepWorkMirror', (c) => ownPage(c)),
  post('/circles/:circle/mirror-of-working', 'keepWorkMirror', keep),
  post('/circles/:circle/mirror-of-working/erase', 'keepWorkMirror', erase),
];
