import { openTable, closeTable, sitDown } from '#cycle/2-sense/tables.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { giveVoice, sayCard, type Speaking } from '#system/models/answers.server.ts';
import { layModel, openModel } from '#system/models/models.server.ts';
import type { Saying } from '#system/models/saying.ts';
import type { Ground } from '../fill-example.server.ts';
import { desk, firstDay, orders, type DrawnOfExample, type VoiceOfExample } from './answer-models.ts';
import type { Cast } from './cast.server.ts';
import type { Stories } from './tell-stories.server.ts';

/** Three models of the example: two laid side by side, one that people still fill in. `stories`: their ids by name. */
export function answerModels(ground: Ground, cast: Cast, stories: Stories): Promise<void> {
  return atomically(ground.db, async (db) => {
    for (const drawn of [desk, firstDay, orders]) await fillModel({ ...ground, db }, cast, { drawn, stories });
  });
}

async function fillModel(ground: Ground, cast: Cast, { drawn, stories }: { drawn: DrawnOfExample; stories: Stories }): Promise<void> {
  const { db } = ground;
  const { circle, people, day } = cast;
  const model = await openModel(db, circle, drawn, { person: people.steward, now: day(drawn.opened) });
  for (const voice of drawn.voices) {
    const by = await speakingAs(ground, cast, voice);
    for (const { card, on, story, ...said } of voice.said) {
      const saying = inIds(cast, said);
      const named = story === undefined ? [] : [stories.get(story)!.id];
      await sayCard(db, circle, { model, question: card, saying, stories: named }, { by, now: day(on ?? voice.on) });
    }
    await giveVoice(db, circle, { model, by, showSide: voice.showSide ?? true, now: day(voice.on) });
  }
  if (drawn.laid !== undefined) await layModel(db, circle, model, { person: people.steward, now: day(drawn.laid) });
}

function inIds({ side }: Cast, { text, sides, chosen }: Pick<VoiceOfExample['said'][number], 'text' | 'sides' | 'chosen'>): Saying {
  return { text: text ?? null, chosen: sides ? sides.map((name) => (name === 'nobody' ? name : side(name))) : chosen ? [chosen] : [] };
}

async function speakingAs({ db, keys }: Ground, cast: Cast, { from, as, on }: VoiceOfExample): Promise<Speaking> {
  const { circle, side, people, day } = cast;
  if (as !== 'table') return { how: 'apart', side: side(from), person: people[as], seat: null };
  const readers = [await readerOf(db, circle, side(from))];
  const table = await openTable(db, circle, { name: 'Tekenavond', readers }, { keys, person: people.steward, now: day(on) });
  await sitDown(db, circle, table, { side: side(from), now: day(on) });
  await closeTable(db, circle, table, day(on));
  return { how: 'together', side: side(from), table };
}

const readerOf = async (db: Db, circle: string, id: string) =>
  (await db.selectFrom('side').select('reader').where('circle_id', '=', circle).where('id', '=', id).executeTakeFirstOrThrow()).reader;
