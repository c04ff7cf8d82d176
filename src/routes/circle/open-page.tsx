import { may } from '#lib/people/may.ts';
import { membersOf, type Member } from '#lib/people/members.server.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Empty, Tag } from '#lib/ui/card.tsx';
import { Count } from '#lib/ui/count.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { When } from '#lib/ui/when.tsx';
import { gatheredElsewhere, groundsOf, type CircleHere } from '#system/circles/circles.server.ts';
import { gatheringOf } from '#system/circles/gatherings.server.ts';
import { closingOf } from '#system/circles/closings.server.ts';
import { careOf } from '#system/circles/lines.server.ts';
import { promisesOf } from '#system/circles/promises.server.ts';
import { heardShown, soFarOf, toldShown, type SoFar } from '#system/circles/so-far.server.ts';
import { sharedInPromise } from '../compass/power/shared-means.tsx';
import { momentBeside } from '../compass/moments/said.tsx';
import { get, type Here } from '../door.ts';
import { StillWaiting, notUsedHere } from '../return/not-used.tsx';
import { AskingPromise, askingHere } from '../share/asking-promise.tsx';
import { showCircle } from '../show.tsx';
import { ClosedNotice } from './closed-circle.tsx';
import { EarlierPromises, PromiseLines } from './promise-lines.tsx';

/** The open page of a circle: what it asks, what it promises, who listens, what was done so far, and the way in. */
async function openPage(c: Here) {
  const { db, words, circle, actor, now } = c.var;
  const [promises, members, grounds, care, soFar, gathering, notUsed, asking, ended] = await Promise.all([
    promisesOf(db, circle.id),
    membersOf(db, circle.id),
    groundsOf(db, circle.id),
    careOf(db, circle.id),
    soFarOf(db, circle.id, { now, exact: may(actor, 'listen', circle.id) }),
    gatheringOf(db, circle.id),
    notUsedHere(c),
    askingHere(c),
    closingOf(db, circle.id),
  ]);
  const asks = !gatheredElsewhere(circle);
  const listeners = members.filter((member) => member.role === 'listener');
  return showCircle(
    c,
    { title: words('circle.open.title') },
    <>
      <h1>{circle.subject}</h1>
      <p class="kring-lead kring-lines" lang={circle.language}>
        {circle.challenge}
      </p>
      <ClosedNotice c={c} closed={ended} />
      <WayIn circle={circle} closed={gathering?.closed_at ? { at: gathering.closed_at, because: gathering.closed_because ?? '' } : null} />
      <h2 id="promise">{words('circle.promise.title')}</h2>
      {promises[0] ? (
        <PromiseLines promise={promises[0]} lang={circle.language} />
      ) : (
        <Empty>{words(circle.gathering === 'not yet' && asks ? 'circle.promise.notYet' : 'circle.promise.none')}</Empty>
      )}
      {await sharedInPromise(c)}
      <EarlierPromises promises={promises} lang={circle.language} />
      <AskingPromise asking={asking} />
      {asks && <WhoListens listeners={listeners} stewards={members.filter((member) => member.role === 'steward')} />}
      {asks && <WhatHappens />}
      <h2 id="so-far">{words('circle.open.soFar')}</h2>
      <DoneSoFar
        soFar={soFar}
        base={`/circles/${circle.slug}`}
        reads={may(actor, 'readStories', circle.id)}
        exact={may(actor, 'listen', circle.id)}
        asks={asks}
      />
      <StillWaiting c={c} here={notUsed} />
      <p>
        <a href={`/circles/${circle.slug}/compass`}>{words('compass.link')}</a>
      </p>
      <p>
        <a href={`/circles/${circle.slug}/road-map`}>{words('roadmap.link')}</a>
      </p>
      <p>
        <a href={`/circles/${circle.slug}/story-agreement`}>{words('agreed.title')}</a>
      </p>
      {await momentBeside(c, 'opening', [circle.id])}
      {care && (
        <>
          <h2 id="care">{words('circle.open.care')}</h2>
          <p class="kring-lines" lang={circle.language}>
            {care}
          </p>
        </>
      )}
      {grounds.length > 0 && (
        <>
          <h2 id="grounds">{words('circle.open.grounds')}</h2>
          <p>{words('circle.open.grounds.text')}</p>
          <ul lang={circle.language}>
            {grounds.map((ground) => (
              <li key={ground.id}>{ground.text}</li>
            ))}
          </ul>
          {asking && (
            <p>
              <a href={`/circles/${circle.slug}/moderation`}>{words('share.log.title')}</a>
            </p>
          )}
        </>
      )}
      <p>
        {words('circle.open.host', { name: circle.organisationName })}{' '}
        <a href={`/circles/${circle.slug}/card`}>{words('circle.card.title')}</a>.{' '}
        <a href={`/circles/${circle.slug}/feed.atom`}>{words('circle.open.feed')}</a>.{' '}
        <a href={`/circles/${circle.slug}/data`}>{words('leaving.data.title')}</a>.{' '}
        <a href={`/circles/${circle.slug}/activity`}>{words('activity.title')}</a>.
      </p>
    </>,
  );
}

// Since when, and who prepares the circle as well: whoever comes to listen later, or takes that role themselves, is seen by everyone.
function WhoListens({ listeners, stewards }: { listeners: Member[]; stewards: Member[] }) {
  const { words } = useFrame();
  return (
    <>
      <h2 id="listeners">{words('circle.open.listeners')}</h2>
      {listeners.length > 0 ? (
        <ul>
          {listeners.map((listener) => (
            <li key={listener.id}>
              {listener.name} <Tag>{listener.sideName}</Tag>{' '}
              {stewards.some(({ person }) => person === listener.person) && <Tag>{words('people.role.steward')}</Tag>} {listener.employer}{' '}
              <span class="kring-quiet">
                {words('people.people.since')} <When at={listener.since} />
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p>{words('circle.open.noListeners')}</p>
      )}
    </>
  );
}

function WhatHappens() {
  const { words } = useFrame();
  return (
    <>
      <h2 id="what-happens">{words('circle.open.happens')}</h2>
      <ol>
        {([1, 2, 3, 4, 5] as const).map((step) => (
          <li key={step}>{words(`circle.open.happens.${step}`)}</li>
        ))}
      </ol>
    </>
  );
}

function WayIn({ circle, closed }: { circle: CircleHere; closed: { at: Date; because: string } | null }) {
  const { words } = useFrame();
  if (circle.gathering === 'open') {
    return (
      <>
        <Buttons>
          <Button href={`/tell/${circle.door}`} icon="tell">
            {words('circle.open.tell')}
          </Button>
          <Button kind="quiet" href="/code">
            {words('frame.notHere.code')}
          </Button>
        </Buttons>
        <p>{words('circle.open.tell.means')}</p>
      </>
    );
  }
  if (gatheredElsewhere(circle)) {
    return (
      <Notice heading={words('circle.open.elsewhere')}>
        <p>{words('circle.open.elsewhere.text')}</p>
      </Notice>
    );
  }
  if (!closed) {
    return (
      <Notice heading={words('circle.open.notYet')}>
        <p>{words('circle.open.notYet.text')}</p>
      </Notice>
    );
  }
  return (
    <Notice heading={words('circle.open.closed')}>
      <p>
        {words('circle.open.closed.since')} <When at={closed.at} />. <span lang={circle.language}>{closed.because}</span>
      </p>
      <p>
        <a href="/code">{words('frame.notHere.code')}</a>
      </p>
    </Notice>
  );
}

type DoneProps = {
  soFar: SoFar;
  base: string;
  /** May open the stories and what was made of them. */ reads: boolean;
  exact: boolean;
  asks: boolean;
};

function DoneSoFar({ soFar, base, reads, exact, asks }: DoneProps) {
  const { words } = useFrame();
  const heard = heardShown(soFar, { exact });
  const steps: { what: Exclude<keyof SoFar, 'accepted'>; n: number | 'hidden'; href?: string }[] = [
    { what: 'stories', n: toldShown(soFar, { exact }), href: `${base}/${reads ? 'stories' : 'published'}` },
    { what: 'themes', n: soFar.themes, href: `${base}/${reads ? 'sense' : 'insights'}` },
    { what: 'insights', n: soFar.insights, href: `${base}/insights` },
    { what: 'sessions', n: soFar.sessions, href: `${base}/sessions` },
    { what: 'decisions', n: soFar.decisions, href: `${base}/changes` },
    { what: 'changes', n: soFar.changes, href: `${base}/changes` },
    ...(heard === null || !asks ? [] : [{ what: 'heard' as const, n: heard, href: exact ? `${base}/return` : undefined }]),
  ];
  if (steps.every(({ n }) => n === 0)) return <Empty>{words('circle.open.soFar.nothing')}</Empty>;
  return (
    <>
      <ul class="kring-so-far">
        {steps.map(({ what, n, href }) => (
          <li key={what}>
            <Count n={n} href={href}>
              {words(`circle.soFar.${what}`, { count: n === 'hidden' ? 2 : n })}
            </Count>
          </li>
        ))}
      </ul>
      <p class="kring-quiet">
        {words('circle.open.withdrawn')} {!exact && words('circle.open.soFar.byFive')}
      </p>
    </>
  );
}

export const openDoors = [get('/circles/:circle', 'readOpenPages', openPage)];
