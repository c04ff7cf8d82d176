import { storiesBrought } from '#cycle/3-dialogue/stimuli.server.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import type { Sent } from '#lib/form/filled.ts';
import { severalOf } from '#lib/form/reading.ts';
import { Disclosure } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { eyesInSession } from '../dialogue/here.server.ts';
import type { Here } from '../door.ts';

/** A story that the room has before it, as someone here may read it, with the number that stands above it. */
export type StoryHere = { id: string; number: number; begins: string; language: string };

/** The stories of a session that has begun, as far as who looks may read them. */
export async function storiesHere(c: Here, session: Session): Promise<StoryHere[]> {
  if (!session.heldAt) return [];
  const stories = await storiesBrought(c.var.db, c.var.circle.id, session, await eyesInSession(c, session));
  return stories.map(({ id, text, language }, nth) => ({ id, number: nth + 1, begins: text.slice(0, 80), language }));
}

/** Asks which stories a note is about, so that what is found from it rests on them. */
export function AboutStories({ c, stories, sent }: { c: Here; stories: readonly StoryHere[]; sent?: Sent }) {
  const { words } = c.var;
  if (stories.length === 0) return null;
  const chosen = sent?.form.getAll('story') ?? [];
  return (
    <Disclosure summary={words('phone.about')} open={chosen.length > 0}>
      <Choices
        many
        name="story"
        label={words('phone.about.ask')}
        options={stories.map(({ id, number, begins, language }) => ({
          value: id,
          label: words('phone.session.story', { number }),
          consequence: (
            <span lang={language} dir="auto">
              {begins}
            </span>
          ),
          chosen: chosen.includes(id),
        }))}
      />
    </Disclosure>
  );
}

/** The stories that a form names, of those that are here for who sent it. */
export const storiesNamed = async (c: Here, session: Session): Promise<string[]> =>
  severalOf(
    c.var.form,
    'story',
    (await storiesHere(c, session)).map(({ id }) => id),
  );
