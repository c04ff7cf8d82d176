import type { FragmentHere } from '#cycle/2-sense/fragment-views.server.ts';
import { chosenIn, proposedIn, readReason, reasons, type SuggestedPieces } from '#cycle/2-sense/suggestion.ts';
import { acceptPieces, dismissPieces, piecesSuggested, takeAnswerBack } from '#cycle/2-sense/suggestions.server.ts';
import { fragmentsSeen } from '#cycle/2-sense/fragment-views.server.ts';
import { placeInTheme, themesOf, type ThemeHere } from '#cycle/2-sense/themes.server.ts';
import { atomically } from '#lib/server/db.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Disclosure, Empty, List, Tag } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Field, Select } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { sensing, voiceOf, type Sensing } from './here.server.ts';
import { readChosenTheme, themeChosen } from './marking.tsx';
import { FragmentTick, SideField, Slips, TableBar, useProblem, type Problems } from './parts.tsx';

const most = 8;

/** Groups of loose pieces that the computer finds alike; people take them up, change them or put them away. */
async function suggestionsPage(c: Here, problems?: Problems) {
  const { db, circle, words } = c.var;
  const here = await sensing(c);
  const [found, themes] = await Promise.all([piecesSuggested(db, circle.id, here.eyes, most), themesOf(db, circle.id, here.eyes)]);
  const suggested = problems ? withSent(found, proposedIn(c.var.form)) : found;
  const base = `/circles/${circle.slug}`;
  return showCircle(
    c,
    { title: words('suggest.title'), status: problems ? 422 : 200 },
    <>
      <Slips problems={problems} at={{ fragment: 'group-0', because: 'because-0', newTheme: 'newTheme-0', side: 'side-0' }} />
      <TableBar here={here} base={base} />
      <h1>{words('suggest.title')}</h1>
      <p class="kring-lead">{words('suggest.lead')}</p>
      <Said c={c} base={base} />
      {suggested.length === 0 ? (
        <Empty action={<a href={`${base}/stories`}>{words('sense.board.stories')}</a>}>{words('suggest.none')}</Empty>
      ) : (
        <List
          items={suggested.map((group, nth) => (
            <Group {...{ group, nth, themes, here, base, form: c.var.form }} problems={nth === 0 ? problems : undefined} />
          ))}
        />
      )}
      <p>
        <a href={`${base}/sense`}>{words('suggest.toBoard')}</a> ·{' '}
        <a href={`${base}/sense/suggestions/counts`}>{words('suggest.counts.link')}</a>
      </p>
    </>,
  );
}

/** The group that a form with a slip was about stands first, with its problems. */
function withSent(found: SuggestedPieces<FragmentHere>[], sent: readonly string[]) {
  const about = found.findIndex(({ pieces }) => pieces.some(({ id }) => sent.includes(id)));
  return about < 0 ? found : [found[about]!, ...found.filter((_, nth) => nth !== about)];
}

function Said({ c, base }: { c: Here; base: string }) {
  const { words } = useFrame();
  const [away, theme] = [c.req.query('away'), c.req.query('theme')];
  if (away && /^[0-9a-z]{1,32}$/.test(away))
    return (
      <Notice kind="kept" heading={words('suggest.dismissed')}>
        <Form action={`${base}/sense/suggestions/${away}/undo`}>
          <Button kind="quiet">{words('suggest.undo')}</Button>
        </Form>
      </Notice>
    );
  if (theme && /^[0-9a-z]{1,32}$/.test(theme))
    return (
      <Notice kind="kept" heading={words('suggest.accepted')}>
        <p>
          <a href={`${base}/sense/themes/${theme}`}>{words('suggest.accepted.theme')}</a>
        </p>
      </Notice>
    );
  return null;
}

type GroupProps = {
  group: SuggestedPieces<FragmentHere>;
  nth: number;
  themes: ThemeHere[];
  here: Sensing;
  base: string;
  form: FormData;
  problems?: Problems;
};

function Group({ group, nth, themes, here, base, form, problems }: GroupProps) {
  const { words } = useFrame();
  const say = useProblem(problems);
  const sent = problems ? new Set(chosenIn(form)) : null;
  const proposed = group.pieces.map(({ id }) => <input key={id} type="hidden" name="proposed" value={id} />);
  return (
    <Card>
      <p>
        <Tag>{words('suggest.by')}</Tag>
      </p>
      <h2 id={`group-${nth}`} tabindex={-1}>
        {words('suggest.group')}
      </h2>
      {group.words.length > 0 && <p class="kring-quiet">{words('suggest.words', { words: group.words.join(', ') })}</p>}
      <Form action={`${base}/sense/suggestions/accept`}>
        <div class="kring-ticks">
          {group.pieces.map((piece) => (
            <FragmentTick key={piece.id} {...piece} ticked={sent ? sent.has(piece.id) : true}>
              <a href={`${base}/stories/${piece.story}#mark-${piece.id}`}>{words('sense.fragment.story')}</a>
            </FragmentTick>
          ))}
          {proposed}
        </div>
        {here.acts && (
          <>
            <p class="kring-hint">{words('suggest.accept.hint')}</p>
            <Field
              name="newTheme"
              id={`newTheme-${nth}`}
              label={words('sense.theme.name')}
              value={problems && textOf(form, 'newTheme')}
              problem={say('newTheme')}
            />
            {themes.some(({ name }) => name) && (
              <Select
                name="theme"
                id={`theme-${nth}`}
                label={words('sense.board.into')}
                value={problems && textOf(form, 'theme')}
                options={[
                  { value: '', label: words('sense.board.choose') },
                  ...themes.filter(({ name }) => name).map(({ id, name }) => ({ value: id, label: name! })),
                ]}
              />
            )}
            <SideField here={here} id={`side-${nth}`} problem={say('side')} />
            <Button kind={nth === 0 ? 'act' : 'quiet'}>{words('suggest.accept')}</Button>
          </>
        )}
      </Form>
      {here.acts && (
        <Disclosure summary={words('suggest.dismiss')} open={say('because') !== undefined}>
          <Form action={`${base}/sense/suggestions/dismiss`}>
            <Choices
              name="because"
              id={`because-${nth}`}
              label={words('suggest.because')}
              problem={say('because')}
              options={reasons.map((reason) => ({ value: reason, label: words(`suggest.because.${reason}`) }))}
            />
            <SideField here={here} id={`side-away-${nth}`} problem={say('side')} />
            <Buttons>
              <Button kind="care">{words('suggest.dismiss.do')}</Button>
              {proposed}
            </Buttons>
          </Form>
        </Disclosure>
      )}
    </Card>
  );
}

/** Takes a suggestion up: the chosen pieces lie together, under a name that a person gave. */
async function accept(c: Here) {
  const { db, circle, form, now } = c.var;
  const here = await sensing(c);
  const seen = new Set(await fragmentsSeen(db, circle.id, here.eyes, proposedIn(form)));
  const proposed = proposedIn(form).filter((id) => seen.has(id));
  const chosen = chosenIn(form).filter((id) => seen.has(id) && proposed.includes(id));
  const { value: into, problems } = readChosenTheme(form);
  const voice = await voiceOf(c, here);
  const unnamed = !problems && !into.id && !into.named;
  if (problems || unnamed || !voice || chosen.length === 0) {
    return suggestionsPage(c, {
      ...problems,
      ...(proposed.length === 0 ? { fragment: 'suggest.gone' } : chosen.length === 0 && { fragment: 'suggest.nothing' }),
      ...(unnamed && { newTheme: 'suggest.noName' }),
      ...(!voice && { side: 'sense.side.missing' }),
    });
  }
  const theme = await atomically(db, async (db) => {
    const theme = await themeChosen(db, circle.id, into, { here, voice, now });
    if (!theme) return null;
    await placeInTheme(db, circle.id, theme, chosen, { voice, now });
    await acceptPieces(db, circle.id, { theme, pieces: chosen, changed: chosen.length < proposed.length }, { voice, now });
    return theme;
  });
  return theme ? c.redirect(`/circles/${circle.slug}/sense/suggestions?theme=${theme}`, 303) : showNotHere(c);
}

/** Puts a suggestion away, with the reason. */
async function dismiss(c: Here) {
  const { db, circle, form, now } = c.var;
  const here = await sensing(c);
  const pieces = await fragmentsSeen(db, circle.id, here.eyes, proposedIn(form));
  const { value: because, problems } = readReason(form);
  const voice = await voiceOf(c, here);
  if (problems || !voice || pieces.length === 0) {
    return suggestionsPage(c, {
      ...problems,
      ...(pieces.length === 0 && { fragment: 'suggest.gone' }),
      ...(!voice && { side: 'sense.side.missing' }),
    });
  }
  const id = await dismissPieces(db, circle.id, { pieces, because }, { voice, now });
  return c.redirect(`/circles/${circle.slug}/sense/suggestions?away=${id}`, 303);
}

async function undo(c: Here) {
  const { db, circle } = c.var;
  const back = await takeAnswerBack(db, circle.id, c.req.param('suggestion')!);
  return back ? c.redirect(`/circles/${circle.slug}/sense/suggestions`, 303) : showNotHere(c);
}

export const suggestPiecesDoors = [
  get('/circles/:circle/sense/suggestions', 'readStories', (c) => suggestionsPage(c)),
  post('/circles/:circle/sense/suggestions/accept', 'makeSense', accept),
  post('/circles/:circle/sense/suggestions/dismiss', 'makeSense', dismiss),
  post('/circles/:circle/sense/suggestions/:suggestion/undo', 'makeSense', undo),
];
