import type { StepRule } from '#cycle/3-dialogue/live/step.ts';
import type { Key, Words } from '#lib/words/words.ts';

/** Where in the picture of the source a method stands, and in which move of the chain, or round it. */
export const constellations = ['system', 'catalysts', 'compass'] as const;
export const moves = ['gather', 'sense', 'dialogue', 'change', 'around'] as const;
/** How people meet in it, how much they must read, and at which moment it helps. */
export const modes = ['room', 'phone', 'paper', 'online'] as const;
export const readingLoads = ['none', 'little', 'some'] as const;
export const moments = ['begin', 'missing', 'tell', 'read', 'power', 'differ', 'act', 'close'] as const;
export const needs = ['host', 'room', 'tables', 'food', 'paper', 'printer', 'camera', 'screen', 'phone', 'stories', 'money'] as const;
export type Move = (typeof moves)[number];
export type Mode = (typeof modes)[number];
export type ReadingLoad = (typeof readingLoads)[number];
export type Moment = (typeof moments)[number];

/** What can be printed: the poster with the way in, story cards and paper forms, the sheet of the method itself, or the photos that may be shown. */
export type Sheet = 'poster' | 'storyCards' | 'own' | 'exhibition';
/** A part of a conversation that runs. `once`: each person writes one line. */
export type TalkStep = { engine: 'session'; rule: StepRule; minutes: number; once?: true };
/** A question that the circle asks from then on. */
export type AskStep = { engine: 'prompt'; minutes: number };
export type PrintStep = { engine: 'print'; sheet: Sheet; minutes: number };
/** Someone goes to who is not here yet. */
export type GoStep = { engine: 'outreach'; way: 'visit' | 'call' | 'ask' | 'write'; minutes: number };
/** Something small is tried in practice; what a card suggests for it stands in the area `methods` as `<method>.tryOut.belief`, and so on. */
export type TryStep = { engine: 'tryOut'; minutes: number };
/** A step of a method is something that Kring can start. Its words stand in the area `methods`, as `<method>.<number>.title` and `.do`. */
export type MethodStep = TalkStep | AskStep | PrintStep | GoStep | TryStep;
export const engines = ['session', 'prompt', 'print', 'outreach', 'tryOut'] as const satisfies readonly MethodStep['engine'][];
export type Engine = (typeof engines)[number];

/** What a card can suggest for a try-out. */
export const tryLines = ['belief', 'trying', 'goodSign', 'badSign'] as const;

/** The sheet that belongs to one method: cards to cut, lines to write on, room to draw, or names under what people say yes to. */
export const sheetForms = ['cards', 'lines', 'drawing', 'names'] as const;
export type OwnSheet = { as: (typeof sheetForms)[number]; parts: number };

/**
 * A way of working that starts. Its sentences stand in the area `methods` as `<id>.name`, `about`, `for` (whom it is for), `not` (when not), `gains`
 * (who gains and who loses power by this form), `access` and `source` (where the idea comes from); under which licence stands with it.
 */
export type Method = {
  id: string;
  constellation: (typeof constellations)[number];
  move: Move;
  moments: readonly Moment[];
  people: { least: number; most: number };
  modes: readonly Mode[];
  reading: ReadingLoad;
  needs: readonly (typeof needs)[number][];
  steps: readonly MethodStep[];
  sheet?: OwnSheet;
  /** An example in which it was used, told on the page of the examples. */
  usedIn?: string;
  /** A page of the circle on which the same is answered and drawn. */
  alsoAt?: 'models';
  /** Where more of the idea is to be read, when there is such a place. */
  href?: string;
  /** Under which licence the idea is given, or that an idea needs none. Never empty. */
  licence: string;
  /** Whom to name when this card is used or passed on. */
  attribution: string;
  /** Of a card that a circle wrote itself: its sentences by the same names, in its language. */
  own?: { language: string; texts: Readonly<Record<string, string>> };
};

export const talk = (rule: StepRule, minutes: number): TalkStep => ({ engine: 'session', rule, minutes });
export const writeOne = (minutes: number): TalkStep => ({ engine: 'session', rule: 'write', minutes, once: true });
export const ask = (minutes: number): AskStep => ({ engine: 'prompt', minutes });
export const print = (sheet: Sheet, minutes: number): PrintStep => ({ engine: 'print', sheet, minutes });
export const tryIt = (minutes: number): TryStep => ({ engine: 'tryOut', minutes });
export const go = (way: GoStep['way'], minutes: number): GoStep => ({ engine: 'outreach', way, minutes });

/** What is ours altogether. */
export const ours = { licence: 'EUPL-1.2', attribution: 'Kring' };
export const idea = 'A way of working described in own words; ideas need no licence';
/** An idea of someone, in our own words. */
export const after = (attribution: string, href?: string) => ({ licence: idea, attribution, ...(href && { href }) });

/** All minutes of a method together. */
export const minutesOf = ({ steps }: Pick<Method, 'steps'>): number => steps.reduce((sum, { minutes }) => sum + minutes, 0);
/** What a method starts, what comes first first. */
export const startsOf = ({ steps }: Pick<Method, 'steps'>): Engine[] => [...new Set(steps.map(({ engine }) => engine))];
/** A sentence of a method. */
export const wordOf = (words: Words, { id, own }: Pick<Method, 'id' | 'own'>, part: string): string =>
  own ? (own.texts[part] ?? '') : words(`methods.${id}.${part}` as Key);
