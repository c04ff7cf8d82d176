import type { StepRule } from '#cycle/3-dialogue/live/step.ts';
import { aroundCards } from './cards/around.ts';
import { changeCards } from './cards/change.ts';
import { dialogueCards } from './cards/dialogue.ts';
import { gatherCards } from './cards/gather.ts';
import { senseCards } from './cards/sense.ts';
import { onceMark } from './script.ts';
import type { Method } from './method.ts';

/** The ways of working, in the order of the moves. */
export const methods: readonly Method[] = [...gatherCards, ...senseCards, ...dialogueCards, ...changeCards, ...aroundCards];

export const methodOf = (id: string): Method | null => methods.find((method) => method.id === id) ?? null;
/** Whether each person writes one line in a step that came from a method. */
export const writesOnce = ({ method, rule }: { method: string | null; rule: StepRule }): boolean =>
  rule === 'write' &&
  (method?.endsWith(onceMark) ||
    (methodOf(method ?? '')?.steps.some((step) => step.engine === 'session' && step.rule === rule && step.once) ?? false));
