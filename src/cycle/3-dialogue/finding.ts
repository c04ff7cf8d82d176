import { fine, required, together, wrong, type Reading } from '#lib/form/reading.ts';

/** What was found together, in the words of those present, and what it rests on. Resting on neither, it came from the talk itself, and says so. */
export type Finding = { text: string; insights: string[]; stories: string[] };

export const findingLength = 600;

/** Reads the form with which a finding is written down. What it rests on is ticked as `insight <id>`, `story <id>` or `talk`. */
export function readFinding(form: FormData): Reading<Finding> {
  const rests = form.getAll('rests').map(String);
  const { value, problems } = together({
    text: wordingOf(form),
    rests: rests.length > 0 ? fine(rests) : wrong('dialogue.finding.rests.missing'),
  });
  return problems ? { problems } : { value: { text: value.text, insights: named(rests, 'insight'), stories: named(rests, 'story') } };
}

/** Reads better words for a finding. */
export const readWording = (form: FormData) => together({ text: wordingOf(form) });

const wordingOf = (form: FormData) => required(form, 'text', { words: 'dialogue.finding.text', most: findingLength });
const named = (rests: string[], kind: string) =>
  rests.filter((rest) => rest.startsWith(`${kind} `)).map((rest) => rest.slice(kind.length + 1));
