import { answersOf } from '#compass/who-takes-part/parts.server.ts';
import { changesOf, type Change } from '#compass/who-takes-part/over-time.ts';
import { levels } from '#compass/who-takes-part/part.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure, Empty } from '#lib/ui/card.tsx';
import { DataTable } from '#lib/ui/data-table.tsx';
import { Select } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import { get, type Here } from '../../door.ts';
import type { Side } from '../../sense/here.server.ts';
import { showCircle } from '../../show.tsx';
import { compassPath, roundsHere } from './answering.server.ts';
import { SmallPicture, Legend } from './small-picture.tsx';
import { momentName, saidIn } from './parts-page.tsx';

/** How the part of one side changed, as every side sees it: a small picture for each process, each with its table. */
async function overTimePage(c: Here) {
  const { db, circle, words } = c.var;
  const [{ rounds, open }, answers, sides] = [
    await roundsHere(c, 'part_round'),
    await answersOf(db, circle.id),
    await sidesOf(db, circle.id),
  ];
  const side = sides.find(({ id }) => id === c.req.query('side')) ?? sides.find(({ reader }) => reader === 'residents') ?? sides[0]!;
  const changes = changesOf(
    rounds.filter((round) => round !== open),
    answers,
    { side: side.id, sides: sides.map(({ id }) => id) },
  );
  return showCircle(
    c,
    { title: words('power.overTime.title'), wide: true },
    <>
      <p class="kring-quiet kring-not-printed">
        <a href={compassPath(c, '/parts')}>{words('parts.title')}</a>
      </p>
      <h1>{words('power.overTime.title')}</h1>
      <p class="kring-lead">{words('power.overTime.lead')}</p>
      <div class="kring-not-printed">
        <Form asks>
          <Select
            name="side"
            label={words('power.overTime.side')}
            value={side.id}
            options={sides.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button kind="quiet">{words('power.overTime.show')}</Button>
        </Form>
      </div>
      <h2>{words('power.overTime.of', { side: side.name })}</h2>
      {changes.length === 0 ? (
        <Empty>{words('power.overTime.none')}</Empty>
      ) : (
        <>
          <Legend names={sides.filter(({ id }) => changes.some(({ lines }) => lines.some(({ by }) => by === id)))} all={sides} />
          <div class="kring-multiples">
            {changes.map((change) => (
              <One c={c} change={change} sides={sides} side={side} />
            ))}
          </div>
        </>
      )}
    </>,
  );
}

function One({ c, change, sides, side }: { c: Here; change: Change; sides: Side[]; side: Side }) {
  const { words, lang } = c.var;
  const names = change.points.map(({ moment, round }) => (moment === 'now' ? monthOf(round.openedAt, lang) : momentName(words, moment)));
  const caption = words('power.overTime.table', { process: words(`parts.process.${change.process}`), side: side.name });
  return (
    <figure class="kring-multiple">
      <figcaption>
        <h3>{words(`parts.process.${change.process}`)}</h3>
      </figcaption>
      <SmallPicture
        id={change.process}
        title={caption}
        steps={levels.length}
        top={words('parts.level.decides')}
        bottom={words('parts.level.none')}
        points={names}
        lines={change.lines.map(({ by, said }) => ({ nth: sides.findIndex(({ id }) => id === by), said }))}
      />
      <Disclosure summary={words('power.overTime.asTable')}>
        <DataTable
          caption={caption}
          columns={[{ label: words('power.overTime.by') }, ...names.map((label) => ({ label }))]}
          rows={change.lines.map(({ by, said }) => ({
            id: by,
            cells: [sides.find(({ id }) => id === by)!.name, ...said.map((one) => (one ? saidIn(words, one) : words('power.unsaid')))],
          }))}
        />
      </Disclosure>
    </figure>
  );
}

/** A month and year, short enough to stand below a small picture. */
export const monthOf = (day: Date, lang: string) =>
  new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { month: 'short', year: 'numeric' }).format(day);

export const overTimeDoors = [get('/circles/:circle/compass/parts/over-time', 'readOpenPages', overTimePage)];
