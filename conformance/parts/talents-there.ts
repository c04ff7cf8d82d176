import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { keptTalentCode, talentCode } from '#system/learning/talent-codes.server.ts';

type There = { db: Db; keys: Keys; circle: string; now: Date; say: (what: string) => string; person: string; side: string };

/** For whom the circle looks, and offers of every kind. `own`: the member's; `waits`: one that may be let through; `ask`: what the member asked. */
export async function talentsInCircle({
  db,
  keys,
  circle,
  now,
  say,
  person,
  side,
}: There): Promise<{ ask: string; own: string; waits: string }> {
  const ago = (days: number) => new Date(now.getTime() - days * 864e5);
  const dayOf = (days: number) => ago(days).toISOString().slice(0, 10);
  const ask = (which: string, more: object = {}) => ({
    ...{ circle_id: circle, id: newId(), text: say(`talent_ask.text${which}`), side_id: side, person_id: person, asked_at: ago(5) },
    ...{ ended_at: null, hidden_at: null, ...more },
  });
  const open = ask('');
  await db
    .insertInto('talent_ask')
    .values([open, ask('/hidden', { hidden_at: ago(1) }), ask('/ended', { ended_at: ago(1) })])
    .execute();
  const talent = (which: string, more: object = {}) => {
    const id = newId();
    return {
      ...{ circle_id: circle, id, ask_id: open.id, text: say(`talent.text${which}`), language: 'en' },
      ...{ person_name: say(`talent.person_name${which}`), reach: say(`talent.reach${which}`), seen_by: 'inside' as const },
      ...{ person_id: null, code_hash: keptTalentCode(keys, talentCode(keys, id)), offered_on: dayOf(4), until: dayOf(-300) },
      ...{ let_through_at: null, hidden_at: null, ...more },
    };
  };
  const own = talent('', { person_id: person });
  const waits = talent('/waits', { seen_by: 'everyone with name' });
  await db
    .insertInto('talent')
    .values([
      own,
      waits,
      talent('/open', { seen_by: 'everyone', let_through_at: ago(2) }),
      talent('/named', { seen_by: 'everyone with name', let_through_at: ago(2) }),
      talent('/hidden', { seen_by: 'everyone with name', let_through_at: ago(2), hidden_at: ago(1) }),
      talent('/over', { seen_by: 'everyone with name', let_through_at: ago(2), until: dayOf(1) }),
    ])
    .execute();
  return { ask: open.id, own: own.id, waits: waits.id };
}
