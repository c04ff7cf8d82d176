import { get, type Here } from './door.ts';
import { showOpen } from './show.tsx';

/** The start: the circles that are open to see. */
async function startPage(c: Here) {
  const { db, words } = c.var;
  const circles = await db
    .selectFrom('circle')
    .innerJoin('gathering', 'gathering.circle_id', 'circle.id')
    .select(['slug', 'subject', 'challenge', 'language'])
    .orderBy('subject')
    .execute();
  return showOpen(
    c,
    { title: words('frame.start.title') },
    <>
      <h1>{words('frame.start.title')}</h1>
      <p class="kring-lead">{words('frame.start.lead')}</p>
      <ul class="kring-circles">
        {circles.map((circle) => (
          <li>
            <a href={`/circles/${circle.slug}`}>{words('frame.circle', { subject: circle.subject })}</a>
            <p lang={circle.language}>{circle.challenge}</p>
          </li>
        ))}
      </ul>
      <p>
        <a href="/code">{words('frame.notHere.code')}</a>
      </p>
    </>,
  );
}

export const startDoors = [get('/', 'readOpenPages', startPage)];
