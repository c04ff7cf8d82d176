import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail } from '#lib/server/trail.server.ts';

type There = {
  db: Db;
  circle: string;
  now: Date;
  /** A text with a canary. */ say: (what: string) => string;
  people: { member: string; steward: string; listener: string };
  sides: { residents: string; professionals: string };
  story: string;
};

/**
 * Two models, one of which the words are hidden. The first was laid side by side: someone answered openly and changed it, someone without their
 * side is one of too few, and someone gave nothing yet.
 */
export async function modelsInCircle({ db, circle, now, say, people, sides, story }: There) {
  const ago = (days: number) => new Date(now.getTime() - days * 864e5);
  const id = () => ({ circle_id: circle, id: newId() });
  const opened = { kind: 'service' as const, opened_by: people.steward, opened_at: ago(9) };
  const model = { ...id(), ...opened, about: say('model.about'), laid_at: ago(2), laid_by: people.steward };
  await db
    .insertInto('model')
    .values([model, { ...id(), ...opened, about: say('model.about/hidden'), hidden_at: ago(1) }])
    .execute();
  const by = { model_id: model.id, how: 'apart' as const, seat_id: null, table_id: null, begun_at: ago(8) };
  const given = { ...by, by_side_id: sides.professionals, given_at: ago(6) };
  const open = { ...id(), ...given, person_id: people.member, show_side: true };
  const few = { ...id(), ...given, person_id: people.steward, show_side: false };
  const draft = { ...id(), ...by, by_side_id: sides.residents, person_id: people.listener };
  await db.insertInto('model_voice').values([open, few, draft]).execute();
  const said = (voice: string, version: number, text: string) => ({
    ...id(),
    voice_id: voice,
    question: 'why',
    version,
    text,
    chosen: [],
    at: ago(7),
  });
  const answer = said(open.id, 2, say('model_answer.text'));
  await db
    .insertInto('model_answer')
    .values([
      said(open.id, 1, say('model_answer.text/before')),
      answer,
      { ...said(open.id, 1, say('model_answer.text/hidden')), question: 'uses', hidden_at: ago(1) },
      said(few.id, 1, say('model_answer.text/few')),
      said(draft.id, 1, say('model_answer.text/draft')),
    ])
    .execute();
  await db.insertInto('model_answer_story').values({ circle_id: circle, answer_id: answer.id, story_id: story }).execute();
  await markTrail(db, circle, [story], { what: 'model.named', about: model.id, now: ago(7) });
  return { model: model.id, voice: open.id };
}
