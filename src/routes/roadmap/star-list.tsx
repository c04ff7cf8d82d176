import { useFrame } from '#lib/ui/frame.tsx';
import type { Phase } from '#system/roadmap/constellations.ts';
import { ownStateOf, stateOf, type OwnHere, type StarHere } from '#system/roadmap/road-map.ts';
import type { OwnStar } from '#system/roadmap/plans.server.ts';
import { isMonth, OnDay } from './days.tsx';
import { EndPlan } from './end-plan.tsx';
import { StarMark } from './sky.tsx';

type StarsProps = {
  stars: readonly StarHere[];
  own: readonly OwnHere[];
  opens: (star: StarHere) => string | null;
  phase: Phase | null;
  /** May whoever is here plan something; and whose plans they may end. */
  plans: { href: string; ends: (plan: OwnStar) => boolean } | null;
};

/** The stars of one constellation as a list: what each is, what lit it, what is planned. The same as the picture shows. */
export function StarList({ stars, own, opens, phase, plans }: StarsProps) {
  return (
    <ul class="kring-stars" role="list">
      {stars.map((star) => (
        <li key={star.key} id={`star-${star.key}`} class={phase && star.phases.includes(phase) ? 'kring-stars__in' : undefined}>
          <StarMark state={stateOf(star)} mark={String(star.number)} />
          <div>
            <Named star={star} href={opens(star)} />
            <Lit star={star} inside={opens(star) === null} />
            {star.plans.map((plan) => (
              <Planned key={plan.id} plan={plan} ends={plans?.ends(plan) ?? false} />
            ))}
            {plans && star.lights.length === 0 && star.plans.length === 0 && <PlanThis star={star} href={plans.href} />}
          </div>
        </li>
      ))}
      {own.map((star) => (
        <li key={star.id}>
          <StarMark state={ownStateOf(star)} mark={star.letter} />
          <div>
            <Planned plan={star} ends={plans?.ends(star) ?? false} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Named({ star, href }: { star: StarHere; href: string | null }) {
  const { words } = useFrame();
  const name = words(`roadmap.star.${star.key}`);
  return (
    <>
      <h3>{href ? <a href={href}>{name}</a> : name}</h3>
      <p>{words(`roadmap.star.${star.key}.text`)}</p>
    </>
  );
}

function Lit({ star, inside }: { star: StarHere; inside: boolean }) {
  const { words } = useFrame();
  const days = [...new Set(star.lights.flatMap(({ on }) => on ?? []))];
  if (star.lights.length === 0) return null;
  return (
    <p class="kring-stars__lit">
      {words('roadmap.lit')}
      {days[0] ? (
        <>
          {' '}
          {words(isMonth(days[0]) ? 'roadmap.lit.sinceMonth' : 'roadmap.lit.since')} <OnDay on={days[0]} />
        </>
      ) : null}
      {days.length > 1 && (
        <>
          {', '}
          {words(isMonth(days[0]!) ? 'roadmap.lit.againMonth' : 'roadmap.lit.again', { count: days.length - 1 })}{' '}
          <OnDay on={days.at(-1)!} />
        </>
      )}
      . {!days[0] && words('roadmap.lit.noDay')} {inside && words('roadmap.lit.inside')}
    </p>
  );
}

/** A plan, or what came of it, in its maker's words. */
function Planned({ plan, ends }: { plan: OwnStar; ends: boolean }) {
  const { words } = useFrame();
  return (
    <div class="kring-stars__plan" id={`own-${plan.id}`}>
      <p>
        <span dir="auto">{plan.text ?? words('roadmap.hidden')}</span> <span class="kring-tag">{plan.side}</span>
      </p>
      <p class="kring-stars__lit">
        {plan.doneOn ? (
          <>
            {words('roadmap.plan.doneOn')} <OnDay on={plan.doneOn} />.
          </>
        ) : plan.plannedOn ? (
          <>
            {words('roadmap.plan.for')} <OnDay on={plan.plannedOn} />.
          </>
        ) : (
          words('roadmap.plan.noDay')
        )}
      </p>
      {ends && plan.doneOn === null && <EndPlan plan={plan} />}
    </div>
  );
}

function PlanThis({ star, href }: { star: StarHere; href: string }) {
  const { words } = useFrame();
  return (
    <p class="kring-not-printed">
      <a href={`${href}?star=${star.key}`}>
        {words('roadmap.plan.this')}
        <span class="kring-unseen"> {words(`roadmap.star.${star.key}`)}</span>
      </a>
    </p>
  );
}
