import { useFrame } from '#lib/ui/frame.tsx';
import { drawingOf, size, type Box, type Drawing, type Form, type Lay, type Part } from '#system/models/drawing.ts';
import type { Face } from '#system/models/model.ts';

type DrawingProps = {
  id: string;
  title: string;
  lay: Lay;
  parts: readonly Part[];
  /** Where a card leads; on paper, and beside those of others, nowhere. */ hrefOf?: (key: string) => string;
};

/** A model as a picture: cards beside each other where there is room, below each other on a phone. A list beside it says the same. */
export function ModelDrawing(props: DrawingProps) {
  return (
    <>
      <Picture {...props} form="sheet" />
      <Picture {...props} form="strip" />
    </>
  );
}

/** The same picture in one form. */
export function Picture({ id, title, lay, parts, hrefOf, form }: DrawingProps & { form: Form }) {
  const { dir } = useFrame();
  const drawing = drawingOf(lay, parts, form);
  const named = `${id}-${form}`;
  return (
    <figure class={`kring-model kring-model--${form}`}>
      <svg
        class="kring-model__picture"
        xmlns="http://www.w3.org/2000/svg"
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        role={hrefOf ? undefined : 'img'}
        aria-labelledby={named}
      >
        <title id={named}>{title}</title>
        <Bands drawing={drawing} />
        <path class="kring-model__arrow" d={drawing.arrows} />
        <path class="kring-model__head" d={drawing.heads} />
        {drawing.boxes.map((box) => {
          const drawn = <OneBox box={box} back={dir === 'rtl'} />;
          return hrefOf ? (
            <a key={box.key} href={hrefOf(box.key)}>
              {drawn}
            </a>
          ) : (
            drawn
          );
        })}
      </svg>
    </figure>
  );
}

function Bands({ drawing: { bands } }: { drawing: Drawing }) {
  return (
    <>
      {bands.map(({ x, y, width, height, name }) => (
        <g key={y}>
          <rect class="kring-model__band" x={x} y={y} width={width} height={height} rx={14} />
          {name.map((line, nth) => (
            <text class="kring-model__name" x={x + width / 2} y={y + size.line + 2 + nth * size.line} text-anchor="middle">
              {line}
            </text>
          ))}
        </g>
      ))}
    </>
  );
}

/** A card: dashed while it is open. `back`: written from right to left. */
function OneBox({ box, back }: { box: Box; back: boolean }) {
  const { x, y, width, height, title, lines, face, open } = box;
  const begin = (inset: number) => (back ? x + width - size.pad - inset : x + size.pad + inset);
  return (
    <g>
      <rect
        class={open ? 'kring-model__box kring-model__box--open' : 'kring-model__box'}
        x={x}
        y={y}
        width={width}
        height={height}
        rx={10}
      />
      {title.map((line, nth) => (
        <text class="kring-model__title" x={begin(0)} y={y + size.pad + 14 + nth * size.line}>
          {line}
        </text>
      ))}
      {lines.map((line) => (
        <>
          {line.first && <circle class="kring-model__dot" cx={begin(5)} cy={line.y - 5} r={3} />}
          <text class="kring-model__line" x={begin(size.inset)} y={line.y}>
            {line.text}
          </text>
        </>
      ))}
      {face && <FaceDrawn face={face} x={back ? x + size.pad + 16 : x + width - size.pad - 16} y={y + size.pad + 14} />}
    </g>
  );
}

const mouths: Record<Face, string> = { bad: 'M-7 8q7-8 14 0', mixed: 'M-7 6h14', good: 'M-7 4q7 8 14 0' };

function FaceDrawn({ face, x, y }: { face: Face; x: number; y: number }) {
  return (
    <g class="kring-model__face" transform={`translate(${x} ${y})`}>
      <circle r={15} />
      <path d={`M-5-5v3M5-5v3${mouths[face]}`} />
    </g>
  );
}
