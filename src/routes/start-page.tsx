import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Empty, List } from '#lib/ui/card.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { circlesOf, type CircleListed } from '#system/circles/circles.server.ts';
import { get, type Here } from './door.ts';
import { showOpen } from './show.tsx';

/** The start: the circles that ask for stories, and those that have asked. */
async function startPage(c: Here) {
  const { db, words } = c.var;
  const circles = await circlesOf(db);
  const [open, closed] = [circles.filter(({ gathering }) => gathering === 'open'), circles.filter(({ gathering }) => gathering !== 'open')];
  return showOpen(
    c,
    { title: words('site.start.title'), wide: true },
    <>
      <h1>{words('site.start.heading')}</h1>
      <p class="kring-lead">{words('frame.start.lead')}</p>
      <Buttons>
        <Button kind="quiet" icon="card" href="/code">
          {words('frame.notHere.code')}
        </Button>
      </Buttons>
      <h2>{words('site.start.open')}</h2>
      {open.length > 0 ? (
        <List
          two
          items={open.map((circle) => (
            <CircleCard circle={circle} />
          ))}
        />
      ) : (
        <Empty>{words('site.start.none')}</Empty>
      )}
      {closed.length > 0 && (
        <>
          <h2>{words('site.start.closed')}</h2>
          <List
            two
            items={closed.map((circle) => (
              <CircleCard circle={circle} />
            ))}
          />
        </>
      )}
      <p class="kring-quiet">
        {words('site.start.members')} <a href="/sign-in">{words('frame.notHere.signIn')}</a>
      </p>
    </>,
  );
}

function CircleCard({ circle }: { circle: CircleListed }) {
  const { words } = useFrame();
  return (
    <Card>
      <h3>
        <a href={`/circles/${circle.slug}`}>{words('frame.circle', { subject: circle.subject })}</a>
      </h3>
      <p lang={circle.language} dir="auto">
        {circle.challenge}
      </p>
      {circle.mark && <p class="kring-quiet">{words(`frame.mark.${circle.mark}`)}</p>}
      {circle.gathering === 'open' && (
        <p>
          <a href={`/tell/${circle.door}`}>{words('frame.way.tell')}</a>
        </p>
      )}
    </Card>
  );
}

export const startDoors = [get('/', 'readAboutKring', startPage)];
