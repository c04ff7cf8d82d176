import { sql } from 'kysely';
import type { Eyes } from '#cycle/1-gather/eyes.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { storiesBehindFragments } from './evidence.server.ts';
import { quotable } from './fragments.server.ts';
import type { Theme } from './theme.ts';
import { keptVoice, type Voice } from './voice.ts';

/** Names what fragments share. */
export async function nameTheme(db: Db, circle: string, theme: Theme, { voice, now }: { voice: Voice; now: Date }): Promise<string> {
  const id = newId();
  await db
    .insertInto('theme')
    .values({ circle_id: circle, id, ...theme, ...keptVoice(voice), named_at: now, hidden_at: null })
    .execute();
  return id;
}

/** Gives a theme a better name. Hidden words stay hidden until someone has looked. */
export async function renameTheme(db: Db, circle: string, theme: string, { name, about }: Theme, now: Date) {
  await db.updateTable('theme').set({ name, about, named_at: now }).where('circle_id', '=', circle).where('id', '=', theme).execute();
}

/** Puts fragments in a theme, and marks the trail of every story they come from. A fragment may lie in several themes. */
export async function placeInTheme(
  db: Db,
  circle: string,
  theme: string,
  fragments: readonly string[],
  { voice, now }: { voice: Voice; now: Date },
) {
  await atomically(db, async (db) => {
    const placed = await db
      .insertInto('theme_fragment')
      .columns(['circle_id', 'theme_id', 'fragment_id', 'side_id', 'at'])
      .expression((from) =>
        from
          .selectFrom('fragment')
          .select([
            sql.lit(circle).as('circle_id'),
            sql<string>`${theme}::text`.as('theme_id'),
            'fragment.id',
            sql<string>`${voice.side}::text`.as('side_id'),
            sql<Date>`${now}::timestamptz`.as('at'),
          ])
          .where('fragment.circle_id', '=', circle)
          .where('fragment.id', 'in', [...fragments, '']),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('fragment_id')
      .execute();
    const stories = await storiesBehindFragments(
      db,
      circle,
      placed.map((row) => row.fragment_id),
    );
    await markTrail(db, circle, stories, { what: 'theme.placed', about: theme, now });
  });
}

/** Takes fragments out of a theme; they stay marked. */
export async function takeFromTheme(db: Db, circle: string, theme: string, fragments: readonly string[]) {
  await db
    .deleteFrom('theme_fragment')
    .where('circle_id', '=', circle)
    .where('theme_id', '=', theme)
    .where('fragment_id', 'in', [...fragments, ''])
    .execute();
}

/** Moves fragments from one theme to another: all of them makes two themes one. */
export async function moveToTheme(
  db: Db,
  circle: string,
  fragments: readonly string[],
  move: { from: string; to: string; voice: Voice; now: Date },
) {
  if (move.from === move.to) return;
  await atomically(db, async (db) => {
    await placeInTheme(db, circle, move.to, fragments, move);
    await takeFromTheme(db, circle, move.from, fragments);
  });
}

/** Takes away a theme that is empty and on which nothing rests. Says whether it was done. */
export async function dropTheme(db: Db, circle: string, theme: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('theme')
    .where('circle_id', '=', circle)
    .where('id', '=', theme)
    .where(sql<boolean>`not exists (select from theme_fragment where circle_id = theme.circle_id and theme_id = theme.id)`)
    .where(sql<boolean>`not exists (select from insight where circle_id = theme.circle_id and theme_id = theme.id)`)
    .where(sql<boolean>`not exists (select from dissent where circle_id = theme.circle_id and theme_id = theme.id)`)
    .returning('id')
    .executeTakeFirst();
  return gone !== undefined;
}

/** The themes of a circle, those with most fragments that these eyes may see first. */
export async function themesOf(db: Db, circle: string, eyes: Eyes): Promise<ThemeHere[]> {
  // Counted in one pass over what is placed: counting for each theme by itself takes a second at forty themes.
  const counted = db
    .selectFrom('theme_fragment')
    .innerJoin('fragment', (join) =>
      join.onRef('fragment.circle_id', '=', 'theme_fragment.circle_id').onRef('fragment.id', '=', 'theme_fragment.fragment_id'),
    )
    .innerJoin('story', (join) =>
      join
        .onRef('story.circle_id', '=', 'fragment.circle_id')
        .onRef('story.id', '=', 'fragment.story_id')
        .onRef('story.text_hash', '=', 'fragment.text_hash'),
    )
    .select(['theme_fragment.theme_id', (all) => all.fn.countAll<number>().as('fragments')])
    .where('theme_fragment.circle_id', '=', circle)
    .where(quotable(eyes))
    .groupBy('theme_fragment.theme_id');
  const rows = await db
    .selectFrom('theme')
    .leftJoin(counted.as('counted'), 'counted.theme_id', 'theme.id')
    .select(['theme.id', 'theme.name', 'theme.about', 'theme.hidden_at', 'counted.fragments'])
    .where('theme.circle_id', '=', circle)
    .orderBy('counted.fragments', (by) => by.desc().nullsLast())
    .orderBy('theme.named_at')
    .orderBy('theme.id')
    .execute();
  return rows.map(({ hidden_at, name, about, fragments, ...theme }) => ({
    ...theme,
    fragments: fragments ?? 0,
    hidden: hidden_at !== null,
    name: hidden_at ? null : name,
    about: hidden_at ? null : about,
  }));
}
export type ThemeHere = { id: string; name: string | null; about: string | null; hidden: boolean; fragments: number };
