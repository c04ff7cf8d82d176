import { draftsOf } from '#cycle/1-gather/media.server.ts';
import { hasItsMedia, takeStep, type Entry } from '#catalysts/doorways/helper-entries.server.ts';
import { mediaKeyOf } from '#catalysts/doorways/sealed-entry.server.ts';
import { isTicked, textOf } from '#lib/form/reading.ts';
import { ReadAloud } from '#lib/ui/comforts.tsx';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { StoryText } from '#lib/ui/story-text.tsx';
import type { Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { sizeOf } from '../media/media-fields.tsx';
import { entryHere, helpPath, showOutOfOrder, withCard, type HelpHere } from './entry-here.tsx';
import { HelpersNote } from './helper-shown.tsx';
import { WaysOut } from './stopping.tsx';

/** Read aloud what was written down: is it right? From paper: is it exactly what was written? */
export async function readBackPage(c: Here, here: HelpHere, { entry, slip }: { entry: Entry; slip?: string }): Promise<Response> {
  const { words, person, db } = c.var;
  const [media, whole] = await Promise.all([draftsOf(db, here.circle, mediaKeyOf(here.key)), hasItsMedia(db, here, entry.written)]);
  const { story, note } = entry.written;
  const paper = entry.way === 'paper';
  return showCircle(
    c,
    {
      title: words(paper ? 'helper.readBack.titlePaper' : 'helper.readBack.title'),
      status: slip ? 422 : 200,
      islands: ['read-aloud', 'idle'],
    },
    <>
      <ErrorSummary slips={slip ? [{ field: 'exact', text: slip }] : []} />
      <h1>{words(paper ? 'helper.readBack.titlePaper' : 'helper.readBack.title')}</h1>
      <p>{words(paper ? 'helper.readBack.textPaper' : 'helper.readBack.text')}</p>
      <ReadAloud />
      {story.text && <StoryText text={story.text} lang={story.language} />}
      <GoesAlong media={media} whole={whole} words={words} />
      {story.wouldHelp && (
        <>
          <h2>{words('teller.tell.wouldHelp')}</h2>
          <StoryText text={story.wouldHelp} lang={story.language} />
        </>
      )}
      {story.feeling && (
        <p>
          {words('teller.tell.feeling')} {words(`teller.feeling.${story.feeling}`)}
        </p>
      )}
      {note && <HelpersNote name={person.name} note={note} />}
      <Form action={helpPath(c, '/read-back')}>
        {paper && (
          <Choices
            many
            name="exact"
            label={words('helper.readBack.check')}
            options={[{ value: 'yes', label: words('helper.readBack.exact') }]}
            problem={slip}
          />
        )}
        <Buttons>
          {whole && (
            <Button name="answer" value="right">
              {words(paper ? 'helper.readBack.go' : 'helper.readBack.right')}
            </Button>
          )}
          <Button kind="quiet" name="answer" value="wrong">
            {words(paper ? 'helper.readBack.mend' : 'helper.readBack.wrong')}
          </Button>
        </Buttons>
      </Form>
      <WaysOut c={c} />
    </>,
  );
}

/** A yes goes on, a no goes back to writing. */
export const readBack = withCard(async (c, here) => {
  const { db, form, words, now } = c.var;
  const answer = textOf(form, 'answer') === 'right' ? 'right' : 'wrong';
  const entry = answer === 'right' ? await entryHere(c, here) : null;
  if (entry?.stage === 'written') {
    if (here.way === 'paper' && !isTicked(form, 'exact')) return readBackPage(c, here, { entry, slip: words('helper.readBack.slip') });
    if (!(await hasItsMedia(db, here, entry.written))) return readBackPage(c, here, { entry, slip: words('helper.readBack.mediaGone') });
  }
  const { problem } = await takeStep(db, here, { step: answer, now });
  return problem ? showOutOfOrder(c, problem) : c.redirect(helpPath(c, '/entry'), 303);
});

type GoesAlongProps = { media: Awaited<ReturnType<typeof draftsOf>>; whole: boolean; words: Here['var']['words'] };

/** The photos and recordings that go along; after more than a day's interruption they must be taken again. */
function GoesAlong({ media, whole, words }: GoesAlongProps) {
  if (!whole) return <p>{words('helper.readBack.mediaGone')}</p>;
  if (media.length === 0) return null;
  return (
    <>
      <h2>{words('helper.readBack.media')}</h2>
      <ul>
        {media.map(({ kind, bytes }) => (
          <li>
            {words(`teller.media.kind.${kind}`)}, {sizeOf(bytes)}
          </li>
        ))}
      </ul>
    </>
  );
}
