import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { readRound, usualEnd, type Round } from '#compass/round.ts';
import { closeRound, openRound, type RoundTable } from '#compass/rounds.server.ts';
import { filledWith, type Sent } from '#lib/form/filled.ts';
import { may } from '#lib/people/may.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { dayInWords, When } from '#lib/ui/when.tsx';
import type { Act } from '#lib/people/may.ts';
import type { Here } from '../../door.ts';
import { compassPath } from './answering.server.ts';
import { todayHere } from '../../today.ts';

type Part = { path: '/parts' | '/relations'; act: Act };

/** Whether people are asked now and until when; the way to answer; and for whoever may, opening or closing the questions. */
export function RoundPart({ c, part, open, sent }: { c: Here; part: Part; open: Round | null; sent?: Sent }) {
  const { words, actor, circle, lang } = c.var;
  const asks = may(actor, 'askSides', circle.id);
  const day = open && dayInWords(noonOf(open.until), lang, c.var.config.timeZone);
  return (
    <div class="kring-not-printed">
      <p>{open ? words('power.round.open', { day: day! }) : words('power.round.none')}</p>
      {open && may(actor, part.act, circle.id) && (
        <Buttons>
          <Button href={compassPath(c, `${part.path}/answer`)}>{words('power.round.answer')}</Button>
        </Buttons>
      )}
      {asks && !open && <OpenForm c={c} part={part} sent={sent} />}
      {asks && open && (
        <Disclosure summary={words('power.round.close')}>
          <p>{words('power.round.close.means')}</p>
          <Form action={compassPath(c, `${part.path}/close`)}>
            <Button kind="care">{words('power.round.close.do')}</Button>
          </Form>
        </Disclosure>
      )}
    </div>
  );
}

function OpenForm({ c, part, sent }: { c: Here; part: Part; sent?: Sent }) {
  const { words } = c.var;
  const field = filledWith(words, { until: usualEnd(todayHere(c)) }, sent);
  return (
    <Disclosure summary={words('power.round.ask')} open={sent !== undefined}>
      <p>{words('power.round.ask.means')}</p>
      <Form action={compassPath(c, `${part.path}/open`)}>
        <Field {...field('until')} type="date" label={words('power.round.until')} short />
        <Button>{words('power.round.ask.do')}</Button>
      </Form>
    </Disclosure>
  );
}

/** Opens the questions to all sides. */
export async function askAll(c: Here, table: RoundTable, part: Part, again: (sent: Sent) => Response | Promise<Response>) {
  const { db, circle, form, actor, now } = c.var;
  const today = todayHere(c);
  const { value, problems } = readRound(form, today);
  if (problems) return again({ form, problems });
  await openRound(db, circle.id, table, { until: value.until, today, person: actor.person?.id ?? null, now });
  return c.redirect(compassPath(c, part.path), 303);
}

/** Closes the questions. */
export async function closeAll(c: Here, table: RoundTable, part: Part, open: Round | null) {
  if (open) await closeRound(c.var.db, c.var.circle.id, table, { round: open.id, now: c.var.now });
  return c.redirect(compassPath(c, part.path), 303);
}

/** Which rounds there are: each leads to its own answers. */
export function Rounds({ c, part, rounds, shown }: { c: Here; part: Part; rounds: readonly Round[]; shown: Round }) {
  const { words } = c.var;
  if (rounds.length < 2) return null;
  return (
    <nav aria-label={words('power.rounds')} class="kring-not-printed">
      <h2>{words('power.rounds')}</h2>
      <ul>
        {rounds.map((round) => (
          <li key={round.id}>
            <a href={`${compassPath(c, part.path)}?round=${round.id}`} aria-current={round.id === shown.id ? 'true' : undefined}>
              <When at={round.openedAt} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
