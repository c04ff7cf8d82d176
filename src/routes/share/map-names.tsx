import { nameGroup } from '#cycle/2-sense/opinion-groups.server.ts';
import { letterOf, readGroupName } from '#cycle/2-sense/opinion-groups.ts';
import type { MapHere } from '#cycle/2-sense/opinion-map.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import type { Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { sensing, voiceOf, type Sensing } from '../sense/here.server.ts';
import { SideField, useProblem, type Problems } from '../sense/parts.tsx';
import { mappedHere } from './map-here.server.ts';
import { mapPage } from './map-page.tsx';

type NamesProps = { map: MapHere; names: ReadonlyMap<number, string>; here: Sensing; base: string; problems?: Problems; form: FormData };

/** Groups have a letter until people name them; a machine never does. */
export function NameGroups({ map, names, here, base, problems, form }: NamesProps) {
  return (
    <div class="kring-not-printed" id="groups">
      {map.kept.groups.map((_, group) => (
        <NameOne
          key={group}
          {...{ map, group, here, base, name: names.get(group) ?? '' }}
          sent={textOf(form, 'group') === String(group) ? { problems, form } : null}
        />
      ))}
    </div>
  );
}

type NameProps = {
  map: MapHere;
  group: number;
  name: string;
  here: Sensing;
  base: string;
  sent: { problems?: Problems; form: FormData } | null;
};

function NameOne({ map, group, name, here, base, sent }: NameProps) {
  const { words } = useFrame();
  const say = useProblem(sent?.problems);
  return (
    <Disclosure summary={words('map.group.name.summary', { letter: letterOf(group) })} open={sent !== null}>
      <Form action={`${base}/map/groups`}>
        <input type="hidden" name="map" value={map.id} />
        <input type="hidden" name="group" value={group} />
        <Field
          name="name"
          id={`name-${group}`}
          label={words('map.group.name')}
          hint={words('map.group.name.hint')}
          problem={say('name')}
          value={sent ? textOf(sent.form, 'name') : name}
        />
        <SideField here={here} id={`side-${group}`} problem={say('side')} />
        <Button kind="quiet">{words('map.group.name.do')}</Button>
      </Form>
    </Disclosure>
  );
}

/** Keeps the name that people give a group, when it is still the group that they saw. */
export async function nameGroupHere(c: Here) {
  const mapped = await mappedHere(c);
  const { db, circle, form, now } = c.var;
  const map = mapped?.map;
  if (!map) return showNotHere(c);
  const group = Number(textOf(form, 'group'));
  if (textOf(form, 'map') !== map.id || !map.kept.groups[group]) return mapPage(c, { group: 'map.group.new' });
  const [{ value, problems }, voice] = [readGroupName(form), await voiceOf(c, await sensing(c))];
  if (!value || !voice) return mapPage(c, { ...problems, ...(voice ? {} : { side: 'map.group.name.side' }) });
  await nameGroup(db, map, { group, name: value.name, voice, now });
  return c.redirect(`/circles/${circle.slug}/map#group-${letterOf(group)}`, 303);
}
