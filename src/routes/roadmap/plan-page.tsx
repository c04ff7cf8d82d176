import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { oneOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { constellations, starCalled, stars } from '#system/roadmap/constellations.ts';
import { planLength, readPlan } from '#system/roadmap/plan.ts';
import { endPlan, ownStarsOf, planStar } from '#system/roadmap/plans.server.ts';
import { answeringHere } from '../compass/power/answering.server.ts';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { roadMapPath } from './here.server.ts';
import { mayEnd } from './road-map-page.tsx';
import { todayHere } from '../today.ts';

/** Someone who takes part puts a star on the map: what they plan, or what belongs on it as they see it. */
async function planPage(c: Here, sent?: Sent) {
  const { words } = c.var;
  const { speaking } = await answeringHere(c);
  const field = filledWith(words, { place: starCalled(c.req.query('star'))?.key }, sent);
  return showCircle(
    c,
    { title: words('roadmap.plan.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={roadMapPath(c)}>{words('roadmap.title')}</a>
      </p>
      <h1>{words('roadmap.plan.title')}</h1>
      <p class="kring-lead">{words('roadmap.plan.lead')}</p>
      <Form action={roadMapPath(c, '/plan')}>
        <TextArea
          {...field('text')}
          label={words('roadmap.plan.text')}
          hint={words('roadmap.plan.text.hint')}
          rows={2}
          maxlength={planLength}
        />
        <Select {...field('place')} label={words('roadmap.plan.place')} hint={words('roadmap.plan.place.hint')} options={placesIn(c)} />
        <Field {...field('on')} type="date" label={words('roadmap.plan.on')} hint={words('roadmap.plan.on.hint')} short optional />
        {speaking.length === 1 ? (
          <input type="hidden" name="side" value={speaking[0]!.id} />
        ) : (
          <Select
            {...field('side')}
            label={words('roadmap.plan.side')}
            options={[
              { value: '', label: words('roadmap.plan.side.missing') },
              ...speaking.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <p>{words('roadmap.plan.openly')}</p>
        <Button>{words('roadmap.plan.keep')}</Button>
      </Form>
    </>,
  );
}

const placesIn = ({ var: { words } }: Here) => [
  { value: '', label: words('roadmap.plan.place.missing') },
  ...constellations.flatMap((constellation) => [
    { value: constellation, label: words('roadmap.plan.place.own', { constellation: words(`roadmap.${constellation}`) }) },
    ...stars
      .filter((star) => star.constellation === constellation)
      .map(({ key }) => ({ value: key, label: `${words(`roadmap.${constellation}`)}: ${words(`roadmap.star.${key}`)}` })),
  ]),
];

async function plan(c: Here) {
  const { db, circle, form, now } = c.var;
  const { speaking, namer } = await answeringHere(c);
  const { value, problems } = readPlan(form, { sides: speaking.map(({ id }) => id), today: todayHere(c) });
  if (problems) return planPage(c, { form, problems });
  const id = await planStar(db, circle.id, value, { ...namer, now });
  return c.redirect(roadMapPath(c, `#own-${id}`), 303);
}

async function end(c: Here) {
  const { db, circle, form } = c.var;
  const own = (await ownStarsOf(db, circle.id)).find(({ id }) => id === c.req.param('plan'));
  const how = oneOf(form, 'how', ['done', 'laid down']);
  if (!own || !how || !mayEnd(c, own)) return showNotHere(c);
  await endPlan(db, circle.id, own.id, { how, day: todayHere(c) });
  return c.redirect(roadMapPath(c, how === 'done' ? `#own-${own.id}` : ''), 303);
}

export const planDoors = [
  get('/circles/:circle/road-map/plan', 'planStar', (c) => planPage(c)),
  post('/circles/:circle/road-map/plan', 'planStar', plan),
  post('/circles/:circle/road-map/plans/:plan', 'planStar', end),
];
