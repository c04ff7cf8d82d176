import { may } from '#lib/people/may.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Empty, List } from '#lib/ui/card.tsx';
import { oursKinds } from '#system/outcomes/outcome.ts';
import { outcomesOf, type OutcomeHere } from '#system/outcomes/outcomes.server.ts';
import { panelsOf, type PanelHere } from '#system/outcomes/panels.server.ts';
import { ripplesOf } from '#system/outcomes/ripples.server.ts';
import { get, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { outcomesPath, saidOr } from './here.server.ts';
import { OutcomeLine } from './parts.tsx';

/** Lenses on the list: each shows what a number in the report counts. */
export const lenses = ['said', 'unsaid', 'differs', ...oursKinds] as const;
export type Lens = (typeof lenses)[number];

/** Whether an outcome is seen through a lens. */
export function isIn(lens: Lens, { full, part, no, ours }: OutcomeHere): boolean {
  if (lens === 'said') return full + part + no > 0;
  if (lens === 'unsaid') return full + part + no === 0;
  return lens === 'differs' ? no > 0 : ours === lens;
}

/** So many outcomes stand on one page, and in the report: what is left begins on the second page. */
export const onOnePage = 40;

/** What came of it? All outcomes, what outsiders say of them, the panels, and the way to what came of what. Open to all. */
async function outcomesPage(c: Here) {
  const { db, circle, words, actor } = c.var;
  const sits = may(actor, 'sitOnPanel', circle.id);
  const [outcomes, panels, ripples] = await Promise.all([outcomesOf(db, circle.id), panelsOf(db, circle.id), ripplesOf(db, circle.id)]);
  const lens = lenses.find((one) => one === c.req.query('show')) ?? null;
  const shown = lens ? outcomes.filter((outcome) => isIn(lens, outcome)) : outcomes;
  const seen = panels.filter(({ laidOpenAt }) => laidOpenAt || sits);
  return showCircle(
    c,
    { title: words('outcomes.title') },
    <>
      <h1>{words('outcomes.title')}</h1>
      <p class="kring-lead">{words('outcomes.lead')}</p>
      {may(actor, 'harvest', circle.id) && (
        <Buttons>
          <Button href={outcomesPath(c, '/new')}>{words('outcomes.new')}</Button>
        </Buttons>
      )}
      <h2 id="outcomes">{words('outcomes.all', { count: outcomes.length })}</h2>
      {outcomes.length === 0 ? (
        <Empty>{words(may(actor, 'harvest', circle.id) ? 'outcomes.none.inside' : 'outcomes.none')}</Empty>
      ) : (
        <>
          <Lenses c={c} outcomes={outcomes} lens={lens} />
          <Outcomes c={c} shown={shown} lens={lens} />
        </>
      )}
      <h2>{words('outcomes.ripples')}</h2>
      <p>{words('outcomes.ripples.means')}</p>
      <p>
        <a href={outcomesPath(c, '/ripples')}>{words('outcomes.ripples.open', { count: ripples.length })}</a>
      </p>
      <Panels c={c} panels={seen} />
      <p class="kring-quiet">
        {words('outcomes.withdrawn')} <a href={`/circles/${circle.slug}/evaluation#harvest`}>{words('outcomes.inReport')}</a>
      </p>
    </>,
  );
}

function Lenses({ c, outcomes, lens }: { c: Here; outcomes: OutcomeHere[]; lens: Lens | null }) {
  const { words } = c.var;
  return (
    <nav aria-label={words('outcomes.show')}>
      <ul class="kring-network__ways" role="list">
        <li>
          <a href={outcomesPath(c)} aria-current={lens ? undefined : 'true'}>
            {words('outcomes.show.all')}
          </a>
        </li>
        {lenses.map((one) => (
          <li key={one}>
            <a href={outcomesPath(c, `?show=${one}#outcomes`)} aria-current={one === lens ? 'true' : undefined}>
              {words(`outcomes.show.${one}`)}: {outcomes.filter((outcome) => isIn(one, outcome)).length}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Outcomes({ c, shown, lens }: { c: Here; shown: OutcomeHere[]; lens: Lens | null }) {
  const { words } = c.var;
  const pages = Math.ceil(shown.length / onOnePage);
  const page = Math.min(Math.max(1, Number(c.req.query('page')) || 1), Math.max(1, pages));
  const here = shown.slice((page - 1) * onOnePage, page * onOnePage);
  return (
    <>
      {shown.length === 0 && <p>{words('outcomes.show.nothing')}</p>}
      <List
        items={here.map((outcome) => (
          <Card>
            <p>
              <OutcomeLine c={c} outcome={outcome} />
            </p>
          </Card>
        ))}
      />
      {pages > 1 && (
        <nav aria-label={words('outcomes.pages')}>
          <ul class="kring-network__ways" role="list">
            {Array.from({ length: pages }, (_, nth) => (
              <li key={nth}>
                <a
                  href={outcomesPath(c, `?${lens ? `show=${lens}&` : ''}page=${nth + 1}#outcomes`)}
                  aria-current={nth + 1 === page ? 'page' : undefined}
                >
                  {words('outcomes.page', { page: nth + 1 })}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
}

function Panels({ c, panels }: { c: Here; panels: PanelHere[] }) {
  const { words, circle, actor } = c.var;
  return (
    <>
      <h2>{words('outcomes.panels')}</h2>
      <p>{words('outcomes.panels.means')}</p>
      {panels.length === 0 && <p>{words('outcomes.panels.none')}</p>}
      <List
        items={panels.map((panel) => (
          <Card>
            <p>
              <a href={outcomesPath(c, `/panels/${panel.id}`)} lang={circle.language} dir="auto">
                {saidOr(c, panel.question)}
              </a>
              <br />
              {words(panel.laidOpenAt ? 'outcomes.panel.laidOpen' : 'outcomes.panel.choosing', {
                chose: panel.sides.filter(({ chose }) => chose).length,
                all: panel.sides.length,
              })}
            </p>
          </Card>
        ))}
      />
      {may(actor, 'openPanel', circle.id) && (
        <Buttons>
          <Button kind="quiet" href={outcomesPath(c, '/panels/new')}>
            {words('outcomes.panel.new')}
          </Button>
        </Buttons>
      )}
    </>
  );
}

export const outcomesPageDoors = [get('/circles/:circle/outcomes', 'readOpenPages', outcomesPage)];
