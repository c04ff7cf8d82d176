import { whatHappened } from '#cycle/5-return/telling.server.ts';
import type { Happening } from '#cycle/5-return/happening.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Disclosure, List } from '#lib/ui/card.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { When } from '#lib/ui/when.tsx';
import type { Here } from '../door.ts';
import { AskIfItHelped } from '../return/ask-if-it-helped.tsx';

/** Everything that happened with the teller's story, in words, newest first. */
export async function trailInWords(c: Here): Promise<Happening[]> {
  const { db, circle, teller, words, lang } = c.var;
  return (await whatHappened(db, circle, teller.story, { words, lang, ears: 'teller' })).reverse();
}

/** What the teller has not heard yet, on top, with a button to say that it was read: that, and nothing that came later. */
export function News({ trail }: { trail: Happening[] }) {
  const { words } = useFrame();
  const news = trail.filter((happening) => happening.heardAt === null);
  if (news.length === 0) return <p>{words('teller.mine.newsNone')}</p>;
  return (
    <Notice kind="kept" heading={words('teller.mine.news', { count: news.length })}>
      <List
        items={news.map((happening) => (
          <>
            <OneThing happening={happening} />
            <AskIfItHelped happening={happening} />
          </>
        ))}
      />
      <Form action="/mine/heard">
        <input type="hidden" name="until" value={news[0]!.at.toISOString()} />
        <Button>{words('teller.mine.heard')}</Button>
      </Form>
    </Notice>
  );
}

/** Everything that happened, newest first; folded while there is news, which says the newest of it already. */
export function Everything({ trail }: { trail: Happening[] }) {
  const { words } = useFrame();
  return (
    <Disclosure summary={words('teller.mine.trail')} open={trail.every((happening) => happening.heardAt !== null)}>
      <List
        items={trail.map((happening) => (
          <Card>
            <OneThing happening={happening} />
            <AskIfItHelped happening={happening} />
          </Card>
        ))}
      />
    </Disclosure>
  );
}

/** One thing that happened: the sentence, the words it is about, by whom and why, and the day. */
export function OneThing({ happening }: { happening: Happening }) {
  const { says, texts, lang, details, href, at } = happening;
  return (
    <>
      <p>
        {href ? <a href={href}>{says}</a> : says}{' '}
        <span class="kring-quiet">
          <When at={at} />
        </span>
      </p>
      {texts.map((text) => (
        <blockquote class="kring-said" lang={lang ?? undefined} dir="auto">
          {text}
        </blockquote>
      ))}
      {details.length > 0 && <p>{details.join(' ')}</p>}
    </>
  );
}
