import { storiesUnanswered, storiesWithoutAnswer } from '#cycle/5-return/outcomes.server.ts';
import { storiesToTell } from '#cycle/5-return/telling.server.ts';
import { agreementsDue } from '#cycle/4-change/due.server.ts';
import { hiddenWaiting } from '#cycle/hidden-words.server.ts';
import { slipLines, type Sent } from '#lib/form/filled.ts';
import { may } from '#lib/people/may.ts';
import { Empty } from '#lib/ui/card.tsx';
import { Count } from '#lib/ui/count.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import type { Key } from '#lib/words/words.ts';
import { gatheredElsewhere } from '#system/circles/circles.server.ts';
import { promiseOf } from '#system/circles/promises.server.ts';
import { anyoneTold, tellersShown } from '#system/circles/so-far.server.ts';
import type { Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { CallList, callsOf } from './call-list.tsx';
import { Gaps } from './gaps.tsx';
import { Owners, Unanswered } from './waiting.tsx';

/** What was just done, by the word in the address. */
const done: Record<string, Key> = { told: 'return.done.told', explained: 'return.done.explained', nobody: 'return.done.nobody' };

/** Telling back: whom to call or visit and what to tell them, who waits too long, and who has no answer yet. */
export async function returnPage(c: Here, sent?: Sent & { kind: string }): Promise<Response> {
  const { db, words, circle, actor, config, now } = c.var;
  if (gatheredElsewhere(circle)) return nobodyToTell(c);
  if (!sent && !(await anyoneTold(db, circle.id))) return nobodyToldYet(c);
  const exact = may(actor, 'listen', circle.id);
  const mail = config.smtpUrl !== null;
  const [toTell, without, unanswered, promise, due, hidden] = await Promise.all([
    storiesToTell(db, circle.id, { mail }),
    storiesWithoutAnswer(db, circle.id),
    storiesUnanswered(db, circle.id),
    promiseOf(db, circle.id),
    agreementsDue(db, now),
    hiddenWaiting(db, circle.id, { listens: exact }),
  ]);
  const by = (way: string) => toTell.filter((story) => story.way === way);
  const message = done[c.req.query('done') ?? ''];
  return showCircle(
    c,
    { title: words('return.title'), status: sent && 422, islands: ['print'] },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      {message && (
        <Notice kind="kept">
          <p>{words(message)}</p>
        </Notice>
      )}
      <h1>{words('return.title')}</h1>
      <p class="kring-lead kring-not-printed">{words(toTell.length > 0 ? 'return.lead' : 'return.nothing')}</p>
      <CallList calls={await callsOf(c, by('call'))} mail={mail} told={`/circles/${circle.slug}/return/told`} />
      <div class="kring-not-printed">
        <OtherWays
          letters={tellersShown(by('letter').length, { exact })}
          cards={tellersShown(by('card').length, { exact })}
          outbox={may(actor, 'prepareCircle', circle.id) ? `/circles/${circle.slug}/return/outbox` : null}
          words={words}
        />
        <Unanswered stories={unanswered} now={now} base={exact ? `/circles/${circle.slug}/listen` : null} />
        <Gaps c={c} without={without} answerBy={promise?.answerBy ?? null} exact={exact} sent={sent} />
        <Owners agreements={due.filter((agreement) => agreement.circle === circle.id && !agreement.email)} />
        {hidden.length > 0 && (
          <p>
            <a href={`/circles/${circle.slug}/listen/hidden`}>{words('return.hidden')}</a>
          </p>
        )}
      </div>
    </>,
  );
}

/** Others gathered these words, without a card or an address: no green where nobody can be told. */
function nobodyToTell(c: Here): Promise<Response> {
  const { words } = c.var;
  return showCircle(
    c,
    { title: words('return.title') },
    <>
      <h1>{words('return.title')}</h1>
      <p class="kring-lead">{words('return.elsewhere')}</p>
    </>,
  );
}

/** Before the first story: no green where nothing was asked of anyone. */
function nobodyToldYet(c: Here): Promise<Response> {
  const { words, circle } = c.var;
  return showCircle(
    c,
    { title: words('return.title') },
    <>
      <h1>{words('return.title')}</h1>
      <Empty action={<a href={`/circles/${circle.slug}/card`}>{words('circle.card.title')}</a>}>{words('return.none')}</Empty>
    </>,
  );
}

type WaysProps = { letters: number | 'hidden'; cards: number | 'hidden'; outbox: string | null; words: Here['var']['words'] };

function OtherWays({ letters, cards, outbox, words }: WaysProps) {
  return (
    <section>
      {(letters !== 0 || cards !== 0) && <h2>{words('return.ways.title')}</h2>}
      {letters !== 0 && (
        <p>
          {words('return.ways.letter')} <Count n={letters} />. {words('return.ways.letter.means')}
        </p>
      )}
      {cards !== 0 && (
        <p>
          {words('return.ways.card')} <Count n={cards} />. {words('return.ways.card.means')}
        </p>
      )}
      {outbox && (
        <p>
          <a href={outbox}>{words('return.ways.outbox')}</a>
        </p>
      )}
    </section>
  );
}
