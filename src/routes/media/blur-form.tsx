import type { Area } from '#cycle/1-gather/medium-picture.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { ProblemText } from '#lib/ui/labelled.tsx';
import type { MediumOnPage } from './media-here.server.ts';

/** How many parts a picture is cut in, across and down. */
export const grid = { columns: 12, rows: 9 } as const;

/**
 * Making parts of a picture unrecognisable: a grid over it, of which each part can be ticked. With scripts (island `blur`) a finger draws over it.
 */
export function BlurForm({ medium, action, problem }: { medium: MediumOnPage; action: string; problem?: string }) {
  const { words } = useFrame();
  return (
    <Form action={action}>
      <fieldset class="kring-blur" aria-describedby={`cell-hint${problem ? ' cell-problem' : ''}`} data-blur>
        <legend>{words('teller.media.blur.legend')}</legend>
        <p class="kring-hint" id="cell-hint">
          {words('teller.media.blur.hint')}
        </p>
        {problem && <ProblemText id="cell">{problem}</ProblemText>}
        <div class="kring-blur__picture">
          <img
            src={medium.small}
            alt={medium.words?.text ?? words('teller.media.alt.none', { what: words(`teller.media.kind.${medium.kind}`) })}
          />
          <div class="kring-blur__grid">
            {cells.map(({ row, column }) => (
              <label key={`${row}-${column}`}>
                <input
                  type="checkbox"
                  name="cell"
                  id={row === 1 && column === 1 ? 'cell' : undefined}
                  value={`${row}-${column}`}
                  aria-label={words('teller.media.blur.cell', { row, column })}
                />
                <span></span>
              </label>
            ))}
          </div>
        </div>
      </fieldset>
      <p>{words('teller.media.blur.forGood')}</p>
      <Button kind="care">{words('teller.media.blur.do')}</Button>
    </Form>
  );
}

const cells = Array.from({ length: grid.rows * grid.columns }, (_, nth) => ({
  row: Math.floor(nth / grid.columns) + 1,
  column: (nth % grid.columns) + 1,
}));

/** Reads which parts were ticked, as parts of the picture. */
export function readAreas(form: FormData): Area[] {
  return form.getAll('cell').flatMap((cell) => {
    const found = /^(\d{1,2})-(\d{1,2})$/.exec(String(cell));
    const [row, column] = [Number(found?.[1] ?? 0), Number(found?.[2] ?? 0)];
    if (row < 1 || row > grid.rows || column < 1 || column > grid.columns) return [];
    return [{ x: (column - 1) / grid.columns, y: (row - 1) / grid.rows, width: 1 / grid.columns, height: 1 / grid.rows }];
  });
}
