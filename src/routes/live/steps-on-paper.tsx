import { notBegun, timesOf } from '#cycle/3-dialogue/live/run.ts';
import type { StepHere } from '#cycle/3-dialogue/live/scripts.server.ts';
import { wallOf } from '#cycle/3-dialogue/moment.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import type { Here } from '../door.ts';

/** The steps of a script on the sheet of whoever leads: when each begins, what people do, by which rule. */
export function StepsOnPaper({ c, session, steps }: { c: Here; session: Session; steps: readonly StepHere[] }) {
  const { words, config } = c.var;
  const times = timesOf(steps, notBegun, { now: session.startsAt, plannedStart: session.startsAt });
  return (
    <ol class="kring-script">
      {steps.map((step, nth) => (
        <li key={step.id}>
          <strong dir="auto">
            {wallOf(times[nth]!.begins, config.timeZone).slice(11)} {step.title}
          </strong>{' '}
          ({words('live.minutes', { minutes: step.minutes })}, {words(`live.rule.${step.rule}`).toLowerCase()})
          <p class="kring-lines" dir="auto">
            {step.instruction}
          </p>
        </li>
      ))}
    </ol>
  );
}
