import { foremost } from '#compass/answering.ts';
import { matrixOf, type Matrix } from '#compass/who-takes-part/matrix.ts';
import { levels, processes } from '#compass/who-takes-part/part.ts';
import { answersOf } from '#compass/who-takes-part/parts.server.ts';
import { Disclosure, Empty } from '#lib/ui/card.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import type { Lay, Part } from '#system/models/drawing.ts';
import { compassPath, roundsHere } from '../compass/power/answering.server.ts';
import { get, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { modelsPath } from './here.server.ts';
import { Picture } from './model-drawing.tsx';
import { sourceOf } from './model-head.tsx';
import { models } from '#system/models/model.ts';

/** The six things in which a side can take part, in the order of the moral ordering of COSMOS; who steers, says what matters. */
const lay: Lay = {
  bands: [{ name: null, rows: [['values', 'means', 'design'], ['deliver', 'experience', 'govern']] }], // prettier-ignore
  flow: [
    ['values', 'means'],
    ['means', 'design'],
    ['deliver', 'experience'],
    ['experience', 'govern'],
    ['govern', 'values'],
  ],
};

/** Who decides what, drawn from what the compass asks already: how each side sees it, side by side. */
async function decidesPage(c: Here) {
  const { db, circle, words } = c.var;
  const [sides, answers, { rounds, open }] = await Promise.all([
    sidesOf(db, circle.id),
    answersOf(db, circle.id),
    roundsHere(c, 'part_round'),
  ]);
  const last = rounds.findLast(({ id }) => answers.has(id));
  const matrix = last && matrixOf(answers.get(last.id)!, { apart: last.id !== open?.id });
  const drawn = matrix ? sides.map((by) => ({ by, parts: partsOf(c, { matrix, sides, by: by.id }) })).filter(({ parts }) => parts.some(({ lines }) => lines.length > 0)) : []; // prettier-ignore
  return showCircle(
    c,
    { title: words('models.decides'), wide: true },
    <>
      <p>
        <a href={modelsPath(c)}>{words('models.title')}</a>
      </p>
      <h1>{words('models.decides')}</h1>
      <p class="kring-lead">{words('models.decides.text')}</p>
      {drawn.length === 0 && <Empty>{words('models.decides.none')}</Empty>}
      <div class="kring-model-row">
        {drawn.map(({ by, parts }) => (
          <section key={by.id}>
            <h2>{words('models.decides.by', { side: by.name })}</h2>
            <Picture id={`by-${by.id}`} title={words('models.drawn', { who: by.name })} lay={lay} parts={parts} form="strip" />
            <Disclosure summary={words('models.list')}>
              <dl>
                {parts.map(({ key, title, lines }) => (
                  <>
                    <dt>{title}</dt>
                    <dd key={key}>{lines.length > 0 ? lines.join(' · ') : words('models.list.open')}</dd>
                  </>
                ))}
              </dl>
            </Disclosure>
          </section>
        ))}
      </div>
      <p>
        <a href={compassPath(c, '/parts')}>{words('models.decides.link')}</a>
      </p>
      <p class="kring-quiet">{sourceOf(c, models[0])}</p>
    </>,
  );
}

type Seen = { matrix: Matrix; sides: readonly { id: string; name: string }[]; by: string };

/** How one side sees who takes part in each of the six, those with most say first. */
function partsOf({ var: { words } }: Here, { matrix, sides, by }: Seen): Part[] {
  return processes.map((process): Part => {
    const seen = sides.flatMap(({ id, name }) => {
      const said = foremost(matrix(process, id, 'now').voices.filter((voice) => voice.by === by));
      return said ? [{ name, said }] : [];
    });
    const lines = seen
      .sort((one, other) => other.said.to - one.said.to)
      .map(
        ({ name, said }) => `${name}: ${[...new Set([said.from, said.to])].map((at) => words(`parts.level.${levels[at]!}`)).join(' – ')}`,
      );
    return { key: process, title: words(`parts.process.${process}`), lines, face: null };
  });
}

export const decidesPageDoors = [get('/circles/:circle/models/decides', 'answerModels', decidesPage)];
