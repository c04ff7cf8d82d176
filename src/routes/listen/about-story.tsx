import { readers, uses } from '#cycle/1-gather/consent.ts';
import { feelings } from '#cycle/1-gather/story.ts';
import { Disclosure, Facts } from '#lib/ui/card.tsx';
import { useFrame } from '#lib/ui/frame.tsx';

type About = {
  story: {
    readers: string[];
    uses: string[];
    feeling: string | null;
    channel: 'page' | 'helper' | 'paper' | 'program' | 'import' | 'answer';
  };
  sides: string[];
};

/** What the teller allows, and how the story came in. */
export function AboutStory({ story, sides }: About) {
  const { words } = useFrame();
  const [read, used] = [readers.filter((reader) => story.readers.includes(reader)), uses.filter((use) => story.uses.includes(use))];
  const feeling = feelings.find((name) => name === story.feeling);
  return (
    <Disclosure summary={words('gather.consents')} open>
      <Facts
        facts={[
          {
            name: words('gather.readers'),
            is: read.map((reader) => words(`teller.readers.${reader}`)).join(', ') || words('gather.onlyListeners'),
          },
          { name: words('gather.uses'), is: used.map((use) => words(`teller.uses.${use}`)).join(', ') || words('teller.uses.none') },
          ...(sides.length > 0 ? [{ name: words('gather.sides'), is: sides.join(', ') }] : []),
          ...(feeling ? [{ name: words('gather.feeling'), is: words(`teller.feeling.${feeling}`) }] : []),
          { name: words('gather.channel'), is: words(`gather.channel.${story.channel}`) },
        ]}
      />
    </Disclosure>
  );
}
