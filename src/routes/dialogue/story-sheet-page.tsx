import { eyesOf } from '#cycle/1-gather/eyes.ts';
import { copyOf, makeCopy } from '#cycle/2-sense/copies.server.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { insightsBrought, storiesBrought } from '#cycle/3-dialogue/stimuli.server.ts';
import { Card, List } from '#lib/ui/card.tsx';
import { StoryText } from '#lib/ui/story-text.tsx';
import { When } from '#lib/ui/when.tsx';
import { Translated } from '../media/translated.tsx';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { inSession, sessionPath } from './here.server.ts';

/** Makes a numbered copy of the session's stories and insights, to print: every teller sees that it exists. */
async function makeSheet(c: Here, session: Session) {
  const { db, circle, words, person, actor, now } = c.var;
  const stories = await storiesBrought(db, circle.id, session, eyesOf({ ...actor, seat: null }, circle.id));
  if (stories.length === 0) return c.redirect(sessionPath(c, session.id, '/stimuli'), 303);
  const { id } = await makeCopy(db, circle.id, {
    kind: 'print',
    what: words('dialogue.copy.what'),
    stories: stories.map((story) => story.id),
    readers: session.readers,
    by: person.id,
    now,
  });
  return c.redirect(sessionPath(c, session.id, `/copies/${id}`), 303);
}

// A copy that was made shows what may still be shown: what was withdrawn since is gone from it.
async function sheetPage(c: Here, session: Session) {
  const { db, circle, words, actor } = c.var;
  const copy = await copyOf(db, circle.id, c.req.param('copy')!);
  if (!copy) return showNotHere(c);
  const [insights, brought] = await Promise.all([
    insightsBrought(db, circle.id, session.id),
    storiesBrought(db, circle.id, session, eyesOf({ ...actor, seat: null }, circle.id)),
  ]);
  const stories = brought.filter(({ id }) => copy.stories.includes(id));
  return showCircle(
    c,
    { title: words('dialogue.copy.what') },
    <>
      <p class="kring-not-printed">
        <a href={sessionPath(c, session.id, '/stimuli')}>{words('dialogue.stimuli.title')}</a> · {words('dialogue.print.how')}
      </p>
      <h1>{words('dialogue.copy.what')}</h1>
      <p>
        {words('dialogue.copy.number', { number: copy.number })} · <When at={copy.made_at} />. {words('dialogue.copy.care')}
      </p>
      <p class="kring-lead" dir="auto">
        {session.purpose}
      </p>
      {insights.length > 0 && <h2>{words('phone.session.brought')}</h2>}
      <ul>
        {insights.map(({ text }) => (
          <li dir="auto">{text ?? words('phone.hidden')}</li>
        ))}
      </ul>
      <h2>{words('phone.session.stories')}</h2>
      <List
        items={stories.map((story, nth) => (
          <Card>
            <h3>{words('phone.session.story', { number: nth + 1 })}</h3>
            <StoryText text={story.text} lang={story.language} numbered />
            <Translated translation={story.translation} />
          </Card>
        ))}
      />
    </>,
  );
}

export const storySheetDoors = [
  post('/circles/:circle/sessions/:session/copies', 'prepareSession', inSession(makeSheet)),
  get('/circles/:circle/sessions/:session/copies/:copy', 'prepareSession', inSession(sheetPage)),
];
