import { companions, isYoung, readCompanion } from '#cycle/1-gather/age.ts';
import { careOfStory, sayYesTogether } from '#cycle/1-gather/special-care.server.ts';
import { tellersStory } from '#cycle/1-gather/stories.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { StoryText } from '#lib/ui/story-text.tsx';
import type { Words } from '#lib/words/words.ts';
import type { Here } from '../door.ts';
import { showTeller } from '../show.tsx';
import { consentAsked } from './consent-words.ts';
import { cardOfVisit, sidesHere, withTellersCircle } from './visit.server.ts';

/** Someone under 16 and someone who cares for them look at the story and the choice together. */
export const togetherPage = (c: Here) => showTogether(c);

/** Keeps that both said yes. Who it was is said; nobody's name is asked, and nobody checks it: it is a conversation that we ask for. */
export async function together(c: Here): Promise<Response> {
  const { db, teller, form, lang, now } = c.var;
  const companion = readCompanion(form);
  if (!companion) return showTogether(c, true);
  await withTellersCircle(c);
  const wording = (await whatIsAsked(c)).join('\n');
  await sayYesTogether(db, teller.circle, teller.story, { companion, asked: { mode: 'screen', wording, language: lang }, now });
  return c.redirect(cardOfVisit(c) ? '/mine/card' : '/mine?kept=together', 303);
}

async function showTogether(c: Here, slipped = false): Promise<Response> {
  await withTellersCircle(c);
  const { words, db, teller } = c.var;
  const at = [db, teller.circle, teller.story] as const;
  const [story, care] = await Promise.all([tellersStory(...at), careOfStory(...at)]);
  if (!isYoung(care.age)) return c.redirect('/mine', 303);
  const slip = slipped ? words('teller.together.slip') : undefined;
  const [title, lead, ...chosen] = await whatIsAsked(c);
  return showTeller(
    c,
    { title: words('teller.together.title'), status: slip ? 422 : 200 },
    <>
      <ErrorSummary slips={slip ? [{ field: 'with', text: slip }] : []} />
      <h1>{title}</h1>
      <p>{lead}</p>
      <Card>
        <StoryText text={story.text} lang={story.language} />
      </Card>
      <ul>
        {chosen.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <Form action="/mine/together" forgets>
        <Choices
          name="with"
          heading="h2"
          label={words('teller.together.who')}
          problem={slip}
          options={companions.map((value) => ({
            value,
            label: words(`teller.together.${value}`),
            consequence: value === 'helper' ? words('teller.together.helper.means') : undefined,
          }))}
        />
        <Button>{words('teller.together.do')}</Button>
      </Form>
      <p>
        <a href={cardOfVisit(c) ? '/mine/card' : '/mine'}>{words('teller.together.later')}</a>
      </p>
    </>,
  );
}

/** What both say yes to, line by line: what the page shows is what the receipt keeps. */
async function whatIsAsked(c: Here): Promise<string[]> {
  const { words, db, teller } = c.var;
  const story = await tellersStory(db, teller.circle, teller.story);
  return togetherAsked(words, consentAsked(words, await sidesHere(c), story));
}

/** The same lines for any choice, also one that is said to a helper. */
export function togetherAsked(words: Words, asked: ReturnType<typeof consentAsked>): string[] {
  const lines = (choices: typeof asked.readers, none: string) => {
    const chosen = choices.filter((choice) => choice.chosen).map((choice) => `${choice.label}. ${String(choice.consequence)}`);
    return chosen.length > 0 ? chosen : [none];
  };
  return [
    words('teller.together.title'),
    words('teller.together.lead'),
    ...lines(asked.readers, words('teller.readers.none')),
    ...lines(asked.uses, words('teller.uses.none')),
    words('teller.together.internet'),
  ];
}
