import { acceptStory } from '#cycle/1-gather/listening.server.ts';
import { flagsOf, keepFlagged } from '#cycle/1-gather/flags.server.ts';
import { publishStory } from '#cycle/1-gather/publications.server.ts';
import { answerCare } from '#cycle/1-gather/special-care.server.ts';
import { tellStory } from '#cycle/1-gather/stories.server.ts';
import type { Feeling } from '#cycle/1-gather/story.ts';
import { translateStory } from '#cycle/1-gather/translations.server.ts';
import { hashOfText } from '#cycle/1-gather/text-of-story.server.ts';
import { promptsOf } from '#system/circles/circles.server.ts';
import type { Ground } from '../fill-example.server.ts';
import type { Cast } from './cast.server.ts';
import { sendAlong, writeDown } from './tell-in-sound.server.ts';
import { stories, type ExampleStory } from './stories.ts';

/** The stories by their short names. */
export type Stories = Map<string, { id: string; text: string }>;

/** Tells every story on its own day; the listeners answer most of them within the week, and leave the newest for whoever looks. */
export async function tellStories(ground: Ground, cast: Cast): Promise<Stories> {
  const told: Stories = new Map();
  const [prompt] = await promptsOf(ground.db, cast.circle);
  for (const story of stories) {
    const id = await tell(ground, cast, story, prompt!.id);
    if (story.medium) await withMedium(ground, cast, story, id);
    if (!story.waits) await answer(ground, cast, story, id);
    told.set(story.name, { id, text: await textNow(ground, cast, id) });
  }
  return told;
}

async function tell({ db, keys }: Ground, { circle, side, people, day }: Cast, story: ExampleStory, prompt: string): Promise<string> {
  const helper = story.channel === 'page' ? null : people.otherListener;
  const { id } = await tellStory(
    db,
    circle,
    {
      text: story.text,
      language: story.language,
      feeling: (story.feeling ?? null) as Feeling | null,
      wouldHelp: story.wouldHelp ?? null,
      sides: [side(story.side)],
      prompt,
    } as Parameters<typeof tellStory>[2],
    {
      now: day(story.day),
      keys,
      channel: story.channel,
      submission: submissionOf(story),
      helper,
      consent: {
        readers: story.readers,
        uses: story.uses,
        mode: helper ? 'spoken' : 'screen',
        wording: 'Verzonnen voorbeeld: hier koos een verzonnen verteller.',
        helper,
      },
    },
  );
  return id;
}

async function withMedium(ground: Ground, { circle, people, day }: Cast, story: ExampleStory, id: string) {
  const medium = await sendAlong(ground, story, { circle, id, submission: submissionOf(story), now: day(story.day) });
  await writeDown(ground, story, { circle, id, medium, person: people.listener, now: day(story.day - 2) });
}

async function textNow({ db }: Pick<Ground, 'db'>, { circle }: Pick<Cast, 'circle'>, id: string): Promise<string> {
  const { text } = await db
    .selectFrom('story')
    .select('text')
    .where('circle_id', '=', circle)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return text;
}

const submissionOf = (story: ExampleStory) => `example ${story.name}`;

async function answer({ db }: Ground, { circle, side, people, day }: Cast, story: ExampleStory, id: string) {
  const when = day(story.day - 2);
  // Names of people who do not exist point to nobody: the listener keeps them.
  for (const flag of await flagsOf(db, circle, id)) await keepFlagged(db, circle, flag.id, { person: people.listener, now: when });
  if (story.inDutch) await translateStory(db, circle, id, { text: story.inDutch, language: 'nl', person: people.listener, now: when });
  const refused = await acceptStory(db, circle, id, { person: people.listener, side: side('near'), now: when, text: thanks(story) });
  if (refused) throw new Error(`The example's story ${story.name} could not be accepted: ${refused}`);
  if (!story.uses.includes('publish')) return;
  const asked = { mode: 'screen' as const, wording: 'Verzonnen voorbeeld: hier zei een verzonnen verteller ja.', language: story.language };
  await answerCare(db, circle, id, { special: 'none', others: 'none', age: 'adult', asked, now: when });
  await publishStory(db, circle, id, { seen: hashOfText(await textNow({ db }, { circle }, id)).toString('hex'), asked, now: when });
}

const thanks = (story: ExampleStory) =>
  story.readers.length === 0
    ? 'Dank u. Wij tweeën hebben het gelezen, en niemand anders. U bent niet de enige.'
    : 'Dank u voor uw verhaal. We nemen het mee naar de tafel.';
