import { fewest } from '#maths/small-cells.ts';

/** Three questions to everyone at the end of a conversation; each may be left open. */
export const voiceQuestions = ['could_say', 'was_heard', 'makes_difference'] as const;
export type VoiceQuestion = (typeof voiceQuestions)[number];

/** From "not at all" to "fully". */
export const voiceValues = [1, 2, 3, 4, 5] as const;
export type Voice = { question: VoiceQuestion; value: number };

/** Reads the answers; a question without one was left open. */
export const readVoice = (form: FormData): Voice[] =>
  voiceQuestions.flatMap((question) => {
    const value = voiceValues.find((one) => String(one) === form.get(question));
    return value ? [{ question, value }] : [];
  });

/** What a side said in the middle, and how many of it answered; null from fewer than five: too early to tell. */
export type VoiceShown = { people: number; middle: number } | null;

/**
 * The middle answer of a side (the lower one of two), so that one loud answer moves nothing.
 *
 * @example voiceShown([1, 4, 4, 5, 5]) // { people: 5, middle: 4 }
 */
export function voiceShown(values: readonly number[]): VoiceShown {
  if (values.length < fewest) return null;
  const middle = [...values].sort((a, b) => a - b)[Math.ceil(values.length / 2) - 1]!;
  return { people: values.length, middle };
}
