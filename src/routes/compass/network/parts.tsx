import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { actorKinds, directions } from '#compass/network/network-map.ts';
import type { ActorHere, LinkHere, NetworkMap } from '#compass/network/network-maps.server.ts';
import type { filledWith } from '#lib/form/filled.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Disclosure, Tag } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Field } from '#lib/ui/field.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { When } from '#lib/ui/when.tsx';
import type { Words } from '#lib/words/words.ts';
import { kindCalled, type OnThisMap, type Side } from './here.server.ts';
import { ShapeSample } from './picture.tsx';

export type Filling = ReturnType<typeof filledWith>;

/** For which side a map speaks: asked where several can from here. */
export function SideChoice({ sides, value, problem }: { sides: readonly Side[]; value: string; problem?: string }) {
  const { words } = useFrame();
  if (sides.length === 1)
    return (
      <>
        <p>{words('network.side.yours', { side: sides[0]!.name })}</p>
        <input type="hidden" name="side" value={sides[0]!.id} />
      </>
    );
  return (
    <Choices
      name="side"
      label={words('network.side')}
      hint={words('network.side.hint')}
      problem={problem}
      options={sides.map(({ id, name }) => ({ value: id, label: name, chosen: value === id }))}
    />
  );
}

/** Above every page of a map: whose view it is, of which day, and who may read it. */
export function MapHead({ here, title }: { here: OnThisMap; title?: string }) {
  const { words } = useFrame();
  const { map, base } = here;
  return (
    <>
      <p class="kring-not-printed">
        {title ? <a href={base}>{words('network.toMap')}</a> : <a href={base.replace(/\/maps\/.*$/, '')}>{words('network.title')}</a>}
      </p>
      <h1 dir="auto">{title ?? map.question}</h1>
      {title && (
        <p class="kring-lead" dir="auto">
          {map.question}
        </p>
      )}
      <p>
        <Tag>{map.sideName}</Tag> <When at={noonOf(map.seenOn)} />
      </p>
    </>
  );
}

/** Who reads the map, in one sentence. */
export function sharedInWords(words: Words, { sharedWith }: Pick<NetworkMap, 'sharedWith'>, lang: string): string {
  if (sharedWith.includes('everyone')) return words('network.shared.everyone');
  if (sharedWith.length === 0) return words('network.shared.nobody');
  const readers = sharedWith.map((who) => words(`network.sharedWith.${who}`));
  return words('network.shared.some', { readers: new Intl.ListFormat(lang).format(readers) });
}

/** The fields of an actor: a role, and a name only for whoever opens that part. */
export function ActorFields({ field, looksLikeName }: { field: Filling; looksLikeName: boolean }) {
  const { words } = useFrame();
  const [kind, name, until] = [field('kind'), field('name'), field('name_until')];
  return (
    <>
      <Field {...field('label')} label={words('network.label')} hint={words('network.label.hint')} />
      {looksLikeName && (
        <Choices
          name="is_role"
          many
          label={words('network.label.isRole')}
          options={[{ value: 'yes', label: words('network.label.isRole.yes') }]}
        />
      )}
      <Choices
        {...kind}
        label={words('network.actorKind')}
        options={actorKinds.map((one) => ({ value: one, label: words(`network.actorKind.${one}`), chosen: kind.value === one }))}
      />
      <Disclosure summary={words('network.name.add')} open={Boolean(name.value || name.problem || until.problem)}>
        <p>{words('network.name.lead')}</p>
        <Field {...name} label={words('network.name')} optional />
        <Field {...until} type="date" label={words('network.nameUntil')} hint={words('network.nameUntil.hint')} optional short />
      </Disclosure>
    </>
  );
}

/** The buttons that move an actor one step, in the form that says which. */
export function OneStep() {
  const { words } = useFrame();
  return (
    <Buttons>
      {directions.map((to) => (
        <Button key={to} kind="quiet" name="to_where" value={to}>
          {words(`network.place.${to}`)}
        </Button>
      ))}
    </Buttons>
  );
}

/** How high a tower is, in words: none yet is something else than no discs. */
export const heightInWords = (words: Words, height: number | null) =>
  height === null ? words('network.tower.none') : words('network.tower.discs', { count: height });

/** Someone on the map, as a line says them. */
export const calledHere = ({ label, name }: ActorHere) => (name ? `${label} (${name})` : label);

/** A tie in a sentence: from whom, what, to whom. */
export function tieInWords(words: Words, { link, map }: { link: LinkHere; map: NetworkMap }): string {
  const actor = (id: string) => map.actors.find((one) => one.id === id)?.label ?? '';
  const kind = kindCalled(
    words,
    map.kinds.find(({ id }) => id === link.kind)!,
  );
  return words(link.both ? 'network.tie.both' : 'network.tie.one', { from: actor(link.from), to: actor(link.to), kind });
}

/** What the shapes mean. */
export function ShapeLegend() {
  const { words } = useFrame();
  return (
    <ul class="kring-network__legend" role="list">
      {actorKinds.map((kind) => (
        <li key={kind}>
          <ShapeSample kind={kind} /> {words(`network.actorKind.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
