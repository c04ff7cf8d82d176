import { fragmentsIn } from '#cycle/2-sense/fragment-views.server.ts';
import { readInsight } from '#cycle/2-sense/insight.ts';
import { writeInsight } from '#cycle/2-sense/insights.server.ts';
import { moveToTheme, takeFromTheme, themesOf } from '#cycle/2-sense/themes.server.ts';
import type { Voice } from '#cycle/2-sense/voice.ts';
import { isTicked, textOf } from '#lib/form/reading.ts';
import { post, type Here } from '../door.ts';
import { withWayBack } from '../undo.tsx';
import { showNotHere } from '../problems.tsx';
import { sensing, voiceOf, type Sensing } from './here.server.ts';
import type { Problems } from './parts.tsx';
import { themePage } from './theme-page.tsx';

/** What is done with the ticked pieces. */
async function pieces(c: Here) {
  const { db, circle, form, now } = c.var;
  const here = await sensing(c);
  const theme = c.req.param('theme')!;
  const inTheme = (await fragmentsIn(db, circle.id, here.eyes, theme)).map(({ id }) => id);
  if (inTheme.length === 0) return showNotHere(c);
  const ticked = isTicked(form, 'all') ? inTheme : inTheme.filter((id) => form.getAll('fragment').includes(id));
  const back = `/circles/${circle.slug}/sense/themes/${theme}`;
  const wrong = (problems: Problems) => themePage(c, { form: 'pieces', problems });
  if (ticked.length === 0) return wrong({ fragments: 'sense.theme.nothing' });
  if (form.get('act') === 'take') {
    const taken = await withWayBack(c, 'taken', {
      watch: [{ table: 'theme_fragment', where: { theme_id: theme } }],
      work: (db) => takeFromTheme(db, circle.id, theme, ticked),
    });
    return c.redirect(taken.back(back), 303);
  }
  if (form.get('act') === 'statement') {
    const asked = new URLSearchParams(ticked.slice(0, mostInAStatement).map((id) => ['fragment', id]));
    return c.redirect(`/circles/${circle.slug}/sense/statement?${asked.toString()}`, 303);
  }
  const voice = await voiceOf(c, here);
  if (!voice) return wrong({ side: 'sense.side.missing' });
  if (form.get('act') === 'move') return move(c, here, { ticked, from: theme, voice });
  const { value, problems } = readInsight(citing(form, ticked));
  if (problems) return wrong(problems);
  const insight = await writeInsight(db, circle.id, { ...value, theme }, { voice, now });
  return c.redirect(`/circles/${circle.slug}/insights/${insight}`, 303);
}

// One sentence can hardly say more; and it stands in an address.
const mostInAStatement = 50;

async function move(c: Here, here: Sensing, { ticked, from, voice }: { ticked: string[]; from: string; voice: Voice }) {
  const { db, circle, form, now } = c.var;
  const to = (await themesOf(db, circle.id, here.eyes)).find(({ id }) => id === textOf(form, 'to'));
  if (!to) return showNotHere(c);
  await moveToTheme(db, circle.id, ticked, { from, to: to.id, voice, now });
  return c.redirect(`/circles/${circle.slug}/sense/themes/${to.id}`, 303);
}

/** The form of an insight with exactly these fragments as its evidence. */
function citing(form: FormData, fragments: readonly string[]): FormData {
  const cited = new FormData();
  cited.set('text', textOf(form, 'text'));
  for (const id of fragments) cited.append('fragment', id);
  return cited;
}

export const themeActsDoors = [post('/circles/:circle/sense/themes/:theme/pieces', 'makeSense', pieces)];
