import type { Helped } from '#catalysts/doorways/who-helped.server.ts';
import { useFrame } from '#lib/ui/frame.tsx';
import { StoryText } from '#lib/ui/story-text.tsx';
import { WhoHelped } from './who-helped.tsx';

/** The teller's own words. */
export function MyText({ story, helped }: { story: { text: string; language: string; would_help: string | null }; helped: Helped | null }) {
  const { words } = useFrame();
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
      <WhoHelped helped={helped} />
      <p>
        <a href="/mine/text">{words('teller.mine.changeText')}</a>
      </p>
    </section>
  );
}
