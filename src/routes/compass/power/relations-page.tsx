import { besideEachOther, isAsymmetric, isComparable, type MarkRow } from '#compass/relations/comparison.ts';
import { marksOf } from '#compass/relations/relations.server.ts';
import type { Round } from '#compass/round.ts';
import { answerersOf } from '#compass/rounds.server.ts';
import { slipLines, type Sent } from '#lib/form/filled.ts';
import { Card, Empty, List } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { When } from '#lib/ui/when.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import { get, post, type Here } from '../../door.ts';
import { showCircle } from '../../show.tsx';
import type { Side } from '../../sense/here.server.ts';
import { compassPath, roundsHere } from './answering.server.ts';
import { Answered, HowShown } from './parts-page.tsx';
import { askAll, closeAll, RoundPart, Rounds } from './round-part.tsx';

const part = { path: '/relations', act: 'sayHowRelated' } as const;

/** Every two sides, each pair once. */
export const pairsOf = (sides: readonly Side[]): [Side, Side][] =>
  sides.flatMap((one, nth) => sides.slice(nth + 1).map((other): [Side, Side] => [one, other]));

/** How sides stand to each other: every two of them that said something, and on what they differ. */
async function relationsPage(c: Here, sent?: Sent) {
  const { words } = c.var;
  const { rounds, open } = await roundsHere(c, 'relation_round');
  const shown = rounds.find(({ id }) => id === c.req.query('round')) ?? rounds.findLast((round) => round !== open) ?? open;
  return showCircle(
    c,
    { title: words('relate.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p class="kring-quiet kring-not-printed">
        <a href={compassPath(c)}>{words('compass.back')}</a>
      </p>
      <h1>{words('relate.title')}</h1>
      <p class="kring-lead">{words('power.relations.lead')}</p>
      <RoundPart c={c} part={part} open={open} sent={sent} />
      {shown ? (
        <>
          <Rounds c={c} part={part} rounds={rounds} shown={shown} />
          {await pairsHere(c, shown, shown === open)}
        </>
      ) : (
        <Empty>{words('power.relations.empty')}</Empty>
      )}
      <p class="kring-quiet">{words('power.relations.source')}</p>
    </>,
  );
}

async function pairsHere(c: Here, round: Round, isOpen: boolean) {
  const { db, circle, words } = c.var;
  const [sides, marks, people] = await Promise.all([
    sidesOf(db, circle.id),
    marksOf(db, circle.id),
    answerersOf(db, circle.id, { answers: 'relation_answer', round: round.id }),
  ]);
  const rows = marks.get(round.id) ?? [];
  const said = pairsSaid(sides, rows, !isOpen);
  return (
    <>
      <h2>{words('power.relations.pairs')}</h2>
      <p>
        <When at={round.openedAt} />. {words(isOpen ? 'power.parts.still' : 'power.parts.over')}
      </p>
      {!isOpen && <HowShown words={words} />}
      {!isOpen && <Answered sides={sides} people={people} words={words} />}
      {said.length === 0 ? (
        <Empty>{words('power.relations.none')}</Empty>
      ) : (
        <List
          items={said.map(({ pair: [one, other], asymmetric, comparable }) => (
            <Card>
              <h3>
                <a href={compassPath(c, `/relations/between/${one.id}/${other.id}`)}>
                  {words('power.relations.pair', { one: one.name, other: other.name })}
                </a>
              </h3>
              <p>
                {asymmetric.length > 0
                  ? words('power.relations.differ', {
                      what: asymmetric.map((parameter) => words(`relate.parameter.${parameter}`).toLowerCase()).join(', '),
                    })
                  : words(comparable ? 'power.relations.same' : 'power.relations.early')}
              </p>
            </Card>
          ))}
        />
      )}
    </>
  );
}

/** The pairs of which one said something of the other that may be shown, with what is not the same on both sides; those with most of that first. */
export function pairsSaid(sides: readonly Side[], rows: readonly MarkRow[], apart: boolean) {
  const found = pairsOf(sides).flatMap((pair) => {
    const ids = [pair[0].id, pair[1].id] as const;
    const besides = besideEachOther(rows, ids, { apart });
    const ofTheOther = besides.some(({ of }) => of(ids[0], ids[1]).length > 0 || of(ids[1], ids[0]).length > 0);
    if (!ofTheOther) return [];
    const asymmetric = besides.filter((beside) => isAsymmetric(beside, ids)).map(({ parameter }) => parameter);
    return [{ pair, asymmetric, comparable: besides.some((beside) => isComparable(beside, ids)) }];
  });
  return found.sort((a, b) => b.asymmetric.length - a.asymmetric.length || Number(b.comparable) - Number(a.comparable));
}

export const relationsDoors = [
  get('/circles/:circle/compass/relations', 'readOpenPages', (c) => relationsPage(c)),
  post('/circles/:circle/compass/relations/open', 'askSides', (c) => askAll(c, 'relation_round', part, (sent) => relationsPage(c, sent))),
  post('/circles/:circle/compass/relations/close', 'askSides', async (c) =>
    closeAll(c, 'relation_round', part, (await roundsHere(c, 'relation_round')).open),
  ),
];
