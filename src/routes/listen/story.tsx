import { flagsOf } from '#cycle/1-gather/flags.server.ts';
import { openHold } from '#cycle/1-gather/holds.server.ts';
import { answersOf } from '#cycle/1-gather/listening.server.ts';
import { storyForListener } from '#cycle/1-gather/piles.server.ts';
import { careOfStory } from '#cycle/1-gather/special-care.server.ts';
import { sidesOfStory } from '#cycle/1-gather/stories.server.ts';
import { whoHelped } from '#catalysts/doorways/who-helped.server.ts';
import { openContests } from '#cycle/contests.server.ts';
import { ErrorSummary, type Slip } from '#lib/ui/error-summary.tsx';
import { List } from '#lib/ui/card.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { StoryText } from '#lib/ui/story-text.tsx';
import { dayInWords } from '#lib/ui/when.tsx';
import { ReadingLevel } from '#lib/ui/reading-level.tsx';
import type { Key } from '#lib/words/words.ts';
import { groundsOf } from '#system/circles/circles.server.ts';
import type { Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { OneSaid } from '../teller/mine-talk.tsx';
import { WhoHelped } from '../teller/who-helped.tsx';
import { AboutStory } from './about-story.tsx';
import { Answering } from './answering.tsx';
import { CareForStory } from './care.tsx';
import { Contests } from './contests.tsx';
import { Flags } from './flags.tsx';
import { Holding } from './holding.tsx';
import { Prompt, State } from './listen.tsx';
import { LanguageHint, languageSeems } from '../sense/suggest-language.tsx';
import { ActButton } from '../teller/act-button.tsx';
import { storyHere } from './listener.server.ts';
import { listenersMedia } from './media-here.tsx';

const done: Record<string, Key> = {
  accepted: 'gather.done.accepted',
  asked: 'gather.done.asked',
  refused: 'gather.done.refused',
  said: 'gather.done.said',
  settled: 'gather.done.settled',
  through: 'gather.done.through',
  hold: 'gather.done.hold',
  already: 'gather.hold.saidAlready',
  care: 'gather.done.care',
};

/** What came back with a slip: of which form, with what was typed. */
export type SentBack = { form: string; slip: Slip; typed?: string };

/** One story before its listener: all of it, what may point to a person, and the ways to answer. */
export async function storyPage(c: Here, back?: SentBack): Promise<Response> {
  const { words, circle, lang, now } = c.var;
  const story = await storyForListener(...storyHere(c));
  if (!story) return showNotHere(c);
  const [flags, answers, contests, hold, grounds, sides, helped, care] = await Promise.all([
    flagsOf(...storyHere(c)),
    answersOf(...storyHere(c)),
    openContests(...storyHere(c)),
    openHold(...storyHere(c)),
    groundsOf(c.var.db, circle.id),
    sidesOfStory(...storyHere(c)),
    whoHelped(...storyHere(c)),
    careOfStory(...storyHere(c)),
  ]);
  const seems = await languageSeems(story);
  const base = `/circles/${circle.slug}/listen/${story.id}`;
  const title = words('gather.story.title', { day: dayInWords(story.told_at, lang) });
  const said = done[c.req.query('done') ?? ''];
  return showCircle(
    c,
    { title, status: back ? 422 : 200 },
    <>
      <ErrorSummary slips={back ? [back.slip] : []} />
      {said && (
        <Notice kind="kept">
          <p>{words(said)}</p>
        </Notice>
      )}
      <h1>{title}</h1>
      <p>
        <Prompt story={story} now={now} /> <State story={{ ...story, contests: contests.length }} />
      </p>
      {story.held_at && (
        <Notice>
          <p>{words('gather.through')}</p>
          <ActButton action={`${base}/through`}>{words('gather.through.do')}</ActButton>
        </Notice>
      )}
      {story.waits && (
        <Notice>
          <p>{words('gather.needs.first')}</p>
        </Notice>
      )}
      <LanguageHint {...{ seems, story, base }} />
      <StoryText
        text={story.text}
        lang={story.language}
        marks={flags
          .filter((flag) => flag.field === 'text' && !flag.settled_at)
          .map((flag) => ({ id: `flag-${flag.id}`, from: flag.start_at, to: flag.end_at }))}
      />
      {await listenersMedia(c, story)}
      {story.would_help && (
        <>
          <h2>{words('gather.wouldHelp')}</h2>
          <StoryText text={story.would_help} lang={story.language} />
        </>
      )}
      <WhoHelped helped={helped} />
      <AboutStory story={story} sides={sides} />
      {story.basis === 'consent' && <CareForStory base={base} care={care} />}
      <Flags base={base} flags={flags} back={back} />
      <Contests base={base} contests={contests} language={story.language} back={back} />
      {answers.length > 0 && (
        <section>
          <h2>{words('gather.said')}</h2>
          <List
            items={answers.map((answer) => (
              <OneSaid answer={answer} to="listener" />
            ))}
          />
          <ReadingLevel of={story.language} texts={answers.filter(({ by }) => by !== null).map(({ text }) => text)} />
        </section>
      )}
      <Answering base={base} story={story} grounds={grounds} back={back} />
      <Holding base={base} hold={hold} person={c.var.person.id} />
    </>,
  );
}
