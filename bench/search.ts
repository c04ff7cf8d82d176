import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { startVisit } from '#lib/people/visits.server.ts';
import { aCircle, aMember } from '#testing/worlds.ts';
import type { World } from '../conformance/world.ts';
import type { Figure } from './run.ts';

const [many, pieces, themes, tries] = [10_000, 3_000, 40, 40] as const;

/** Ten thousand stories in one circle: the list, search, a slip of the pen and the board of themes answer quickly, one after another. */
export async function searchAmongMany(world: World): Promise<Figure[]> {
  const { app, db } = await world.inside();
  const circle = await aCircle(db, { now: new Date() });
  const cookie = `kring-visit=${await startVisit(db, await aMember(db, circle, 'listener', { now: new Date() }), new Date())}`;
  await fill(db, circle.id, circle.sides.residents);
  const slow = async (addresses: (nth: number) => string) => {
    const took: number[] = [];
    for (let nth = 0; nth < tries + 3; nth++) {
      const started = performance.now();
      const answer = await app.request(`/circles/${circle.slug}${addresses(nth)}`, { headers: { cookie, 'accept-language': 'en' } });
      const bytes = (await answer.text()).length;
      if (answer.status !== 200 || bytes < 3000) throw new Error(`${addresses(nth)} answered ${answer.status} with ${bytes} characters`);
      if (nth >= 3) took.push(performance.now() - started); // the first ones warm up
    }
    return took.sort((a, b) => a - b)[Math.floor(tries * 0.95)]!;
  };
  const word = (nth: number) =>
    ['landlord', 'marijuana', 'trees', 'traffic', 'Kentucky', 'refugees', 'sidewalks', '"high speed"', 'the', 'county schools'][nth % 10]!;
  const slip = (nth: number) => ['marihuana', 'lanldord', 'sidewlaks', 'refugeees', 'trafic'][nth % 5]!;
  const figures: [string, number][] = [
    ['List of 50 among 10,000 stories', await slow(() => '/stories')],
    ['The list, filtered by words', await slow((nth) => `/stories?words=${encodeURIComponent(word(nth))}`)],
    ['Search across the circle', await slow((nth) => `/search?q=${encodeURIComponent(word(nth))}`)],
    ['Search with a slip of the pen', await slow((nth) => `/search?q=${slip(nth)}`)],
    ['The board of themes', await slow(() => '/sense')],
  ];
  return figures.map(([what, value]) => ({ what: `${what} (p95)`, value, unit: 'ms', budget: 100, is: 'at most' }));
}

/** Real sentences of the residents of Bowling Green, four to a story; three thousand pieces of them are marked, half lies in forty themes. */
async function fill(db: Awaited<ReturnType<World['inside']>>['db'], circle: string, side: string) {
  const rows = parse(gunzipSync(readFileSync('src/examples/bowling-green/comments.csv.gz')), { columns: true }) as Record<string, string>[];
  const sentence = (n: number) => rows[n % rows.length]!['comment-body']!;
  const texts = Array.from({ length: many }, (_, n) => [0, 1, 2, 3].map((nth) => sentence(n * 7 + nth * 131 + ((n * n) % 97))).join(' '));
  const now = new Date();
  await sql`
    insert into story (circle_id, id, text, text_hash, language, search, readers, uses, basis, channel, told_at, accepted_at)
    select ${circle}, 'many' || n, text, sha256(convert_to(text, 'utf8')), 'en', to_tsvector('english', text) || to_tsvector('simple', text),
      '{residents,professionals}', '{sense}', 'consent', 'page', ${now}, ${now}::timestamptz - n * interval '1 minute'
    from unnest(${texts}::text[]) with ordinality as given(text, n)`.execute(db);
  await sql`
    insert into theme (circle_id, id, name, side_id, named_at) select ${circle}, 'theme' || n, 'Theme ' || n, ${side}, ${now} from generate_series(1, ${themes}::int) n`.execute(
    db,
  );
  await sql`
    insert into fragment (circle_id, id, story_id, start_at, end_at, text_hash, side_id, marked_at)
    select ${circle}, 'piece' || n, story.id, 0, 60, text_hash, ${side}, ${now} from generate_series(1, ${pieces}::int) n join story on story.circle_id = ${circle} and story.id = 'many' || n`.execute(
    db,
  );
  await sql`
    insert into theme_fragment (circle_id, theme_id, fragment_id, side_id, at)
    select ${circle}, 'theme' || (n % ${themes}::int + 1), 'piece' || n, ${side}, ${now} from generate_series(1, ${pieces}::int / 2) n`.execute(
    db,
  );
  await sql`vacuum analyze`.execute(db);
}
