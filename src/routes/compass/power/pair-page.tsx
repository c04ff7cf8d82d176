import { foremost, type Said } from '#compass/answering.ts';
import { besideEachOther, type Beside } from '#compass/relations/comparison.ts';
import { marksOf, wordsOf, type WordsHere } from '#compass/relations/relations.server.ts';
import { relationMarks } from '#compass/relations/relation.ts';
import { talksOf } from '#compass/relations/talks.server.ts';
import { drawnOf, type Round } from '#compass/round.ts';
import { may } from '#lib/people/may.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Empty, Tag } from '#lib/ui/card.tsx';
import { DataTable } from '#lib/ui/data-table.tsx';
import { When } from '#lib/ui/when.tsx';
import type { Words } from '#lib/words/words.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import { get, type Door, type Here } from '../../door.ts';
import { showNotHere } from '../../problems.tsx';
import { showCircle } from '../../show.tsx';
import type { Side } from '../../sense/here.server.ts';
import { compassPath, roundsHere } from './answering.server.ts';
import { monthOf } from './over-time-page.tsx';
import { Legend, SmallPicture } from './small-picture.tsx';

export type Pair = [Side, Side];
/** A round with what the two said in it, laid beside each other. */
export type RoundBeside = { round: Round; besides: Beside[]; open: boolean };

/** A door of two sides of this circle. */
export const withPair =
  (open: (c: Here, pair: Pair) => Response | Promise<Response>): Door['open'] =>
  async (c) => {
    const sides = await sidesOf(c.var.db, c.var.circle.id);
    const [one, other] = [c.req.param('one'), c.req.param('other')].map((id) => sides.find((side) => side.id === id));
    return one && other && one.id !== other.id ? open(c, [one, other]) : showNotHere(c);
  };

/** The rounds with what the two said, from the first to the newest; of many the first and the last ones. */
export async function roundsBeside(c: Here, [one, other]: Pair): Promise<RoundBeside[]> {
  const { rounds, open } = await roundsHere(c, 'relation_round');
  const marks = await marksOf(c.var.db, c.var.circle.id);
  return drawnOf(rounds).map((round) => ({
    round,
    besides: besideEachOther(marks.get(round.id) ?? [], [one.id, other.id], { apart: round !== open }),
    open: round === open,
  }));
}

/** The round to show and to talk about: the newest that is over, or what tables say in an open one. */
export const shownOf = (rounds: readonly RoundBeside[]) => rounds.findLast(({ open }) => !open) ?? rounds.at(-1);

/** Two sides on the four parameters: what each says of itself and of the other, in words and in a small picture; each round beside the first. */
async function pairPage(c: Here, pair: Pair) {
  const { db, circle, words, actor } = c.var;
  const rounds = await roundsBeside(c, pair);
  const shown = shownOf(rounds);
  const [said, talks] = await Promise.all([
    shown ? wordsOf(db, circle.id, { round: shown.round.id, apart: !shown.open }) : [],
    talksOf(db, circle.id, [pair[0].id, pair[1].id]),
  ]);
  return showCircle(
    c,
    { title: words('power.relations.pair', { one: pair[0].name, other: pair[1].name }), wide: true },
    <>
      <p class="kring-quiet kring-not-printed">
        <a href={compassPath(c, '/relations')}>{words('relate.title')}</a>
      </p>
      <h1>{words('power.relations.pair', { one: pair[0].name, other: pair[1].name })}</h1>
      <p class="kring-lead">{words('power.pair.lead')}</p>
      {shown ? (
        <>
          <Legend names={pair} all={pair} />
          {shown.besides.map((beside, nth) => (
            <Parameter
              key={beside.parameter}
              c={c}
              pair={pair}
              beside={beside}
              rounds={rounds.map(({ round, besides }) => ({ round, beside: besides[nth]! }))}
              said={said.filter(({ parameter }) => parameter === beside.parameter)}
            />
          ))}
        </>
      ) : (
        <Empty>{words('power.relations.empty')}</Empty>
      )}
      <h2>{words('power.talk.title')}</h2>
      <p>{words('power.talk.lead')}</p>
      {talks.length > 0 && (
        <ul>
          {talks.map(({ id, purpose, startsAt }) => (
            <li key={id}>
              <a href={`/circles/${circle.slug}/sessions/${id}`} dir="auto">
                {purpose}
              </a>{' '}
              <When at={startsAt} />
            </li>
          ))}
        </ul>
      )}
      {shown && may(actor, 'prepareSession', circle.id) && (
        <Buttons>
          <Button href={compassPath(c, `/relations/between/${pair[0].id}/${pair[1].id}/talk`)}>{words('power.talk.prepare')}</Button>
        </Buttons>
      )}
    </>,
  );
}

type ParameterProps = { c: Here; pair: Pair; beside: Beside; rounds: { round: Round; beside: Beside }[]; said: WordsHere[] };

function Parameter({ c, pair, beside, rounds, said }: ParameterProps) {
  const { words, lang } = c.var;
  const { parameter } = beside;
  if (!rounds.some((one) => isAnythingSaid(one.beside, pair))) return null;
  const months = rounds.map(({ round }) => monthOf(round.openedAt, lang));
  return (
    <section class="kring-process">
      <h2>{words(`relate.parameter.${parameter}`)}</h2>
      <p>{words(`relate.parameter.${parameter}.hint`)}</p>
      <ul>
        {sentencesOf(words, pair, beside).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <div class="kring-multiples">
        {pair.map((side) => (
          <figure class="kring-multiple" key={side.id}>
            <figcaption>
              <h3>{words('power.pair.about', { side: side.name })}</h3>
            </figcaption>
            <SmallPicture
              id={`${parameter}-${side.id}`}
              title={words('power.pair.picture', { what: words(`relate.parameter.${parameter}`), side: side.name })}
              steps={relationMarks.length}
              top={words('relate.mark.very_much')}
              bottom={words('relate.mark.none')}
              points={months}
              lines={pair.map((by, nth) => ({ nth, said: rounds.map((one) => foremost(one.beside.of(side.id, by.id))) }))}
            />
          </figure>
        ))}
      </div>
      <DataTable
        caption={words('power.pair.table', { what: words(`relate.parameter.${parameter}`) })}
        columns={[{ label: words('power.pair.who') }, ...months.map((label) => ({ label }))]}
        rows={pair.flatMap((by) =>
          pair.map((side) => ({
            id: `${by.id}-${side.id}`,
            cells: [
              words(by.id === side.id ? 'power.pair.ofItself' : 'power.pair.ofOther', { by: by.name, side: side.name }),
              ...rounds.map((one) => voicesIn(words, one.beside, side.id, by.id)),
            ],
          })),
        )}
      />
      {said.length > 0 && <Said c={c} pair={pair} said={said} />}
    </section>
  );
}

const isAnythingSaid = ({ of, tooFew }: Beside, pair: Pair) =>
  pair.some((side) => pair.some((by) => of(side.id, by.id).length > 0 || tooFew(side.id, by.id)));

function Said({ c, pair, said }: { c: Here; pair: Pair; said: WordsHere[] }) {
  const { words, circle } = c.var;
  const here = said.filter(({ by, side }) => pair.some(({ id }) => id === by) && pair.some(({ id }) => id === side));
  const nameOf = (id: string) => pair.find((side) => side.id === id)!.name;
  if (here.length === 0) return null;
  return (
    <>
      <h3>{words('power.pair.words')}</h3>
      <ul class="kring-said">
        {here.map(({ id, by, side, table, text }) => (
          <li key={id}>
            <a href={compassPath(c, `/words/${id}`)}>
              <q lang={circle.language} dir="auto">
                {text}
              </q>
            </a>{' '}
            <span class="kring-quiet">
              <Tag>{nameOf(by)}</Tag> {words(by === side ? 'power.pair.onItself' : 'power.pair.on', { side: nameOf(side) })}
              {table && ` (${words('power.table')})`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function markIn(words: Words, { from, to }: Said): string {
  const [low, high] = [words(`relate.mark.${relationMarks[from]!}`), words(`relate.mark.${relationMarks[to]!}`)];
  return from === to ? low : words('power.said.between', { from: low, to: high });
}

function voicesIn(words: Words, beside: Beside, side: string, by: string): string {
  const voices = beside.of(side, by);
  if (voices.length === 0) return words(beside.tooFew(side, by) ? 'power.few' : 'power.unsaid');
  return [...new Set(voices.map(({ said }) => markIn(words, said)))].join('; ');
}

/** In words what is the same and what is not: whether they see a side alike, and whether each finds it equal. */
export function sentencesOf(words: Words, pair: Pair, beside: Beside): string[] {
  const what = words(`relate.parameter.${beside.parameter}`).toLowerCase();
  const seen = pair.flatMap((side): string[] => {
    const other = pair.find(({ id }) => id !== side.id)!;
    const [own, others] = [foremost(beside.of(side.id, side.id)), foremost(beside.of(side.id, other.id))];
    if (!own || !others) return [];
    const values = { what, side: side.name, other: other.name, own: markIn(words, own), others: markIn(words, others) };
    const standing = beside.alike(side.id);
    return [words(standing === 'alike' ? 'power.pair.alike' : standing === 'far' ? 'power.pair.far' : 'power.pair.apart', values)];
  });
  const equal = pair.flatMap((by): string[] => {
    const found = beside.equal(by.id);
    if (!found) return [];
    const [one, other] = pair.map((side) => markIn(words, foremost(beside.of(side.id, by.id))!)) as [string, string];
    return [
      words(found === 'equal' ? 'power.pair.equal' : 'power.pair.unequal', {
        ...{ by: by.name, one: pair[0].name, other: pair[1].name },
        ...{ onesMark: one, othersMark: other },
      }),
    ];
  });
  return [...seen, ...equal];
}

export const pairDoors = [get('/circles/:circle/compass/relations/between/:one/:other', 'readOpenPages', withPair(pairPage))];
