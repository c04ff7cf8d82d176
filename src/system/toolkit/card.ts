import type { Method, MethodStep, OwnSheet, tryLines } from './method.ts';

/** Which part of Kring a step starts, by one name: `session.round`, `print.poster`. The names stand in the files in which cards travel. */
export const stepKinds = {
  'session.round': { engine: 'session', rule: 'round' },
  'session.queue': { engine: 'session', rule: 'queue' },
  'session.free': { engine: 'session', rule: 'free' },
  'session.write': { engine: 'session', rule: 'write' },
  'session.write.once': { engine: 'session', rule: 'write', once: true },
  'session.tables': { engine: 'session', rule: 'tables' },
  'session.recognise': { engine: 'session', rule: 'recognise' },
  'session.record': { engine: 'session', rule: 'record' },
  prompt: { engine: 'prompt' },
  'print.poster': { engine: 'print', sheet: 'poster' },
  'print.storyCards': { engine: 'print', sheet: 'storyCards' },
  'print.own': { engine: 'print', sheet: 'own' },
  'print.exhibition': { engine: 'print', sheet: 'exhibition' },
  'outreach.visit': { engine: 'outreach', way: 'visit' },
  'outreach.call': { engine: 'outreach', way: 'call' },
  'outreach.ask': { engine: 'outreach', way: 'ask' },
  'outreach.write': { engine: 'outreach', way: 'write' },
  tryOut: { engine: 'tryOut' },
} as const satisfies Record<string, Kindly<MethodStep>>;
export type StepKind = keyof typeof stepKinds;
type Kindly<Step> = Step extends MethodStep ? Omit<Step, 'minutes'> : never;

/** A step of a card in words. `ask`: the question that a prompt asks. */
export type CardStep = { kind: StepKind; minutes: number; title: string; do: string; ask: string | null };
/** The sheet of a card in words: what stands on it, part by part. */
export type CardSheet = { as: OwnSheet['as']; title: string; about: string; parts: string[] };
/** What a card suggests for a try-out: what people believe, what they try, a good sign and a bad one. */
export type CardTry = Record<(typeof tryLines)[number], string>;

/** A way of working in one language, whole: as a circle writes it, and as it travels in a file. */
export type Card = Pick<Method, 'constellation' | 'move' | 'people' | 'reading'> & {
  language: string;
  name: string;
  about: string;
  for: string;
  not: string;
  gains: string;
  access: string;
  moments: Method['moments'][number][];
  modes: Method['modes'][number][];
  needs: Method['needs'][number][];
  steps: CardStep[];
  sheet: CardSheet | null;
  tryOut: CardTry | null;
  source: string;
  href: string | null;
  licence: string;
  attribution: string;
};

/** The sentences that every card has. */
export const cardTexts = ['name', 'about', 'for', 'not', 'gains', 'access', 'source', 'licence', 'attribution'] as const;

export const cardLength = {
  ...{ name: 80, about: 300, for: 300, not: 300, gains: 300, access: 300, source: 300, licence: 120, attribution: 300, href: 300 },
  ...{ people: 500, minutes: 240, title: 80, do: 600, ask: 300, steps: 12, sheetPart: 120, sheetParts: 12, tryLine: 300 },
};

/** By which name a step of a method goes. */
export function kindOf(step: MethodStep): StepKind {
  if (step.engine === 'session') return `session.${step.rule}${step.once ? '.once' : ''}` as StepKind;
  if (step.engine === 'print') return `print.${step.sheet}`;
  if (step.engine === 'outreach') return `outreach.${step.way}`;
  return step.engine;
}

export const isKind = (name: string): name is StepKind => Object.hasOwn(stepKinds, name);
