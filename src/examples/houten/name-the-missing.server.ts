import { comeWith, takeCard } from '#catalysts/invitations/invitation-cards.server.ts';
import type { Taker } from '#catalysts/invitations/invitation-codes.server.ts';
import { letThrough } from '#compass/voices/letting-through.server.ts';
import { keepNumber } from '#compass/voices/names.server.ts';
import { nameMissing } from '#compass/voices/namings.server.ts';
import { planReaching, sayReached } from '#compass/voices/reachings.server.ts';
import { saySame } from '#compass/voices/same.server.ts';
import { newId } from '#lib/server/ids.ts';
import { seededRandom, type Random } from '#maths/opinion-map/random.ts';
import type { Ground } from '../fill-example.server.ts';
import type { Cast } from './cast.server.ts';
import type { SideName } from './stories.ts';
import {
  answers,
  convenors,
  firstGivers,
  goings,
  letThrough as open,
  passing,
  sameAs,
  touched,
  type TouchedName,
} from './who-is-missing.ts';

/** People of every side say who is missing, at two moments; someone goes to some of them; and cards are passed from hand to hand. */
export async function nameTheMissing(ground: Ground, cast: Cast): Promise<void> {
  const { db } = ground;
  const { circle, side, people, day, date } = cast;
  for (const name of convenors)
    await db.updateTable('side').set({ convenor: true }).where('circle_id', '=', circle).where('id', '=', side(name)).execute();
  for (const [before, from, ...names] of answers) {
    const naming = {
      sides: from ? [side(from)] : [],
      language: 'nl',
      named: names.map((name) => touched[name]),
      name: null,
      nameUntil: null,
    };
    await nameMissing(db, circle, { ...naming, id: newId(), day: date(before) });
  }
  const rows = await db.selectFrom('touched').select(['id', 'text']).where('circle_id', '=', circle).execute();
  const id = (name: TouchedName) => rows.find(({ text }) => text === touched[name].text)!.id;
  for (const [one, other] of sameAs) await saySame(db, circle, { one: id(one), other: id(other), now: day(4) });
  for (const name of open) await letThrough(db, circle, id(name), { act: 'accept', by: people.listener, now: day(4) });
  for (const { whom, who, way, place, planned, result, seen = null } of goings) {
    const plan = { who, way, place, plannedOn: date(planned), by: people.coSteward, now: day(Math.max(3, planned + 2)) };
    const going = (await planReaching(db, circle, id(whom), plan))!;
    if (result) await sayReached(db, circle, going, { result, seen, doneOn: date(planned), by: people.coSteward });
  }
  const call = { name: 'Het bestuur (verzonnen)', number: '030-555 01 00', until: date(-60) };
  await keepNumber(db, circle, id('newcomers'), { by: people.coSteward, call });
  await passCards(ground, cast);
}

type Giver = { taker: Taker; side: SideName; day: number };

/** Three cards each, passed on by those who came, until the day before today. Chance is seeded: the example is the same everywhere. */
async function passCards({ db, keys }: Ground, { circle, side, date }: Cast): Promise<void> {
  const chance = seededRandom(16);
  let givers: Giver[] = firstGivers.map((from) => ({ taker: { kind: 'seat', id: newId() }, side: from, day: 34 }));
  while (givers.length > 0) {
    const next: Giver[] = [];
    for (const { taker, side: from, day } of givers) {
      for (let nth = 0; nth < 3; nth++) {
        const card = await takeCard(db, circle, { taker, side: side(from), keys, day: date(day) });
        const came = whoCame(from, chance);
        if (!card || !came) continue;
        await comeWith(db, circle, card.id, { side: side(came), day: date(day - 4) });
        if (day > 20 && came in passing) next.push({ taker: { kind: 'card', id: card.id }, side: came, day: day - 7 });
      }
    }
    givers = next;
  }
}

function whoCame(from: SideName, chance: Random): SideName | null {
  let drawn = chance();
  for (const [to, share] of Object.entries(passing[from as keyof typeof passing] ?? {}) as [SideName, number][]) {
    if (drawn < share) return to;
    drawn -= share;
  }
  return null;
}
