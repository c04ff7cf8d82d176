import type { Db } from '#lib/server/db.server.ts';
import { undo, undoably, undoableAt, type Doer } from '#lib/server/undo.server.ts';
import type { UndoAct, Watched } from '#lib/server/undo.ts';
import { may, type Act } from '#lib/people/may.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { post, type Here } from './door.ts';
import { showNotHere } from './problems.tsx';

/**
 * Does something in which a slip is likely. Gives what the act gives, and an address with the way back in it: whatever page of the circle opens
 * there offers to undo it, for an hour.
 */
export async function withWayBack<T>(
  c: Here,
  act: UndoAct,
  { watch, work }: { watch: Watched[]; work: (db: Db) => Promise<T> },
): Promise<{ result: T; back: (path: string) => string }> {
  const { db, circle, now } = c.var;
  const { result, undo } = await undoably(db, circle.id, { act, by: doer(c), now, watch, work });
  return { result, back: (path) => (undo ? withQuery(path, undo) : path) };
}

function withQuery(path: string, undo: string): string {
  const [before, hash] = path.split('#') as [string, string?];
  return `${before}${before.includes('?') ? '&' : '?'}undo=${undo}${hash ? `#${hash}` : ''}`;
}

const doer = (c: Here): Doer => ({ person: c.var.actor.person?.id ?? null, seat: c.var.actor.seat?.id ?? null });

/** On top of a page of the circle: what was just done can be undone, or was. Nothing when the address does not say so. */
export async function wayBack(c: Here) {
  const id = c.req.method === 'GET' ? c.req.query('undo') : undefined;
  if (!id) return null;
  const { words } = c.var;
  if (id === 'done' || id === 'late')
    return (
      <Notice kind={id === 'done' ? 'kept' : 'info'}>
        <p>{words(id === 'done' ? 'ease.undo.done' : 'ease.undo.late')}</p>
      </Notice>
    );
  const found = await undoableAt(c.var.db, c.var.circle.id, { id, by: doer(c), now: c.var.now });
  return found && !found.late ? <CanBeUndone act={found.act} action={`/circles/${c.var.circle.slug}/undo/${id}`} /> : null;
}

function CanBeUndone({ act, action }: { act: UndoAct; action: string }) {
  const { words, path } = useFrame();
  return (
    <Notice kind="kept">
      <p>{words(`ease.undo.did.${act}`)}</p>
      <Form action={action}>
        <input type="hidden" name="back" value={path} />
        <Button kind="quiet">{words('ease.undo.do')}</Button>
      </Form>
    </Notice>
  );
}

/** Who may do it may undo it: whoever lost that right within the hour may not. */
const doing: Record<UndoAct, Act> = {
  mark: 'makeSense',
  theme: 'makeSense',
  taken: 'makeSense',
  draft: 'decide',
  member: 'invite',
  invitation: 'invite',
  table: 'openTable',
  refused: 'listen',
  hold: 'holdStory',
  statement: 'moderateStatements',
  report: 'listen',
  kept: 'keepAgreements',
  dropped: 'keepAgreements',
  closed: 'prepareCircle',
};

async function undoIt(c: Here) {
  const { db, circle, form, now, actor } = c.var;
  const found = await undoableAt(db, circle.id, { id: c.req.param('undo')!, by: doer(c), now });
  if (!found || !may(actor, doing[found.act], circle.id)) return showNotHere(c);
  const done = await undo(db, circle.id, { id: c.req.param('undo')!, by: doer(c), now });
  const [base, back] = [`/circles/${circle.slug}`, textOf(form, 'back')];
  const path = back.startsWith(`${base}/`) && /^[\w/-]+$/.test(back) ? back : base;
  return c.redirect(`${path}?undo=${done ? 'done' : 'late'}`, 303);
}

export const undoDoors = [post('/circles/:circle/undo/:undo', 'undoOwnAct', undoIt)];
