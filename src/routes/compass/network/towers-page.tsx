import { heightOf, networkLimits } from '#compass/network/network-map.ts';
import { stackTowers, type Stacked } from '#compass/network/towers.server.ts';
import { slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf, type Problem } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Empty } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { get, post, type Here } from '../../door.ts';
import { showCircle } from '../../show.tsx';
import { asMaker, type OnThisMap } from './here.server.ts';
import { MapHead } from './parts.tsx';

/** All towers beside each other: that is how people see that two are as high, or that one should be higher. */
function towersPage(c: Here, here: OnThisMap, sent?: Sent) {
  const { words } = c.var;
  const { map } = here;
  const problems = Object.fromEntries(slipLines(words, sent).map(({ field, text }) => [field, text]));
  return showCircle(
    c,
    { title: words('network.towers'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <MapHead here={here} title={words('network.towers')} />
      <p>{words('network.towers.lead')}</p>
      {map.actors.length === 0 ? (
        <Empty>{words('network.who.none')}</Empty>
      ) : (
        <Form>
          <div class="kring-network__towers">
            {map.actors.map(({ id, number, label, height }) => (
              <Field
                key={id}
                name={`height-${id}`}
                type="number"
                min={0}
                max={networkLimits.height}
                label={`${number} ${label}`}
                value={sent ? textOf(sent.form, `height-${id}`) : height === null ? '' : String(height)}
                problem={problems[`height-${id}`]}
                short
              />
            ))}
          </div>
          <Button>{words('network.towers.do')}</Button>
        </Form>
      )}
    </>,
  );
}

async function stack(c: Here, here: OnThisMap) {
  const { db, form, now } = c.var;
  const problems: Partial<Record<string, Problem>> = {};
  const towers: Stacked[] = [];
  for (const { id, height: before } of here.map.actors) {
    if (!form.has(`height-${id}`)) continue; // put on the map by someone else while this page was open
    const { value, problem } = heightOf(textOf(form, `height-${id}`));
    if (problem !== undefined) problems[`height-${id}`] = problem;
    else if (value !== before) towers.push({ actor: id, height: value });
  }
  if (Object.keys(problems).length > 0) return towersPage(c, here, { form, problems });
  await stackTowers(db, here.at, towers, now);
  return c.redirect(`${here.base}#stands-out`, 303);
}

export const towersDoors = [
  get(
    '/circles/:circle/compass/network/maps/:map/towers',
    'mapNetwork',
    asMaker((c, here) => towersPage(c, here)),
  ),
  post('/circles/:circle/compass/network/maps/:map/towers', 'mapNetwork', asMaker(stack)),
];
