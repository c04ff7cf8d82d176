import { filledWith, type Sent } from '#lib/form/filled.ts';
import { isTicked } from '#lib/form/reading.ts';
import { get, post, type Here } from '../door.ts';
import { Field, Select } from '#lib/ui/field.tsx';
import { readers } from '#cycle/1-gather/consent.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import { mostSides, readSides } from '#system/circles/side.ts';
import { keepSides } from '#system/circles/sides.server.ts';
import { rowsFor, showPart, toMap } from './part.tsx';

/** The sides of a circle, and with which readers each reads. */
async function sidesPage(c: Here, sent?: Sent) {
  const { db, words, circle } = c.var;
  const sides = await sidesOf(db, circle.id);
  const rows = rowsFor(sides.length, mostSides, sent, 'name');
  const kept = Object.fromEntries(
    sides.flatMap((side, at) => [
      [`name-${at + 1}`, side.name],
      [`reader-${at + 1}`, side.reader],
      [`id-${at + 1}`, side.id],
    ]),
  );
  const field = filledWith(words, kept, sent);
  const groups = readers.map((value) => ({ value, label: words(`circle.readers.${value}`) }));
  return showPart(c, {
    title: words('circle.part.sides'),
    lead: (
      <>
        {words('circle.sides.lead')} {words('circle.sides.convenor.lead')}
      </>
    ),
    sent,
    children: rows.map((row) => (
      <div class="kring-row" key={row}>
        <input type="hidden" name={`id-${row}`} value={field(`id-${row}`).value} />
        <Field {...field(`name-${row}`)} label={words('circle.sides.name', { row })} optional={row > 2} />
        <Select {...field(`reader-${row}`)} label={words('circle.sides.reader')} options={groups} />
        <TickBox
          name={`convenor-${row}`}
          label={words('circle.sides.convenor')}
          chosen={sent ? isTicked(sent.form, `convenor-${row}`) : (sides[row - 1]?.convenor ?? false)}
        />
      </div>
    )),
  });
}

function TickBox({ name, label, chosen }: { name: string; label: string; chosen: boolean }) {
  return (
    <div class="kring-choice">
      <input type="checkbox" id={name} name={name} checked={chosen} />
      <div class="kring-choice__text">
        <label class="utrecht-form-label utrecht-form-label--checkbox" for={name}>
          <span>{label}</span>
        </label>
      </div>
    </div>
  );
}

async function keepSidesHere(c: Here) {
  const { db, circle, form } = c.var;
  const { value, problems } = readSides(form);
  const slips = problems ?? (await keepSides(db, circle.id, value));
  return slips ? sidesPage(c, { form, problems: slips }) : toMap(c);
}

const at = '/circles/:circle/prepare/sides';

export const sidesDoors = [get(at, 'prepareCircle', (c) => sidesPage(c)), post(at, 'prepareCircle', keepSidesHere)];
