import { readers } from '#cycle/1-gather/consent.ts';
import { findIdentifiers } from '#cycle/1-gather/identifiers.ts';
import {
  dateOf,
  fine,
  isTicked,
  oneOf,
  optional,
  required,
  severalOf,
  textOf,
  together,
  wrong,
  type One,
  type Reading,
} from '#lib/form/reading.ts';
import { givenKinds, mostKinds, type GivenKind } from './link-kinds.ts';

/**
 * The map of actors (Net-Map, Eva Schiffer): who is involved, who is tied to whom, what each wants, and who has how much influence.
 * One map is one view: it belongs to those who made it.
 */
export const networkLimits = {
  actors: 300,
  links: 2_000,
  goals: 8,
  height: 8,
  label: 80,
  name: 80,
  goal: 200,
  why: 600,
  question: 300,
} as const;

/** What an actor is. A person goes under their role; a name is something else. */
export const actorKinds = ['role', 'group', 'organisation', 'place'] as const;
export type ActorKind = (typeof actorKinds)[number];

/** With whom makers share a map, each chosen by itself, all off at first. */
export const sharedWith = [...readers, 'everyone'] as const;
export type SharedWith = (typeof sharedWith)[number];

export type NewMap = { question: string; side: string; seenOn: string; kinds: NewKind[] };
export type NewKind = { kind: GivenKind } | { kind: 'own'; name: string };

/** Reads the form with which a map is begun. Without a day it is about today. */
export function readNetworkMap(form: FormData, { sides, today }: { sides: readonly string[]; today: string }): Reading<NewMap> {
  const side = textOf(form, 'side');
  const reading = together<NewMap>({
    question: required(form, 'question', { words: 'network.question', most: networkLimits.question }),
    side: sides.includes(side) ? fine(side) : wrong('network.side.missing'),
    seenOn: seenOnOf(form, today),
    kinds: kindsOf(form),
  });
  return atFields(reading, { seenOn: 'seen_on' });
}

/** The problems of a reading under the names of their fields, where these differ. */
function atFields<T>(reading: Reading<T>, names: Record<string, string>): Reading<T> {
  if (!reading.problems) return reading;
  return { problems: Object.fromEntries(Object.entries(reading.problems).map(([name, problem]) => [names[name] ?? name, problem])) };
}

/** A day on which something was so: today when left out, and not later. */
export function seenOnOf(form: FormData, today: string): One<string> {
  const day = dateOf(form, 'seen_on', { words: 'network.seenOn' });
  if (day.problem !== undefined) return day;
  if (day.value === null) return fine(today);
  return day.value > today ? wrong('network.seenOn.later') : fine(day.value);
}

function kindsOf(form: FormData): One<NewKind[]> {
  const given: NewKind[] = severalOf(form, 'kinds', givenKinds).map((kind) => ({ kind }));
  const named = new Map(['own_1', 'own_2', 'own_3'].map((field) => textOf(form, field)).map((name) => [name.toLowerCase(), name]));
  named.delete('');
  if ([...named.values()].some((name) => name.length > 40)) return wrong('network.kinds.tooLong');
  const all = [...given, ...[...named.values()].map((name) => ({ kind: 'own' as const, name }))];
  if (all.length === 0) return wrong('network.kinds.missing');
  return all.length > mostKinds ? wrong('network.kinds.tooMany') : fine(all);
}

export type NewActor = { label: string; kind: ActorKind; name: string | null; nameUntil: string | null };

/** The last day on which a name may still stand here, counted from today. */
export const longestName = 180;

/**
 * Reads who is involved: a role, group, organisation or place. A name only where someone chooses so, with the day on which it goes.
 * What looks like a person's name, number or address is no role: it comes back, and can be kept after a second look.
 */
export function readActor(form: FormData, { today, latest }: { today: string; latest: string }): Reading<NewActor> {
  const kind = oneOf(form, 'kind', actorKinds);
  const name = optional(form, 'name', { words: 'network.name', most: networkLimits.name });
  const reading = together<NewActor>({
    label: labelOf(form),
    kind: kind ? fine(kind) : wrong('network.kind.missing'),
    name,
    nameUntil: name.value ? nameUntilOf(form, { today, latest }) : fine(null),
  });
  return atFields(reading, { nameUntil: 'name_until' });
}

function labelOf(form: FormData): One<string> {
  const label = required(form, 'label', { words: 'network.label', most: networkLimits.label });
  if (label.problem !== undefined || isTicked(form, 'is_role')) return label;
  const found = findIdentifiers(label.value);
  if (found.some(({ kind }) => kind !== 'name')) return wrong('network.label.points');
  return found.length > 0 ? wrong('network.label.looksLikeName') : label;
}

function nameUntilOf(form: FormData, { today, latest }: { today: string; latest: string }): One<string | null> {
  const day = dateOf(form, 'name_until', { words: 'network.nameUntil' });
  if (day.problem !== undefined) return day;
  if (day.value === null) return wrong('network.nameUntil.missing');
  if (day.value < today) return wrong('network.nameUntil.past');
  return day.value > latest ? wrong('network.nameUntil.far') : day;
}

export type NewLink = { from: string; to: string[]; kind: string; both: boolean };

/** Reads who is tied to whom, by which kind: from one actor to one or more others. */
export function readLink(form: FormData, { actors, kinds }: { actors: readonly string[]; kinds: readonly string[] }): Reading<NewLink> {
  const [from, kind] = [textOf(form, 'from'), textOf(form, 'link_kind')];
  const to = severalOf(form, 'to', actors);
  const reading = together<NewLink>({
    from: actors.includes(from) ? fine(from) : wrong('network.from.missing'),
    to: to.length === 0 ? wrong('network.to.missing') : to.includes(from) ? wrong('network.to.itself') : fine(to),
    kind: kinds.includes(kind) ? fine(kind) : wrong('network.linkKind.missing'),
    both: fine(isTicked(form, 'both')),
  });
  return atFields(reading, { kind: 'link_kind' });
}

/** A goal of an actor: what they want, in the words of the makers. */
export const readGoal = (form: FormData): Reading<{ goal: string }> =>
  together({ goal: required(form, 'goal', { words: 'network.goal', most: networkLimits.goal }) });

export type Tower = { height: number | null; why: string | null };

/** An influence tower: 0 to 8 discs, or not built yet (null), and why. Several may be as high, and none need be there. */
export function readTower(form: FormData): Reading<Tower> {
  return together<Tower>({
    height: heightOf(textOf(form, 'height')),
    why: optional(form, 'why', { words: 'network.why', most: networkLimits.why }),
  });
}

/** How high a tower is said to be; null when nothing was said. */
export function heightOf(said: string): One<number | null> {
  if (said === '') return fine(null);
  const height = /^\d{1,2}$/.test(said) ? Number(said) : Number.NaN;
  return height <= networkLimits.height ? fine(height) : wrong('network.height.wrong');
}

export const directions = ['left', 'up', 'down', 'right'] as const;
export type Direction = (typeof directions)[number];
