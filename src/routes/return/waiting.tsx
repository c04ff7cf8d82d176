import { promptness } from '#cycle/1-gather/promptness.ts';
import type { agreementsDue } from '#cycle/4-change/due.server.ts';
import { wordsOfDay } from '#cycle/5-return/happening.ts';
import { fewest } from '#maths/small-cells.ts';
import { Notice } from '#lib/ui/notice.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { dayInWords } from '#lib/ui/when.tsx';
import { StoryCount } from './story-count.tsx';

type Waiting = { id: string; told_at: Date; answered_at: null };

/** The stories that no person has answered within seven days. Only a listener sees which; `base`: where they are opened. */
export function Unanswered({ stories, now, base }: { stories: Waiting[]; now: Date; base: string | null }) {
  const { words, lang } = useFrame();
  const late = stories.flatMap((story) => {
    const { state, days } = promptness(story, now);
    return state === 'late' ? [{ ...story, days }] : [];
  });
  const exact = base !== null;
  const waits = stories.length - late.length;
  // How many wait in all follows from open pages: beside the few of one, the number of the other would give them away.
  const few = !exact && [late.length, waits].some((n) => n > 0 && n < fewest);
  return (
    <section>
      <h2>{words('return.days.title')}</h2>
      <p>{words(stories.length === 0 ? 'return.days.none' : 'return.days.lead')}</p>
      {late.length > 0 && (
        <Notice kind="care">
          <p>
            {words('return.days.late')} {!(few && late.length >= fewest) && <StoryCount n={late.length} exact={exact} />}
          </p>
          {base && (
            <ul>
              {late.map(({ id, told_at, days }) => (
                <li key={id}>
                  <a href={`${base}/${id}`}>{words('return.days.story', { day: dayInWords(told_at, lang) })}</a>,{' '}
                  {words('return.days.over', { days })}
                </li>
              ))}
            </ul>
          )}
          {!base && <p>{words('return.days.ask')}</p>}
        </Notice>
      )}
      {waits > 0 && !(few && waits >= fewest) && (
        <p>
          {words('return.days.waits')} <StoryCount n={waits} exact={exact} />
        </p>
      )}
    </section>
  );
}

type Due = Awaited<ReturnType<typeof agreementsDue>>[number];

/** Owners of agreements that are due soon, of whom there is no e-mail address: someone calls them. */
export function Owners({ agreements }: { agreements: Due[] }) {
  const { words, lang } = useFrame();
  if (agreements.length === 0) return null;
  return (
    <section>
      <h2>{words('return.owners.title')}</h2>
      <p>{words('return.owners.lead')}</p>
      <ul>
        {agreements.map(({ agreement, owner, text, dueOn, slug }) => (
          <li key={agreement}>
            <strong dir="auto">{owner}</strong>:{' '}
            <a href={`/circles/${slug}/changes/agreements/${agreement}`} dir="auto">
              {text}
            </a>
            , {words('return.owners.by', { day: wordsOfDay(dueOn, lang) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
