import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { outcomesOf } from '#system/outcomes/outcomes.server.ts';
import { panelLength, readPanel } from '#system/outcomes/panel.ts';
import { openPanel, storiesForPanels } from '#system/outcomes/panels.server.ts';
import { answeringHere } from '../compass/power/answering.server.ts';
import { get, post, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { outcomesPath, saidOr } from './here.server.ts';
import { beginningOf } from './parts.tsx';

/** Whoever runs the circle puts a question before a panel of each side: which change matters most, and why? */
async function newPanelPage(c: Here, sent?: Sent) {
  const { words, circle } = c.var;
  const { sides, stories, outcomes } = await candidates(c);
  const field = filledWith(words, { question: words('outcomes.panel.question.usual') }, sent);
  const ticked = (name: string) => new Set<unknown>(sent ? sent.form.getAll(name) : name === 'side' ? sides.map(({ id }) => id) : []);
  const chosen = { side: ticked('side'), story: ticked('story'), outcome: ticked('outcome') };
  const fieldOf = { sides: 'side', stories: 'story', outcomes: 'outcome' } as Record<string, string>;
  const nameOf = (id: string) => sides.find((side) => side.id === id)?.name ?? '';
  return showCircle(
    c,
    { title: words('outcomes.panel.new'), status: sent && 422 },
    <>
      <ErrorSummary
        slips={slipLines(words, sent).map(({ field, text }) => ({
          field: field === 'stories' && stories.length === 0 ? 'outcome' : (fieldOf[field] ?? field),
          text,
        }))}
      />
      <p>
        <a href={outcomesPath(c)}>{words('outcomes.title')}</a>
      </p>
      <h1>{words('outcomes.panel.new')}</h1>
      <p class="kring-lead">{words('outcomes.panels.means')}</p>
      <Form>
        <TextArea
          {...field('question')}
          label={words('outcomes.panel.question')}
          rows={2}
          maxlength={panelLength.question}
          lang={circle.language}
        />
        <Choices
          many
          name="side"
          label={words('outcomes.panel.sides')}
          hint={words('outcomes.panel.sides.hint')}
          problem={field('sides').problem}
          options={sides.map(({ id, name }) => ({ value: id, label: name, chosen: chosen.side.has(id) }))}
        />
        {outcomes.length > 0 && (
          <Choices
            many
            name="outcome"
            label={words('outcomes.panel.outcomes')}
            problem={stories.length === 0 ? field('stories').problem : undefined}
            options={outcomes.map(({ id, what }) => ({
              value: id,
              label: beginningOf(saidOr(c, what)),
              lang: circle.language,
              chosen: chosen.outcome.has(id),
            }))}
          />
        )}
        {stories.length > 0 ? (
          <Choices
            many
            name="story"
            label={words('outcomes.panel.stories')}
            hint={words('outcomes.panel.stories.hint')}
            problem={field('stories').problem}
            options={stories.map(({ id, text, lang, readBy }) => ({
              value: id,
              label: beginningOf(text),
              lang,
              consequence: words('outcomes.panel.story.readBy', { sides: readBy.map(nameOf).join(', ') }),
              chosen: chosen.story.has(id),
            }))}
          />
        ) : (
          <p id={outcomes.length === 0 ? 'outcome' : undefined}>{words('outcomes.panel.stories.none')}</p>
        )}
        <p>{words('outcomes.panel.tellers')}</p>
        <Button>{words('outcomes.panel.open')}</Button>
      </Form>
    </>,
  );
}

async function open(c: Here) {
  const { db, circle, form, person, now } = c.var;
  const { sides, stories, outcomes } = await candidates(c);
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  const { value, problems } = readPanel(form, { sides: ids(sides), stories, outcomes: ids(outcomes) });
  if (problems) return newPanelPage(c, { form, problems });
  const id = await openPanel(db, circle.id, value, { person: person.id, now });
  return c.redirect(outcomesPath(c, `/panels/${id}`), 303);
}

async function candidates(c: Here) {
  const { db, circle } = c.var;
  const { sides, eyes } = await answeringHere(c);
  const [stories, outcomes] = await Promise.all([storiesForPanels(db, circle.id, { eyes, sides }), outcomesOf(db, circle.id)]);
  return { sides, stories: stories.filter(({ readBy }) => readBy.length > 1), outcomes };
}

export const newPanelDoors = [
  get('/circles/:circle/outcomes/panels/new', 'openPanel', (c) => newPanelPage(c)),
  post('/circles/:circle/outcomes/panels/new', 'openPanel', open),
];
