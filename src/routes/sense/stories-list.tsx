import { anyFilter, type Filters } from '#cycle/2-sense/story-list.ts';
import type { ListChoices, SideHere, StoryListed } from '#cycle/2-sense/story-lists.server.ts';
import { Empty } from '#lib/ui/card.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import type { Words } from '#lib/words/words.ts';
import type { Sensing } from './here.server.ts';

/** The stories of one page: how each begins, and for which sides it still waits. */
export function Stories({
  stories,
  choices,
  named,
  base,
}: {
  stories: StoryListed[];
  choices: ListChoices;
  named: Set<string>;
  base: string;
}) {
  const { words } = useFrame();
  const about = linesAbout(choices, named, words);
  return (
    <ol class="kring-stories" role="list">
      {stories.map((story) => (
        <li key={story.id}>
          <a href={`${base}/stories/${story.id}`} lang={story.language} dir="auto">
            {story.more ? `${story.begins} …` : story.begins}
          </a>
          {story.translated && (
            <p lang={story.translated.language} dir="auto">
              {beginningOf(story.translated.text)}
            </p>
          )}
          <p>{about(story)}</p>
        </li>
      ))}
    </ol>
  );
}

const beginningOf = (text: string) => (text.length > 280 ? `${text.slice(0, 280)} …` : text);

/** From which sides a story was told, and which sides it still waits for, in one line. Few lines differ, so that each is made once. */
function linesAbout({ sides }: ListChoices, named: Set<string>, words: Words): (story: StoryListed) => string {
  const made = new Map<string, string>();
  const namesOf = (some: SideHere[]) => some.map(({ name }) => name).join(', ');
  return (story) => {
    const key = [story.from, story.readBy, story.readers, story.basis, story.sense].join(' ');
    const known = made.get(key);
    if (known) return known;
    const from = story.from.every((id) => named.has(id)) ? sides.filter(({ id }) => story.from.includes(id)) : [];
    const waits = sides.filter(
      ({ id, reader }) => !story.readBy.includes(id) && (story.basis === 'licence' || story.readers.includes(reader)),
    );
    const line = [
      from.length > 0 && words('sense.story.from', { sides: namesOf(from) }),
      waits.length > 0 ? words('sense.story.unread', { sides: namesOf(waits) }) : words('sense.story.readByAll'),
      !story.sense && words('sense.story.onlyRead'),
    ];
    made.set(key, line.filter(Boolean).join(' · '));
    return made.get(key)!;
  };
}

/** Why there is nothing, and what can be done. */
export function NoStories({ filters, base, here }: { filters: Filters; base: string; here: Sensing }) {
  const { words } = useFrame();
  if (anyFilter(filters))
    return <Empty action={<a href={`${base}/stories`}>{words('sense.stories.all')}</a>}>{words('sense.stories.noneFound')}</Empty>;
  return (
    <Empty action={<a href={base}>{words('sense.stories.tell')}</a>}>
      {words(here.table ? 'sense.stories.noneAtTable' : 'sense.stories.none')}
    </Empty>
  );
}
