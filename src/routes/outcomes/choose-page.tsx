import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { StoryText } from '#lib/ui/story-text.tsx';
import { outcomesOf } from '#system/outcomes/outcomes.server.ts';
import { panelLength, readChoice } from '#system/outcomes/panel.ts';
import { beforePanel, choicesOf, choose, type ChoiceHere, type PanelHere } from '#system/outcomes/panels.server.ts';
import type { Answering } from '../compass/power/answering.server.ts';
import { get, post, type Door, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { outcomesPath, saidOr, sittingHere, withPanel } from './here.server.ts';
import { beginningOf } from './parts.tsx';
import { WhatItSays } from './outcome-page.tsx';

type Panelling = { panel: PanelHere; side: { id: string; name: string }; own: ChoiceHere | undefined; here: Answering };

/** The panel of one side reads what lies before it, and chooses apart from the others. */
async function choosePage(c: Here, { panel, side, own, here }: Panelling, sent?: Sent) {
  const { words, circle } = c.var;
  const { stories, outcomes } = await before(c, { panel, here });
  const field = filledWith(words, { because: own?.because }, sent);
  const ticked = new Set<unknown>(
    sent
      ? [...sent.form.getAll('story'), ...sent.form.getAll('outcome'), ...(sent.form.has('none') ? ['none'] : [])]
      : [...(own?.stories ?? []), ...(own?.outcomes ?? []), ...(own?.none ? ['none'] : [])],
  );
  const first = outcomes.length > 0 ? 'outcome' : stories.length > 0 ? 'story' : 'none';
  const chooseProblem = field('none').problem;
  return showCircle(
    c,
    { title: words('outcomes.choose.title', { side: side.name }), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent).map((slip) => (slip.field === 'none' ? { ...slip, field: first } : slip))} />
      <p>
        <a href={outcomesPath(c, `/panels/${panel.id}`)}>{words('outcomes.panel')}</a>
      </p>
      <h1>{words('outcomes.choose.title', { side: side.name })}</h1>
      <p class="kring-lead" lang={circle.language} dir="auto">
        {saidOr(c, panel.question)}
      </p>
      <p>{words('outcomes.choose.lead')}</p>
      {outcomes.map((outcome) => (
        <Disclosure key={outcome.id} summary={saidOr(c, outcome.what)}>
          <p lang={circle.language} dir="auto">
            {saidOr(c, outcome.who)}
          </p>
          <WhatItSays c={c} said={outcome} />
        </Disclosure>
      ))}
      {stories.map(({ id, text, lang }) => (
        <Disclosure key={id} summary={`${words('outcomes.panel.aStory')}: ${beginningOf(text)}`}>
          <StoryText text={text} lang={lang} />
        </Disclosure>
      ))}
      <Form>
        {outcomes.length > 0 && (
          <Choices
            many
            name="outcome"
            label={words('outcomes.choose.outcomes')}
            problem={chooseProblem}
            options={outcomes.map(({ id, what }) => ({
              value: id,
              label: beginningOf(saidOr(c, what)),
              lang: circle.language,
              chosen: ticked.has(id),
            }))}
          />
        )}
        {stories.length > 0 && (
          <Choices
            many
            name="story"
            label={words('outcomes.choose.stories')}
            problem={outcomes.length === 0 ? chooseProblem : undefined}
            options={stories.map(({ id, text, lang }) => ({ value: id, label: beginningOf(text), lang, chosen: ticked.has(id) }))}
          />
        )}
        <Choices
          many
          name="none"
          label={words('outcomes.choose.else')}
          problem={first === 'none' ? chooseProblem : undefined}
          options={[{ value: 'yes', label: words('outcomes.choose.none'), chosen: ticked.has('none') }]}
        />
        <TextArea
          {...field('because')}
          label={words('outcomes.choose.because')}
          hint={words('outcomes.choose.because.hint')}
          rows={5}
          maxlength={panelLength.because}
          lang={circle.language}
        />
        <Button>{words('outcomes.choose.keep')}</Button>
      </Form>
    </>,
  );
}

async function keepChoice(c: Here, at: Panelling) {
  const { db, circle, form, now } = c.var;
  const { stories, outcomes } = await before(c, at);
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  const { value, problems } = readChoice(form, { stories: ids(stories), outcomes: ids(outcomes) });
  if (problems) return choosePage(c, at, { form, problems });
  const done = await choose(db, circle.id, at.panel.id, { side: at.side.id, choice: value, by: { ...at.here.namer, now } });
  return done ? c.redirect(outcomesPath(c, `/panels/${at.panel.id}`), 303) : asPanel(showNotHere)(c);
}

/** Others chose for this side already: that it was done is told, what they chose is not. What was written here is given back. */
function showChosen(c: Here, panel: PanelHere, side: { name: string }) {
  const { words, form } = c.var;
  const because = textOf(form, 'because');
  return showCircle(
    c,
    { title: words('outcomes.choose.title', { side: side.name }), status: c.req.method === 'POST' ? 422 : 200 },
    <>
      <p>
        <a href={outcomesPath(c, `/panels/${panel.id}`)}>{words('outcomes.panel')}</a>
      </p>
      <h1>{words('outcomes.choose.title', { side: side.name })}</h1>
      <p class="kring-lead">
        <strong>{side.name}</strong>: {words('outcomes.panel.chose')}
      </p>
      <p>{words('outcomes.panel.apart')}</p>
      {because && (
        <>
          <p>{words('frame.problem.kept')}</p>
          <textarea rows={5} dir="auto" class="utrecht-textarea" aria-label={words('frame.problem.yourWords')} readonly>
            {because}
          </textarea>
        </>
      )}
    </>,
  );
}

async function before(c: Here, { panel, here }: Pick<Panelling, 'panel' | 'here'>) {
  const { db, circle } = c.var;
  const [lay, all] = await Promise.all([beforePanel(db, circle.id, panel.id, here.eyes), outcomesOf(db, circle.id)]);
  return { stories: lay.stories, outcomes: all.filter(({ id }) => lay.outcomes.includes(id)) };
}

/** A door of the panel of a side, for who speaks for that side, until all is laid open; and not after others chose for it whose choice is not theirs. */
const asPanel = (open: (c: Here, at: Panelling) => Response | Promise<Response>): Door['open'] =>
  withPanel(async (c, panel) => {
    const here = await sittingHere(c);
    const side = panel.sides.find(({ id }) => id === c.req.param('side') && here.speaking.some((one) => one.id === id));
    if (!side || panel.laidOpenAt) return showNotHere(c);
    const of = { sides: [side.id], seat: here.namer.seat };
    const [own] = await choicesOf(c.var.db, c.var.circle.id, panel.id, { eyes: here.eyes, of });
    return side.chose && !own ? showChosen(c, panel, side) : open(c, { panel, side, own, here });
  });

export const chooseDoors = [
  get(
    '/circles/:circle/outcomes/panels/:panel/:side',
    'sitOnPanel',
    asPanel((c, at) => choosePage(c, at)),
  ),
  post('/circles/:circle/outcomes/panels/:panel/:side', 'sitOnPanel', asPanel(keepChoice)),
];
