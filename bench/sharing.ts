import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { licensedCircle, readComments } from '#catalysts/doorways/polis-import.server.ts';
import { importStatements, importVotes } from '#catalysts/doorways/polis-statements.server.ts';
import { makeMap } from '#cycle/2-sense/opinion-maps.server.ts';
import { readVotes } from '#maths/opinion-map/read-votes.ts';
import { visitor } from '#testing/visitor.ts';
import type { World } from '../conformance/world.ts';
import type { Figure } from './run.ts';

/** So many answers are given, each followed by the page where whoever gave it sees their place. */
const answers = 40;
const source = 'american-assembly.bowling-green';

/**
 * What people share in Bowling Green (2,010 residents, 607 statements, 225,000 answers), through the real pages of this process: making the
 * map, its page, and how long it takes from pressing an answer until one's own place has moved with it.
 */
export async function sharing(world: World): Promise<Figure[]> {
  const { db, app } = await world.inside();
  const now = new Date();
  const file = (name: string) => gunzipSync(readFileSync(`src/examples/bowling-green/${name}.csv.gz`));
  const comments = readComments(file('comments').toString('utf8'), 'comments.csv');
  const circle = await licensedCircle(db, { slug: 'sharing', summary: file('summary').toString('utf8'), language: 'en', now });
  await importStatements(db, circle.id, comments, { source, language: 'en', now });
  await importVotes(db, circle.id, await readVotes([file('participants-votes')], { file: 'participants-votes.csv' }), now);
  await db
    .insertInto('responding')
    .values({ circle_id: circle.id, results: 'everyone', opened_at: now, opened_by: null, closed_at: null })
    .execute();

  const making = await timed(() => makeMap(db, circle.id, now));
  const reader = visitor(app);
  const page = () => timed(() => opens(reader, `/circles/${circle.slug}/map`));
  const first = await page();
  const pages = await inTurn(50, page);
  const phone = visitor(app);
  await opens(phone, `/respond/${circle.door}`);
  const places = await inTurn(answers, async (nth) => {
    if (nth > 0) await opens(phone, `/respond/${circle.door}`);
    return timed(async () => {
      await phone.press(nth % 3 === 0 ? 'I don’t recognise this' : 'I recognise this');
      await opens(phone, '/answers');
      if (!phone.page.querySelector('.kring-picture-own')) throw new Error('The page of one’s answers shows no place');
    });
  });
  return [
    { what: 'Bowling Green: making the map', value: making, unit: 'ms', budget: 4000, is: 'at most' },
    { what: 'Bowling Green: its page, the first time', value: first, unit: 'ms', budget: 100, is: 'at most' },
    { what: 'Bowling Green: its page, 95 of 100', value: ninetyFive(pages), unit: 'ms', budget: 100, is: 'at most' },
    {
      what: 'Bowling Green: from an answer to one’s own place, 95 of 100',
      value: ninetyFive(places),
      unit: 'ms',
      budget: 250,
      is: 'at most',
    },
  ];
}

async function opens(browser: ReturnType<typeof visitor>, path: string): Promise<void> {
  await browser.goTo(path);
  if (browser.status !== 200) throw new Error(`${path} answered ${browser.status}`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function inTurn(count: number, one: (nth: number) => Promise<number>): Promise<number[]> {
  const took: number[] = [];
  for (let nth = 0; nth < count; nth++) took.push(await one(nth));
  return took;
}

const ninetyFive = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(0.95 * (numbers.length - 1))]!;
