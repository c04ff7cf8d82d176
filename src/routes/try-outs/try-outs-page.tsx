import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { newTryOutPath } from '#catalysts/try-outs/begun-from.ts';
import type { TryOutHere } from '#catalysts/try-outs/try-out-views.server.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Empty, List, Tag } from '#lib/ui/card.tsx';
import { When } from '#lib/ui/when.tsx';
import { get, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { takesPart, tryOutsHere, tryOutsPath } from './here.server.ts';

/** What is tried here, and what became of it: for the world. What did not begin yet is there for who takes part. */
async function tryOutsPage(c: Here) {
  const { circle, words } = c.var;
  const [all, inside] = [await tryOutsHere(c), takesPart(c)];
  const groups = [
    { name: 'now', of: all.filter(({ standing }) => standing === 'due' || standing === 'running') },
    { name: 'planned', of: all.filter(({ standing }) => standing === 'planned') },
    { name: 'decided', of: all.filter(({ outcome }) => outcome !== null) },
  ] as const;
  return showCircle(
    c,
    { title: words('tryouts.title') },
    <>
      <h1>{words('tryouts.title')}</h1>
      <p class="kring-lead">{words('tryouts.lead')}</p>
      {all.length === 0 && (
        <Empty>
          {words('tryouts.none')} {inside && words('tryouts.none.can')}
        </Empty>
      )}
      {inside && (
        <Buttons>
          <Button href={newTryOutPath(circle.slug)}>{words('tryouts.new')}</Button>
        </Buttons>
      )}
      {groups.map(
        ({ name, of }) =>
          of.length > 0 && (
            <section aria-labelledby={`group-${name}`}>
              <h2 id={`group-${name}`}>{words(`tryouts.group.${name}`)}</h2>
              {name === 'planned' && <p class="kring-quiet">{words('tryouts.planned.only')}</p>}
              <List
                items={of.map((tryOut) => (
                  <InTheList c={c} tryOut={tryOut} />
                ))}
              />
            </section>
          ),
      )}
      <p>
        <a href={`/circles/${circle.slug}/rituals`}>{words('tryouts.toRituals')}</a>
      </p>
    </>,
  );
}

/** One try-out in the list: what is tried, how it stands, who keeps it going. */
function InTheList({ c, tryOut }: { c: Here; tryOut: TryOutHere }) {
  const { words } = c.var;
  return (
    <Card id={`try-out-${tryOut.id}`}>
      <h3>
        <a href={tryOutsPath(c, `/${tryOut.id}`)} dir="auto">
          {tryOut.trying ?? words('tryouts.hidden')}
        </a>
      </h3>
      <Stands c={c} tryOut={tryOut} />
      {tryOut.because && (
        <p>
          {words('tryouts.decided.because')}: <span dir="auto">{tryOut.because}</span>
        </p>
      )}
    </Card>
  );
}

/** How it stands, on which day, and who keeps it going or decided. */
export function Stands({ c, tryOut }: { c: Here; tryOut: TryOutHere }) {
  const { words } = c.var;
  const [day, who, side] = tryOut.outcome
    ? [tryOut.decidedOn, tryOut.decidedBy, tryOut.decidedSide]
    : [tryOut.until, tryOut.owner, tryOut.side];
  return (
    <p>
      <strong class={tryOut.standing === 'due' ? 'kring-late' : undefined}>{words(`tryouts.standing.${tryOut.standing}`)}</strong>
      {day && (
        <>
          {' · '}
          {!tryOut.outcome && <>{words('tryouts.untilDay')} </>}
          <When at={noonOf(day)} />
        </>
      )}
      {who && (
        <>
          {' · '}
          <bdi>{who}</bdi>
        </>
      )}{' '}
      {side && <Tag>{side}</Tag>}
    </p>
  );
}

export const tryOutsDoors = [get('/circles/:circle/try-outs', 'readOpenPages', tryOutsPage)];
