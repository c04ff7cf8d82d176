import { readModeration } from '#cycle/2-sense/moderation.ts';
import { moderate } from '#cycle/2-sense/moderation.server.ts';
import type { Watched } from '#lib/server/undo.ts';
import { textOf } from '#lib/form/reading.ts';
import { groundsOf } from '#system/circles/circles.server.ts';
import { post, type Here } from '../door.ts';
import { withWayBack } from '../undo.tsx';
import { showNotHere } from '../problems.tsx';
import { statementsPage } from './statements-page.tsx';

/** Someone looks at a statement: it is let in, refused or taken out, and the list says what was done. */
async function look(c: Here) {
  const { db, circle, form, person, now } = c.var;
  const statement = textOf(form, 'statement');
  const { value, problems } = readModeration(form, await groundsOf(db, circle.id));
  if (problems) return statementsPage(c, { statement, problems });
  // What points to a person is blanked out for good: nothing of it is kept to undo.
  const watch: Watched[] = value.act !== 'accept' && value.quietly ? [] : [{ table: 'statement', where: { id: statement }, columns }];
  const { result: refused, back } = await withWayBack(c, 'statement', {
    watch,
    work: (db) => moderate(db, circle.id, statement, { ...value, by: person.id, now }),
  });
  if (refused === 'gone') return showNotHere(c);
  return c.redirect(back(`/circles/${circle.slug}/statements?done=${refused ?? value.act}`), 303);
}

const columns = ['accepted_at', 'refused_at', 'taken_out_at', 'taken_out_because', 'ground_id', 'looked_by'];

export const lookDoors = [post('/circles/:circle/statements', 'moderateStatements', look)];
