import { expect, test } from 'vitest';
import { startKring } from '../running.ts';
import * as room from './live-session.ts';
import { kringRuns } from './phones.ts';

const { browser, db, at, env, started } = await kringRuns('live-session');

/** Kills Kring as a power cut does, and starts it again at the same address. */
async function restarts(): Promise<void> {
  const killed = started.at(-1)!;
  killed.child.kill('SIGKILL');
  await killed.stop();
  started.push(await startKring({ ...env, PORT: new URL(killed.address).port }));
}

test('ten browsers hold a whole conversation, through a lost network, a killed server, someone late, someone who leaves, and another who leads', async () => {
  const cast = await room.theCast({ browser, db, at });
  await room.arrives(cast);
  const spoke = await room.speaksInTurn(cast);
  expect(spoke.filter((name) => name !== 'Gijs').sort()).toEqual(['Ana', 'Bo', 'Cas', 'Dee', 'Fatma']);
  await room.writesInSilence(cast, restarts);
  const session = cast.path.split('/').at(-1)!;
  const notes = await db.selectFrom('note').select('text').where('session_id', '=', session).execute();
  expect(notes.map(({ text }) => text).sort()).toEqual(Object.values(room.hidden).sort()); // each once
  await room.recognises(cast);
  await room.sitsAtTables(cast);
  await room.asksForTheFloor(cast);
  await room.harvests(cast);
  await room.agrees(cast);
  await room.looksBack(cast);
  const everyone = [...Object.values(cast.guests), cast.samira, cast.tom, cast.screen, cast.eva];
  // The page of a table that one no longer sits at is not here: it leads to one's own.
  expect(everyone.flatMap(({ wrongs }) => wrongs).filter((wrong) => !/^404: .*\/table\/\d$/.test(wrong))).toEqual([]);
  expect([...cast.cas.scripts]).toEqual([]);
}, 300_000);
