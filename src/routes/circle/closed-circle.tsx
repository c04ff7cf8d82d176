import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { Notice } from '#lib/ui/notice.tsx';
import { dayInWords, When } from '#lib/ui/when.tsx';
import type { closingOf } from '#system/circles/closings.server.ts';
import type { Here } from '../door.ts';

type Closed = NonNullable<Awaited<ReturnType<typeof closingOf>>>;

/** That a circle is closed: what it says to everyone, what happens with the stories, who answers, and who keeps what is still open. */
export function ClosedNotice({ c, closed }: { c: Here; closed: Closed | undefined }) {
  if (!closed) return null;
  const { words, circle, lang } = c.var;
  const day = closed.keepUntil ? dayInWords(noonOf(closed.keepUntil), lang) : '';
  return (
    <Notice heading={words('site.closed.title')}>
      <p>
        <When at={closed.closed_at} />
      </p>
      <p class="kring-lines" lang={circle.language} dir="auto">
        {closed.answer}
      </p>
      <p>{words(`site.closed.stories.${closed.stories}`, { day, archive: closed.archive ?? '' })}</p>
      <p>{words('site.closed.who', { name: closed.answers_name, reach: closed.answers_reach })}</p>
      {closed.keeps.length > 0 && (
        <>
          <p>{words('site.closed.keeps')}</p>
          <ul lang={circle.language}>
            {closed.keeps.map(({ id, text, keeper }) => (
              <li key={id}>
                <a href={`/circles/${circle.slug}/changes/agreements/${id}`}>
                  {words('site.closed.keeper', { agreement: text, name: keeper })}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
