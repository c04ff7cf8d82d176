import { oneOf, textOf, type Problem, type Reading } from '#lib/form/reading.ts';

/** When a circle stops to look, beside the act that it is about. It never blocks the act. */
export const moments = ['opening', 'insight', 'session', 'decision', 'review'] as const;
export type Moment = (typeof moments)[number];

/** Whether the organisation is willing to share: asked at the opening, before it asks anything of others. */
export const readiness = ['risk', 'responsibility', 'power', 'means'] as const;
export const willing = ['yes', 'partly', 'no'] as const;
export type Willing = (typeof willing)[number];

export type MomentQuestion = (typeof readiness)[number] | 'gains' | 'loses' | 'unheard' | 'fixed' | 'talents';

/** What is asked when: a few questions, never all of them. */
export const questionsAt: Record<Moment, readonly MomentQuestion[]> = {
  opening: [...readiness, 'fixed', 'talents'],
  insight: ['unheard', 'loses', 'talents'],
  session: ['unheard', 'fixed', 'talents'],
  decision: ['gains', 'loses', 'unheard', 'fixed'],
  review: ['gains', 'loses', 'unheard', 'talents'],
};

export const isOnReadiness = (question: MomentQuestion): question is (typeof readiness)[number] =>
  (readiness as readonly string[]).includes(question);

/** What someone answers to one question: on readiness how willing, with words or without; to the others in words. */
export type Answered = { question: MomentQuestion; willing: Willing | null; text: string | null };
export const answerLength = 600;

/** Reads what someone of one side answers; what is left empty was not answered. `sides`: those for which they can speak. */
export function readMoment(
  form: FormData,
  { moment, sides }: { moment: Moment; sides: readonly string[] },
): Reading<{ side: string; answers: Answered[] }> {
  const problems: Partial<Record<string, Problem>> = {};
  const side = oneOf(form, 'side', sides);
  if (!side) problems.side = 'moments.side.missing';
  const answers = questionsAt[moment].flatMap((question): Answered[] => {
    const text = textOf(form, question);
    const how = isOnReadiness(question) ? oneOf(form, `${question}-willing`, willing) : null;
    if (text.length > answerLength)
      problems[question] = { key: 'moments.text.tooLong', values: { most: answerLength, length: text.length } };
    return how || text ? [{ question, willing: how, text: text || null }] : [];
  });
  const first = questionsAt[moment][0]!;
  if (answers.length === 0) problems[isOnReadiness(first) ? `${first}-willing` : first] = 'moments.nothing';
  return Object.keys(problems).length > 0 ? { problems } : { value: { side: side!, answers } };
}
