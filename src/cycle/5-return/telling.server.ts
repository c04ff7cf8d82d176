import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import type { Trail } from '#lib/server/schema.ts';
import { marks, type Mark } from '#lib/server/trail.server.ts';
import type { Language, Words } from '#lib/words/words.ts';
import { aboutsOf, type Ears } from './abouts.server.ts';
import { happeningOf, type Happening } from './happening.ts';

/** The circle in which is told. */
export type Where = { id: string; slug: string; language: string };
/** In which words, to whom; `unheard`: only what was not told yet. */
export type Speaking = { words: Words; lang: Language; ears: Ears; unheard?: boolean };

/** All that happened with one story, oldest first (what happened at once in the order of the chain), ready for words: what, about what, on which day, and whether the teller heard it. */
export async function whatHappened(db: Db, circle: Where, story: string, speaking: Speaking): Promise<Happening[]> {
  return (await whatHappenedWith(db, circle, [story], speaking)).get(story) ?? [];
}

/** The same for many stories at once. */
export async function whatHappenedWith(
  db: Db,
  circle: Where,
  stories: readonly string[],
  { unheard, ears, ...speech }: Speaking,
): Promise<Map<string, Happening[]>> {
  if (stories.length === 0) return new Map();
  const rows = await db
    .selectFrom('trail')
    .select(['story_id', 'what', 'about', 'at', 'heard_at'])
    .where('circle_id', '=', circle.id)
    .where('story_id', 'in', [...stories])
    .$if(unheard === true, (trail) => trail.where('heard_at', 'is', null))
    .orderBy('at')
    .execute();
  const marked = rows.sort((a, b) => a.at.getTime() - b.at.getTime() || marks.indexOf(a.what as Mark) - marks.indexOf(b.what as Mark));
  const about = await aboutsOf(db, circle, marked, ears);
  const told = new Map<string, Happening[]>();
  for (const mark of marked)
    told.set(mark.story_id, [
      ...(told.get(mark.story_id) ?? []),
      happeningOf(mark, about(mark), { ...speech, circleLanguage: circle.language }),
    ]);
  return told;
}

/** What was heard: all that happened until a moment, or exactly these things. What came later is still to be told. */
export type Heard = { how: NonNullable<Trail['heard_how']>; now: Date } & (
  { until: Date } | { these: readonly { what: string; about: string }[] }
);

/** The teller heard it: they said so with their code, a letter left, or a person told them. Looking at a page is none of these. Returns how many things were new. */
export async function hear(db: Db, circle: string, story: string, { how, now, ...which }: Heard): Promise<number> {
  const heard = await db
    .updateTable('trail')
    .set({ heard_at: now, heard_how: how })
    .where('circle_id', '=', circle)
    .where('story_id', '=', story)
    .where('heard_at', 'is', null)
    .$if('until' in which, (trail) => trail.where('at', '<=', 'until' in which ? which.until : now))
    .$if('these' in which, (trail) =>
      trail.where(
        sql<boolean>`(what || ' ' || about) = any(${'these' in which ? which.these.map(({ what, about }) => `${what} ${about}`) : []}::text[])`,
      ),
    )
    .returning('what')
    .execute();
  return heard.length;
}

/** How a teller can be told: by letter, by calling or visiting, or with their card alone. */
export type Way = 'letter' | 'call' | 'card';

/** Who is to be told something in a circle, with how they wished to hear it. `mail`: letters can leave here. */
export async function storiesToTell(db: Db, circle: string, { mail }: { mail: boolean }) {
  const rows = await db
    .selectFrom('story')
    .leftJoin('story_contact as contact', (join) =>
      join
        .onRef('contact.circle_id', '=', 'story.circle_id')
        .onRef('contact.story_id', '=', 'story.id')
        .on(sql<boolean>`story.uses @> '{contact}'`),
    )
    .select(['story.id', 'story.told_at as toldAt', 'contact.name', 'contact.email', 'contact.phone', 'contact.place', 'contact.language'])
    .select(letterRefused.as('letterRefused'))
    .where('story.circle_id', '=', circle)
    .where('story.basis', '=', 'consent')
    .where(somethingToTell)
    .orderBy('story.told_at')
    .orderBy('story.id')
    .execute();
  return rows.map((row) => ({ ...row, way: wayOf(row, mail) }));
}

/** A letter to this address came back since it was given. */
export const letterRefused = sql<boolean>`exists (select from letter as back where back.circle_id = story.circle_id and back.story_id = story.id and back.kind = 'return' and back.failed_at > contact.given_at)`;

/** Something happened with a story that its teller has not heard. */
export const somethingToTell = sql<boolean>`exists (select from trail where trail.circle_id = story.circle_id and trail.story_id = story.id and trail.heard_at is null)`;

function wayOf(
  { email, phone, place, letterRefused }: { email: string | null; phone: string | null; place: string | null; letterRefused: boolean },
  mail: boolean,
): Way {
  if (email && mail && !letterRefused) return 'letter';
  return email || phone || place ? 'call' : 'card';
}
