import { forget, hasLeft, keepLeft } from '../cookies.server.ts';
import type { Here } from '../door.ts';
import { Page } from '#lib/ui/page.tsx';
import { show } from '../show.tsx';
import { endVisit, forgetVisit } from './visit.server.ts';

/** Where the way out leads: nothing is written down by a GET, but this browser forgets the visit and shows nothing when it goes back. */
export function leavePage(c: Here): Response {
  forgetVisit(c, '"storage"');
  keepLeft(c);
  return emptyPage(c);
}

/** Takes the way out and ends the visit on the server too. */
export async function leave(c: Here): Promise<Response> {
  await endVisit(c);
  keepLeft(c);
  return c.redirect('/leave', 303);
}

/** Whoever leaves with a page that is too old leaves all the same: the way out never ends at words about a form. */
export function leaveAnyhow(c: Here): Response {
  forgetVisit(c, '"storage"');
  keepLeft(c);
  return emptyPage(c, undefined, 403);
}

/** Ends the visit on purpose: nothing stays behind on a shared phone. */
export async function finish(c: Here): Promise<Response> {
  await endVisit(c);
  return finishedPage(c);
}

/** The page after the visit; opening it makes this browser forget too. */
export function finishedPage(c: Here): Response {
  forgetVisit(c);
  forget(c, 'lang');
  const { words } = c.var;
  return show(
    c,
    <Page title="Kring" neutral languages={[]} help={<p>{words('frame.help.open')}</p>}>
      <h1>{words('teller.finish.title')}</h1>
      <p>{words('teller.finish.text')}</p>
      <p>{words('teller.finish.next')}</p>
    </Page>,
  );
}

/** Whoever went back after leaving sees an empty page first; someone new goes on with one tap. */
export const isEmptyHere = (c: Here) => hasLeft(c) && c.req.query('on') === undefined;

/** A page that says nothing about where it was. */
export function emptyPage(c: Here, on?: string, status = 200): Response {
  const { words } = c.var;
  return show(
    c,
    <Page title="Kring" neutral languages={[]} help={<p>{words('frame.help.open')}</p>}>
      <h1>{words('teller.left.title')}</h1>
      <p>{words('teller.left.text')}</p>
      {on && (
        <p>
          <a href={on}>{words('teller.left.on')}</a>
        </p>
      )}
    </Page>,
    status,
  );
}
