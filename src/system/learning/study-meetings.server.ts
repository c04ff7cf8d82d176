import { addSteps } from '#cycle/3-dialogue/live/scripts.server.ts';
import { readers } from '#cycle/1-gather/consent.ts';
import { planSession } from '#cycle/3-dialogue/sessions.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import type { Words } from '#lib/words/words.ts';
import { wordOfLesson, type Lesson } from './lesson.ts';
import { lessonOf } from './lessons.ts';
import { scriptOfLesson, type Study } from './study.ts';

/** Plans a conversation for each lesson, with its script, all or none. `words` are those of the circle. */
export function planStudy(
  db: Db,
  circle: string,
  study: Study,
  { words, ...by }: { words: Words; person: string; keys: Keys; now: Date },
): Promise<void> {
  return atomically(db, async (db) => {
    for (const [nth, lesson] of study.lessons.entries()) {
      const plan = {
        purpose: words('learning.study.purpose', { lesson: wordOfLesson(words, lesson, 'title') }),
        change_wanted: words('learning.study.change'),
        ...{ starts_at: study.startsAt[nth]!, ends_at: null, place: study.place, readers: [...readers] },
      };
      const session = await planSession(db, circle, plan, by);
      await addSteps(db, circle, session, scriptOfLesson(words, lesson));
      await db.insertInto('study_meeting').values({ circle_id: circle, session_id: session, lesson: lesson.id }).execute();
    }
  });
}

export type StudyMeeting = { session: string; lesson: Lesson; startsAt: Date; place: string; held: boolean };

/** The meetings of the study circle, in order; what was read there is not measured. */
export async function studyOf(db: Db, circle: string): Promise<StudyMeeting[]> {
  const rows = await db
    .selectFrom('study_meeting')
    .innerJoin('session', (join) =>
      join.onRef('session.circle_id', '=', 'study_meeting.circle_id').onRef('session.id', '=', 'study_meeting.session_id'),
    )
    .select(['session.id as session', 'study_meeting.lesson', 'session.starts_at as startsAt', 'session.place', 'session.held_at'])
    .where('study_meeting.circle_id', '=', circle)
    .orderBy('session.starts_at')
    .orderBy('session.id')
    .execute();
  return rows.flatMap(({ lesson, held_at, ...row }) => {
    const read = lessonOf(lesson);
    return read ? [{ ...row, lesson: read, held: held_at !== null }] : [];
  });
}
