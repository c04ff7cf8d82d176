import { A4 } from '#lib/ui/a4.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { squareCode, type SquareCode } from '#lib/ui/qr.ts';
import { Square } from '#lib/ui/square.tsx';
import { wordsIn, type Words } from '#lib/words/words.ts';
import type { CircleHere } from '#system/circles/circles.server.ts';
import { promptsOf } from '#system/circles/circles.server.ts';
import { get, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';

const cardsOnSheet = 8;

/** A poster and hand-out cards with the way in: the square code and the address where anyone tells, no code of anyone. */
async function cardPage(c: Here) {
  const { db, words, circle, origin } = c.var;
  const path = `/tell/${circle.door}`;
  const way: Way = {
    circle,
    square: squareCode(`${origin}${path}`),
    address: `${origin}${path}`.replace(/^https?:\/\//, ''),
    words: wordsIn(circle.language, circle.address),
  };
  const [prompt] = await promptsOf(db, circle.id);
  return showCircle(
    c,
    { title: words('circle.card.title'), wide: true },
    <>
      <div class="kring-not-printed">
        <h1>{words('circle.card.title')}</h1>
        <p class="kring-lead">{words('circle.card.lead')}</p>
        <p>{words('circle.card.print')}</p>
        {circle.gathering !== 'open' && (
          <Notice heading={words(`circle.card.${circle.gathering === 'closed' ? 'closed' : 'notYet'}`)}>
            <p>{words('circle.card.notOpen')}</p>
          </Notice>
        )}
      </div>
      <Poster way={way} question={prompt?.text ?? null} />
      <div class="kring-sheet kring-hand-outs kring-wide">
        {Array.from({ length: cardsOnSheet }, (_, nth) => (
          <HandOut key={nth} way={way} question={prompt?.text ?? null} shown={nth === 0} />
        ))}
      </div>
    </>,
  );
}

type Way = { circle: CircleHere; square: SquareCode; address: string; words: Words };

// Paper speaks the language of the circle, whatever the language of the screen that prints it.
function Poster({ way: { circle, square, address, words }, question }: { way: Way; question: string | null }) {
  return (
    <div lang={circle.language}>
      <A4
        title={words('frame.circle', { subject: circle.subject })}
        about={circle.organisationName}
        foot={circle.mark ? `${words(`frame.mark.${circle.mark}`)} ${circle.attribution ?? ''}` : words('circle.card.foot')}
      >
        <div class="kring-poster">
          <p class="kring-poster__challenge kring-lines">{circle.challenge}</p>
          {question && <p class="kring-poster__question">{question}</p>}
          <p class="kring-poster__tell">{words('circle.open.tell')}</p>
          <div class="kring-poster__way">
            <Square square={square} label={words('circle.card.square')} />
            <div>
              <p>{words('circle.card.scan')}</p>
              <p class="kring-poster__address">
                <bdi>{address}</bdi>
              </p>
            </div>
          </div>
          <p>{words('circle.card.free')}</p>
          <p>{words('circle.card.back')}</p>
        </div>
      </A4>
    </div>
  );
}

function HandOut({ way: { circle, square, address, words }, question, shown }: { way: Way; question: string | null; shown: boolean }) {
  return (
    <section
      class={shown ? 'kring-hand-out' : 'kring-hand-out kring-only-printed'}
      lang={circle.language}
      aria-label={words('circle.open.tell')}
    >
      <Square square={square} label={words('circle.card.square')} />
      <div>
        <p class="kring-hand-out__title">{words('frame.circle', { subject: circle.subject })}</p>
        <p>{question ?? words('circle.open.tell')}</p>
      </div>
      <p class="kring-hand-out__way">
        {words('circle.card.short')} <bdi class="kring-story-card__address">{address}</bdi>
        {circle.mark && <> {words(`frame.mark.${circle.mark}`)}</>}
      </p>
    </section>
  );
}

export const cardDoors = [get('/circles/:circle/card', 'readOpenPages', cardPage)];
