import { newSubmissionKey } from '#lib/codes/story-code.server.ts';
import type { Story } from '#cycle/1-gather/story.ts';
import { Button } from '#lib/ui/button.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { StoryText } from '#lib/ui/story-text.tsx';
import type { Key } from '#lib/words/words.ts';
import { gatheringOf } from '#system/circles/gatherings.server.ts';
import type { Here } from '../door.ts';
import { showTeller } from '../show.tsx';

/** Gathering is not open (any more). What someone wrote meanwhile is given back. */
export async function showNotOpen(c: Here, written = ''): Promise<Response> {
  const { words, circle, db } = c.var;
  const closed = circle.gathering === 'closed';
  const because = closed ? (await gatheringOf(db, circle.id))?.closed_because : null;
  return showTeller(
    c,
    { title: words('teller.tell.title'), status: written ? 409 : 200 },
    <>
      <h1>{words(closed ? 'teller.tell.closed.title' : 'teller.tell.notYet.title')}</h1>
      <p>{words(closed ? 'teller.tell.closed.text' : 'teller.tell.notYet.text')}</p>
      {because && <p>{words('teller.tell.closed.because', { because })}</p>}
      {written && <TextArea name="text" label={words('teller.tell.closed.yours')} value={written} />}
      <p>
        <a href="/code">{words('teller.tell.toCode')}</a>
      </p>
      <p>
        <a href={`/circles/${circle.slug}`}>{words('teller.tell.toCircle')}</a>
      </p>
    </>,
  );
}

/** This form told another story before: that one is kept, and this one can be told as a new one. */
export const showOther = (c: Here, story: Story) =>
  showAsNew(c, story, { title: 'teller.tell.other.title', text: 'teller.tell.other.text' });

/** What this form told was taken back: it stays so, unless its teller tells it anew. */
export const showTakenBack = (c: Here, story: Story) =>
  showAsNew(c, story, { title: 'teller.withdraw.done.title', text: 'teller.withdraw.done.text' });

function showAsNew(c: Here, story: Story, says: { title: Key; text: Key }): Promise<Response> {
  const { words, circle } = c.var;
  return showTeller(
    c,
    { title: words('teller.tell.title'), status: 409 },
    <>
      <h1>{words(says.title)}</h1>
      <p>{words(says.text)}</p>
      <StoryText text={story.text} lang={story.language} />
      <Form action={`/tell/${circle.door}`} forgets>
        <input type="hidden" name="submission" value={newSubmissionKey()} />
        <input type="hidden" name="text" value={story.text} />
        <input type="hidden" name="language" value={story.language} />
        {story.feeling && <input type="hidden" name="feeling" value={story.feeling} />}
        {story.wouldHelp && <input type="hidden" name="wouldHelp" value={story.wouldHelp} />}
        {story.prompt && <input type="hidden" name="prompt" value={story.prompt} />}
        {story.sides.map((side) => (
          <input type="hidden" name="sides" value={side} />
        ))}
        <Button>{words('teller.tell.other.new')}</Button>
      </Form>
      <p>
        <a href="/code">{words('teller.tell.other.mine')}</a>
      </p>
    </>,
  );
}

/** The same story, sent again long after: it is safe, and its card was shown then. */
export function showLate(c: Here): Promise<Response> {
  const { words } = c.var;
  return showTeller(
    c,
    { title: words('teller.tell.title') },
    <>
      <h1>{words('teller.tell.late.title')}</h1>
      <p>{words('teller.tell.late.text')}</p>
      <p>
        <a href="/code">{words('teller.tell.toCode')}</a>
      </p>
    </>,
  );
}
