import type { Said } from '#compass/answering.ts';
import type { Round } from '#compass/round.ts';
import { answerersOf } from '#compass/rounds.server.ts';
import { answersOf } from '#compass/who-takes-part/parts.server.ts';
import { evidenceOf } from '#compass/who-takes-part/evidence.server.ts';
import { disagreements, matrixOf, type Cell, type Matrix } from '#compass/who-takes-part/matrix.ts';
import { levels, moments, processes, type Process } from '#compass/who-takes-part/part.ts';
import { eyesOf } from '#cycle/1-gather/eyes.ts';
import type { Sent } from '#lib/form/filled.ts';
import { slipLines } from '#lib/form/filled.ts';
import { may } from '#lib/people/may.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Disclosure, Empty, Tag } from '#lib/ui/card.tsx';
import { Count } from '#lib/ui/count.tsx';
import { DataTable } from '#lib/ui/data-table.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { When } from '#lib/ui/when.tsx';
import type { Words } from '#lib/words/words.ts';
import { fewest } from '#maths/small-cells.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import { get, post, type Here } from '../../door.ts';
import { showCircle } from '../../show.tsx';
import type { Side } from '../../sense/here.server.ts';
import { compassPath, roundsHere } from './answering.server.ts';
import { EvidenceList } from './evidence-parts.tsx';
import { askAll, closeAll, RoundPart, Rounds } from './round-part.tsx';
import { sharedHere, SharedMeans } from './shared-means.tsx';
import { wishesHere, WishList } from './wish-list.tsx';

const part = { path: '/parts', act: 'sayWhoTakesPart' } as const;

/** Who takes part in what, as each side sees it, beside each other: what they see differently first, then every process. */
async function partsPage(c: Here, sent?: Sent) {
  const { words, circle } = c.var;
  const { rounds, open } = await roundsHere(c, 'part_round');
  const [wishes, shared] = await Promise.all([wishesHere(c), sharedHere(c)]);
  const shown = rounds.find(({ id }) => id === c.req.query('round')) ?? rounds.findLast((round) => round !== open) ?? open;
  return showCircle(
    c,
    { title: words('parts.title'), wide: true, status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p class="kring-quiet kring-not-printed">
        <a href={compassPath(c)}>{words('compass.back')}</a>
      </p>
      <h1>{words('parts.title')}</h1>
      <p class="kring-lead">{words('power.parts.lead')}</p>
      <RoundPart c={c} part={part} open={open} sent={sent} />
      {shown ? (
        <>
          <Rounds c={c} part={part} rounds={rounds} shown={shown} />
          {await asSidesSeeIt(c, shown, shown === open)}
        </>
      ) : (
        <Empty>{words('power.parts.empty')}</Empty>
      )}
      <WishList c={c} here={wishes} />
      <SharedMeans c={c} shared={shared} manage={may(c.var.actor, 'shareMeans', circle.id)} />
      <p class="kring-quiet">{words('power.parts.source')}</p>
    </>,
  );
}

async function asSidesSeeIt(c: Here, round: Round, isOpen: boolean) {
  const { db, circle, words, actor } = c.var;
  const [sides, answers, people, evidence] = await Promise.all([
    sidesOf(db, circle.id),
    answersOf(db, circle.id),
    answerersOf(db, circle.id, { answers: 'part_answer', round: round.id }),
    evidenceOf(db, circle.id, { round: round.id, eyes: eyesOf(actor, circle.id) }),
  ]);
  const matrix = matrixOf(answers.get(round.id) ?? [], { apart: !isOpen });
  return (
    <>
      <h2>{words('power.parts.when')}</h2>
      <p>
        <When at={round.openedAt} />. {words(isOpen ? 'power.parts.still' : 'power.parts.over')}
      </p>
      {!isOpen && <HowShown words={words} />}
      {!isOpen && <Answered sides={sides} people={people} words={words} />}
      <Differences matrix={matrix} sides={sides} words={words} />
      <Buttons>
        <Button kind="quiet" href={compassPath(c, '/parts/over-time')}>
          {words('power.overTime.title')}
        </Button>
      </Buttons>
      {processes.map((process) => (
        <section key={process} class="kring-process" id={process}>
          <h2>{words(`parts.process.${process}`)}</h2>
          <p>{words(`parts.process.${process}.hint`)}</p>
          <NothingOf sides={sides.filter((side) => !isSaid(matrix, process, side))} words={words} />
          <DataTable
            caption={words('power.parts.table', { process: words(`parts.process.${process}`) })}
            columns={[{ label: words('power.parts.side') }, ...moments.map((moment) => ({ label: momentName(words, moment) }))]}
            rows={sides
              .filter((side) => isSaid(matrix, process, side))
              .map((side) => ({
                id: side.id,
                cells: [
                  <span dir="auto">{side.name}</span>,
                  ...moments.map((moment) => <CellHere cell={matrix(process, side.id, moment)} {...{ sides, words }} />),
                ],
              }))}
          />
          <EvidenceList c={c} evidence={evidence.filter((one) => one.process === process)} />
        </section>
      ))}
    </>
  );
}

const isSaid = (matrix: Matrix, process: Process, side: Side) =>
  moments.some((moment) => {
    const { voices, tooFew } = matrix(process, side.id, moment);
    return voices.length > 0 || tooFew.length > 0;
  });

/** The sides of which nobody said anything: one line, no empty rows. */
function NothingOf({ sides, words }: { sides: readonly Side[]; words: Words }) {
  if (sides.length === 0) return null;
  return <p class="kring-quiet">{words('power.parts.nothingOf', { sides: sides.map(({ name }) => name).join(', ') })}</p>;
}

/** What a moment is called where several people read what one wishes. */
export const momentName = (words: Words, moment: (typeof moments)[number]) =>
  words(moment === 'wanted' ? 'parts.wanted' : `parts.moment.${moment}`);

/** In which way answers are shown, for whoever wants to know. */
export function HowShown({ words }: { words: Words }) {
  return (
    <Disclosure summary={words('power.parts.how')}>
      <p>{words('power.parts.how.text')}</p>
    </Disclosure>
  );
}

/** How many of each side answered apart, when the questions are over: nobody sees an answer come in. Few are never counted. */
export function Answered({ sides, people, words }: { sides: readonly Side[]; people: ReadonlyMap<string, number>; words: Words }) {
  const here = sides.filter(({ id }) => people.has(id));
  if (here.length === 0) return null;
  return (
    <ul class="kring-answered">
      {here.map(({ id, name }) => (
        <li key={id}>
          <Tag>{name}</Tag> <Count n={people.get(id)! < fewest ? 'hidden' : people.get(id)!}>{words('power.answered')}</Count>
        </li>
      ))}
    </ul>
  );
}

/** Where sides contradict each other, in words: those furthest apart first. */
function Differences({ matrix, sides, words }: { matrix: Matrix; sides: Side[]; words: Words }) {
  const found = disagreements(
    matrix,
    sides.map(({ id }) => id),
  );
  if (found.length === 0) return null;
  return (
    <>
      <h3>{words('power.differ.title')}</h3>
      <p>{words('power.differ.lead', { count: found.length })}</p>
      <ul>
        {found.slice(0, 6).map(({ process, side, moment, cell }) => (
          <li key={`${process} ${side} ${moment}`}>
            <a href={`#${process}`}>
              {words('power.differ.about', {
                process: words(`parts.process.${process}`),
                moment: momentName(words, moment).toLowerCase(),
                side: nameOf(sides, side),
              })}
            </a>
            <ul>
              {grouped(cell).map(({ answer, by }) => (
                <li key={`${answer.from} ${answer.to}`}>
                  {by.map((one) => nameOf(sides, one)).join(', ')}: ‘{saidIn(words, answer)}’
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}

const nameOf = (sides: readonly Side[], id: string) => sides.find((side) => side.id === id)?.name ?? '';

/** An answer in words. */
export const saidIn = (words: Words, { from, to }: Said) =>
  from === to
    ? words(`parts.level.${levels[from]!}`)
    : words('power.said.between', { from: words(`parts.level.${levels[from]!}`), to: words(`parts.level.${levels[to]!}`) });

function grouped({ voices }: Cell) {
  const groups = new Map<string, { answer: Said; by: string[]; tables: (string | null)[] }>();
  for (const { by, table, said } of [...voices].sort((a, b) => a.said.from - b.said.from || a.said.to - b.said.to)) {
    const key = `${said.from} ${said.to}`;
    const known = groups.get(key) ?? { answer: said, by: [], tables: [] };
    groups.set(key, { ...known, by: [...known.by, by], tables: [...known.tables, table] });
  }
  return [...groups.values()];
}

/** One cell: each answer once, with the sides that gave it; and in words whether they see the same. */
function CellHere({ cell, sides, words }: { cell: Cell; sides: Side[]; words: Words }) {
  if (cell.voices.length === 0) return <span class="kring-quiet">{words(cell.tooFew.length > 0 ? 'power.few' : 'power.unsaid')}</span>;
  return (
    <span class="kring-voices">
      {grouped(cell).map(({ answer, by, tables: at }) => (
        <span class="kring-voice" key={`${answer.from} ${answer.to}`}>
          <strong>{saidIn(words, answer)}</strong>{' '}
          {by.map((one, nth) => (
            <Tag key={nth}>
              {nameOf(sides, one)}
              {at[nth] !== null && ` (${words('power.table')})`}
            </Tag>
          ))}{' '}
        </span>
      ))}
      {(cell.standing === 'far' || cell.standing === 'apart') && (
        <em class={`kring-standing kring-standing--${cell.standing}`}>{words(`power.standing.${cell.standing}`)}</em>
      )}{' '}
      {cell.divided.length > 0 && (
        <em class="kring-standing">{words('power.divided', { sides: cell.divided.map((id) => nameOf(sides, id)).join(', ') })}</em>
      )}
    </span>
  );
}

export const partsDoors = [
  get('/circles/:circle/compass/parts', 'readOpenPages', (c) => partsPage(c)),
  post('/circles/:circle/compass/parts/open', 'askSides', (c) => askAll(c, 'part_round', part, (sent) => partsPage(c, sent))),
  post('/circles/:circle/compass/parts/close', 'askSides', async (c) =>
    closeAll(c, 'part_round', part, (await roundsHere(c, 'part_round')).open),
  ),
];
