import { invitationCode, keptInvitationCode, keptTaker } from '#catalysts/invitations/invitation-codes.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Keys } from '#lib/server/keys.server.ts';

type There = {
  db: Db;
  keys: Keys;
  circle: string;
  now: Date;
  /** A text with a canary. */ say: (what: string) => string;
  people: { member: string; steward: string };
  sides: { residents: string; professionals: string };
  ground: string;
};

/** Who was named and is not here, in every state; who goes there; a name and a number until their day; and a card that was passed on. */
export async function voicesInCircle({ db, keys, circle, now, say, people, sides, ground }: There) {
  const ago = (days: number) => new Date(now.getTime() - days * 864e5);
  const dayOf = (days: number) => ago(days).toISOString().slice(0, 10);
  const naming = { circle_id: circle, id: newId(), side_ids: [sides.residents], language: 'en', named_on: dayOf(9) };
  await db
    .insertInto('naming')
    .values([
      { ...naming, person_name: say('naming.person_name'), name_until: dayOf(-30) },
      { ...naming, id: newId(), person_name: say('naming.person_name/over'), name_until: dayOf(2) },
    ])
    .execute();
  const aTouched = async (which: string, more: object = {}) => {
    const id = newId();
    const words = { kind: 'group' as const, text: say(`touched.text${which}`), language: 'en', named_on: dayOf(9) };
    await db
      .insertInto('touched')
      .values({ circle_id: circle, id, ...words, ...more })
      .execute();
    return id;
  };
  const looked = { looked_by: people.steward };
  const call = {
    call_name: say('touched.call_name'),
    call_number: say('touched.call_number'),
    call_until: dayOf(-30),
    call_by: people.steward,
  };
  const main = await aTouched('', { ...looked, accepted_at: ago(8), ...call });
  const waiting = await aTouched('/waiting');
  await aTouched('/refused', { ...looked, refused_at: ago(8), ground_id: ground });
  const same = await aTouched('/same', { same_as: main, same_at: ago(7) });
  await aTouched('/hidden', { hidden_at: ago(1) });
  const nominated = (touched: string, which: string, hidden_at: Date | null = null) => ({
    ...{ circle_id: circle, id: newId(), naming_id: naming.id, touched_id: touched, text: say(`nomination.text${which}`), hidden_at },
  });
  await db
    .insertInto('nomination')
    .values([nominated(main, ''), nominated(waiting, '/hidden', ago(1))])
    .execute();
  const reaching = (which: string, more: object = {}) => ({
    ...{
      circle_id: circle,
      id: newId(),
      touched_id: main,
      way: 'visit' as const,
      planned_on: dayOf(-3),
      made_by: people.member,
      made_at: ago(6),
    },
    ...{ who: say(`reaching.who${which}`), place: say(`reaching.place${which}`), ...more },
  });
  const open = reaching('');
  const done = { result: 'not_met' as const, done_on: dayOf(2), done_by: people.member };
  await db
    .insertInto('reaching')
    .values([
      open,
      reaching('/done', { ...done, seen: say('reaching.seen/done') }),
      reaching('/hidden', { ...done, seen: say('reaching.seen/hidden'), hidden_at: ago(1) }),
    ])
    .execute();
  const card = newId();
  const code = invitationCode(keys, card);
  await db
    .insertInto('invitation_card')
    .values({
      ...{ circle_id: circle, id: card, code_hash: keptInvitationCode(keys, code), nth: 1, depth: 1, made_on: dayOf(9) },
      ...{ taker_hash: keptTaker(keys, circle, { kind: 'person', id: people.member }), side_id: sides.professionals, from_card_id: null },
    })
    .execute();
  return { touched: main, waiting, same, reaching: open.id, code };
}
