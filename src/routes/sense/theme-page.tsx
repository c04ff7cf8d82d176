import { dissentsOn } from '#cycle/2-sense/dissents.server.ts';
import { fragmentsIn } from '#cycle/2-sense/fragment-views.server.ts';
import { insightsOf, type InsightHere } from '#cycle/2-sense/insights.server.ts';
import { readTheme } from '#cycle/2-sense/theme.ts';
import { renameTheme, themesOf, type ThemeHere } from '#cycle/2-sense/themes.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure, Empty } from '#lib/ui/card.tsx';
import { Field, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { momentBeside } from '../compass/moments/said.tsx';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { Pieces } from './theme-pieces.tsx';
import { sensing } from './here.server.ts';
import { Dissents } from './dissents.tsx';
import { Slips, TableBar, useProblem, type Problems } from './parts.tsx';

export type ThemeSlips = { form: 'pieces' | 'name'; problems: Problems };

/** One theme: its pieces, its name, what differs, and the insights written from it. */
export async function themePage(c: Here, slips?: ThemeSlips) {
  const { db, circle, words } = c.var;
  const here = await sensing(c);
  const themes = await themesOf(db, circle.id, here.eyes);
  const theme = themes.find(({ id }) => id === c.req.param('theme'));
  if (!theme) return showNotHere(c);
  const [fragments, dissents, insights] = await Promise.all([
    fragmentsIn(db, circle.id, here.eyes, theme.id),
    dissentsOn(db, circle.id, 'theme', [theme.id]),
    insightsOf(db, circle.id),
  ]);
  const base = `/circles/${circle.slug}`;
  const form = c.var.form;
  return showCircle(
    c,
    { title: theme.name ?? words('sense.theme.one'), status: slips ? 422 : 200 },
    <>
      <Slips problems={slips?.problems} at={{ fragments: 'all' }} />
      <TableBar here={here} base={base} />
      <p class="kring-quiet">
        <a href={`${base}/sense`}>{words('sense.board.title')}</a>
      </p>
      <h1 dir="auto">{theme.name ?? words('sense.hidden')}</h1>
      {theme.about && (
        <p class="kring-lead" dir="auto">
          {theme.about}
        </p>
      )}
      <InsightsHere insights={insights.filter((insight) => insight.theme === theme.id)} base={base} />
      <h2>{words('sense.theme.piecesTitle')}</h2>
      {fragments.length > 0 && (
        <p>
          <a href={`${base}/stories?theme=${theme.id}`}>{words('sense.theme.stories')}</a>
        </p>
      )}
      {fragments.length === 0 ? (
        <Empty action={<a href={`${base}/sense`}>{words('sense.board.title')}</a>}>{words('sense.theme.empty')}</Empty>
      ) : (
        <Pieces {...{ theme, themes, fragments, here, base, form }} problems={slips?.form === 'pieces' ? slips.problems : undefined} />
      )}
      <h2>{words('sense.dissent.title')}</h2>
      {dissents.length === 0 && <p>{words('sense.dissent.none')}</p>}
      <Dissents about="theme" id={theme.id} {...{ dissents, here, base }} />
      {here.acts && !theme.hidden && (await momentBeside(c, 'insight', [theme.id]))}
      {here.acts && !theme.hidden && <Rename {...{ theme, base, form }} problems={slips?.form === 'name' ? slips.problems : undefined} />}
    </>,
  );
}

function InsightsHere({ insights, base }: { insights: InsightHere[]; base: string }) {
  const { words } = useFrame();
  if (insights.length === 0) return null;
  return (
    <>
      <h2>{words('sense.theme.insights')}</h2>
      <ul>
        {insights.map((insight) => (
          <li key={insight.id} dir="auto">
            <a href={`${base}/insights/${insight.id}`}>{insight.text ?? words('sense.hidden')}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Rename({ theme, base, form, problems }: { theme: ThemeHere; base: string; form: FormData; problems?: Problems }) {
  const { words } = useFrame();
  const say = useProblem(problems);
  return (
    <Disclosure summary={words('sense.theme.rename')} open={problems !== undefined}>
      <Form action={`${base}/sense/themes/${theme.id}/name`}>
        <Field
          name="name"
          label={words('sense.theme.name')}
          value={problems ? textOf(form, 'name') : (theme.name ?? '')}
          problem={say('name')}
        />
        <TextArea
          name="about"
          label={words('sense.theme.about')}
          optional
          rows={2}
          value={problems ? textOf(form, 'about') : (theme.about ?? '')}
          problem={say('about')}
        />
        <Button kind="quiet">{words('sense.theme.keepName')}</Button>
      </Form>
    </Disclosure>
  );
}

async function rename(c: Here) {
  const { db, circle, form, now } = c.var;
  const here = await sensing(c);
  const theme = (await themesOf(db, circle.id, here.eyes)).find(({ id }) => id === c.req.param('theme'));
  if (!theme || theme.hidden) return showNotHere(c);
  const { value, problems } = readTheme(form);
  if (problems) return themePage(c, { form: 'name', problems });
  await renameTheme(db, circle.id, theme.id, value, now);
  return c.redirect(`/circles/${circle.slug}/sense/themes/${theme.id}`, 303);
}

export const themeDoors = [
  get('/circles/:circle/sense/themes/:theme', 'readStories', (c) => themePage(c)),
  post('/circles/:circle/sense/themes/:theme/name', 'makeSense', rename),
];
