import type { ComponentChildren } from 'preact';
import type { Round } from '#compass/round.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Empty, List } from '#lib/ui/card.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { dayInWords } from '#lib/ui/when.tsx';
import { noonOf } from '#cycle/3-dialogue/moment.ts';
import type { Answering, Speaker } from './answering.server.ts';

/** The ways to answer, each with what happens with it. `at`: the address below which they stand. */
export function WhoAnswers({ here, at }: { here: Answering; at: string }) {
  const { words } = useFrame();
  return (
    <>
      <h2>{words('parts.answer.who')}</h2>
      {here.speakers.length === 0 && <Empty>{words('parts.answer.closed')}</Empty>}
      <List
        items={here.speakers.map((speaker) => (
          <Card>
            <h3>
              <a href={`${at}/${speaker.how}/${speaker.side.id}`}>{words(`parts.answer.${speaker.how}`, { side: speaker.side.name })}</a>
            </h3>
            <p>{words(`parts.answer.${speaker.how}.means`)}</p>
          </Card>
        ))}
      />
    </>
  );
}

/** As whom someone answers here, what happens with it, and until when. */
export function AsWhom({ speaker, round, was }: { speaker: Speaker; round: Round; was: string | null }) {
  const { words } = useFrame();
  return (
    <>
      <p class="kring-kicker">{words(`parts.answer.${speaker.how}`, { side: speaker.side.name })}</p>
      <p>{words(`parts.answer.${speaker.how}.means`)}</p>
      <Until round={round} />
      {was && <p>{words('parts.answer.was', { side: was, now: speaker.side.name })}</p>}
    </>
  );
}

export function Until({ round }: { round: Round }) {
  const { words, lang, timeZone } = useFrame();
  return <p class="kring-quiet">{words('parts.answer.until', { day: dayInWords(noonOf(round.until), lang, timeZone) })}</p>;
}

/** The questions as a list, each with whether it was answered. */
export function Questions({ items }: { items: { href: string; label: string; done: boolean; hint?: string }[] }) {
  const { words } = useFrame();
  return (
    <ol class="kring-questions">
      {items.map(({ href, label, done, hint }) => (
        <li key={href}>
          <a href={href}>{label}</a> <span class="kring-quiet">({words(done ? 'parts.answer.done' : 'parts.answer.todo')})</span>
          {hint && <p class="kring-quiet">{hint}</p>}
        </li>
      ))}
    </ol>
  );
}

/** Takes back all that was answered here, while the questions are open. */
export function TakeBack({ action }: { action: string }) {
  const { words } = useFrame();
  return (
    <Form action={action}>
      <p class="kring-quiet">{words('parts.answer.back.means')}</p>
      <Button kind="care">{words('parts.answer.back')}</Button>
    </Form>
  );
}

/** On a screen that people share: whoever is done leaves nothing behind for the next one. */
export function Finish({ here, speaker, action }: { here: Answering; speaker: Speaker; action: string }) {
  const { words } = useFrame();
  if (here.namer.table === null || speaker.how !== 'apart') return null;
  return (
    <Form action={action}>
      <p>{words('parts.answer.finish.means')}</p>
      <Button>{words('parts.answer.finish')}</Button>
    </Form>
  );
}

/** At a table: that all agree to say this openly. */
export function Agreed({ children, problem, ticked }: { children: ComponentChildren; problem?: string; ticked: boolean }) {
  return (
    <div class={problem ? 'kring-field kring-field--wrong' : 'kring-field'}>
      {problem && (
        <p class="utrecht-form-field-error-message kring-problem" id="agreed-problem">
          {problem}
        </p>
      )}
      <div class="kring-tick">
        <input
          type="checkbox"
          name="agreed"
          id="agreed"
          value="yes"
          checked={ticked}
          aria-describedby={problem ? 'agreed-problem' : undefined}
          aria-invalid={problem ? 'true' : undefined}
        />
        <label for="agreed">{children}</label>
      </div>
    </div>
  );
}
