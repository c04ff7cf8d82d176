import { networkLimits } from '#compass/network/network-map.ts';
import type { ActorHere } from '#compass/network/network-maps.server.ts';
import { filledWith, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { Field, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import type { Here } from '../../door.ts';
import { ActorFields, OneStep } from './parts.tsx';

/** A form on the page of an actor that came back with slips, and which act it was. */
export type ActorSent = Sent & { act: string };

/** What an actor wants; its makers take away what is not so. */
export function Goals({ actor, makes }: { actor: ActorHere; makes: boolean }) {
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

/** One more goal. */
export function AddGoal({ sent }: { sent?: ActorSent }) {
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
export function Makes({ actor, base, c, sentTo }: MakesProps) {
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
        <OneStep />
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
