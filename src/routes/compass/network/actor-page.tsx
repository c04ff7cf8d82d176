import { changeActor, removeActor, sayTheSame } from '#compass/network/actors.server.ts';
import { directions, networkLimits, readActor, readGoal, readTower } from '#compass/network/network-map.ts';
import type { ActorHere } from '#compass/network/network-maps.server.ts';
import { addGoal, removeGoal, stackTowers } from '#compass/network/towers.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf, type Problem } from '#lib/form/reading.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Disclosure, Facts } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { When } from '#lib/ui/when.tsx';
import { get, post, type Here } from '../../door.ts';
import { showNotHere } from '../../problems.tsx';
import { showCircle } from '../../show.tsx';
import { asMaker, inMap, noonOf, type OnThisMap } from './here.server.ts';
import { nameDays } from './map-page.tsx';
import { ActorFields, calledHere, heightInWords, MapHead, tieInWords } from './parts.tsx';

type ActorSent = Sent & { act: string };

/** One actor of a map: what they are, want and can, and with whom they are tied. */
function actorPage(c: Here, here: OnThisMap, actor: ActorHere, sent?: ActorSent) {
  const { words } = c.var;
  const { map, base, makes } = here;
  const ties = map.links.filter(({ from, to }) => from === actor.id || to === actor.id);
  const sentTo = (act: string) => (sent?.act === act ? sent : undefined);
  return showCircle(
    c,
    { title: actor.label, status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <MapHead here={here} title={calledHere(actor)} />
      <Facts
        facts={[
          { name: words('network.actorKind'), is: words(`network.actorKind.${actor.kind}`) },
          { name: words('network.influence'), is: heightInWords(words, actor.height) },
          ...(actor.why ? [{ name: words('network.why'), is: <bdi>{actor.why}</bdi> }] : []),
          ...(actor.nameUntil ? [{ name: words('network.nameUntil'), is: <When at={noonOf(actor.nameUntil)} /> }] : []),
        ]}
      />
      <h2>{words('network.goals')}</h2>
      <Goals actor={actor} makes={makes} />
      {makes && <AddGoal sent={sentTo('goal')} />}
      <h2>{words('network.ties')}</h2>
      {ties.length === 0 ? (
        <p>{words('network.actor.noTies')}</p>
      ) : (
        <>
          <ul>
            {ties.slice(0, 60).map((link) => (
              <li key={link.id} dir="auto">
                {tieInWords(words, { link, map })}
              </li>
            ))}
            {ties.length > 60 && <li>{words('network.andMore', { count: ties.length - 60 })}</li>}
          </ul>
          <p>
            <a href={`${base}?around=${actor.id}#picture`}>{words('network.actor.around')}</a>
          </p>
        </>
      )}
      {makes && <Makes actor={actor} base={base} c={c} sentTo={sentTo} />}
    </>,
  );
}

function Goals({ actor, makes }: { actor: ActorHere; makes: boolean }) {
  const { words } = useFrame();
  if (actor.goals.length === 0) return <p>{words('network.goals.none')}</p>;
  return (
    <ul>
      {actor.goals.map(({ id, goal }) => (
        <li key={id}>
          <span dir="auto">{goal}</span>
          {makes && (
            <Form>
              <input type="hidden" name="act" value="goalAway" />
              <Button kind="care" name="goal_id" value={id} label={words('network.goal.remove.which', { goal })}>
                {words('network.goal.remove')}
              </Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}

function AddGoal({ sent }: { sent?: ActorSent }) {
  const { words } = useFrame();
  return (
    <Form>
      <input type="hidden" name="act" value="goal" />
      <Field {...filledWith(words, {}, sent)('goal')} label={words('network.goal')} hint={words('network.goal.hint')} />
      <Button kind="quiet">{words('network.goal.add')}</Button>
    </Form>
  );
}

type MakesProps = { actor: ActorHere; base: string; c: Here; sentTo: (act: string) => ActorSent | undefined };

/** What its makers can do with an actor. */
function Makes({ actor, base, c, sentTo }: MakesProps) {
  const { words } = c.var;
  const tower = filledWith(words, { height: actor.height === null ? '' : String(actor.height), why: actor.why }, sentTo('tower'));
  const kept = { label: actor.label, kind: actor.kind, name: actor.name, name_until: actor.nameUntil };
  const changing = sentTo('change');
  return (
    <>
      <h2>{words('network.tower')}</h2>
      <Form>
        <input type="hidden" name="act" value="tower" />
        <Field
          {...tower('height')}
          type="number"
          min={0}
          max={networkLimits.height}
          label={words('network.height')}
          hint={words('network.height.hint')}
          optional
          short
        />
        <TextArea
          {...tower('why')}
          label={words('network.why')}
          hint={words('network.why.hint')}
          rows={3}
          maxlength={networkLimits.why}
          optional
        />
        <Button>{words('network.tower.do')}</Button>
      </Form>
      <h2 id="place">{words('network.place.one')}</h2>
      <Form action={base}>
        <input type="hidden" name="act" value="place" />
        <input type="hidden" name="from_page" value="actor" />
        <input type="hidden" name="actor" value={actor.id} />
        <Buttons>
          {directions.map((to) => (
            <Button key={to} kind="quiet" name="to_where" value={to}>
              {words(`network.place.${to}`)}
            </Button>
          ))}
        </Buttons>
      </Form>
      <Disclosure summary={words('network.actor.change')} open={changing !== undefined}>
        <Form>
          <input type="hidden" name="act" value="change" />
          <ActorFields
            field={filledWith(words, kept, changing)}
            looksLikeName={changing?.problems.label === 'network.label.looksLikeName'}
          />
          <Button kind="quiet">{words('network.actor.change.do')}</Button>
        </Form>
      </Disclosure>
      {actor.sameAs && (
        <Form>
          <input type="hidden" name="act" value="notSame" />
          <p>{words('network.same.said')}</p>
          <Button kind="care">{words('network.same.not')}</Button>
        </Form>
      )}
      <Disclosure summary={words('network.actor.remove')}>
        <p>{words('network.actor.remove.means')}</p>
        <Form>
          <input type="hidden" name="act" value="remove" />
          <Button kind="care">{words('network.actor.remove.do')}</Button>
        </Form>
      </Disclosure>
    </>
  );
}

type OnActor = (c: Here, here: OnThisMap, actor: ActorHere) => Promise<Response> | Response;

const withActor =
  (open: OnActor) =>
  (c: Here, here: OnThisMap): Promise<Response> | Response => {
    const actor = here.map.actors.find(({ id }) => id === c.req.param('actor'));
    return actor ? open(c, here, actor) : showNotHere(c);
  };

const at = (c: Here, { map }: OnThisMap) => ({ circle: c.var.circle.id, map: map.id });
const wrong = (
  c: Here,
  { here, actor, act }: { here: OnThisMap; actor: ActorHere; act: string },
  problems: Partial<Record<string, Problem>>,
) => actorPage(c, here, actor, { act, form: c.var.form, problems });
const again = (c: Here, { base }: OnThisMap, actor: ActorHere) => c.redirect(`${base}/actors/${actor.id}`, 303);

const acts: Record<string, OnActor> = {
  async change(c, here, actor) {
    const { value, problems } = readActor(c.var.form, nameDays(c));
    if (problems) return wrong(c, { here, actor, act: 'change' }, problems);
    await changeActor(c.var.db, at(c, here), actor.id, { actor: value, now: c.var.now });
    return again(c, here, actor);
  },
  async goal(c, here, actor) {
    const { value, problems } = readGoal(c.var.form);
    if (problems) return wrong(c, { here, actor, act: 'goal' }, problems);
    const fits = await addGoal(c.var.db, at(c, here), actor.id, { goal: value.goal, now: c.var.now });
    return fits ? again(c, here, actor) : wrong(c, { here, actor, act: 'goal' }, { goal: 'network.goals.full' });
  },
  async goalAway(c, here, actor) {
    await removeGoal(c.var.db, at(c, here), actor.id, textOf(c.var.form, 'goal_id'));
    return again(c, here, actor);
  },
  async tower(c, here, actor) {
    const { value, problems } = readTower(c.var.form);
    if (problems) return wrong(c, { here, actor, act: 'tower' }, problems);
    await stackTowers(c.var.db, at(c, here), [{ actor: actor.id, ...value }], c.var.now);
    return again(c, here, actor);
  },
  async notSame(c, here, actor) {
    await sayTheSame(c.var.db, at(c, here), actor.id, null);
    return again(c, here, actor);
  },
  async remove(c, here, actor) {
    await removeActor(c.var.db, at(c, here), actor.id);
    return c.redirect(`${here.base}#who`, 303);
  },
};

const act: OnActor = (c, here, actor) => {
  const found = acts[textOf(c.var.form, 'act')];
  return found ? found(c, here, actor) : actorPage(c, here, actor);
};

export const actorDoors = [
  get(
    '/circles/:circle/compass/network/maps/:map/actors/:actor',
    'readNetwork',
    inMap(withActor((c, here, actor) => actorPage(c, here, actor))),
  ),
  post('/circles/:circle/compass/network/maps/:map/actors/:actor', 'mapNetwork', asMaker(withActor(act))),
];
