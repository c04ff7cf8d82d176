import { When } from '#lib/ui/when.tsx';
import { ownStarsOf } from '#system/roadmap/plans.server.ts';
import { roadMapOf } from '#system/roadmap/road-map.ts';
import { get, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { roadMapHere, roadMapPath } from './here.server.ts';
import { BlankSky, Sky } from './sky.tsx';

/** The road map on one sheet of A3, for the wall. */
async function printPage(c: Here) {
  const { words, circle, now } = c.var;
  const map = await roadMapHere(c);
  return showCircle(
    c,
    { title: words('roadmap.print'), wide: true, islands: ['print'] },
    <>
      <OnPaper c={c} title={words('roadmap.print')} lead={words('roadmap.print.lead')} />
      <div class="kring-sheet">
        <article class="kring-road-sheet">
          <h2>{words('roadmap.title')}</h2>
          <p>
            {words('frame.circle', { subject: circle.subject })} · <When at={now} />
          </p>
          <Sky map={map} />
          <p class="kring-a4__foot">
            {words('roadmap.print.legend')} {words('roadmap.source')}
          </p>
        </article>
      </div>
    </>,
  );
}

/** The blank map: people write their own stars on it, on paper or here. */
async function blankPage(c: Here) {
  const { db, words, circle } = c.var;
  const { own } = roadMapOf([], await ownStarsOf(db, circle.id));
  return showCircle(
    c,
    { title: words('roadmap.blank'), wide: true, islands: ['print'] },
    <>
      <OnPaper c={c} title={words('roadmap.blank')} lead={words('roadmap.blank.lead')} />
      <div class="kring-sheet">
        <article class="kring-road-sheet">
          <h2>{words('roadmap.blank.title')}</h2>
          <p>{words('frame.circle', { subject: circle.subject })}</p>
          <BlankSky own={own} />
          <p class="kring-a4__foot">{words('roadmap.blank.foot')}</p>
        </article>
      </div>
    </>,
  );
}

function OnPaper({ c, title, lead }: { c: Here; title: string; lead: string }) {
  const { words } = c.var;
  return (
    <div class="kring-not-printed">
      <p>
        <a href={roadMapPath(c)}>{words('roadmap.title')}</a>
      </p>
      <h1>{title}</h1>
      <p>{lead}</p>
      <p hidden data-print>
        <button type="button" class="nl-button nl-button--primary kring-button">
          <span class="nl-button__label">{words('roadmap.print.do')}</span>
        </button>
      </p>
    </div>
  );
}

export const sheetDoors = [
  get('/circles/:circle/road-map/print', 'readOpenPages', printPage),
  get('/circles/:circle/road-map/blank', 'readOpenPages', blankPage),
];
