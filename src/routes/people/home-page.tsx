import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import type { Role } from '#lib/people/may.ts';
import { changePerson, emailOf } from '#lib/people/people.server.ts';
import { readPerson } from '#lib/people/person.ts';
import { linksMadeFor } from '#lib/people/sign-in.server.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Disclosure, Empty, List } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { When } from '#lib/ui/when.tsx';
import { callsOn, type Call } from '#system/circles/calls.server.ts';
import { circlesOf, gatheredElsewhere, type CircleListed } from '#system/circles/circles.server.ts';
import { wishDigest, wishesDigest } from '#system/circles/digests.server.ts';
import { get, post, type Here } from '../door.ts';
import { showOpen } from '../show.tsx';
import { EmailField, EmployerField } from './reach-fields.tsx';

const month = 30 * 24 * 60 * 60 * 1000;

/** What waits for me, circle by circle; each count opens what it counts. */
async function homePage(c: Here, sent?: Sent) {
  const { db, words, person, actor, now, config } = c.var;
  const circles = await circlesOf(db, person.organisation);
  const mine = await Promise.all(
    circles.flatMap((circle) => {
      const roles = actor.memberships.filter((membership) => membership.circle === circle.id).map((membership) => membership.role);
      return roles.length > 0
        ? [
            callsOn(db, circle.id, { roles, person: person.id, now, asks: !gatheredElsewhere(circle), mail: config.smtpUrl !== null }).then(
              (calls) => ({
                circle,
                roles,
                calls,
              }),
            ),
          ]
        : [];
    }),
  );
  const others = circles.filter((circle) => !mine.some((one) => one.circle === circle));
  const links = await linksMadeFor(db, person.id, new Date(now.getTime() - month));
  return showOpen(
    c,
    { title: words('people.home.waits'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('people.home.waits')}</h1>
      {links.length > 0 && (
        <Notice heading={words('people.home.links')}>
          {links.map((link) => (
            <p key={link.madeAt.toISOString()}>
              {words('people.home.link', { name: link.by })} <When at={link.madeAt} as="moment" />
            </p>
          ))}
        </Notice>
      )}
      {mine.length > 0 ? (
        <List
          items={mine.map((one) => (
            <MyCircle {...one} />
          ))}
        />
      ) : (
        <Empty>{words('people.home.none')}</Empty>
      )}
      {person.opensCircles && (
        <Buttons>
          <Button kind={mine.length > 0 ? 'quiet' : 'act'} href="/circles/new">
            {words('circle.new.title')}
          </Button>
        </Buttons>
      )}
      {others.length > 0 && (
        <>
          <h2>{words('people.home.others')}</h2>
          <ul>
            {others.map((circle) => (
              <li key={circle.id}>
                <a href={`/circles/${circle.slug}`}>{words('frame.circle', { subject: circle.subject })}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href="/home/journal">{words('learning.journal.title')}</a> · <a href="/home/safety">{words('safety.title')}</a>
      </p>
      {mine.length > 0 && config.smtpUrl !== null && (
        <Digest wish={await wishesDigest(db, person.id)} reach={(await emailOf(db, person.id)) !== null} />
      )}
      <AboutMe name={person.name} employer={person.employer} email={await emailOf(db, person.id)} sent={sent} />
    </>,
  );
}

function MyCircle({ circle, roles, calls }: { circle: CircleListed; roles: Role[]; calls: Call[] }) {
  const { words } = useFrame();
  return (
    <Card>
      <h2>
        <a href={`/circles/${circle.slug}`}>{words('frame.circle', { subject: circle.subject })}</a>
      </h2>
      <p>{words('people.home.roles', { roles: roles.map((role) => words(`people.role.${role}`)).join(', ') })}</p>
      {calls.length === 0 ? (
        <p class="kring-quiet">{words('people.home.nothing')}</p>
      ) : (
        <ul>
          {calls.map(({ what, n, at }) => (
            <li key={`${what} ${at}`}>
              <a href={`/circles/${circle.slug}/${at}`}>{words(`people.call.${what}`, { count: n })}</a>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** A letter on each day that something waits: only for who asks for it. */
function Digest({ wish, reach }: { wish: boolean; reach: boolean }) {
  const { words } = useFrame();
  if (!reach) return <p class="kring-quiet">{words('people.home.digest.none')}</p>;
  return (
    <Form action="/home/digest">
      {wish && <p>{words('people.home.digest.is')}</p>}
      <Button kind="quiet" name="wish" value={wish ? 'no' : 'yes'}>
        {words(wish ? 'people.home.digest.off' : 'people.home.digest.on')}
      </Button>
    </Form>
  );
}

async function wishIt(c: Here) {
  const { db, form, person, now } = c.var;
  await wishDigest(db, person.id, { wish: form.get('wish') === 'yes', now });
  return c.redirect('/home', 303);
}

function AboutMe({ sent, ...kept }: { name: string; employer: string | null; email: string | null; sent?: Sent }) {
  const { words } = useFrame();
  const field = filledWith(words, kept, sent);
  return (
    <Disclosure summary={words('people.me.title')} open={sent !== undefined}>
      <Form action="/home">
        <Field {...field('name')} label={words('people.name')} autocomplete="name" />
        <EmailField field={field} />
        <EmployerField field={field} />
        <Button>{words('people.me.do')}</Button>
      </Form>
    </Disclosure>
  );
}

async function keepMe(c: Here) {
  const { db, form, person } = c.var;
  const { value, problems } = readPerson(form);
  if (problems) return homePage(c, { form, problems });
  const kept = await changePerson(db, person.id, value);
  return kept ? c.redirect('/home', 303) : homePage(c, { form, problems: { email: 'people.slip.emailTaken' } });
}

export const homeDoors = [
  get('/home', 'seeOwnCircles', (c) => homePage(c)),
  post('/home', 'seeOwnCircles', keepMe),
  post('/home/digest', 'seeOwnCircles', wishIt),
];
