import { sayWhetherItHolds } from '#cycle/3-dialogue/assents.server.ts';
import { countAttendance } from '#cycle/3-dialogue/attendance.server.ts';
import { makeFinding } from '#cycle/3-dialogue/findings.server.ts';
import { keepMinorityNote } from '#cycle/3-dialogue/minority-notes.server.ts';
import { giveQuote } from '#cycle/3-dialogue/quotes.server.ts';
import { agreeRecord, writeRecord } from '#cycle/3-dialogue/records.server.ts';
import { takeSeat } from '#cycle/3-dialogue/seats.server.ts';
import { holdSession, planSession } from '#cycle/3-dialogue/sessions.server.ts';
import { bringInsights, bringStories } from '#cycle/3-dialogue/stimuli.server.ts';
import type { Ground } from '../fill-example.server.ts';
import type { Cast } from './cast.server.ts';
import { sessions } from './dialogue-and-change.ts';
import type { Sense } from './make-sense.server.ts';
import type { SideName } from './stories.ts';
import type { Stories } from './tell-stories.server.ts';

/** The findings of the example by their short names. */
export type Talks = { finding: (name: string) => string };
type Example = (typeof sessions)[number];

/** One conversation that was held, with its agreed record, and one that is planned. */
export async function holdConversations(
  ground: Ground,
  cast: Cast,
  { stories, sense }: { stories: Stories; sense: Sense },
): Promise<Talks> {
  const found = new Map<string, string>();
  for (const example of sessions) {
    const session = await plan(ground, cast, example, { stories, sense });
    if (!example.findings) continue;
    await holdSession(ground.db, cast.circle, session, cast.day(example.day));
    for (const { name, text, insights, stories: named } of example.findings) {
      const finding = { text, insights: insights.map(sense.insight), stories: named.map((story) => stories.get(story)!.id) };
      found.set(name, await makeFinding(ground.db, cast.circle, session, { finding, now: cast.day(example.day) }));
    }
    await agreeOnRecord(ground, cast, example, session);
  }
  return { finding: (name) => found.get(name)! };
}

async function plan(
  { db, keys }: Ground,
  { circle, people, day }: Cast,
  example: Example,
  { stories, sense }: { stories: Stories; sense: Sense },
): Promise<string> {
  const starts_at = atHalfPastSeven(day(example.day));
  const ends_at = new Date(starts_at.getTime() + 2 * 60 * 60 * 1000);
  const readers = ['residents', 'professionals', 'deciders'] as const;
  const words = { purpose: example.purpose, change_wanted: example.changeWanted, place: example.place };
  const now = day(Math.max(example.day + 10, 1));
  const session = await planSession(
    db,
    circle,
    { ...words, starts_at, ends_at, readers: [...readers] },
    { person: people.steward, keys, now },
  );
  await bringInsights(db, circle, session, example.insights.map(sense.insight));
  const chosen = example.stories.map(({ story }) => stories.get(story)!.id);
  await bringStories(
    db,
    circle,
    { id: session, readers: [...readers], heldAt: null },
    { stories: chosen, chooser: { oneOf: [...readers] }, now },
  );
  return session;
}

async function agreeOnRecord({ db, keys }: Ground, { circle, side, day }: Cast, example: Example, session: string) {
  const [evening, after] = [day(example.day), day(example.day - 4)];
  await countAttendance(
    db,
    circle,
    session,
    new Map(Object.entries(example.attendance ?? {}).map(([name, people]) => [side(name as SideName), people])),
  );
  await writeRecord(db, circle, session, { text: example.record!, now: evening });
  const note = example.minorityNote;
  if (note)
    await keepMinorityNote(db, circle, session, {
      note: { different: note.text, about: null, show_side: note.showSide },
      side: side(note.side),
      now: evening,
    });
  const sit = (name: SideName) => takeSeat(db, circle, session, { sides: [side(name)], keys, now: evening });
  for (const { side: from, answer, words } of example.assents ?? [])
    await sayWhetherItHolds(db, circle, session, { seat: await sit(from), assent: { answer, words: words ?? null }, now: evening });
  for (const { side: from, words } of example.quotes ?? [])
    await giveQuote(db, circle, session, { seat: await sit(from), words, now: evening });
  const agreed = await agreeRecord(db, circle, session, { printed: true, now: after });
  if (agreed !== 'agreed') throw new Error(`The record of the example is not agreed: ${agreed}`);
}

function atHalfPastSeven(day: Date): Date {
  const evening = new Date(day);
  evening.setUTCHours(18, 30, 0, 0);
  return evening;
}
