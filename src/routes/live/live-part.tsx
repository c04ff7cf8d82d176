import type { ComponentChildren } from 'preact';
import { Button, Buttons } from '#lib/ui/button.tsx';
import type { Here } from '../door.ts';
import { sessionPath } from '../dialogue/here.server.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';

type LiveProps = {
  c: Here;
  session: Session;
  /** The page itself, as a part of the address of the session: its stream stands below it. */
  page: string;
  /** What makes one's own part anew when it changes. */
  mark: string;
  /** Where to go when this page is no longer one's own. */
  back?: string;
  children: ComponentChildren;
};

/** The part of a page that follows the session. What is new is said politely by a screen reader; a broken line, and what could not be sent yet, are told in words. */
export function LivePart({ c, session, page, mark, back, children }: LiveProps) {
  const { words } = c.var;
  return (
    <div id="now">
      <div class="kring-live" data-live={sessionPath(c, session.id, `${page}/stream`)} data-step={mark} data-back={back}>
        {children}
      </div>
      <div class="kring-unseen" role="status" aria-atomic="false" data-live-said></div>
      <p class="kring-live__lost" data-live-lost hidden>
        {words('phone.line.lost')}
      </p>
      <p class="kring-live__lost" data-live-unsent hidden>
        {words('phone.line.unsent')}
      </p>
      <p data-live-sent hidden>
        {words('phone.line.sent')}
      </p>
      <p data-live-found hidden>
        {words('phone.line.found')}
      </p>
    </div>
  );
}

/** What someone can do themselves. Made anew without taking away the focus, or what is being typed. */
export function OwnSection({ c, children }: { c: Here; children: ComponentChildren }) {
  return (
    <section id="own" class="kring-live__own" tabindex={-1} aria-label={c.var.words('phone.own')} data-live-own>
      {children}
    </section>
  );
}

/** Where a page that loads itself anew is asked to stand still. */
export const standsStill = (c: Here) => c.req.query('still') !== undefined;

/** Without JavaScript: whether this page loads itself anew, and how to look (unless a form has a button for it), to stop it and to begin again. */
export function ByItself({
  c,
  session,
  page,
  refreshes,
  looks = true,
}: Pick<LiveProps, 'c' | 'session' | 'page'> & { refreshes: boolean; looks?: boolean }) {
  const { words } = c.var;
  const still = standsStill(c);
  return (
    <noscript>
      <p class="kring-quiet">{words(refreshes && !still ? 'phone.refreshes' : 'phone.stands')}</p>
      {(looks || refreshes) && (
        <Buttons>
          {looks && (
            <Button kind="quiet" href={sessionPath(c, session.id, `${page}${still ? '?still=1' : ''}#now`)}>
              {words('phone.look')}
            </Button>
          )}
          {refreshes && (
            <Button kind="quiet" href={sessionPath(c, session.id, `${page}${still ? '' : '?still=1'}#now`)}>
              {words(still ? 'phone.refreshes.on' : 'phone.refreshes.off')}
            </Button>
          )}
        </Buttons>
      )}
    </noscript>
  );
}

/** After an act: back to what happens now. The keyboard goes on from there. */
export const backTo = (c: Here, session: Session, page: string) => c.redirect(sessionPath(c, session.id, `${page}#now`), 303);
