import { takeStep, type Entry } from '#catalysts/doorways/helper-entries.server.ts';
import { isTicked, textOf } from '#lib/form/reading.ts';
import { ReadAloud } from '#lib/ui/comforts.tsx';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { StoryText } from '#lib/ui/story-text.tsx';
import type { Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { entryHere, helpPath, showOutOfOrder, withCard } from './entry-here.tsx';
import { HelpersNote } from './helper-shown.tsx';
import { WaysOut } from './stopping.tsx';

/** Read aloud what was written down: is it right? From paper: is it exactly what was written? */
export function readBackPage(c: Here, entry: Entry, slip?: string): Promise<Response> {
  const { words, person } = c.var;
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
      <StoryText text={story.text} lang={story.language} />
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
          <Button name="answer" value="right">
            {words(paper ? 'helper.readBack.go' : 'helper.readBack.right')}
          </Button>
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
  if (answer === 'right' && here.way === 'paper' && !isTicked(form, 'exact')) {
    const entry = await entryHere(c, here);
    if (entry?.stage === 'written') return readBackPage(c, entry, words('helper.readBack.slip'));
  }
  const { problem } = await takeStep(db, here, { step: answer, now });
  return problem ? showOutOfOrder(c, problem) : c.redirect(helpPath(c, '/entry'), 303);
});
