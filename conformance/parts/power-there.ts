import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';

type There = {
  db: Db;
  circle: string;
  now: Date;
  /** A text with a canary. */ say: (what: string) => string;
  people: { member: string; steward: string };
  sides: { residents: string; professionals: string; deciders: string };
  table: string;
  rests: { story: string; decision: string };
};

/** Who takes part in what and how sides stand to each other: a round that is over and one that is open of each, answered apart and together. */
export async function powerInCircle({ db, circle, now, say, people, sides, table, rests }: There) {
  const ago = (days: number) => new Date(now.getTime() - days * 864e5);
  const dayOf = (days: number) => ago(days).toISOString().slice(0, 10);
  const id = () => ({ circle_id: circle, id: newId() });
  const [over, open] = [
    { ...id(), opened_at: ago(40), opened_by: people.steward, until: dayOf(20), closed_at: ago(20) },
    { ...id(), opened_at: ago(5), opened_by: people.steward, until: dayOf(-20), closed_at: null },
  ];
  await db.insertInto('part_round').values([over, open]).execute();
  await db.insertInto('relation_round').values([over, open]).execute();
  const together = { by_side_id: sides.residents, how: 'together' as const, person_id: null, seat_id: null, table_id: table };
  const apart = { by_side_id: sides.professionals, how: 'apart' as const, person_id: people.member, seat_id: null, table_id: null };
  const part = { process: 'means', side_id: sides.residents, moment: 'now', at: ago(4) };
  await db
    .insertInto('part_answer')
    .values([
      { ...id(), ...part, round_id: over.id, level: 'told', ...together },
      { ...id(), ...part, round_id: open.id, level: 'asked', ...together },
      { ...id(), ...part, round_id: open.id, level: 'decides', ...apart },
    ])
    .execute();
  const named = { story_id: null, insight_id: null, decision_id: null, agreement_id: null, seat_id: null, at: ago(4) };
  const evidence = { ...id(), ...named, round_id: open.id, process: 'means', story_id: rests.story, person_id: people.member };
  await db
    .insertInto('part_evidence')
    .values([evidence, { ...id(), ...named, round_id: over.id, process: 'means', decision_id: rests.decision, person_id: people.steward }])
    .execute();
  const wished = { by_side_id: sides.residents, person_id: null, seat_id: null, table_id: table, agreement_id: null, made_at: ago(4) };
  const wish = { ...id(), text: say('wish.text'), process: 'design', show_side: true, ...wished, hidden_at: null };
  const hiddenWish = { ...id(), text: say('wish.text/hidden'), process: null, show_side: false, ...wished, hidden_at: ago(1) };
  await db.insertInto('wish').values([wish, hiddenWish]).execute();
  const shared = { side_id: sides.residents, since: dayOf(30), made_by: people.steward, made_at: ago(30) };
  const stays = { until: null, ended_because: null, hidden_at: null };
  const sharing = { ...id(), kind: 'expenses', text: say('shared_means.text'), ...shared, ...stays };
  const ended = { until: dayOf(3), ended_because: say('shared_means.ended_because'), hidden_at: null };
  const hidden = { ...stays, hidden_at: ago(1) };
  await db
    .insertInto('shared_means')
    .values([
      sharing,
      { ...id(), kind: 'budget', text: say('shared_means.text/ended'), ...shared, ...ended },
      { ...id(), kind: 'other', text: say('shared_means.text/hidden'), ...shared, ...hidden },
    ])
    .execute();
  const relation = { parameter: 'influence', show_side: false, at: ago(4), hidden_at: null };
  const said = {
    ...id(),
    ...relation,
    round_id: over.id,
    side_id: sides.residents,
    mark: 'none',
    text: say('relation_answer.text'),
    ...together,
  };
  await db
    .insertInto('relation_answer')
    .values([
      said,
      {
        ...{ ...id(), ...relation, round_id: over.id, side_id: sides.professionals, mark: 'much', ...together },
        ...{ text: say('relation_answer.text/hidden'), hidden_at: ago(1) },
      },
      { ...id(), ...relation, round_id: over.id, side_id: sides.residents, mark: 'much', text: say('relation_answer.text/few'), ...apart },
      { ...id(), ...relation, round_id: open.id, side_id: sides.residents, mark: 'much', text: say('relation_answer.text/own'), ...apart },
    ])
    .execute();
  return { evidence: evidence.id, wish: wish.id, sharing: sharing.id, words: said.id };
}
