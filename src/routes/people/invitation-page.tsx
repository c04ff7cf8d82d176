import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { acceptInvitation, invitationAt, type Invitation } from '#lib/people/invitations.server.ts';
import { readPerson } from '#lib/people/person.ts';
import { Button } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { When } from '#lib/ui/when.tsx';
import { showLinkGone } from '../circle/confirm-page.tsx';
import { inCircle } from '../circle/in-circle.ts';
import { get, post, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { comeIn } from './coming-in.server.ts';
import { EmailField, EmployerField } from './reach-fields.tsx';

async function invitationPage(c: Here) {
  const invitation = await invitationHere(c);
  return invitation ? showInvitation(c, invitation) : showLinkGone(c);
}

/** Accepts: as whoever is signed in, or as someone new, who is then signed in. */
async function accept(c: Here) {
  const { db, form, now, actor } = c.var;
  const invitation = await invitationHere(c);
  if (!invitation) return showLinkGone(c);
  const mine = textOf(form, 'as') === 'me' && actor.person?.organisation === c.var.circle.organisation ? actor.person : null;
  const { value: words, problems } = readPerson(form);
  if (!mine && problems) return showInvitation(c, invitation, { form, problems });
  const accepted = await acceptInvitation(
    db,
    c.req.param('secret')!,
    mine ? { person: mine.id } : { organisation: c.var.circle.organisation, words: words! },
    now,
  );
  if ('refused' in accepted)
    return accepted.refused === 'gone' ? showLinkGone(c) : showInvitation(c, invitation, { form, problems: slipOf(accepted.refused) });
  return mine ? c.redirect('/home', 303) : comeIn(c, accepted.person);
}

async function invitationHere(c: Here): Promise<Invitation | null> {
  const invitation = await invitationAt(c.var.db, c.req.param('secret')!, c.var.now);
  return invitation && (await inCircle(c, invitation.circle)) ? invitation : null;
}

const slipOf = (refused: 'hasRole' | 'emailTaken') =>
  refused === 'emailTaken' ? { email: 'people.slip.emailTaken' } : { as: 'people.slip.hasRole' };

function showInvitation(c: Here, invitation: Invitation, sent?: Sent) {
  const { words, circle, actor } = c.var;
  const role = words(`people.role.${invitation.role}`);
  const person = actor.person?.organisation === circle.organisation ? actor.person : null;
  return showCircle(
    c,
    { title: words('people.accept.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('people.accept.title')}</h1>
      <p class="kring-lead">{words('people.accept.lead', { subject: circle.subject, role, side: invitation.sideName })}</p>
      <p>{words(`people.role.${invitation.role}.means`)}</p>
      <p lang={circle.language} class="kring-lines">
        {circle.challenge}
      </p>
      <p>
        <a href={`/circles/${circle.slug}`}>{words('people.accept.more')}</a>. {words('people.accept.until')}{' '}
        <When at={invitation.expiresAt} />.
      </p>
      {person && <AsMe name={person.name} />}
      <NewPerson sent={sent} beside={person !== null} />
    </>,
  );
}

function AsMe({ name }: { name: string }) {
  const { words } = useFrame();
  return (
    <Form id="as">
      <input type="hidden" name="as" value="me" />
      <Button>{words('people.accept.asMe', { name })}</Button>
    </Form>
  );
}

function NewPerson({ sent, beside }: { sent?: Sent; beside: boolean }) {
  const { words } = useFrame();
  const field = filledWith(words, {}, sent);
  return (
    <>
      <h2>{words(beside ? 'people.accept.asOther' : 'people.accept.who')}</h2>
      <Form>
        <Field {...field('name')} label={words('people.name')} hint={words('people.name.hint')} autocomplete="name" />
        <EmailField field={field} />
        <EmployerField field={field} />
        <Button kind={beside ? 'quiet' : 'act'}>{words('people.accept.do')}</Button>
      </Form>
      <p>{words('people.accept.after')}</p>
    </>
  );
}

export const invitationDoors = [
  get('/invitations/:secret', 'acceptInvitation', invitationPage),
  post('/invitations/:secret', 'acceptInvitation', accept),
];
