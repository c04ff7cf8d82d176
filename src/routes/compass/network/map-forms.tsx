import type { NetworkMap } from '#compass/network/network-maps.server.ts';
import { isTicked, type Problem } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Select } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { kindCalled } from './here.server.ts';
import { ActorFields, OneStep, type Filling } from './parts.tsx';

/** Puts someone on the map. */
export function AddActor({ field, problems }: { field: Filling; problems?: Partial<Record<string, Problem>> }) {
  const { words } = useFrame();
  return (
    <section class="kring-not-printed">
      <h3>{words('network.actor.add')}</h3>
      <Form>
        <input type="hidden" name="act" value="actor" />
        <ActorFields field={field} looksLikeName={problems?.label === 'network.label.looksLikeName'} />
        <Button>{words('network.actor.add.do')}</Button>
      </Form>
    </section>
  );
}

/** With so many actors a box for each is a long way to go; then one is chosen at a time. */
const mostBoxes = 40;

/** Says who is tied to whom, kind by kind. */
export function AddTie({ map, field, form }: { map: NetworkMap; field: Filling; form?: FormData }) {
  const { words } = useFrame();
  const [from, to, kind] = [field('from'), field('to'), field('link_kind')];
  const actors = map.actors.map(({ id, number, label }) => ({ value: id, label: `${number} ${label}` }));
  const choose = [{ value: '', label: words('network.choose') }, ...actors];
  const chosen = form?.getAll('to') ?? [];
  return (
    <section class="kring-not-printed">
      <h3>{words('network.tie.add')}</h3>
      <Form>
        <input type="hidden" name="act" value="tie" />
        <Select {...from} label={words('network.from')} options={choose} />
        <Choices
          {...kind}
          label={words('network.linkKind')}
          options={map.kinds.map((one) => ({ value: one.id, label: kindCalled(words, one), chosen: kind.value === one.id }))}
        />
        {actors.length > mostBoxes ? (
          <Select {...to} label={words('network.to')} options={choose} />
        ) : (
          <Choices
            name="to"
            many
            label={words('network.to')}
            hint={words('network.to.hint')}
            problem={to.problem}
            options={actors.map((actor) => ({ ...actor, chosen: chosen.includes(actor.value) }))}
          />
        )}
        <Choices
          name="both"
          many
          label={words('network.both')}
          options={[{ value: 'yes', label: words('network.both.yes'), chosen: form && isTicked(form, 'both') }]}
        />
        <Button>{words('network.tie.add.do')}</Button>
      </Form>
    </section>
  );
}

/** Moves someone in the picture, a step a press; dragging in the picture sends this same form. */
export function MoveByHand({ map, problem }: { map: NetworkMap; problem?: string }) {
  const { words } = useFrame();
  return (
    <section class="kring-network__place kring-not-printed">
      <h2>{words('network.place')}</h2>
      <p>{words('network.place.lead')}</p>
      <Form id="place-by-hand">
        <input type="hidden" name="act" value="place" />
        <input type="hidden" name="across" value="" />
        <input type="hidden" name="down" value="" />
        <Select
          name="actor"
          label={words('network.place.who')}
          problem={problem}
          options={map.actors.map(({ id, number, label }) => ({ value: id, label: `${number} ${label}` }))}
        />
        <OneStep />
      </Form>
      {map.actors.some(({ byHand }) => byHand) && (
        <Disclosure summary={words('network.layout')}>
          <p>{words('network.layout.lead')}</p>
          <Form>
            <input type="hidden" name="act" value="layout" />
            <Button kind="care">{words('network.layout.do')}</Button>
          </Form>
        </Disclosure>
      )}
    </section>
  );
}
