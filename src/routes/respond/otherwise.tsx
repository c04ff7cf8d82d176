import { respondingOf } from '#cycle/2-sense/respondings.server.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { WhoIsMissing } from '../compass/voices/missing-link.tsx';
import type { Here } from '../door.ts';
import { showTeller } from '../show.tsx';
import { Finish } from '../teller/card.tsx';
import { respondentHere } from './here.server.ts';
import { SoFar } from './so-far.tsx';

/** Nothing is left to answer: everything was seen, or there is nothing yet. */
export function showNothingLeft(c: Here, { answered, any }: { answered: number; any: boolean }): Promise<Response> {
  const { words, circle } = c.var;
  const what = any ? 'all' : 'none';
  return showTeller(
    c,
    { title: words(`respond.${what}.title`) },
    <>
      <h1 id="question" tabindex={-1}>
        {words(`respond.${what}.title`)}
      </h1>
      <p>{words(`respond.${what}.text`)}</p>
      {answered > 0 && <SoFar c={c} answered={answered} />}
      <Buttons>
        <Button kind="quiet" href={`/respond/${circle.door}/missing`}>
          {words('respond.missing')}
        </Button>
      </Buttons>
      {answered > 0 && <WhoIsMissing door={circle.door} />}
      {answered > 0 && <Finish c={c} />}
    </>,
  );
}

/** The circle does not ask now: not yet, or no more. What someone answered stays theirs. */
export async function showNotAsking(c: Here): Promise<Response> {
  const { words, db, circle } = c.var;
  const what = (await respondingOf(db, circle.id)) ? 'closed' : 'notYet';
  return showTeller(
    c,
    { title: words(`respond.${what}.title`) },
    <>
      <h1>{words(`respond.${what}.title`)}</h1>
      <p>{words(`respond.${what}.text`)}</p>
      <ul>
        {circle.gathering === 'open' && (
          <li>
            <a href={`/tell/${circle.door}`}>{words('respond.tell')}</a>
          </li>
        )}
        <li>
          {respondentHere(c) ? <a href="/answers">{words('respond.mine')}</a> : <a href="/answers/code">{words('respond.code.title')}</a>}
        </li>
        <li>
          <a href={`/circles/${circle.slug}`}>{words('respond.toCircle')}</a>
        </li>
      </ul>
    </>,
  );
}

/** Who was answering is not here any more: the visit ended meanwhile. Nobody becomes someone else unasked. */
export function showOver(c: Here): Promise<Response> {
  const { words, circle } = c.var;
  return showTeller(
    c,
    { title: words('respond.over.title'), status: 409 },
    <>
      <h1>{words('respond.over.title')}</h1>
      <p>{words('respond.over.text')}</p>
      <ul>
        <li>
          <a href="/answers/code">{words('respond.code.title')}</a>
        </li>
        <li>
          <a href={`/respond/${circle.door}`}>{words('respond.over.anew')}</a>
        </li>
      </ul>
    </>,
  );
}
