import { ungrouped, firstQuotes, fragmentsSeen } from '#cycle/2-sense/fragment-views.server.ts';
import { dropTheme, placeInTheme, themesOf } from '#cycle/2-sense/themes.server.ts';
import { atomically } from '#lib/server/db.server.ts';
import { may } from '#lib/people/may.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { WhoIsMissing } from '../compass/voices/missing-link.tsx';
import { get, post, type Here } from '../door.ts';
import { withWayBack } from '../undo.tsx';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { Loose, Themes } from './board-parts.tsx';
import { sensing, voiceOf } from './here.server.ts';
import { readChosenTheme, themeChosen } from './marking.tsx';
import { Slips, TableBar, type Problems } from './parts.tsx';

const together = 40;

/** Where all that was marked lies together: what is not grouped yet, and the themes. */
async function sensePage(c: Here, problems?: Problems) {
  const { db, circle, words, actor } = c.var;
  const here = await sensing(c);
  const after = c.req.query('after') ?? null;
  const [loose, themes, quotes] = await Promise.all([
    ungrouped(db, circle.id, here.eyes, { most: together, after }),
    themesOf(db, circle.id, here.eyes),
    firstQuotes(db, circle.id, here.eyes),
  ]);
  const base = `/circles/${circle.slug}`;
  return showCircle(
    c,
    { title: words('sense.board.title'), wide: true, status: problems ? 422 : 200 },
    <>
      <Slips problems={problems} at={{ fragment: 'loose' }} />
      <TableBar here={here} base={base} />
      <h1>{words('sense.board.title')}</h1>
      <p class="kring-lead">{words('sense.board.lead')}</p>
      <Buttons>
        <Button kind="quiet" href={`${base}/stories`} icon="read">
          {words('sense.board.stories')}
        </Button>
        <Button kind="quiet" href={`${base}/insights`} icon="sense">
          {words('sense.board.insights')}
        </Button>
        {loose.length > 0 && (
          <Button kind="quiet" href={`${base}/sense/suggestions`}>
            {words('suggest.link')}
          </Button>
        )}
        {may(actor, 'openTable', circle.id) && (
          <Button kind="quiet" href={`${base}/sense/tables`} icon="dialogue">
            {words('sense.board.tables')}
          </Button>
        )}
      </Buttons>
      <div class={loose.length > 0 ? 'kring-board' : undefined}>
        <section aria-labelledby="loose">
          <h2 id="loose" tabindex={-1}>
            {words('sense.board.loose')}
          </h2>
          <Loose {...{ loose: loose.slice(0, together), more: loose.length > together, themes, here, base, problems, form: c.var.form }} />
        </section>
        <section aria-labelledby="themes">
          <h2 id="themes">{words('sense.board.themes')}</h2>
          <Themes {...{ themes, quotes, here, base }} two={loose.length === 0} />
        </section>
      </div>
      <WhoIsMissing door={circle.door} invites={may(actor, 'inviteByCard', circle.id) ? `/invite/${circle.door}` : undefined} />
    </>,
  );
}

/** Puts the ticked fragments together, in a theme that exists or a new one. */
async function group(c: Here) {
  const { db, circle, form, now } = c.var;
  const here = await sensing(c);
  const ticked = form.getAll('fragment').filter((id): id is string => typeof id === 'string');
  const fragments = await fragmentsSeen(db, circle.id, here.eyes, ticked);
  const { value: chosen, problems } = readChosenTheme(form);
  const voice = await voiceOf(c, here);
  const none = !problems && !chosen.id && !chosen.named;
  if (problems || none || !voice || fragments.length === 0) {
    return sensePage(c, {
      ...problems,
      ...(fragments.length === 0 && { fragment: 'sense.board.nothing' }),
      ...(none && { theme: 'sense.board.noTheme' }),
      ...(!voice && { side: 'sense.side.missing' }),
    });
  }
  await atomically(db, async (db) => {
    const theme = await themeChosen(db, circle.id, chosen, { here, voice, now });
    if (theme) await placeInTheme(db, circle.id, theme, fragments, { voice, now });
  });
  return c.redirect(`/circles/${circle.slug}/sense`, 303);
}

async function drop(c: Here) {
  const { db, circle } = c.var;
  const themes = await themesOf(db, circle.id, (await sensing(c)).eyes);
  const theme = themes.find(({ id }) => id === c.req.param('theme'));
  if (!theme) return showNotHere(c);
  const { back } = await withWayBack(c, 'theme', {
    watch: [{ table: 'theme', where: { id: theme.id } }],
    work: (db) => dropTheme(db, circle.id, theme.id),
  });
  return c.redirect(back(`/circles/${circle.slug}/sense`), 303);
}

export const boardDoors = [
  get('/circles/:circle/sense', 'readStories', (c) => sensePage(c)),
  post('/circles/:circle/sense/group', 'makeSense', group),
  post('/circles/:circle/sense/themes/:theme/drop', 'makeSense', drop),
];
