import { textOf } from '#lib/form/fields.ts';
import type { Reading } from '#lib/form/reading.ts';

/** What was found together, in the words of those present, and what it rests on. Resting on neither, it came from the talk itself, and says so. */
export type Finding = { text: string; insights: string[]; stories: string[] };

export const findingLength = 600;

/** Reads the form with which a finding is written down. */
export function readFinding(form: FormData): Reading<Finding, 'text' | 'rests'> {
  const text = textOf(form, 'text');
  const rests = form.getAll('rests').map(String);
  const problems = {
    ...(text === '' && { text: 'dialogue.finding.text.missing' as const }),
    ...(text.length > findingLength && { text: 'dialogue.tooLong' as const }),
    ...(rests.length === 0 && { rests: 'dialogue.finding.rests.missing' as const }),
  };
  if (Object.keys(problems).length > 0) return { problems };
  return { value: { text, insights: named(rests, 'insight'), stories: named(rests, 'story') } };
}

/** What a tick of the form says: `insight <id>`, `story <id>`, or `talk` when it came from the talk itself. */
const named = (rests: string[], kind: string) => rests.filter((rest) => rest.startsWith(`${kind} `)).map((rest) => rest.slice(kind.length + 1));
