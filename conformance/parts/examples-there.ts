import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { recordFields } from '#system/cases/case-record.ts';

type There = { db: Db; circle: string; organisation: string; now: Date; say: (what: string) => string; person: string; opener: string };

/** What the circle tells of itself: open, as a draft, taken back; and an example from elsewhere that is held. Returns that one. */
export async function examplesInCircle({ db, circle, organisation, now, say, person, opener }: There): Promise<string> {
  const ago = (days: number) => new Date(now.getTime() - days * 864e5);
  const row = (which: string, more: object) => {
    const told = Object.fromEntries(recordFields.map((field) => [field, say(`circle_case.${field}${which}`)])) as Record<
      (typeof recordFields)[number],
      string
    >;
    return {
      ...{ circle_id: circle, id: newId(), title: say(`circle_case.title${which}`), about: say(`circle_case.about${which}`), ...told },
      ...{ country: 'NL', place: say(`circle_case.place${which}`), longitude: 5.17, latitude: 52.03 },
      ...{ changed_by: person, changed_at: ago(6), published_at: ago(5), taken_back_at: null, hidden_at: null, ...more },
    };
  };
  await db
    .insertInto('circle_case')
    .values([
      row('', {}),
      row('/draft', { published_at: null }),
      row('/back', { taken_back_at: ago(4) }),
      row('/hidden', { taken_back_at: ago(4), hidden_at: ago(1) }),
    ])
    .execute();
  const held = newId();
  await db
    .insertInto('held_case')
    .values({
      ...{
        organisation_id: organisation,
        id: held,
        source: `https://kring.example.org/${say('held_case.source').replaceAll(' ', '-')}`,
        source_id: 'example',
        language: 'en',
      },
      ...{ title: say('held_case.title'), about: say('held_case.about'), country: 'GB', place: say('held_case.place') },
      ...{ longitude: null, latitude: null, told: JSON.stringify({ aim: 'To see.', sources: [] }), held_by: opener, held_at: ago(3) },
    })
    .execute();
  return held;
}
