import { marks, trailOf, type Mark } from '#lib/server/trail.server.ts';
import { List } from '#lib/ui/card.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { When } from '#lib/ui/when.tsx';
import type { Here } from '../door.ts';
import { ActButton } from './act-button.tsx';

/** One thing that happened, in words; with the page it is about, as far as that is open. */
export type Happened = { what: string; about: string; at: Date; heard: boolean; text: string; href?: string | null };

/** The trail of the teller's story in words, newest first. */
export async function trailInWords(c: Here): Promise<Happened[]> {
  const { db, teller, words } = c.var;
  const rows = await trailOf(db, teller.circle, teller.story);
  return rows
    .filter((row) => marks.includes(row.what as Mark))
    .map(({ what, about, at, heard_at }) => ({ what, about, at, heard: heard_at !== null, text: words(`trail.${what as Mark}`) }))
    .reverse();
}

/** What the teller has not heard yet, on top, with a button to say that it was read. */
export function News({ trail }: { trail: Happened[] }) {
  const { words } = useFrame();
  const news = trail.filter((row) => !row.heard);
  if (news.length === 0) return <p>{words('teller.mine.newsNone')}</p>;
  return (
    <Notice kind="kept" heading={words('teller.mine.news', { count: news.length })}>
      <Lines trail={news} />
      <ActButton action="/mine/heard">{words('teller.mine.heard')}</ActButton>
    </Notice>
  );
}

/** Everything that happened, newest first. */
export function Everything({ trail }: { trail: Happened[] }) {
  const { words } = useFrame();
  return (
    <section>
      <h2>{words('teller.mine.trail')}</h2>
      <Lines trail={trail} />
    </section>
  );
}

function Lines({ trail }: { trail: Happened[] }) {
  return (
    <List
      items={trail.map(({ text, href, at }) => (
        <>
          {href ? <a href={href}>{text}</a> : text}{' '}
          <span class="kring-quiet">
            <When at={at} />
          </span>
        </>
      ))}
    />
  );
}
