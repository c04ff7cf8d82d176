import { withdrawStory } from '#cycle/withdrawals.server.ts';
import { signOut } from '#lib/people/visits.server.ts';
import { agreeToMove, askToMove, yesHolds } from '#system/leaving/moves.server.ts';
import { aFullCircle, type FullCircle } from './parts/full-circle.ts';
import { ask, everyVisitor, type Visiting } from './parts/visitors.ts';
import type { Inside, World } from './world.ts';

/**
 * The files of a circle that are not for everyone. The file of the whole circle is handed over in one answer, to the one who asked, once, within
 * a day of somebody else's yes; there is no address where it lies. The list of what was taken back and the register of copies open for a
 * steward who is signed in, and for nobody else.
 */
export async function check(world: World): Promise<string> {
  const inside = await world.inside();
  const [here, elsewhere] = [await aFullCircle(inside, 'A'), await aFullCircle(inside, 'B')];
  await inside.db.deleteFrom('move').execute();
  const visitors = await everyVisitor(inside, here, elsewhere);
  const steward = visitors.find(({ name }) => name === 'steward')!;
  const base = `/circles/${here.slug}/leaving`;
  let refused = 0;
  const refuse = async (who: Visiting, what: string, statuses: number[], send: () => Promise<Response>) => {
    const answer = await send();
    const said = await answer.text();
    if (!statuses.includes(answer.status) || said.startsWith('PK')) throw new Error(`${who.name} ${what}: answered ${answer.status}`);
    refused += 1;
  };

  for (const who of visitors.filter(({ can }) => !can.includes('steward')))
    for (const address of [`${base}/taken-back.log`, `${base}/copies`])
      await refuse(who, `asks for ${address}`, [404], () => ask(inside, who, { address }));

  const move = await agreed(inside, here);
  const make = (who: Visiting) => ask(inside, who, { method: 'POST', address: `${base}/make`, fields: { move } });
  for (const who of visitors.filter(({ can }) => !can.includes('steward'))) await refuse(who, 'asks for the file', [404], () => make(who));
  for (const who of visitors.filter(({ name, can }) => can.includes('steward') && name !== 'steward'))
    await refuse(who, 'asks for a file that another asked for', [404, 422], () => make(who));

  const later = inside.clock.now;
  inside.clock.now = new Date(later.getTime() + yesHolds + 1000);
  await refuse(steward, 'asks for the file a day too late', [422], () => make(steward));
  inside.clock.now = later;

  const gone = here.stories.closed;
  await withdrawStory(inside.db, here.id, gone, { now: inside.clock.now, why: 'withdrawn', data: inside.config.data });
  const file = await make(steward);
  const bytes = Buffer.from(await file.arrayBuffer());
  if (file.status !== 200 || !bytes.subarray(0, 2).equals(Buffer.from('PK'))) throw new Error(`The steward who asked got ${file.status}`);
  if (file.headers.get('cache-control') !== 'no-store') throw new Error('The file may be kept by a cache');
  const texts = await unpacked(bytes);
  if (texts.includes(here.canaries.get('story.text/closed')!)) throw new Error('A story that was taken back is in the file');
  if (!texts.includes(here.canaries.get('story.text/main')!)) throw new Error('The stories are not in the file');

  await refuse(steward, 'asks for the file a second time', [422], () => make(steward));
  const again = await agreed(inside, here);
  await signOut(inside.db, steward.cookies.visit!, inside.clock.now);
  await refuse(steward, 'asks after signing out', [404], () =>
    ask(inside, steward, { method: 'POST', address: `${base}/make`, fields: { move: again } }),
  );
  for (const address of [`${base}/taken-back.log`, `${base}/copies`])
    await refuse(steward, `asks for ${address} after signing out`, [404], () => ask(inside, steward, { address }));
  return `${refused} times refused: by others, too late, a second time, signed out; a withdrawn story is not in the file`;
}

async function agreed({ db, clock }: Inside, here: FullCircle): Promise<string> {
  await askToMove(db, here.id, { because: 'It moves.', by: here.people.steward, now: clock.now });
  const { id } = await db
    .selectFrom('move')
    .select('id')
    .where('circle_id', '=', here.id)
    .where('made_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (!(await agreeToMove(db, here.id, { move: id, by: here.people.listener, now: clock.now }))) throw new Error('Nobody could say yes');
  return id;
}

async function unpacked(bytes: Buffer): Promise<string> {
  const { fromBufferPromise } = await import('yauzl');
  const { text } = await import('node:stream/consumers');
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  let all = '';
  for await (const entry of zip.eachEntry()) all += await text(await zip.openReadStreamPromise(entry));
  return all;
}
