import { Empty, Tag } from '#lib/ui/card.tsx';
import { When } from '#lib/ui/when.tsx';
import type { Version } from '#system/models/answers.server.ts';
import { cardsOf, type Card } from '#system/models/model.ts';
import { gathered, type Beside } from '#system/models/side-by-side.ts';
import { isSaid, type Saying } from '#system/models/saying.ts';
import type { Here } from '../door.ts';
import type { SideBySide } from './beside.server.ts';
import { modelsPath, type Opened } from './here.server.ts';
import { faceIn, layIn, linesIn, partsIn } from './in-words.ts';
import { Picture } from './model-drawing.tsx';

type Props = { c: Here; opened: Opened; all: SideBySide };

/** The drawing of each side beside that of the others; then where the answers differ, and where there is one. */
export function SideBySideHere({ c, opened, all }: Props) {
  const { words } = c.var;
  const { groups, beside, tooFew } = all;
  const [differ, same] = [beside.filter(({ differs }) => differs), beside.filter(({ differs }) => !differs)];
  if (groups.length === 0)
    return (
      <>
        <Empty>{words('models.beside.none')}</Empty>
        {tooFew && <p>{words('models.beside.few')}</p>}
      </>
    );
  return (
    <>
      <Drawings c={c} opened={opened} all={all} />
      {tooFew && <p>{words('models.beside.few')}</p>}
      {differ.length > 0 && (
        <section>
          <h2>{words('models.beside.differ')}</h2>
          <p>{words('models.beside.differ.lead')}</p>
          {differ.map((one) => (
            <OneCard c={c} opened={opened} all={all} one={one} />
          ))}
        </section>
      )}
      {same.length > 0 && (
        <section>
          <h2>{words('models.beside.same')}</h2>
          {same.map((one) => (
            <OneCard c={c} opened={opened} all={all} one={one} />
          ))}
        </section>
      )}
    </>
  );
}

/** One drawing for each side, gathered from all its voices. */
export function Drawings({ c, opened: { model }, all: { groups, here } }: Props) {
  const { words } = c.var;
  const names = { words, sides: here.sides };
  return (
    <div class="kring-model-row">
      {groups.map(({ side, name, voices }) => (
        <section key={side}>
          <h3>{name}</h3>
          <Picture
            id={`side-${side}`}
            title={words('models.drawn', { who: name })}
            lay={layIn(words, model)}
            parts={partsIn(names, model, ({ key }) => gathered(voices, key))}
            form="strip"
          />
        </section>
      ))}
    </div>
  );
}

function OneCard({ c, opened: { model }, all: { groups, here }, one }: Props & { one: Beside }) {
  const { words } = c.var;
  const card = cardsOf(model).find(({ key }) => key === one.card)!;
  return (
    <section class="kring-model-card">
      <h3>{words(`models.ask.${card.words}`)}</h3>
      <ul>
        {one.answers.map(({ saying, by }) => (
          <li>
            <Answer c={c} card={card} saying={saying} sides={here.sides} />{' '}
            {by.map((nth) => (
              <Tag key={nth}>{groups[nth]!.name}</Tag>
            ))}{' '}
            {/* prettier-ignore */}
          </li>
        ))}
      </ul>
    </section>
  );
}

type OnCard = { c: Here; card: Card; sides: SideBySide['here']['sides'] };

/** What was said on one card, as words: the face of a moment too. */
export function Answer({ c, card, saying, sides }: OnCard & { saying: Saying }) {
  const { words, circle } = c.var;
  const face = faceIn(card.kind, saying);
  const lines = linesIn({ words, sides }, card.kind, saying);
  return (
    <>
      {face && <em>{words(`models.face.${face}`)}</em>}
      {face && lines.length > 0 && ': '}
      <span lang={circle.language} dir="auto">
        {lines.join(' · ')}
      </span>
    </>
  );
}

/** What was said on one card over time, each with its day; whoever said it themselves sees the hour too. */
export function OverTime({ c, card, sides, versions, as }: OnCard & { versions: readonly Version[]; as?: 'moment' }) {
  return (
    <ol>
      {versions.map((version) => (
        <li key={version.id}>
          <When at={version.at} as={as} />:{' '}
          {isSaid(version) ? <Answer c={c} card={card} saying={version} sides={sides} /> : c.var.words('models.card.emptied')}
        </li>
      ))}
    </ol>
  );
}

/** Each voice by itself. */
export function EachApart({ c, opened: { kept }, all: { groups } }: Props) {
  const { words } = c.var;
  if (groups.length === 0) return null;
  return (
    <section class="kring-not-printed">
      <h2>{words('models.beside.apart')}</h2>
      <ul>
        {groups.flatMap(({ name, voices }) =>
          voices.map(({ id }, nth) => (
            <li key={id}>
              <a href={modelsPath(c, `/${kept.id}/voices/${id}`)}>{words('models.beside.voice', { side: name, nth: nth + 1 })}</a>
            </li>
          )),
        )}
      </ul>
    </section>
  );
}
