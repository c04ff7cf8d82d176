import { dissentsOn } from '#cycle/2-sense/dissents.server.ts';
import { fragmentsIn, type FragmentHere } from '#cycle/2-sense/fragment-views.server.ts';
import { insightsOf, writeInsight, type InsightHere } from '#cycle/2-sense/insights.server.ts';
import { readInsight } from '#cycle/2-sense/insight.ts';
import { readTheme } from '#cycle/2-sense/theme.ts';
import { moveToTheme, renameTheme, takeFromTheme, themesOf, type ThemeHere } from '#cycle/2-sense/themes.server.ts';
import { isTicked, textOf } from '#lib/form/reading.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Disclosure, Empty } from '#lib/ui/card.tsx';
import { Field, Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { sensing, voiceOf, type Sensing } from './here.server.ts';
import { Dissents, FragmentTick, SideField, Slips, TableBar, Tick, useProblem, type Problems } from './parts.tsx';

export type ThemeSlips = { form: 'pieces' | 'name'; problems: Problems };

/** One theme: its pieces, its name, what differs, and the insights written from it. */
async function themePage(c: Here, slips?: ThemeSlips) {
  const { db, circle, words } = c.var;
  const here = await sensing(c);
  const themes = await themesOf(db, circle.id, here.eyes);
  const theme = themes.find(({ id }) => id === c.req.param('theme'));
  if (!theme) return showNotHere(c);
  const [fragments, dissents, insights] = await Promise.all([fragmentsIn(db, circle.id, here.eyes, theme.id), dissentsOn(db, circle.id, 'theme', [theme.id]), insightsOf(db, circle.id)]);
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

type PiecesProps = { theme: ThemeHere; themes: ThemeHere[]; fragments: FragmentHere[]; here: Sensing; base: string; form: FormData; problems?: Problems };

/** The pieces with a box before each: what is ticked is cited in an insight, moved, or taken out. */
function Pieces({ theme, themes, fragments, here, base, form, problems }: PiecesProps) {
  const { words } = useFrame();
  const say = useProblem(problems);
  const ticked = form.getAll('fragment');
  const others = themes.filter(({ id, name }) => id !== theme.id && name);
  return (
    <Form action={`${base}/sense/themes/${theme.id}/pieces`}>
      {here.acts && fragments.length > 1 && <Tick name="all" label={words('sense.theme.all')} ticked={isTicked(form, 'all')} />}
      <div class="kring-ticks">
        {fragments.map((fragment) => (
          <FragmentTick key={fragment.id} {...fragment} ticked={ticked.includes(fragment.id)}>
            <a href={`${base}/stories/${fragment.story}#mark-${fragment.id}`}>{words('sense.fragment.story')}</a>
          </FragmentTick>
        ))}
      </div>
      {here.acts && (
        <>
          <TextArea name="text" label={words('sense.insight.write')} hint={words('sense.insight.write.hint')} rows={3} maxlength={1000} value={textOf(form, 'text')} problem={say('text')} />
          <SideField here={here} problem={say('side')} />
          <Button name="act" value="insight" icon="sense">
            {words('sense.insight.keep')}
          </Button>
          <Disclosure summary={words('sense.theme.change')}>
            {others.length > 0 && <Select name="to" label={words('sense.theme.moveTo')} options={others.map(({ id, name }) => ({ value: id, label: name! }))} />}
            <Buttons>
              {others.length > 0 && (
                <Button kind="quiet" name="act" value="move">
                  {words('sense.theme.move')}
                </Button>
              )}
              <Button kind="care" name="act" value="take">
                {words('sense.theme.take')}
              </Button>
            </Buttons>
          </Disclosure>
        </>
      )}
    </Form>
  );
}

function Rename({ theme, base, form, problems }: { theme: ThemeHere; base: string; form: FormData; problems?: Problems }) {
  const { words } = useFrame();
  const say = useProblem(problems);
  return (
    <Disclosure summary={words('sense.theme.rename')} open={problems !== undefined}>
      <Form action={`${base}/sense/themes/${theme.id}/name`}>
        <Field name="name" label={words('sense.theme.name')} value={problems ? textOf(form, 'name') : (theme.name ?? '')} problem={say('name')} />
        <TextArea name="about" label={words('sense.theme.about')} optional rows={2} value={problems ? textOf(form, 'about') : (theme.about ?? '')} problem={say('about')} />
        <Button kind="quiet">{words('sense.theme.keepName')}</Button>
      </Form>
    </Disclosure>
  );
}

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
    await takeFromTheme(db, circle.id, theme, ticked);
    return c.redirect(back, 303);
  }
  const voice = await voiceOf(c, here);
  if (!voice) return wrong({ side: 'sense.side.missing' });
  if (form.get('act') === 'move') return move(c, here, { ticked, from: theme, voice });
  const { value, problems } = readInsight(citing(form, ticked));
  if (problems) return wrong(problems);
  const insight = await writeInsight(db, circle.id, { ...value, theme }, { voice, now });
  return c.redirect(`/circles/${circle.slug}/insights/${insight}`, 303);
}

async function move(c: Here, here: Sensing, { ticked, from, voice }: { ticked: string[]; from: string; voice: NonNullable<Awaited<ReturnType<typeof voiceOf>>> }) {
  const { db, circle, form, now } = c.var;
  const to = (await themesOf(db, circle.id, here.eyes)).find(({ id }) => id === textOf(form, 'to'));
  if (!to) return showNotHere(c);
  await moveToTheme(db, circle.id, ticked, { from, to: to.id, voice, now });
  return c.redirect(`/circles/${circle.slug}/sense/themes/${to.id}`, 303);
}

/** The form of an insight with exactly these fragments as its evidence. */
export function citing(form: FormData, fragments: readonly string[]): FormData {
  const cited = new FormData();
  cited.set('text', textOf(form, 'text'));
  for (const id of fragments) cited.append('fragment', id);
  return cited;
}

async function rename(c: Here) {
  const { db, circle, form } = c.var;
  const here = await sensing(c);
  const theme = (await themesOf(db, circle.id, here.eyes)).find(({ id }) => id === c.req.param('theme'));
  if (!theme || theme.hidden) return showNotHere(c);
  const { value, problems } = readTheme(form);
  if (problems) return themePage(c, { form: 'name', problems });
  await renameTheme(db, circle.id, theme.id, value);
  return c.redirect(`/circles/${circle.slug}/sense/themes/${theme.id}`, 303);
}

export const themeDoors = [
  get('/circles/:circle/sense/themes/:theme', 'readStories', (c) => themePage(c)),
  post('/circles/:circle/sense/themes/:theme/pieces', 'makeSense', pieces),
  post('/circles/:circle/sense/themes/:theme/name', 'makeSense', rename),
];
