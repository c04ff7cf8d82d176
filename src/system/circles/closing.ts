import type { Slips } from '#lib/form/fields.ts';
import { oneOf, textOf, type Reading } from '#lib/form/reading.ts';
import { isEmail } from '#lib/people/person.ts';

/** What happens with the stories of a circle that closes: they stay until the day that was promised, go in two weeks, or only what is public goes to an archive. */
export const storiesAfter = ['kept', 'erased', 'archived'] as const;
export type StoriesAfter = (typeof storiesAfter)[number];

/** How long tellers have to hear it before their stories go. */
export const erasedAfterDays = 14;

/** The end of a circle: what it says to everyone, what happens with its stories, and who answers and keeps what is open from then on. */
export type Closing = {
  answer: string;
  name: string;
  reach: string;
  stories: StoriesAfter;
  archive: string | null;
  keepers: { agreement: string; name: string; email: string | null }[];
};

const [shortest, longest, short] = [20, 3_000, 200];

/** Reads it. A circle does not close without an answer, and no open agreement (`open`: their ids) stays without someone. */
export function readClosing(form: FormData, open: readonly string[]): Reading<Closing> {
  const [answer, name, reach, archive] = ['answer', 'name', 'reach', 'archive'].map((field) => textOf(form, field)) as [
    string,
    string,
    string,
    string,
  ];
  const stories = oneOf(form, 'stories', storiesAfter);
  const keepers = open.map((agreement) => ({
    agreement,
    name: textOf(form, `keeper-${agreement}`),
    email: textOf(form, `email-${agreement}`) || null,
  }));
  const slips: Slips = {};
  if (answer.length < shortest) slips.answer = 'circle.closing.slip.answer';
  if (answer.length > longest) slips.answer = 'circle.closing.slip.long';
  if (!stories) slips.stories = 'circle.closing.slip.stories';
  if (stories === 'archived' && !archive) slips.archive = 'circle.closing.slip.archive';
  if (!name) slips.name = 'circle.closing.slip.name';
  if (!reach) slips.reach = 'circle.closing.slip.reach';
  for (const [field, text] of Object.entries({ name, reach, archive })) if (text.length > short) slips[field] = 'circle.closing.slip.long';
  for (const keeper of keepers) {
    if (!keeper.name) slips[`keeper-${keeper.agreement}`] = 'circle.closing.slip.keeper';
    if (keeper.name.length > short) slips[`keeper-${keeper.agreement}`] = 'circle.closing.slip.long';
    if (keeper.email && !isEmail(keeper.email)) slips[`email-${keeper.agreement}`] = 'circle.closing.slip.email';
  }
  if (!stories || Object.keys(slips).length > 0) return { problems: slips };
  return { value: { answer, name, reach, stories, archive: stories === 'archived' ? archive : null, keepers } };
}
