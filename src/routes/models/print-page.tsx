import { When } from '#lib/ui/when.tsx';
import { gathered } from '#system/models/side-by-side.ts';
import { get, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { besideHere } from './beside.server.ts';
import { withModel, type Opened } from './here.server.ts';
import { layIn, partsIn } from './in-words.ts';
import { AboutModel, sourceOf } from './model-head.tsx';
import { Picture } from './model-drawing.tsx';

const papers = ['a4', 'a3'] as const;

/** The drawings on paper, each side on a sheet of its own; one with open cards to write on while nothing is there. */
async function printPage(c: Here, opened: Opened) {
  const { words, circle, now } = c.var;
  const { kept, model } = opened;
  const paper = papers.find((one) => one === c.req.param('paper'));
  if (!paper) return showNotHere(c);
  const { groups, here } = await besideHere(c, opened);
  const sheets = groups.length > 0 ? groups : [{ side: null, name: words('models.list.open'), voices: [] }];
  return showCircle(
    c,
    { title: words('models.print'), wide: true, islands: ['print'] },
    <>
      <div class="kring-not-printed">
        <AboutModel c={c} {...opened} />
        <h1>{words(`models.print.${paper}`)}</h1>
        <p hidden data-print>
          <button type="button" class="nl-button nl-button--primary kring-button">
            <span class="nl-button__label">{words('models.print.do')}</span>
          </button>
        </p>
      </div>
      <div class="kring-sheet">
        {sheets.map(({ side, name, voices }) => (
          <article class={`kring-model-sheet kring-model-sheet--${paper}`} key={side}>
            <h2 lang={kept.about === null ? undefined : circle.language} dir="auto">
              {kept.about ?? words('models.hidden')}
            </h2>
            <p>
              {words(`models.kind.${model.key}`)} · {name} · {words('frame.circle', { subject: circle.subject })} · <When at={now} />
            </p>
            <Picture
              id={`print-${side}`}
              title={words('models.drawn', { who: name })}
              lay={layIn(words, model)}
              parts={partsIn({ words, sides: here.sides }, model, ({ key }) => gathered(voices, key))}
              form="sheet"
            />
            <p class="kring-a4__foot">
              {words('models.print.foot')} {sourceOf(c, model)} {words('models.beside.withdrawn')}
            </p>
          </article>
        ))}
      </div>
    </>,
  );
}

export const printPageDoors = [get('/circles/:circle/models/:model/print/:paper', 'answerModels', withModel(printPage))];
