import type { Helped } from '#catalysts/doorways/who-helped.server.ts';
import { feelings } from '#cycle/1-gather/story.ts';
import { Facts } from '#lib/ui/card.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { StoryText } from '#lib/ui/story-text.tsx';
import { WhoHelped } from './who-helped.tsx';

type MyTextProps = {
  story: { text: string; language: string; would_help: string | null; feeling: string | null };
  sides: string[];
  helped: Helped | null;
};

/** The teller's own words, and what they said beside them. */
export function MyText({ story, sides, helped }: MyTextProps) {
  const { words } = useFrame();
  const feeling = feelings.find((name) => name === story.feeling);
  const said = [
    ...(feeling ? [{ name: words('teller.tell.feeling'), is: words(`teller.feeling.${feeling}`) }] : []),
    ...(sides.length > 0 ? [{ name: words('teller.tell.sides'), is: sides.join(', ') }] : []),
  ];
  return (
    <section>
      <h2>{words('teller.mine.text')}</h2>
      <StoryText text={story.text} lang={story.language} />
      {story.would_help && (
        <>
          <h3>{words('teller.mine.wouldHelp')}</h3>
          <StoryText text={story.would_help} lang={story.language} />
        </>
      )}
      {said.length > 0 && <Facts facts={said} />}
      <WhoHelped helped={helped} />
      <p>
        <a href="/mine/text">{words('teller.mine.changeText')}</a>
      </p>
    </section>
  );
}
