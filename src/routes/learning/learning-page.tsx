import { slipLines, type Sent } from '#lib/form/filled.ts';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { agreementOf } from '#system/learning/agreements.server.ts';
import { readStudy } from '#system/learning/study.ts';
import { planStudy } from '#system/learning/study-meetings.server.ts';
import { wordsOfCircle } from '../circle/part.tsx';
import { get, post, type Door, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { agreementPath } from './agreement-page.tsx';
import { learningPath } from './here.server.ts';
import { Lessons } from './lessons-pages.tsx';
import { studyPart } from './study-part.tsx';

/** What a circle learns from, and how: its study circle, what it agreed on stories, one's own journal, the lessons. */
async function learningPage(c: Here, sent?: Sent) {
  const { db, circle, words } = c.var;
  const agreement = await agreementOf(db, circle.id);
  return showCircle(
    c,
    { title: words('frame.way.learning'), wide: true, status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('frame.way.learning')}</h1>
      <p class="kring-lead">{words('learning.lead')}</p>
      <ul>
        <li>
          {!agreement && words('learning.agreement.none')}{' '}
          <a href={agreement ? agreementPath(c) : learningPath(c, '/agreement')}>
            {words(agreement ? 'learning.agreement.read' : 'learning.agreement.write')}
          </a>
        </li>
        <li>
          <a href="/home/journal">{words('learning.journal.title')}</a>
        </li>
        <li>
          <a href="/home/portfolio">{words('learning.portfolio.title')}</a>
        </li>
      </ul>
      {await studyPart(c, sent)}
      <h2 id="lessons">{words('learning.title')}</h2>
      <Lessons c={c} base={learningPath(c, '/lessons')} heading="h3" />
    </>,
  );
}

async function plan(c: Here) {
  const { db, circle, form, person, keys, now, config } = c.var;
  const { value, problems } = readStudy(form, config.timeZone);
  if (problems) return learningPage(c, { form, problems });
  await planStudy(db, circle.id, value, { words: wordsOfCircle(c), person: person.id, keys, now });
  return c.redirect(learningPath(c, '#study'), 303);
}

export const learningPageDoors: Door[] = [
  get('/circles/:circle/learning', 'learnHere', (c) => learningPage(c)),
  post('/circles/:circle/learning/study', 'prepareSession', plan),
];
