import { setTimeout as sleep } from 'node:timers/promises';
import { sessionAt, type Session } from '#cycle/3-dialogue/sessions.server.ts';
import { directionOf } from '#lib/words/languages.ts';
import { treeOf, type Tree } from '#lib/ui/tree.ts';
import type { VNode } from 'preact';
import { assetAddress } from '../assets.server.ts';
import type { Here } from '../door.ts';
import { liveNow, stateOf, type LiveNow } from './here.server.ts';
import { eventOf, newestLine, type Made } from './newest.server.ts';
import { saidOf } from './shared-part.tsx';

/** What a screen is sent: the mark of its state, who has the floor, lines to hear, and the shared part to show. */
type Sent = { step: string; version: number; speaks: string | null; said: string[]; tree: Tree[]; more?: Tree[] };

/** A kind of screen: what it shows, the mark that makes one's own part anew (that of the step unless it says more), and what else it says to who listens. */
export type View = {
  name: string;
  part: (c: Here, live: LiveNow) => VNode | Promise<VNode>;
  /** What stands below one's own part. */
  more?: (c: Here, live: LiveNow) => VNode;
  mark?: (live: LiveNow, c: Here) => string | Promise<string>;
  says?: (c: Here, live: LiveNow) => string[];
};

const beat = 20_000; // milliseconds between signs of life, so that a proxy keeps the line open and a phone knows that it is

/** Follows a session: what it is now, and again after each change. A line that was broken begins like this too, so that nothing is missed. */
export function streamOf(c: Here, session: Session, view: View): Response {
  const { live, circle } = c.var;
  const ending: (() => void)[] = [];
  // Without hearing what changes the line ends, and the browser asks again by itself.
  const line = newestLine((since) => partOf(c, session.id, { view, since }), {
    // A part of just before may be of before a change that was already heard: whoever opens waits for the next one, together with who opens now.
    opened: Math.ceil(performance.now() / moment) * moment,
    once: !live,
    ended: () => ending.forEach((end) => end()),
  });
  if (live) {
    const heart = beats(() => {
      line.beat();
      line.wake(0); // minutes pass, also while nobody acts
    });
    ending.push(heart.stop, live.follow([circle.id, session.id], line.wake));
  }
  return c.body(line.body, 200, {
    'Content-Type': 'text/event-stream',
    'Transfer-Encoding': 'chunked',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
}

/** All lines of this process beat at the same moments, so that what they are sent is made once. */
function beats(each: () => void): { stop: () => void } {
  let timer: NodeJS.Timeout;
  const next = () => {
    timer = setTimeout(
      () => {
        next();
        each();
      },
      beat - (Date.now() % beat),
    );
  };
  next();
  return { stop: () => clearTimeout(timer) };
}

const moment = 40; // milliseconds
const made = new Map<string, { data: Promise<Made | null>; at: number }>();

/** The shared part, made once for all who look at the same screen in the same language within a moment; never one made before `since`. */
async function partOf(c: Here, session: string, { view, since }: { view: View; since: number }): Promise<Made | null> {
  for (let ahead; (ahead = since - performance.now()) > 0;) await sleep(ahead);
  const key = [c.var.circle.id, session, view.name, c.var.lang].join(' ');
  const known = made.get(key);
  const now = performance.now();
  if (known && known.at > now - moment && known.at >= since) return known.data;
  const data = make(c, session, view);
  made.set(key, { data, at: now });
  setTimeout(() => made.get(key)?.data === data && made.delete(key), 1000).unref();
  return data;
}

async function make(c: Here, id: string, view: View): Promise<Made | null> {
  c.set('now', c.var.clock());
  const session = await sessionAt(c.var.db, c.var.circle.id, id);
  if (!session) return null;
  const live = await liveNow(c, session);
  const { words, lang, config } = c.var;
  const frame = { words, lang, dir: directionOf(lang), formToken: '', path: c.req.path, assets: assetAddress, timeZone: config.timeZone };
  const sent: Sent = {
    step: await (view.mark ?? stateOf)(live, c),
    version: live.run.version,
    speaks: live.floor.speaks,
    said: [...saidOf(words, live, c.var.now), ...(view.says?.(c, live) ?? [])],
    tree: treeOf(frame, await view.part(c, live)),
    ...(view.more && { more: treeOf(frame, view.more(c, live)) }),
  };
  const text = JSON.stringify(sent);
  return { text, bytes: eventOf('part', text) };
}
