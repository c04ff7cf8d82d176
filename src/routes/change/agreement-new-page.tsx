import { readAgreement } from '#cycle/4-change/agreement.ts';
import { makeAgreement } from '#cycle/4-change/agreements.server.ts';
import { decisionsOf } from '#cycle/4-change/decisions.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Select } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import { get, post, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { AgreementFields } from './agreement-fields.tsx';
import { changesPath, saidOr } from './here.server.ts';

async function make(c: Here) {
  const { db, circle, form, person, now } = c.var;
  const { known } = await knownHere(c);
  const { value, problems } = readAgreement(form, known);
  if (problems) return showMake(c, { form, problems });
  const id = await makeAgreement(db, circle.id, value, { person: person.id, now });
  return c.redirect(changesPath(c, `/agreements/${id}`), 303);
}

async function knownHere(c: Here) {
  const { db, circle } = c.var;
  const [sides, decisions, members] = await Promise.all([
    sidesOf(db, circle.id),
    decisionsOf(db, circle.id),
    db
      .selectFrom('member')
      .innerJoin('person', 'person.id', 'member.person_id')
      .select(['person.id as person', 'person.name', 'member.side_id as side'])
      .distinctOn('person.id')
      .where('member.circle_id', '=', circle.id)
      .where('member.ended_at', 'is', null)
      .orderBy('person.id')
      .execute(),
  ]);
  return { sides, decisions, members, known: { sides: sides.map(({ id }) => id), members, decisions: decisions.map(({ id }) => id) } };
}

/** Who does what by when: openly, in a role. */
async function showMake(c: Here, sent?: Sent) {
  const { words } = c.var;
  const { sides, decisions, members } = await knownHere(c);
  const field = filledWith(words, { decision: c.req.query('decision') }, sent);
  return showCircle(
    c,
    { title: words('change.agreement.make'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={changesPath(c)}>{words('change.title')}</a>
      </p>
      <h1>{words('change.agreement.make')}</h1>
      <p class="kring-lead">{words('change.agreement.lead')}</p>
      <Form action={changesPath(c, '/agreements/new')}>
        <AgreementFields {...{ c, field, sides }}>
          <Select
            {...field('decision')}
            label={words('change.agreement.decision')}
            options={[
              { value: '', label: words('change.agreement.decision.none') },
              ...decisions.map(({ id, text }) => ({ value: id, label: saidOr(c, text) })),
            ]}
          />
          <Select
            {...field('member')}
            label={words('change.agreement.member')}
            hint={words('change.agreement.member.hint')}
            options={[
              { value: '', label: words('change.agreement.member.none') },
              ...members.map(({ person, name }) => ({ value: person, label: name })),
            ]}
          />
        </AgreementFields>
        <Button>{words('change.agreement.keep')}</Button>
      </Form>
    </>,
  );
}

export const newAgreementDoors = [
  get('/circles/:circle/changes/agreements/new', 'keepAgreements', (c) => showMake(c)),
  post('/circles/:circle/changes/agreements/new', 'keepAgreements', make),
];
