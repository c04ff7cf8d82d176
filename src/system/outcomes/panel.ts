import { fine, isTicked, required, severalOf, together, wrong, type Reading } from '#lib/form/reading.ts';

/** A question before panels by side: which change matters most? With what lies before them. */
export type Panel = { question: string; sides: string[]; stories: string[]; outcomes: string[] };

/** What may lie before a panel, and of which sides it can be. `readBy`: which sides may read a story. */
export type Candidates = {
  sides: readonly string[];
  stories: readonly { id: string; readBy: readonly string[] }[];
  outcomes: readonly string[];
};

export const panelLength = { question: 200, because: 800 } as const;

/** Reads the opening of panels: at least two sides choose apart, between at least two things that each of them may read. */
export function readPanel(form: FormData, can: Candidates): Reading<Panel> {
  const sides = severalOf(form, 'side', can.sides);
  const stories = severalOf(form, 'story', can.stories.map(({ id }) => id)); // prettier-ignore
  const outcomes = severalOf(form, 'outcome', can.outcomes);
  const shut = stories.some((id) => !sides.every((side) => can.stories.find((story) => story.id === id)!.readBy.includes(side)));
  return together<Panel>({
    question: required(form, 'question', { words: 'outcomes.panel.question', most: panelLength.question }),
    sides: sides.length < 2 ? wrong('outcomes.panel.sides.few') : fine(sides),
    stories: shut
      ? wrong('outcomes.panel.story.shut')
      : stories.length + outcomes.length < 2
        ? wrong('outcomes.panel.nothing')
        : fine(stories),
    outcomes: fine(outcomes),
  });
}

/** What the panel of one side chose, and why: one or more of what lay before it, or none of these. A reason is always given. */
export type SignificantChoice = { none: boolean; stories: string[]; outcomes: string[]; because: string };

/** Reads the choice of a panel; `before`: what this panel reads. */
export function readChoice(
  form: FormData,
  before: { stories: readonly string[]; outcomes: readonly string[] },
): Reading<SignificantChoice> {
  const [stories, outcomes] = [severalOf(form, 'story', before.stories), severalOf(form, 'outcome', before.outcomes)];
  const none = isTicked(form, 'none');
  const some = stories.length + outcomes.length > 0;
  return together<SignificantChoice>({
    none: none === some ? wrong(some ? 'outcomes.choose.both' : 'outcomes.choose.nothing') : fine(none),
    stories: fine(stories),
    outcomes: fine(outcomes),
    because: required(form, 'because', { words: 'outcomes.choose.because', most: panelLength.because }),
  });
}
