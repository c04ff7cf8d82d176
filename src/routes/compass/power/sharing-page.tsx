import { readSharing, readSharingEnd, sharedKinds, sharingLength } from '#compass/who-takes-part/sharing.ts';
import { endSharing, shareMeans, sharedMeansOf } from '#compass/who-takes-part/sharings.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Disclosure, List, Tag } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import { saidOr } from '../../change/here.server.ts';
import { get, post, type Here } from '../../door.ts';
import { showNotHere } from '../../problems.tsx';
import { showCircle } from '../../show.tsx';
import { compassPath } from './answering.server.ts';
import { todayHere } from '../../today.ts';

/** Who runs the circle writes down what is shared, and when it ended and why. It stands with the promise. */
async function sharingPage(c: Here, sent?: Sent, ending?: string) {
  const { db, circle, words } = c.var;
  const [sides, means] = await Promise.all([sidesOf(db, circle.id), sharedMeansOf(db, circle.id)]);
  const field = filledWith(words, { since: todayHere(c) }, ending === undefined ? sent : undefined);
  const { value: kind, ...asksKind } = field('kind');
  return showCircle(
    c,
    { title: words('power.sharing.title'), status: sent && 422 },
    <>
      <ErrorSummary
        slips={slipLines(words, sent).map((slip) => (ending === undefined ? slip : { ...slip, field: `${slip.field}-${ending}` }))}
      />
      <p class="kring-quiet">
        <a href={compassPath(c, '/parts#shared')}>{words('parts.title')}</a>
      </p>
      <h1>{words('power.sharing.title')}</h1>
      <p class="kring-lead">{words('power.sharing.lead')}</p>
      <List
        items={means
          .filter(({ until }) => until === null)
          .map((one) => (
            <Card>
              <h2>{words(`power.shared.kind.${one.kind}`)}</h2>
              <p>
                <span dir="auto">{saidOr(c, one.text)}</span> <Tag>{one.side}</Tag>
              </p>
              <End c={c} id={one.id} sent={one.id === ending ? sent : undefined} />
            </Card>
          ))}
      />
      <h2>{words('power.sharing.add')}</h2>
      <Form>
        <Choices
          {...asksKind}
          label={words('power.sharing.kind')}
          options={sharedKinds.map((value) => ({
            value,
            label: words(`power.shared.kind.${value}`),
            consequence: words(`power.shared.kind.${value}.means`),
            chosen: kind === value,
          }))}
        />
        <TextArea
          {...field('text')}
          label={words('power.sharing.text')}
          hint={words('power.sharing.text.hint')}
          rows={2}
          maxlength={sharingLength.text}
        />
        <Select
          {...field('side')}
          label={words('power.sharing.side')}
          options={[{ value: '', label: words('parts.side.missing') }, ...sides.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <Field {...field('since')} type="date" label={words('power.sharing.since')} short />
        <Button>{words('power.sharing.keep')}</Button>
      </Form>
    </>,
  );
}

function End({ c, id, sent }: { c: Here; id: string; sent?: Sent }) {
  const { words } = c.var;
  const field = filledWith(words, { until: todayHere(c) }, sent);
  return (
    <Disclosure summary={words('power.sharing.end')} open={sent !== undefined}>
      <p>{words('power.sharing.end.means')}</p>
      <Form action={compassPath(c, `/sharing/${id}/end`)}>
        <Field {...field('until')} id={`until-${id}`} type="date" label={words('power.sharing.until')} short />
        <TextArea
          {...field('because')}
          id={`because-${id}`}
          label={words('power.sharing.because')}
          rows={2}
          maxlength={sharingLength.because}
        />
        <Button kind="care">{words('power.sharing.end.do')}</Button>
      </Form>
    </Disclosure>
  );
}

async function share(c: Here) {
  const { db, circle, form, person, now } = c.var;
  const sides = (await sidesOf(db, circle.id)).map(({ id }) => id);
  const { value, problems } = readSharing(form, sides);
  if (problems) return sharingPage(c, { form, problems });
  await shareMeans(db, circle.id, value, { person: person.id, now });
  return c.redirect(compassPath(c, '/parts#shared'), 303);
}

async function end(c: Here) {
  const { db, circle, form } = c.var;
  const one = (await sharedMeansOf(db, circle.id)).find(({ id, until }) => id === c.req.param('sharing') && until === null);
  if (!one) return showNotHere(c);
  const { value, problems } = readSharingEnd(form);
  if (problems) return sharingPage(c, { form, problems }, one.id);
  await endSharing(db, circle.id, one.id, value);
  return c.redirect(compassPath(c, '/parts#shared'), 303);
}

export const sharingDoors = [
  get('/circles/:circle/compass/sharing', 'shareMeans', (c) => sharingPage(c)),
  post('/circles/:circle/compass/sharing', 'shareMeans', share),
  post('/circles/:circle/compass/sharing/:sharing/end', 'shareMeans', end),
];
