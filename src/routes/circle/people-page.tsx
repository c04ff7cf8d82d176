import { slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { invitationsOpen, type Invitation } from '#lib/people/invitations.server.ts';
import type { Role } from '#lib/people/may.ts';
import { membersOf, type Member } from '#lib/people/members.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Disclosure, Empty, List } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { When } from '#lib/ui/when.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import type { Here } from '../door.ts';
import { showCircle } from '../show.tsx';

export const roles = ['listener', 'member', 'reader', 'steward'] as const satisfies Role[];
type SideHere = { id: string; name: string };

/** Who takes part, by side; inviting, taking a role oneself, ending a place. */
export async function peoplePage(c: Here, sent?: Sent & { which: 'invite' | 'join' | 'end' }) {
  const { db, words, circle, now } = c.var;
  const [members, sides, invitations] = [
    await membersOf(db, circle.id),
    await sidesOf(db, circle.id),
    await invitationsOpen(db, circle.id, now),
  ];
  const base = `/circles/${circle.slug}`;
  return showCircle(
    c,
    { title: words('people.people.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={`${base}/prepare`}>{words('circle.part.back')}</a>
      </p>
      <h1>{words('people.people.title')}</h1>
      <p class="kring-lead">{words('people.people.lead')}</p>
      {sides.map((side) => (
        <SideOfMembers key={side.id} side={side} members={members.filter((member) => member.side === side.id)} base={base} />
      ))}
      <h2 id="invite">{words('people.invite.title')}</h2>
      <p>{words('people.invite.text')}</p>
      <RoleForm
        action={`${base}/people/invite`}
        sides={sides}
        prefix="invite"
        sent={sent?.which === 'invite' ? sent : undefined}
        button={words('people.invite.do')}
      />
      <Disclosure summary={words('people.join.title')} open={sent?.which === 'join'}>
        <p>{words('people.join.text')}</p>
        <RoleForm
          action={`${base}/people/join`}
          sides={sides}
          prefix="join"
          sent={sent?.which === 'join' ? sent : undefined}
          button={words('people.join.do')}
        />
      </Disclosure>
      <Waiting invitations={invitations} base={base} />
    </>,
  );
}

function SideOfMembers({ side, members, base }: { side: SideHere; members: Member[]; base: string }) {
  const { words } = useFrame();
  return (
    <section id={`side-${side.id}`}>
      <h2>{side.name}</h2>
      {members.length === 0 ? (
        <Empty action={<a href="#invite">{words('people.invite.title')}</a>}>{words('people.people.nobody')}</Empty>
      ) : (
        <List
          items={members.map((member) => (
            <MemberCard member={member} base={base} />
          ))}
        />
      )}
    </section>
  );
}

function MemberCard({ member, base }: { member: Member; base: string }) {
  const { words } = useFrame();
  return (
    <Card>
      <h3>{member.name}</h3>
      <p>
        {words(`people.role.${member.role}`)} · {words('people.people.since')} <When at={member.since} />
        {member.employer && <> · {member.employer}</>}
      </p>
      <Disclosure summary={words('people.people.more', { name: member.name })}>
        {!member.hasEmail && (
          <Form action={`${base}/people/link`}>
            <input type="hidden" name="person" value={member.person} />
            <p>{words('people.link.text')}</p>
            <Button kind="quiet">{words('people.link.do')}</Button>
          </Form>
        )}
        <Form action={`${base}/people/end`}>
          <input type="hidden" name="member" value={member.id} />
          <p>{words('people.end.text')}</p>
          <Button kind="care">{words('people.end.do', { role: words(`people.role.${member.role}`) })}</Button>
        </Form>
      </Disclosure>
    </Card>
  );
}

type RoleFormProps = { action: string; sides: SideHere[]; prefix: string; sent?: Sent; button: string };

function RoleForm({ action, sides, prefix, sent, button }: RoleFormProps) {
  const { words } = useFrame();
  const slips = Object.fromEntries(slipLines(words, sent).map(({ field, text }) => [field, text]));
  const chosen = (name: string) => (sent ? textOf(sent.form, name) : '');
  return (
    <Form action={action}>
      <Choices
        name="role"
        id={`${prefix}-role`}
        label={words('people.role')}
        problem={slips[`${prefix}-role`]}
        options={roles.map((role) => ({
          value: role,
          label: words(`people.role.${role}`),
          consequence: words(`people.role.${role}.means`),
          chosen: chosen('role') === role,
        }))}
      />
      <Choices
        name="side"
        id={`${prefix}-side`}
        label={words('people.side')}
        problem={slips[`${prefix}-side`]}
        options={sides.map((side) => ({ value: side.id, label: side.name, chosen: chosen('side') === side.id }))}
      />
      <Button>{button}</Button>
    </Form>
  );
}

function Waiting({ invitations, base }: { invitations: Invitation[]; base: string }) {
  const { words } = useFrame();
  if (invitations.length === 0) return null;
  return (
    <>
      <h2 id="waiting">{words('people.waiting.title')}</h2>
      <List
        items={invitations.map((invitation) => (
          <Card>
            <p>
              {words(`people.role.${invitation.role}`)}, {invitation.sideName}. {words('people.waiting.until')}{' '}
              <When at={invitation.expiresAt} />.
            </p>
            <Form action={`${base}/people/withdraw`}>
              <input type="hidden" name="invitation" value={invitation.id} />
              <Button kind="care">{words('people.waiting.withdraw')}</Button>
            </Form>
          </Card>
        ))}
      />
    </>
  );
}
