import { may } from '#lib/people/may.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, List } from '#lib/ui/card.tsx';
import { DataTable } from '#lib/ui/data-table.tsx';
import { Form } from '#lib/ui/form.tsx';
import { outcomesOf } from '#system/outcomes/outcomes.server.ts';
import { beforePanel, choicesOf, layOpen, type ChoiceHere, type PanelHere } from '#system/outcomes/panels.server.ts';
import { get, post, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { eyesHere, outcomesPath, saidOr, sittingHere, storyPath, withPanel } from './here.server.ts';
import { beginningOf } from './parts.tsx';

/** A question before panels: who has chosen yet; and once all is laid open, what each side chose and why, beside what it did not choose. */
async function panelPage(c: Here, panel: PanelHere, tooFew = false) {
  const { words, circle } = c.var;
  return showCircle(
    c,
    { title: words('outcomes.panel'), wide: panel.laidOpenAt !== null, status: tooFew ? 422 : 200 },
    <>
      <p>
        <a href={outcomesPath(c)}>{words('outcomes.title')}</a>
      </p>
      <h1 lang={circle.language} dir="auto">
        {saidOr(c, panel.question)}
      </h1>
      {panel.laidOpenAt ? await laidOpen(c, panel) : await choosing(c, panel, tooFew)}
      <p class="kring-quiet">{words('outcomes.withdrawn')}</p>
    </>,
  );
}

async function choosing(c: Here, panel: PanelHere, tooFew: boolean) {
  const { words, db, actor, circle } = c.var;
  const { speaking, eyes, namer } = await sittingHere(c);
  const own = await choicesOf(db, circle.id, panel.id, { eyes, of: { sides: speaking.map(({ id }) => id), seat: namer.seat } });
  const missing = panel.sides.filter(({ chose }) => !chose);
  const ready = panel.sides.length - missing.length > 1;
  return (
    <>
      <p class="kring-lead">{words('outcomes.panel.apart')}</p>
      <List
        items={panel.sides.map(({ id, name, chose }) => (
          <Card>
            <p>
              <strong>{name}</strong>: {words(chose ? 'outcomes.panel.chose' : 'outcomes.panel.choosesStill')}
            </p>
            {(chose ? own.some(({ side }) => side === id) : speaking.some((side) => side.id === id)) && (
              <Buttons>
                <Button kind={chose ? 'quiet' : 'act'} href={outcomesPath(c, `/panels/${panel.id}/${id}`)}>
                  {words(chose ? 'outcomes.choose.again' : 'outcomes.choose')}
                </Button>
              </Buttons>
            )}
          </Card>
        ))}
      />
      {may(actor, 'openPanel', circle.id) && (
        <>
          <h2>{words('outcomes.panel.layOpen')}</h2>
          <p>{words(ready ? 'outcomes.panel.layOpen.means' : 'outcomes.panel.layOpen.few')}</p>
          {tooFew && !ready && (
            <p role="alert">
              <strong>{words('outcomes.panel.layOpen.tooFew')}</strong>
            </p>
          )}
          {ready && missing.length > 0 && (
            <p>{words('outcomes.panel.layOpen.without', { sides: missing.map(({ name }) => name).join(', ') })}</p>
          )}
          {ready && (
            <Form action={outcomesPath(c, `/panels/${panel.id}/open`)}>
              <Button kind={missing.length > 0 ? 'quiet' : 'act'}>{words('outcomes.panel.layOpen.do')}</Button>
            </Form>
          )}
        </>
      )}
    </>
  );
}

/** Everything that lay there in rows, chosen or not, with a column for each side; and below it the reasons. */
async function laidOpen(c: Here, panel: PanelHere) {
  const { words, db, circle } = c.var;
  const eyes = await eyesHere(c);
  const [lay, choices, outcomes] = await Promise.all([
    beforePanel(db, circle.id, panel.id, eyes),
    choicesOf(db, circle.id, panel.id, { eyes }),
    outcomesOf(db, circle.id),
  ]);
  const cells = (chose: (choice: ChoiceHere) => boolean) =>
    panel.sides.map(({ id }) => {
      const choice = choices.find(({ side }) => side === id);
      return choice && chose(choice) ? words('outcomes.panel.chosen') : '–';
    });
  return (
    <>
      <p class="kring-lead">{words('outcomes.panel.open.lead')}</p>
      <DataTable
        caption={words('outcomes.panel.table')}
        columns={[{ label: words('outcomes.panel.what') }, ...panel.sides.map(({ name }) => ({ label: name }))]}
        rows={[
          ...outcomes
            .filter(({ id }) => lay.outcomes.includes(id))
            .map(({ id, what }) => ({
              id,
              cells: [
                <a href={outcomesPath(c, `/${id}`)} lang={circle.language} dir="auto">
                  {saidOr(c, what)}
                </a>,
                ...cells((choice) => choice.outcomes.includes(id)),
              ],
            })),
          ...lay.stories.map(({ id, text, lang }) => ({
            id,
            cells: [
              <>
                {words('outcomes.panel.aStory')}:{' '}
                <a href={storyPath(c, id)} lang={lang} dir="auto">
                  {beginningOf(text)}
                </a>
              </>,
              ...cells((choice) => choice.stories.includes(id)),
            ],
          })),
        ]}
      />
      <p>{words('outcomes.panel.others')}</p>
      <h2>{words('outcomes.panel.why')}</h2>
      <List
        items={panel.sides.map(({ id, name }) => {
          const choice = choices.find(({ side }) => side === id);
          return (
            <Card>
              <p>
                <strong>{name}</strong> {choice ? choice.none && words('outcomes.panel.choseNone') : words('outcomes.panel.choseNothing')}
              </p>
              {choice && (
                <p class="kring-lines" lang={circle.language} dir="auto">
                  {saidOr(c, choice.because)}
                </p>
              )}
            </Card>
          );
        })}
      />
    </>
  );
}

async function lay(c: Here, panel: PanelHere) {
  const { db, circle, now } = c.var;
  if (!(await layOpen(db, circle.id, panel.id, { now })) && !panel.laidOpenAt) return panelPage(c, panel, true);
  return c.redirect(outcomesPath(c, `/panels/${panel.id}`), 303);
}

export const panelDoors = [
  get(
    '/circles/:circle/outcomes/panels/:panel',
    'readOpenPages',
    withPanel((c, panel) => panelPage(c, panel)),
  ),
  post('/circles/:circle/outcomes/panels/:panel/open', 'openPanel', withPanel(lay)),
];
