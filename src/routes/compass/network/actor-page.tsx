import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { changeActor, removeActor, sayTheSame } from '#compass/network/actors.server.ts';
import { readActor, readGoal, readTower } from '#compass/network/network-map.ts';
import type { ActorHere } from '#compass/network/network-maps.server.ts';
import { addGoal, removeGoal, stackTowers } from '#compass/network/towers.server.ts';
import { slipLines } from '#lib/form/filled.ts';
import { textOf, type Problem } from '#lib/form/reading.ts';
import { Facts } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { When } from '#lib/ui/when.tsx';
import { get, post, type Here } from '../../door.ts';
import { showNotHere } from '../../problems.tsx';
import { showCircle } from '../../show.tsx';
import { asMaker, inMap, type OnThisMap } from './here.server.ts';
import { nameDays } from './map-page.tsx';
import { AddGoal, Goals, Makes, type ActorSent } from './actor-parts.tsx';
import { calledHere, heightInWords, MapHead, tieInWords } from './parts.tsx';

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

type OnActor = (c: Here, here: OnThisMap, actor: ActorHere) => Promise<Response> | Response;

const withActor =
  (open: OnActor) =>
  (c: Here, here: OnThisMap): Promise<Response> | Response => {
    const actor = here.map.actors.find(({ id }) => id === c.req.param('actor'));
    return actor ? open(c, here, actor) : showNotHere(c);
  };

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
    await changeActor(c.var.db, here.at, actor.id, { actor: value, now: c.var.now });
    return again(c, here, actor);
  },
  async goal(c, here, actor) {
    const { value, problems } = readGoal(c.var.form);
    if (problems) return wrong(c, { here, actor, act: 'goal' }, problems);
    const fits = await addGoal(c.var.db, here.at, actor.id, { goal: value.goal, now: c.var.now });
    return fits ? again(c, here, actor) : wrong(c, { here, actor, act: 'goal' }, { goal: 'network.goals.full' });
  },
  async goalAway(c, here, actor) {
    await removeGoal(c.var.db, here.at, actor.id, textOf(c.var.form, 'goal_id'));
    return again(c, here, actor);
  },
  async tower(c, here, actor) {
    const { value, problems } = readTower(c.var.form);
    if (problems) return wrong(c, { here, actor, act: 'tower' }, problems);
    await stackTowers(c.var.db, here.at, [{ actor: actor.id, ...value }], c.var.now);
    return again(c, here, actor);
  },
  async notSame(c, here, actor) {
    await sayTheSame(c.var.db, here.at, actor.id, null);
    return again(c, here, actor);
  },
  async remove(c, here, actor) {
    await removeActor(c.var.db, here.at, actor.id);
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
