import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { drawn, toDraw } from '#compass/network/drawing.ts';
import { givenKinds } from '#compass/network/link-kinds.ts';
import { networkLimits } from '#compass/network/network-map.ts';
import { useFrame } from '#lib/ui/frame.tsx';
import { When } from '#lib/ui/when.tsx';
import { get, type Here } from '../../door.ts';
import { showCircle } from '../../show.tsx';
import { inMap, lettered, networkPath, type OnThisMap } from './here.server.ts';
import { heightInWords, sharedInWords, ShapeLegend } from './parts.tsx';
import { LineSample, NetworkPicture } from './picture.tsx';

const papers = ['a3', 'a4'] as const;
type Paper = (typeof papers)[number];
const paperOf = (c: Here): Paper => papers.find((paper) => paper === c.req.query('paper')) ?? 'a3';

/** The map on one sheet: the picture with what its lines mean, and who is on it. Roles only: a name never goes to paper. */
function printPage(c: Here, { map, base }: OnThisMap) {
  const { words, circle, lang } = c.var;
  const kinds = lettered(words, map.kinds);
  const drawing = drawn(toDraw({ ...map, kinds }));
  return showCircle(
    c,
    { title: words('network.print'), wide: true, islands: ['print'] },
    <>
      <OnPaper title={words('network.print')} back={base} backTo={words('network.toMap')} paper={paperOf(c)} />
      <div class="kring-sheet">
        <article class={`kring-network-sheet kring-network-sheet--${paperOf(c)}`}>
          <h2 dir="auto">{map.question}</h2>
          <p>
            {words('frame.circle', { subject: circle.subject })} · {map.sideName} · <When at={noonOf(map.seenOn)} />
          </p>
          <div class="kring-network-sheet__body">
            <NetworkPicture
              drawing={drawing}
              id="sheet"
              named={drawing.actors.length <= 60}
              title={words('network.picture.title', { question: map.question })}
              says={words('network.picture.says', { actors: map.actors.length, ties: map.links.length })}
            />
            <div>
              <ul class="kring-network__legend" role="list">
                {kinds.map(({ id, letter, pattern, called }) => (
                  <li key={id} dir="auto">
                    <LineSample pattern={pattern} letter={letter} /> {called}
                  </li>
                ))}
              </ul>
              <ShapeLegend />
              <ol class="kring-network-sheet__who">
                {map.actors.map(({ id, number, label, height }) => (
                  <li key={id} value={number} dir="auto">
                    {label} ({heightInWords(words, height)})
                  </li>
                ))}
              </ol>
            </div>
          </div>
          <p class="kring-a4__foot">
            {sharedInWords(words, map, lang)} {words('network.print.foot')}
          </p>
        </article>
      </div>
    </>,
  );
}

function OnPaper({ title, back, backTo, paper }: { title: string; back: string; backTo: string; paper: Paper }) {
  const { words } = useFrame();
  return (
    <div class="kring-not-printed">
      <p>
        <a href={back}>{backTo}</a>
      </p>
      <h1>{title}</h1>
      <p>{words('network.print.lead')}</p>
      <ul class="kring-network__ways" role="list">
        {papers.map((one) => (
          <li key={one}>
            <a href={`?paper=${one}`} aria-current={one === paper ? 'true' : undefined}>
              {words(`network.print.${one}`)}
            </a>
          </li>
        ))}
      </ul>
      <p hidden data-print>
        <button type="button" class="nl-button nl-button--primary kring-button">
          <span class="nl-button__label">{words('network.print.do')}</span>
        </button>
      </p>
    </div>
  );
}

/** The empty sheet: a map is drawn on paper with pens and stacked with discs, and typed in afterwards. */
function blankPage(c: Here) {
  const { words, circle } = c.var;
  const kinds = lettered(
    words,
    givenKinds.map((kind) => ({ id: kind, kind, name: null })),
  );
  const steps = ['question', 'who', 'ties', 'goals', 'towers', 'talk'] as const;
  return showCircle(
    c,
    { title: words('network.blank'), wide: true, islands: ['print'] },
    <>
      <OnPaper title={words('network.blank')} back={networkPath(c)} backTo={words('network.title')} paper={paperOf(c)} />
      <div class="kring-sheet">
        <article class={`kring-network-sheet kring-network-sheet--${paperOf(c)}`}>
          <h2>{words('network.blank.title')}</h2>
          <p>{words('frame.circle', { subject: circle.subject })}</p>
          <p class="kring-network-sheet__line">{words('network.blank.question')}</p>
          <p class="kring-network-sheet__line">{words('network.blank.side')}</p>
          <div class="kring-network-sheet__body">
            <div class="kring-network-sheet__empty" />
            <div>
              <ol>
                {steps.map((step) => (
                  <li key={step}>{words(`network.blank.step.${step}`, { most: networkLimits.height })}</li>
                ))}
              </ol>
              <ul class="kring-network__legend" role="list">
                {kinds.map(({ id, letter, pattern, called }) => (
                  <li key={id}>
                    <LineSample pattern={pattern} letter={letter} /> {called}
                  </li>
                ))}
                <li class="kring-network-sheet__line">{words('network.blank.own')}</li>
              </ul>
              <ShapeLegend />
            </div>
          </div>
          <p class="kring-a4__foot">{words('network.blank.foot')}</p>
        </article>
      </div>
    </>,
  );
}

export const printMapDoors = [
  get('/circles/:circle/compass/network/blank', 'readNetwork', blankPage),
  get('/circles/:circle/compass/network/maps/:map/print', 'readNetwork', inMap(printPage)),
];
