import { publishStory } from '#cycle/1-gather/consents.server.ts';
import { tellersStory } from '#cycle/1-gather/stories.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { StoryText } from '#lib/ui/story-text.tsx';
import type { Here } from '../door.ts';
import { showTeller } from '../show.tsx';
import { withTellersCircle } from './visit.server.ts';

/** The exact text that would be public, and the second yes. */
export const publishPage = (c: Here) => showPublish(c);

/** The second yes counts only for the text that was seen. */
export async function publish(c: Here): Promise<Response> {
  const { db, teller, now } = c.var;
  const published = await publishStory(db, teller.circle, teller.story, { seen: textOf(c.var.form, 'seen'), now });
  return published ? c.redirect('/mine?kept=publish', 303) : showPublish(c, true);
}

async function showPublish(c: Here, changed = false): Promise<Response> {
  await withTellersCircle(c);
  const { db, teller, words } = c.var;
  const story = await tellersStory(db, teller.circle, teller.story);
  if (!story.uses.includes('publish')) return showFirst(c, changed);
  return showTeller(
    c,
    { title: words('teller.publish.title'), status: changed ? 409 : 200 },
    <>
      <ErrorSummary slips={changed ? [{ field: 'text', text: words('teller.publish.changed') }] : []} />
      <h1>{words('teller.publish.title')}</h1>
      <p>{words('teller.publish.lead')}</p>
      <Card id="text">
        <StoryText text={story.text} lang={story.language} />
      </Card>
      <Form action="/mine/publish">
        <input type="hidden" name="seen" value={story.text_hash.toString('hex')} />
        <Button>{words('teller.publish.yes')}</Button>
      </Form>
      <p>
        <a href="/mine">{words('teller.publish.no')}</a>
      </p>
    </>,
  );
}

function showFirst(c: Here, asked: boolean) {
  const { words } = c.var;
  return showTeller(
    c,
    { title: words('teller.publish.title'), status: asked ? 409 : 200 },
    <>
      <h1>{words('teller.publish.title')}</h1>
      <p>{words('teller.publish.first')}</p>
      <p>
        <a href="/mine/choose">{words('teller.mine.changeAllowed')}</a>
      </p>
    </>,
  );
}
