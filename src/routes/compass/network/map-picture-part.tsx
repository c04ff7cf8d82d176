import { drawn, piecesOf, toDraw, type Cut, type Piece } from '#compass/network/drawing.ts';
import { Empty } from '#lib/ui/card.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import type { Words } from '#lib/words/words.ts';
import { lettered, type OnThisMap } from './here.server.ts';
import { LineSample, NetworkPicture } from './picture.tsx';
import { ShapeLegend } from './parts.tsx';

/** More names than this run over each other; then numbers stand there, and the list says who they are. */
const mostNames = 40;

type Asked = Partial<Record<string, string>>;

/** The picture, what its lines and shapes mean, and plain links that come closer. */
export function PicturePart({ here, asked }: { here: OnThisMap; asked: Asked }) {
  const { words } = useFrame();
  const { map, base } = here;
  if (map.actors.length === 0)
    return (
      <>
        <h2 id="picture">{words('network.picture')}</h2>
        <Empty>{words('network.picture.none')}</Empty>
      </>
    );
  const kinds = lettered(words, map.kinds);
  const only = kinds.find(({ id }) => id === asked.kind);
  const around = map.actors.find(({ id }) => id === asked.around);
  const pieces = piecesOf(map.actors.length);
  const piece = pieces.find((one) => one === asked.piece);
  const cut: Cut = around ? { around: around.id } : piece ? { piece } : null;
  const shown = only ? { links: map.links.filter(({ kind }) => kind === only.id), kinds: [only] } : { links: map.links, kinds };
  const drawing = drawn(toDraw({ actors: map.actors, ...shown }), cut);
  const movedActor = map.actors.find(({ id }) => id === asked.moved);
  return (
    <>
      <h2 id="picture">{words('network.picture')}</h2>
      {movedActor && <p role="status">{words('network.moved', { actor: movedActor.label })}</p>}
      <NetworkPicture
        drawing={drawing}
        id="network"
        named={drawing.actors.length <= mostNames}
        title={words('network.picture.title', { question: map.question })}
        says={words('network.picture.says', { actors: map.actors.length, ties: map.links.length })}
      >
        <figcaption>
          <p>{words(around ? 'network.picture.around' : 'network.picture.explain', { actor: around?.label ?? '' })}</p>
          <ul class="kring-network__legend" role="list">
            {kinds.map(({ id, letter, pattern, called }) => (
              <li key={id}>
                <LineSample pattern={pattern} letter={letter} />{' '}
                {id === only?.id ? <strong dir="auto">{called}</strong> : <a href={`?kind=${id}#picture`}>{called}</a>}
              </li>
            ))}
          </ul>
          <ShapeLegend />
          <Closer pieces={pieces} piece={piece} whole={cut === null && !only} words={words} base={base} />
        </figcaption>
      </NetworkPicture>
    </>
  );
}

function Closer({ pieces, piece, whole, words, base }: { pieces: Piece[]; piece?: Piece; whole: boolean; words: Words; base: string }) {
  return (
    <nav class="kring-not-printed" aria-label={words('network.closer')}>
      {!whole && (
        <p>
          <a href={`${base}#picture`}>{words('network.closer.whole')}</a>
        </p>
      )}
      {pieces.length > 0 && (
        <>
          <p>{words('network.closer')}</p>
          <ul class="kring-network__ways" role="list">
            {pieces.map((one) => (
              <li key={one}>
                <a href={`?piece=${one}#picture`} aria-current={one === piece ? 'true' : undefined}>
                  {words(`picture.part.${one}`)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </nav>
  );
}
