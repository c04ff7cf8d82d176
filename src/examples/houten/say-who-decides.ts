import type { Level, Moment, Process } from '#compass/who-takes-part/part.ts';
import type { Parameter, RelationMark } from '#compass/relations/relation.ts';
import type { SideName } from './stories.ts';

/** How people of a side see the part of a side: level before, now, and wanted, in each process. `-` is left open. Made up. */
type Seen = Record<Process, readonly [before: Level | '-', now: Level | '-', wanted: Level | '-']>;
export type View = { by: SideName; about: SideName; people: number; seen: Seen };

export const moments: readonly Moment[] = ['before', 'now', 'wanted'];

/** The first time, before the conversation: people who look for work and professionals do not see the same. */
export const firstTime: View[] = [
  {
    ...{ by: 'seeker', about: 'seeker', people: 6 },
    seen: {
      values: ['none', 'told', 'decides_together'],
      means: ['none', 'none', 'asked'],
      design: ['none', 'told', 'takes_part'],
      deliver: ['told', 'told', 'takes_part'],
      experience: ['none', 'told', 'takes_part'],
      govern: ['none', 'none', 'decides_together'],
    },
  },
  {
    ...{ by: 'seeker', about: 'worker', people: 6 },
    seen: {
      values: ['takes_part', 'takes_part', 'takes_part'],
      means: ['takes_part', 'takes_part', 'takes_part'],
      design: ['decides', 'decides', 'decides_together'],
      deliver: ['decides', 'decides', 'decides_together'],
      experience: ['asked', 'asked', 'asked'],
      govern: ['decides_together', 'decides_together', 'decides_together'],
    },
  },
  {
    ...{ by: 'seeker', about: 'decider', people: 6 },
    seen: {
      values: ['decides', 'decides', 'decides_together'],
      means: ['decides', 'decides', 'decides'],
      design: ['-', 'takes_part', 'asked'],
      deliver: ['none', 'none', 'none'],
      experience: ['none', 'none', 'told'],
      govern: ['decides', 'decides', 'decides_together'],
    },
  },
  {
    ...{ by: 'worker', about: 'seeker', people: 6 },
    seen: {
      values: ['told', 'takes_part', 'decides_together'],
      means: ['none', 'asked', 'asked'],
      design: ['told', 'takes_part', 'takes_part'],
      deliver: ['told', 'asked', 'takes_part'],
      experience: ['asked', 'takes_part', 'takes_part'],
      govern: ['none', 'asked', 'takes_part'],
    },
  },
  {
    ...{ by: 'worker', about: 'worker', people: 6 },
    seen: {
      values: ['asked', 'asked', 'decides_together'],
      means: ['told', 'told', 'takes_part'],
      design: ['takes_part', 'takes_part', 'decides_together'],
      deliver: ['decides', 'decides_together', 'decides_together'],
      experience: ['asked', 'asked', 'takes_part'],
      govern: ['told', 'told', 'takes_part'],
    },
  },
  {
    ...{ by: 'worker', about: 'decider', people: 6 },
    seen: {
      values: ['decides', 'decides', 'decides_together'],
      means: ['decides', 'decides', 'decides'],
      design: ['decides', 'decides_together', 'asked'],
      deliver: ['none', 'none', 'none'],
      experience: ['none', 'told', 'told'],
      govern: ['decides', 'decides', 'decides'],
    },
  },
];

/** What changed by the second time: how now is seen, where it is no longer as it was. */
export const secondTime: { by: SideName; about: SideName; now: Partial<Record<Process, Level>> }[] = [
  { by: 'seeker', about: 'seeker', now: { values: 'asked', design: 'takes_part', experience: 'asked' } },
  { by: 'seeker', about: 'worker', now: { design: 'decides_together' } },
  { by: 'worker', about: 'seeker', now: { govern: 'told', deliver: 'takes_part' } },
  { by: 'worker', about: 'worker', now: { means: 'asked' } },
];

/** What the two who decide say together at a table, openly, the second time. */
export const atTheTable: { about: SideName; process: Process; now: Level; wanted: Level }[] = [
  { about: 'seeker', process: 'means', now: 'asked', wanted: 'takes_part' },
  { about: 'decider', process: 'means', now: 'decides', wanted: 'decides' },
  { about: 'seeker', process: 'govern', now: 'told', wanted: 'takes_part' },
];

export const wishes: {
  text: string;
  process: Process;
  by: SideName;
  showSide: boolean;
  becomes?: { text: string; owner: string; side: SideName; due: number };
}[] = [
  {
    text: 'Wij willen erbij zijn als de brieven opnieuw worden geschreven. Wij moeten ze lezen.',
    process: 'design',
    by: 'seeker',
    showSide: true,
    becomes: {
      text: 'Vier mensen die werk zoeken lezen elke nieuwe brief voor hij weggaat. Zij krijgen daar een bon voor.',
      owner: 'R. Bakker (verzonnen)',
      side: 'worker',
      due: -45,
    },
  },
  { text: 'Laat een groep inwoners zelf beslissen over een deel van het geld.', process: 'means', by: 'seeker', showSide: false },
];

export const shared = [
  {
    kind: 'co_steward',
    text: 'Samira zoekt zelf werk en begeleidt deze kring mee. Zij beslist mee over elke avond.',
    side: 'seeker',
    since: 69,
  },
  { kind: 'childcare', text: 'Bij elke avond past er iemand op de kinderen.', side: 'seeker', since: 66 },
  { kind: 'expenses', text: 'Reiskosten, contant. De gemeente zocht uit dat het niet van de uitkering afgaat.', side: 'seeker', since: 66 },
] as const satisfies { kind: string; text: string; side: SideName; since: number }[];

type Relation = { by: SideName; about: SideName; marks: Record<Parameter, RelationMark>; words?: Partial<Record<Parameter, string>> };

/** How people who look for work and professionals see each other, the first time. */
export const relations: Relation[] = [
  {
    ...{ by: 'seeker', about: 'seeker' },
    marks: { significance: 'very_much', responsibilities: 'much', resources: 'much', influence: 'none' },
    words: {
      significance: 'Voor mij gaat het om mijn huis en mijn kinderen. Niet om een traject.',
      resources: 'Ik heb twintig jaar gewerkt. Daar vraagt niemand naar.',
    },
  },
  {
    ...{ by: 'seeker', about: 'worker' },
    marks: { significance: 'little', responsibilities: 'much', resources: 'very_much', influence: 'very_much' },
    words: { influence: 'Als zij nee zeggen, is het nee.' },
  },
  {
    ...{ by: 'worker', about: 'worker' },
    marks: { significance: 'much', responsibilities: 'very_much', resources: 'little', influence: 'little' },
    words: { influence: 'Wij voeren regels uit die anderen maken. Dat ziet bijna niemand.' },
  },
  {
    ...{ by: 'worker', about: 'seeker' },
    marks: { significance: 'very_much', responsibilities: 'much', resources: 'little', influence: 'little' },
  },
];

/** What they mark otherwise the second time. */
export const relationsLater: { by: SideName; about: SideName; marks: Partial<Record<Parameter, RelationMark>> }[] = [
  { by: 'seeker', about: 'seeker', marks: { influence: 'little' } },
  { by: 'worker', about: 'seeker', marks: { resources: 'much' } },
];
