import { readModeration } from '#cycle/2-sense/moderation.ts';
import { moderate } from '#cycle/2-sense/moderation.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { groundsOf } from '#system/circles/circles.server.ts';
import { post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { statementsPage } from './statements-page.tsx';

/** Someone looks at a statement: it is let in, refused or taken out, and the list says what was done. */
async function look(c: Here) {
  const { db, circle, form, person, now } = c.var;
  const statement = textOf(form, 'statement');
  const { value, problems } = readModeration(form, await groundsOf(db, circle.id));
  if (problems) return statementsPage(c, { statement, problems });
  const refused = await moderate(db, circle.id, statement, { ...value, by: person.id, now });
  if (refused === 'gone') return showNotHere(c);
  return c.redirect(`/circles/${circle.slug}/statements?done=${refused ?? value.act}`, 303);
}

export const lookDoors = [post('/circles/:circle/statements', 'moderateStatements', look)];
