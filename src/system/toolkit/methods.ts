import type { StepRule } from '#cycle/3-dialogue/live/step.ts';

/** A step of a method: its rule and minutes; its words stand in the area `methods`, as `<method>.<number>.title` and `.do`. `once`: each person writes one line. */
export type MethodStep = { rule: StepRule; minutes: number; once?: true };

/** A way of talking together that can be put in a script. Its name and words are ours; where the idea comes from, and under which licence, stands with it. */
export type Method = {
  id: string;
  /** For how many people it is meant. */
  people: { least: number; most: number };
  steps: readonly MethodStep[];
  /** Where the idea comes from, as one line to read, and an address when there is one. */
  source: { text: string; href?: string };
  /** Under which licence the idea is given, or that an idea needs none. Never empty. */
  licence: string;
};

const ours = { source: { text: 'Kring' }, licence: 'EUPL-1.2' };
const liberating = {
  source: {
    text: 'Liberating Structures, Henri Lipmanowicz and Keith McCandless, in our own words',
    href: 'https://www.liberatingstructures.com',
  },
  licence: 'CC BY-SA 4.0',
};
const idea = 'A way of working described in own words; ideas need no licence';

/** The methods that a conversation can be composed of. */
export const methods: readonly Method[] = [
  {
    id: 'stories',
    people: { least: 4, most: 30 },
    steps: [
      { rule: 'free', minutes: 10 },
      { rule: 'round', minutes: 20 },
      { rule: 'queue', minutes: 20 },
    ],
    source: { text: 'CoSIE (Horizon 2020, 770492), the conversation on stories; in our own words', href: 'https://cosie.turkuamk.fi' },
    licence: idea,
  },
  {
    id: 'power',
    people: { least: 4, most: 24 },
    steps: [
      { rule: 'write', minutes: 10 },
      { rule: 'round', minutes: 20 },
      { rule: 'queue', minutes: 25 },
    ],
    source: {
      text: 'CoSIE, living labs and COSMOS’ questions on who takes part in what; in our own words',
      href: 'https://cosie.turkuamk.fi',
    },
    licence: idea,
  },
  {
    id: 'ranks',
    people: { least: 5, most: 40 },
    steps: [
      { rule: 'round', minutes: 25 },
      { rule: 'round', minutes: 25 },
      { rule: 'write', minutes: 5, once: true },
    ],
    source: {
      text: 'CoSIE, narrative practice in organisations; after rounds in which staff of all ranks tell what their work does to them',
    },
    licence: idea,
  },
  {
    id: 'silent',
    people: { least: 3, most: 60 },
    steps: [
      { rule: 'write', minutes: 8 },
      { rule: 'round', minutes: 15 },
      { rule: 'recognise', minutes: 7 },
    ],
    source: { text: 'Nominal group technique, Delbecq and Van de Ven 1971' },
    licence: idea,
  },
  {
    id: 'oneTwoFour',
    people: { least: 8, most: 200 },
    steps: [
      { rule: 'write', minutes: 2 },
      { rule: 'tables', minutes: 4 },
      { rule: 'tables', minutes: 8 },
      { rule: 'queue', minutes: 10 },
    ],
    ...liberating,
  },
  {
    id: 'cafe',
    people: { least: 12, most: 200 },
    steps: [
      { rule: 'tables', minutes: 20 },
      { rule: 'tables', minutes: 20 },
      { rule: 'tables', minutes: 20 },
      { rule: 'queue', minutes: 15 },
    ],
    source: { text: 'World Café, World Café Community Foundation 2015; in our own words', href: 'https://theworldcafe.com' },
    licence: 'CC BY',
  },
  {
    id: 'helping',
    people: { least: 3, most: 90 },
    steps: [
      { rule: 'tables', minutes: 10 },
      { rule: 'tables', minutes: 10 },
      { rule: 'tables', minutes: 10 },
    ],
    ...liberating,
  },
  {
    id: 'whatNow',
    people: { least: 4, most: 80 },
    steps: [
      { rule: 'round', minutes: 10 },
      { rule: 'free', minutes: 10 },
      { rule: 'write', minutes: 10 },
    ],
    ...liberating,
  },
  {
    id: 'whatWorks',
    people: { least: 4, most: 60 },
    steps: [
      { rule: 'tables', minutes: 15 },
      { rule: 'queue', minutes: 15 },
      { rule: 'write', minutes: 5 },
    ],
    source: { text: 'Appreciative inquiry, Cooperrider and Srivastva 1987; in our own words' },
    licence: idea,
  },
  {
    id: 'recognise',
    people: { least: 5, most: 500 },
    steps: [
      { rule: 'recognise', minutes: 10 },
      { rule: 'queue', minutes: 15 },
    ],
    ...ours,
  },
  { id: 'record', people: { least: 3, most: 500 }, steps: [{ rule: 'record', minutes: 15 }], ...ours },
  { id: 'open', people: { least: 3, most: 200 }, steps: [{ rule: 'free', minutes: 30 }], ...ours },
];

export const methodOf = (id: string): Method | null => methods.find((method) => method.id === id) ?? null;
/** Whether each person writes one line in a step that came from a method. */
export const writesOnce = ({ method, rule }: { method: string | null; rule: StepRule }): boolean =>
  methodOf(method ?? '')?.steps.some((step) => step.rule === rule && step.once) ?? false;
export const minutesOf = ({ steps }: Method): number => steps.reduce((sum, { minutes }) => sum + minutes, 0);
