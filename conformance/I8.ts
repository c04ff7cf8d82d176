import { newSubmissionKey } from '#lib/codes/story-code.server.ts';
import { send } from '#testing/kring.ts';
import { visitor as aBrowser } from '#testing/visitor.ts';
import { aCircle, aMember, signedIn } from '#testing/worlds.ts';
import { severalAtOnce } from './parts/pages.ts';
import type { Inside, World } from './world.ts';

/** As flood.server.ts promises: so many of one place in ten minutes go the ordinary way. Thought out here, not asked of the code. */
const limit = 60;

/** Forty people of one house tell in ten minutes, a script sends 500, and a neighbour tells meanwhile: who is let in, what is held for a look, is anything lost? */
export async function check(world: World): Promise<string> {
  const inside = await world.inside();
  const { db, clock } = inside;
  const here = await aCircle(db, { now: clock.now });
  const wrong: string[] = [];
  const began = clock.now.getTime();

  // The house: one after the other, over ten minutes.
  for (let nth = 0; nth < 40; nth++) {
    clock.now = new Date(began + nth * 15_000);
    const answer = await tell(inside, here.door, { text: `From the house, number ${nth}.`, from: '192.0.2.10' });
    if (answer.status !== 303) wrong.push(`number ${nth} of the house got ${answer.status}`);
    if (answer.took > 1_000) wrong.push(`number ${nth} of the house waited ${answer.took} ms`);
  }
  // The script: 500 from one address, eight at once; a house elsewhere tells between them.
  const script = Array.from({ length: 500 }, (_, nth) => nth);
  const neighbours: { status: number; took: number }[] = [];
  const started = Date.now();
  let slowest = 0;
  await severalAtOnce(
    script,
    async (nth) => {
      const answer = await tell(inside, here.door, { text: `From the script, number ${nth}.`, from: '198.51.100.7' });
      if (answer.status !== 303) wrong.push(`number ${nth} of the script got ${answer.status}`);
      slowest = Math.max(slowest, answer.took);
      if (nth % 25 === 24)
        neighbours.push(await tell(inside, here.door, { text: `From next door, number ${nth}.`, from: `203.0.113.${(nth % 200) + 1}` }));
    },
    50,
  );
  const seconds = (Date.now() - started) / 1_000;
  if (neighbours.some(({ status }) => status !== 303)) wrong.push('a neighbour was refused while the script went on');
  const longest = Math.max(...neighbours.map(({ took }) => took));
  if (longest >= slowest / 2) wrong.push(`a neighbour waited ${longest} ms while the script waited at most ${slowest} ms`);

  const kept = await db.selectFrom('story').select(['text', 'held_at']).where('circle_id', '=', here.id).execute();
  const of = (which: string) => kept.filter(({ text }) => text.startsWith(which));
  const told = { house: of('From the house'), script: of('From the script'), neighbours: of('From next door') };
  for (const [name, sent] of [
    ['house', 40],
    ['script', 500],
    ['neighbours', neighbours.length],
  ] as const)
    if (new Set(told[name].map(({ text }) => text)).size !== sent || told[name].length !== sent)
      wrong.push(`of ${sent} of the ${name} ${told[name].length} are there`);
  const held = (name: keyof typeof told) => told[name].filter(({ held_at }) => held_at !== null).length;
  if (held('house') + held('neighbours') > 0)
    wrong.push(`${held('house')} of the house and ${held('neighbours')} of the neighbours wait for a look`);
  if (held('script') !== 500 - limit) wrong.push(`${held('script')} of the script wait for a look, where ${500 - limit} should`);
  wrong.push(...(await afterwards(inside, here)));
  if (wrong.length > 0) throw new Error(`${wrong.length} things went otherwise\n${wrong.slice(0, 40).join('\n')}`);
  return `40 of 40 of one house in, none held; a script's 500 all kept in ${seconds.toFixed(0)} s, ${held('script')} held for a look, slowed to ${slowest} ms each; ${neighbours.length} neighbours in within ${longest} ms; what is held is accepted only after a look`;
}

/** What was held cannot be accepted before a listener looked, can be after that, and ten minutes later the same place tells as anyone. */
async function afterwards(inside: Inside, here: Awaited<ReturnType<typeof aCircle>>): Promise<string[]> {
  const { app, db, clock } = inside;
  const wrong: string[] = [];
  const held = () => db.selectFrom('story').select(['id', 'held_at', 'accepted_at', 'text']).where('circle_id', '=', here.id);
  const one = await held().where('held_at', 'is not', null).orderBy('id').limit(1).executeTakeFirstOrThrow();
  const listener = aBrowser(app);
  const person = await aMember(db, here, 'listener', { side: 'residents', name: 'Samira', now: clock.now });
  await signedIn(db, listener, person, clock.now);
  const accepted = async () => (await held().where('id', '=', one.id).executeTakeFirstOrThrow()).accepted_at !== null;
  await listener.goTo(`/circles/${here.slug}/listen?pile=held`);
  if (!listener.html.includes(one.id)) wrong.push('the listener does not find what waits for a look');
  await listener.goTo(`/circles/${here.slug}/listen/${one.id}`);
  if (!listener.text.includes(one.text)) wrong.push('the listener cannot read what waits for a look');
  await listener.press('Accept');
  if (await accepted()) wrong.push('what waits for a look was accepted without one');
  await listener.press('I have looked: let it through');
  await listener.press('Accept');
  if (!(await accepted())) wrong.push('what was looked at cannot be accepted');
  clock.now = new Date(clock.now.getTime() + 25 * 60_000);
  await tell(inside, here.door, { text: 'Later, from the same address.', from: '198.51.100.7' });
  const later = await held().where('text', '=', 'Later, from the same address.').executeTakeFirst();
  if (!later || later.held_at) wrong.push('half an hour later the same address is still held');
  return wrong;
}

async function tell(
  { app }: Inside,
  door: string,
  { text, from }: { text: string; from: string },
): Promise<{ status: number; took: number }> {
  const began = Date.now();
  const fields = { text, language: 'en', submission: newSubmissionKey() };
  const { status } = await send(app, `/tell/${door}`, { fields, from });
  return { status, took: Date.now() - began };
}
