import { hashOfText } from '#cycle/1-gather/text-of-story.server.ts';
import { markFragment } from '#cycle/2-sense/fragments.server.ts';
import { moderate } from '#cycle/2-sense/moderation.server.ts';
import { makeMap } from '#cycle/2-sense/opinion-maps.server.ts';
import { meetRespondent, saySides } from '#cycle/2-sense/respondents.server.ts';
import { openResponding } from '#cycle/2-sense/respondings.server.ts';
import type { AnswerGiven } from '#cycle/2-sense/response.ts';
import { answerStatement } from '#cycle/2-sense/responses.server.ts';
import { makeStatement, proposeStatement, type TakenFrom } from '#cycle/2-sense/statements.server.ts';
import { newId } from '#lib/server/ids.ts';
import { seededRandom, type Random } from '#maths/opinion-map/random.ts';
import { groundsOf } from '#system/circles/circles.server.ts';
import type { Ground } from '../fill-example.server.ts';
import { missed, personas, statements, type StatementName } from './asking.ts';
import type { Cast } from './cast.server.ts';
import type { Sense } from './make-sense.server.ts';
import type { SideName } from './stories.ts';
import type { Stories } from './tell-stories.server.ts';

type Made = { stories: Stories; sense: Sense };

/** The tables make statements, someone lets them in, the circle asks people, they answer as who they are would, and what they share is mapped. */
export async function askPeople(ground: Ground, cast: Cast, { stories, sense }: Made): Promise<void> {
  const { db } = ground;
  const { circle, people, day } = cast;
  const asked = new Map<StatementName, string>();
  for (const name of Object.keys(statements) as StatementName[]) {
    const { text, side, ...taken } = statements[name];
    const from =
      'insight' in taken
        ? { insight: sense.insight(taken.insight) }
        : await fragmentOf(ground, cast, stories, { marked: taken.fragment, side });
    asked.set(name, await letIn(ground, cast, { text, side, from }));
  }
  const opened = await openResponding(db, circle, { results: 'everyone', by: people.coSteward, now: day(22) });
  if (opened) throw new Error(`The example cannot ask yet: ${opened}`);
  const everyone = await answerAll(ground, cast, asked);
  await sayWhatIsMissed(ground, cast, everyone);
  await makeMap(db, circle, day(1));
}

async function fragmentOf(
  { db }: Ground,
  { circle, side, people, day }: Cast,
  stories: Stories,
  { marked: [name, words], side: from }: { marked: readonly [string, string]; side: SideName },
): Promise<TakenFrom> {
  const story = stories.get(name)!;
  const start = story.text.indexOf(words);
  const marked = { story: story.id, start, end: start + words.length, text_hash: hashOfText(story.text) };
  return {
    fragments: [await markFragment(db, circle, marked, { voice: { side: side(from), person: people.steward, table: null }, now: day(24) })],
  };
}

async function letIn(
  { db }: Ground,
  { circle, side, people, day }: Cast,
  { text, side: from, from: taken }: { text: string; side: SideName; from: TakenFrom },
): Promise<string> {
  const by = { voice: { side: side(from), person: people.steward, table: null }, now: day(24) };
  const id = await makeStatement(db, circle, { text, language: 'nl', from: taken }, by);
  if (!id) throw new Error(`The example's statement repeats a story: ${text}`);
  await moderate(db, circle, id, { act: 'accept', by: people.listener, now: day(23) });
  return id;
}

/** Everyone answers on a day of their own, a few statements left unseen. Chance is seeded: the example is the same everywhere. */
async function answerAll({ db, keys }: Ground, { circle, side, day }: Cast, asked: ReadonlyMap<StatementName, string>): Promise<string[]> {
  const chance = seededRandom(1);
  const all: string[] = [];
  for (const persona of personas) {
    for (let nth = 0; nth < persona.people; nth++) {
      const now = day(3 + Math.floor(chance() * 18));
      const respondent = await meetRespondent(db, circle, { id: newId(), statement: asked.values().next().value! }, { keys, now });
      await saySides(db, { circle, id: respondent }, chance() < 0.8 ? [side(persona.side)] : []);
      for (const [name, statement] of asked)
        if (chance() < 0.9) await answerStatement(db, circle, { respondent, statement }, { answer: answerOf(persona, name, chance), now });
      all.push(respondent);
    }
  }
  return all;
}

/** What someone like this says: nearly always what is theirs, now and then otherwise; of what is not named this or that. */
function answerOf({ yes, no }: (typeof personas)[number], name: StatementName, chance: Random): AnswerGiven {
  const draw = chance();
  if (yes.includes(name)) return draw < 0.9 ? 'yes' : draw < 0.96 ? 'pass' : 'no';
  if (no.includes(name)) return draw < 0.84 ? 'no' : draw < 0.94 ? 'pass' : 'yes';
  return draw < 0.45 ? 'yes' : draw < 0.75 ? 'no' : 'pass';
}

async function sayWhatIsMissed({ db }: Ground, { circle, people, day }: Cast, everyone: readonly string[]): Promise<void> {
  const propose = (text: string, nth: number) =>
    proposeStatement(db, circle, { text, language: 'nl', respondent: everyone[nth]! }, day(4 + nth));
  const grounds = await groundsOf(db, circle);
  await moderate(db, circle, await propose(missed.letIn, 2), { act: 'accept', by: people.listener, now: day(4) });
  const refusal = { act: 'refuse', ground: grounds[0]!.id, quietly: true } as const;
  await moderate(db, circle, await propose(missed.refused, 5), { ...refusal, by: people.listener, now: day(4) });
  await propose(missed.waits, 0);
}
