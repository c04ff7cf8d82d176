import type { ComponentChildren } from 'preact';
import type { Here } from '../door.ts';
import { stateOf, type LiveNow } from './here.server.ts';
import { saidOf } from './shared-part.tsx';

/** The part of a page that follows the session; the line beside it is said politely by a screen reader when it changes. */
export function LivePart({ c, live, stream, children }: { c: Here; live: LiveNow; stream: string; children: ComponentChildren }) {
  const { words } = c.var;
  return (
    <>
      <div class="kring-live" data-live={stream} data-step={stateOf(live)}>
        {children}
      </div>
      <p class="kring-unseen" role="status" data-live-said>
        {saidOf(words, live)}
      </p>
      <p class="kring-quiet" data-live-lost hidden>
        {words('live.lost')}
      </p>
    </>
  );
}
