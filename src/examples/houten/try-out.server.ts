import { observe } from '#catalysts/try-outs/observations.server.ts';
import { decideTryOut, writeTryOut } from '#catalysts/try-outs/try-outs.server.ts';
import { answerTime, closeTime, planTime, startRitual } from '#catalysts/rituals/rituals.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Ground } from '../fill-example.server.ts';
import type { Cast } from './cast.server.ts';
import type { Sense } from './make-sense.server.ts';
import { ritual, tryOuts } from './try-out.ts';

/** The example tries: small changes that were watched from several sides, and a small form in a meeting. */
export async function tryThings(ground: Ground, cast: Cast, { sense }: { sense: Sense }): Promise<void> {
  const written = new Map<string, string>();
  for (const one of tryOuts) written.set(one.name, await tryOne(ground, cast, { one, sense, written }));
  await tryRitual(ground, cast);
}

type Trying = { one: (typeof tryOuts)[number]; sense: Sense; written: ReadonlyMap<string, string> };

async function tryOne({ db }: Ground, { circle, side, people, day, date }: Cast, { one, sense, written }: Trying): Promise<string> {
  const follows = one.follows ? written.get(one.follows)! : null;
  const card = { ...one.card, side: side(one.card.side), until: date(one.until), insights: one.insights.map(sense.insight) };
  const id = await writeTryOut(
    db,
    circle,
    { ...card, agreement: null, follows, method: null },
    { person: people.steward, seat: null, now: day(one.began), today: date(one.began), begins: true },
  );
  for (const { day: when, from, outside, ...saw } of one.saw) {
    const who = outside ? null : from === 'worker' ? people.steward : people.coSteward;
    const seen = { ...saw, seenOn: date(when), side: from && side(from), showSide: from !== null };
    await observe(db, circle, id, {
      ...seen,
      id: newId(),
      outside: outside ?? false,
      person: who,
      seat: null,
      photo: null,
      now: day(when),
    });
  }
  if (one.decided) {
    const { day: when, side: from, ...deciding } = one.decided;
    const done = await decideTryOut(db, circle, id, { ...deciding, side: side(from), now: day(when), today: date(when) });
    if (!done) throw new Error(`The try-out ${one.name} of the example could not be decided`);
  }
  return id;
}

async function tryRitual({ db }: Ground, { circle, side, people, day, date }: Cast) {
  const { form, meeting, began, days } = ritual;
  const by = { person: people.steward, seat: null, now: day(began) };
  const id = await startRitual(db, circle, { form, name: null, how: null, meeting, side: side('worker'), on: null }, by);
  for (const { day: when, said, shifted } of days) {
    await planTime(db, circle, id, { on: date(when), now: day(began) });
    const { id: time } = await db
      .selectFrom('ritual_time')
      .select('id')
      .where('circle_id', '=', circle)
      .where('ritual_id', '=', id)
      .where('on_day', '=', date(when))
      .executeTakeFirstOrThrow();
    for (const spoke of said)
      await answerTime(db, circle, time, { id: newId(), spoke, shifted, keep: 'keep', now: day(when), today: date(when) });
    if (said.length > 0) await closeTime(db, circle, time, date(when - 1));
  }
}
