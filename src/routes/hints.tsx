import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { DataTable } from '#lib/ui/data-table.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { closeHint, hintIsClosed, hints, type Hint } from '#lib/people/hints.server.ts';
import { get, post, type Door, type Here } from './door.ts';
import { showOpen } from './show.tsx';

/** The hint of this page, for a member who has not closed it yet. Nobody at a table or with a story's code gets one. */
export async function hintHere(c: Here): Promise<Hint | null> {
  const { actor, db, circle } = c.var;
  const hint = c.req.method === 'GET' ? hints.find((one) => c.req.path === `/circles/${circle.slug}/${one}`) : undefined;
  if (!hint || !actor.person || actor.seat || actor.teller) return null;
  if (!actor.memberships.some((membership) => membership.circle === circle.id)) return null;
  return (await hintIsClosed(db, actor.person.id, hint)) ? null : hint;
}

/** One sentence on a page until it is closed, once and for all circles. */
export function FirstUse({ hint }: { hint: Hint | null }) {
  const { words, path } = useFrame();
  if (!hint) return null;
  return (
    <Notice>
      <p>{words(`ease.hint.${hint}`)}</p>
      <Form action="/hints">
        <input type="hidden" name="back" value={path} />
        <Button kind="quiet">{words('ease.hint.close')}</Button>
      </Form>
    </Notice>
  );
}

async function close(c: Here) {
  const { db, form, person, now } = c.var;
  const back = textOf(form, 'back');
  const hint = hints.find((one) => back.endsWith(`/${one}`));
  if (hint) await closeHint(db, person.id, { hint, now });
  return c.redirect(/^\/circles\/[\w-]+\/[a-z]+$/.test(back) ? back : '/home', 303);
}

const keys = ['tab', 'back', 'enter', 'space', 'arrows', 'skip', 'leave'] as const;

/** What each key does. There are none that act by a single letter: those get in the way of who speaks to their computer. */
function keysPage(c: Here) {
  const { words } = c.var;
  return showOpen(
    c,
    { title: words('ease.keys.title') },
    <>
      <h1>{words('ease.keys.title')}</h1>
      <p class="kring-lead">{words('ease.keys.lead')}</p>
      <DataTable
        caption={words('ease.keys.title')}
        columns={[{ label: words('ease.keys.key') }, { label: words('ease.keys.does') }]}
        rows={keys.map((key) => ({ id: key, cells: [words(`ease.keys.${key}`), words(`ease.keys.${key}.does`)] }))}
      />
    </>,
  );
}

export const hintDoors: Door[] = [post('/hints', 'seeOwnCircles', close), get('/keys', 'readOpenPages', keysPage)];
