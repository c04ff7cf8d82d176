import { parse } from 'node-html-parser';
import { makeMap } from '#cycle/2-sense/opinion-maps.server.ts';
import { makeMapsDue } from '#cycle/2-sense/opinion-maps-due.server.ts';
import { aConversation } from '#testing/conversations.ts';
import { anAnswering } from '#testing/opinions.ts';
import { aCircle, today, type World as Circle } from '#testing/worlds.ts';
import type { Inside } from '../world.ts';
import { learn, whatFollows, type Knowledge } from './what-follows.ts';

type Read = { madeAt: string; statements: { id: string; answers: ({ who: string; people: number } & Record<string, unknown>)[] | null }[] };
const kinds = ['recognise', 'doNotRecognise', 'pass', 'noAnswer'] as const;

/** Reads the maps of small circles and the files beside them, before and after one person answers more or takes all back, and works out what was hidden. */
export async function mapsGiveAway(inside: Inside): Promise<{ recovered: string[]; saw: string }> {
  const recovered: string[] = [];
  const count = { maps: 0, tables: 0, moments: 0, framed: 0 };
  for (const [people, skip] of [
    [16, 0.2],
    [19, 0.35],
    [23, 0.1],
    [31, 0.5],
  ] as const) {
    const circle = await aCircle(inside.db, { now: today });
    const { said, who } = await aConversation(inside.db, circle, { people, statements: 12, skip });
    await makeMap(inside.db, circle.id, today);
    const read = () => opened(inside, circle);
    const first = await read();
    count.maps += 1;
    recovered.push(...first.more.map((found) => `map of ${people} people: ${found}`));
    count.framed += first.embed ? 1 : 0;
    for (const table of first.json.statements) {
      if (!table.answers) continue;
      count.tables += 1;
      recovered.push(...followsFrom(table).map((found) => `map of ${people} people, statement ${said.indexOf(table.id)}: ${found}`));
    }
    // One answers more, one takes all back: until five have, the pages stay as they were.
    const later = new Date(today.getTime() + 60_000);
    await anAnswering(
      inside.db,
      circle.id,
      said.map((id) => [id, 1] as const),
      later,
    );
    await makeMapsDue(inside.db, later);
    const answered = await read();
    await inside.db.deleteFrom('respondent').where('id', '=', who[0]!).execute();
    await makeMapsDue(inside.db, later);
    const left = await read();
    for (const [what, then] of [
      ['answered', answered],
      ['took all back', left],
    ] as const) {
      count.moments += 1;
      for (const form of ['json', 'csv', 'embed', 'log'] as const)
        if (JSON.stringify(then[form]) !== JSON.stringify(first[form]))
          recovered.push(`map of ${people} people: its ${form} changed when one ${what}`);
    }
  }
  if (count.tables === 0 || count.framed === 0) throw new Error('No table of answers, or no frame, was there to read');
  return {
    recovered,
    saw: `${count.maps} maps with ${count.tables} tables at ${count.moments + count.maps} moments, ${count.framed} in a frame`,
  };
}

/** The map as a file for a program and for a spreadsheet, in a frame on another page, and the log of moderation beside it. `more`: what the last two say that the files do not. */
async function opened({ app }: Inside, { slug, door }: Circle) {
  const get = async (path: string) => {
    const answer = await app.request(path, { headers: { 'accept-language': 'en' } });
    return answer.status === 200 ? answer.text() : '';
  };
  const [json, csv, frame, log] = await Promise.all(
    [`/circles/${slug}/map.json`, `/circles/${slug}/map.csv`, `/embed/${door}/map?in=en`, `/circles/${slug}/moderation.csv`].map(get),
  );
  const more: string[] = [];
  if (!json || !csv || !log) throw new Error('A file of the map or the log is not there');
  // A picture has its own measures: only its words are numbers of people.
  const words = parse(frame!.replace(/<(style|path|svg[^>]*viewBox)[^>]*>/g, ''));
  const said = words.structuredText.match(/\d+/g) ?? [];
  for (const number of said)
    if (!new RegExp(`(?<!\\d)${number}(?!\\d)`).test(json!)) more.push(`the frame says ${number}, and no file does`);
  for (const line of log!.split('\r\n').slice(1)) if (/\d\d:\d\d|T\d\d/.test(line)) more.push(`the log names a moment: ${line}`);
  return { json: JSON.parse(json!) as Read, csv, embed: words.structuredText.trim(), log, more };
}

function followsFrom({ answers }: Read['statements'][number]): string[] {
  const all: Knowledge = { known: new Map(), laws: [] };
  for (const row of answers!) {
    for (const kind of kinds) {
      const said = row[kind];
      learn(all, `${row.who} ${kind}`, typeof said === 'number' ? [said, said] : said === '1 to 4' ? [1, 4] : [5, Infinity]);
    }
    learn(all, row.who, [row.people, row.people]);
    all.laws.push({ whole: row.who, parts: kinds.map((kind) => `${row.who} ${kind}`) });
  }
  return [...whatFollows(all)]
    .filter(([, [least, most]]) => least === most && least > 0 && least < 5)
    .map(([name, [least]]) => `${name} = ${least}`);
}
