import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { dayInWords } from '#lib/ui/when.tsx';
import { may } from '#lib/people/may.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Disclosure, Empty } from '#lib/ui/card.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { constellations, phases, type Phase } from '#system/roadmap/constellations.ts';
import { isOwn, type OwnStar } from '#system/roadmap/plans.server.ts';
import type { RoadMap, StarHere, Step } from '#system/roadmap/road-map.ts';
import type { Suggestion } from '#system/roadmap/suggestion.ts';
import { get, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { alsoHere } from '../talents/also-here.tsx';
import { OnDay } from './days.tsx';
import { openedBy, roadMapHere, roadMapPath, suggestedAt, suggestionsHere } from './here.server.ts';
import { Sky } from './sky.tsx';
import { StarList } from './star-list.tsx';

/** What are we doing? The three constellations with what is lit in them, the route so far, and what people plan. No order, no end. */
async function roadMapPage(c: Here) {
  const { words, circle, actor } = c.var;
  const [map, suggestions] = await Promise.all([roadMapHere(c), suggestionsHere(c)]);
  const phase = phases.find((one) => one === c.req.query('phase')) ?? null;
  const opens = (star: StarHere) => (star.lights[0] ? openedBy(c, { star: star.key, about: star.lights.at(-1)!.about }) : null);
  const plans = may(actor, 'planStar', circle.id) ? { href: roadMapPath(c, '/plan'), ends: (plan: OwnStar) => mayEnd(c, plan) } : null;
  return showCircle(
    c,
    { title: words('roadmap.title'), wide: true },
    <>
      <h1>{words('roadmap.title')}</h1>
      <p class="kring-lead">{words('roadmap.lead')}</p>
      {!map.lit && <Empty>{words('roadmap.none')}</Empty>}
      <Lens phase={phase} />
      <div class="kring-road-map">
        <div class="kring-road-map__sky">
          <Sky map={map} opens={opens} phase={phase} />
          <p class="kring-quiet">
            <span class="kring-road-map__aside">{words('roadmap.aside')} </span>
            {words('roadmap.legend')}
          </p>
        </div>
        <div class="kring-road-map__lists">
          {constellations.map((constellation) => (
            <section aria-labelledby={`constellation-${constellation}`}>
              <h2 id={`constellation-${constellation}`}>{words(`roadmap.${constellation}`)}</h2>
              <p>{words(`roadmap.${constellation}.text`)}</p>
              <StarList
                stars={map.stars.filter((star) => star.constellation === constellation)}
                own={map.own.filter((star) => star.constellation === constellation)}
                {...{ opens, phase, plans }}
              />
            </section>
          ))}
        </div>
      </div>
      {plans && (
        <Buttons>
          <Button href={plans.href}>{words('roadmap.plan.title')}</Button>
        </Buttons>
      )}
      {may(actor, 'answerModels', circle.id) && (
        <p>
          <a href={`/circles/${circle.slug}/models`}>{words('models.title')}</a>
        </p>
      )}
      <Suggestions c={c} suggestions={suggestions} />
      <Route c={c} map={map} />
      <h2 id="also">{words('talents.also')}</h2>
      {await alsoHere(c)}
      <h2 id="paper">{words('roadmap.paper')}</h2>
      <ul>
        <li>
          <a href={roadMapPath(c, '/print')}>{words('roadmap.print')}</a>
        </li>
        <li>
          <a href={roadMapPath(c, '/blank')}>{words('roadmap.blank')}</a>
        </li>
      </ul>
      <p class="kring-quiet">{words('roadmap.source')}</p>
    </>,
  );
}

/** Whoever made a plan says what came of it; so may a steward, as its maker may be gone. */
export function mayEnd(c: Here, plan: OwnStar): boolean {
  const { actor, circle } = c.var;
  const seat = actor.seat?.circle === circle.id ? actor.seat.id : null;
  return isOwn(plan, { person: actor.person?.id ?? null, seat }) || may(actor, 'prepareCircle', circle.id);
}

function Lens({ phase }: { phase: Phase | null }) {
  const { words } = useFrame();
  return (
    <nav class="kring-lens" aria-labelledby="lens">
      <p id="lens">{words('roadmap.lens')}</p>
      <ul role="list">
        {[null, ...phases].map((one) => (
          <li key={one ?? 'all'}>
            <a href={one ? `?phase=${one}` : '?'} aria-current={one === phase ? 'true' : undefined}>
              {words(one ? `roadmap.phase.${one}` : 'roadmap.phase.all')}
            </a>
          </li>
        ))}
      </ul>
      {phase && <p>{words(`roadmap.phase.${phase}.text`)}</p>}
    </nav>
  );
}

function Suggestions({ c, suggestions }: { c: Here; suggestions: readonly Suggestion[] }) {
  const { words, lang } = c.var;
  if (suggestions.length === 0) return null;
  return (
    <>
      <h2 id="could">{words('roadmap.could')}</h2>
      <p>{words('roadmap.could.text')}</p>
      <ul class="kring-could">
        {suggestions.map((suggestion) => {
          const { rule, count, names, day } = suggestion;
          const sides = new Intl.ListFormat(lang, { type: 'conjunction' }).format(names);
          return (
            <li key={rule}>
              <a href={suggestedAt(c, suggestion)}>{words(`roadmap.rule.${rule}`)}</a>{' '}
              {words(`roadmap.rule.${rule}.because`, { count, sides, day: day ? dayInWords(noonOf(day), lang) : '' })}
            </li>
          );
        })}
      </ul>
    </>
  );
}

const shown = 12;

function Route({ c, map }: { c: Here; map: RoadMap }) {
  const { words } = c.var;
  if (map.route.length === 0) return null;
  const [earlier, last] = [map.route.slice(0, -shown), map.route.slice(-shown)];
  return (
    <>
      <h2 id="route">{words('roadmap.route')}</h2>
      <p>{words('roadmap.route.text')}</p>
      {earlier.length > 0 && (
        <Disclosure summary={words('roadmap.route.earlier', { count: earlier.length })}>
          <Steps c={c} map={map} steps={earlier} />
        </Disclosure>
      )}
      <Steps c={c} map={map} steps={last} />
    </>
  );
}

function Steps({ c, map, steps }: { c: Here; map: RoadMap; steps: readonly Step[] }) {
  const { words } = c.var;
  const saying = ({ star, own, about }: Step) => {
    if (!star) return <a href={`#own-${own}`}>{map.own.find(({ id }) => id === own)?.text ?? words('roadmap.hidden')}</a>;
    const href = openedBy(c, { star, about });
    return href ? <a href={href}>{words(`roadmap.star.${star}`)}</a> : words(`roadmap.star.${star}`);
  };
  return (
    <ul class="kring-route" role="list">
      {steps.map((step, nth) => (
        <li key={nth}>
          <OnDay on={step.on} /> <span dir="auto">{saying(step)}</span>
        </li>
      ))}
    </ul>
  );
}

export const roadMapPageDoors = [get('/circles/:circle/road-map', 'readOpenPages', roadMapPage)];
