import type { Slips } from '#lib/form/fields.ts';
import { oneOf, textOf, type Reading } from '#lib/form/reading.ts';
import { invite, withdrawInvitation } from '#lib/people/invitations.server.ts';
import type { Role } from '#lib/people/may.ts';
import { endMembership, joinCircle, membersOf } from '#lib/people/members.server.ts';
import { linkForMember } from '#lib/people/sign-in.server.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import { get, post, type Here } from '../door.ts';
import { withWayBack } from '../undo.tsx';
import { showNotHere } from '../problems.tsx';
import { peoplePage, roles } from './people-page.tsx';
import { showSecret } from './secret.tsx';

/** Invites someone; the link is shown once. */
async function inviteHere(c: Here) {
  const { db, circle, person, form, words, now } = c.var;
  const { value, problems } = await readRole(c, 'invite');
  if (problems) return peoplePage(c, { which: 'invite', form, problems });
  const secret = await invite(db, circle.id, { ...value, by: person.id, now });
  return showSecret(c, {
    title: words('people.invite.link.title'),
    text: words('people.invite.link.text', { role: words(`people.role.${value.role}`) }),
    path: `/invitations/${secret}`,
    mailSubject: words('people.invite.link.subject', { subject: circle.subject }),
    back: `/circles/${circle.slug}/people`,
  });
}

async function joinHere(c: Here) {
  const { db, circle, person, form, now } = c.var;
  const { value, problems } = await readRole(c, 'join');
  if (problems) return peoplePage(c, { which: 'join', form, problems });
  const joined = await joinCircle(db, circle.id, { person: person.id, ...value, now });
  return joined ? toPeople(c) : peoplePage(c, { which: 'join', form, problems: { 'join-role': 'people.slip.hasRole' } });
}

async function endHere(c: Here) {
  const { circle, form, now } = c.var;
  const member = textOf(form, 'member');
  const { result: stays, back } = await withWayBack(c, 'member', {
    watch: [{ table: 'member', where: { id: member }, columns: ['ended_at'] }],
    work: (db) => endMembership(db, circle.id, member, now),
  });
  return stays ? peoplePage(c, { which: 'end', form, problems: { invite: `people.slip.${stays}` } }) : toPeople(c, back);
}

async function withdrawHere(c: Here) {
  const { circle, form, now } = c.var;
  const invitation = textOf(form, 'invitation');
  const { back } = await withWayBack(c, 'invitation', {
    watch: [{ table: 'invitation', where: { id: invitation }, columns: ['expires_at'] }],
    work: (db) => withdrawInvitation(db, circle.id, invitation, now),
  });
  return toPeople(c, back);
}

/** A sign-in link for someone without e-mail, made by a steward; refused when it would open more than the steward may open. */
async function linkHere(c: Here) {
  const { db, circle, person, actor, form, words, now } = c.var;
  const target = (await membersOf(db, circle.id)).find((member) => member.person === textOf(form, 'person'));
  const circles = actor.memberships.filter((membership) => membership.role === 'steward').map((membership) => membership.circle);
  if (!target) return showNotHere(c);
  const secret = await linkForMember(db, { steward: { id: person.id, circles }, person: target.person, now });
  if (!secret) return peoplePage(c, { which: 'end', form, problems: { invite: 'people.slip.linkRefused' } });
  return showSecret(c, {
    title: words('people.link.title', { name: target.name }),
    text: words('people.link.means'),
    path: `/sign-in/${secret}`,
    mailSubject: words('people.link.subject'),
    back: `/circles/${circle.slug}/people`,
  });
}

async function readRole(c: Here, prefix: string): Promise<Reading<{ role: Role; side: string }>> {
  const { db, circle, form } = c.var;
  const role = oneOf(form, 'role', roles);
  const side = (await sidesOf(db, circle.id)).find(({ id }) => id === textOf(form, 'side'))?.id;
  if (role && side) return { value: { role, side } };
  const problems: Slips = {};
  if (!role) problems[`${prefix}-role`] = 'people.slip.role';
  if (!side) problems[`${prefix}-side`] = 'people.slip.side';
  return { problems };
}

const toPeople = (c: Here, back = (path: string) => path) => c.redirect(back(`/circles/${c.var.circle.slug}/people`), 303);

export const peopleDoors = [
  get('/circles/:circle/people', 'invite', (c) => peoplePage(c)),
  post('/circles/:circle/people/invite', 'invite', inviteHere),
  post('/circles/:circle/people/join', 'invite', joinHere),
  post('/circles/:circle/people/end', 'invite', endHere),
  post('/circles/:circle/people/withdraw', 'invite', withdrawHere),
  post('/circles/:circle/people/link', 'invite', linkHere),
  // a page that came back with slips, opened again or in another language
  get('/circles/:circle/people/:act', 'invite', toPeople),
];
