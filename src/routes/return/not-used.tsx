import { may } from '#lib/people/may.ts';
import { explanationsOf, stillWaiting } from '#cycle/5-return/outcomes.server.ts';
import { gaps } from '#cycle/5-return/outcome.ts';
import { dayAt } from '#lib/form/fields.ts';
import { When } from '#lib/ui/when.tsx';
import { ReadingLevel } from '#lib/ui/reading-level.tsx';
import { hideSmallCells, type Shown } from '#maths/small-cells.ts';
import { promiseOf } from '#system/circles/promises.server.ts';
import { soFarOf } from '#system/circles/so-far.server.ts';
import type { Here } from '../door.ts';
import { Stories } from '../sense/stories-counted.tsx';

/** What a circle says in public of stories that were not used, and how many tellers still wait when the promised day has passed. */
export async function notUsedHere(c: Here) {
  const { db, circle, now, config } = c.var;
  const [explained, promise] = await Promise.all([explanationsOf(db, circle.id), promiseOf(db, circle.id)]);
  const late = promise?.answerBy ? promise.answerBy < dayAt(now, config.timeZone) : false;
  return { explained, late, waiting: late || explained.length > 0 ? await waitingShown(c) : 0 };
}

/** How many tellers wait, where that points at none of them. */
async function waitingShown({ var: { db, circle, now } }: Here): Promise<Shown> {
  const [waiting, { stories, accepted }] = await Promise.all([stillWaiting(db, circle.id, now), soFarOf(db, circle.id, { now })]);
  // Both how many told and how many were accepted stand on open pages: from neither may the few follow who do have an answer.
  const shown = [stories, accepted].map((all) => hideSmallCells([waiting, Math.max(0, all - waiting)]).cells[0]!);
  return shown.find((one) => typeof one !== 'number') ?? waiting;
}
export type NotUsedHere = Awaited<ReturnType<typeof notUsedHere>>;

/** The because of what was not used, open to all; nothing when there is nothing to say. */
export function NotUsed({ c, here: { explained, waiting, late } }: { c: Here; here: NotUsedHere }) {
  const { words, circle } = c.var;
  const someWait = waiting !== 0 && (late || explained.length > 0);
  if (explained.length === 0 && !someWait) return null;
  return (
    <section>
      <h2 id="without-answer">{words('return.public.title')}</h2>
      <p>{words('return.public.lead')}</p>
      {gaps.map((gap) => {
        const said = explained.filter(({ kind }) => kind === gap);
        if (said.length === 0) return null;
        return (
          <>
            <p>{words(`return.public.${gap}`)}</p>
            <ul>
              {said.map(({ id, because, madeAt }) => (
                <li key={id}>
                  <span lang={because === null ? undefined : circle.language} dir="auto">
                    {because ?? words('return.feed.hidden')}
                  </span>{' '}
                  <span class="kring-quiet">
                    <When at={madeAt} />
                  </span>
                </li>
              ))}
            </ul>
          </>
        );
      })}
      {may(c.var.actor, 'decide', circle.id) && <ReadingLevel of={circle.language} texts={explained.map(({ because }) => because)} />}
      {someWait && (
        <p>
          {words(late ? 'return.public.late' : 'return.public.waiting')} <Stories n={waiting} />
        </p>
      )}
    </section>
  );
}

/** Where the feed of the circle is. */
export const FeedLink = ({ c }: { c: Here }) => (
  <p>
    <a href={`/circles/${c.var.circle.slug}/feed.atom`} type="application/atom+xml">
      {c.var.words('return.feed.link')}
    </a>
  </p>
);

/** On the circle's own page, when the promised day has passed and tellers still wait. */
export function StillWaiting({ c, here: { waiting, late } }: { c: Here; here: NotUsedHere }) {
  const { words, circle } = c.var;
  if (!late || waiting === 0) return null;
  return (
    <p>
      {words('return.public.late')} <Stories n={waiting} />.{' '}
      <a href={`/circles/${circle.slug}/changes#without-answer`}>{words('return.public.title')}</a>
    </p>
  );
}
