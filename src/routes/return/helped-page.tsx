import { storyLength } from '#cycle/1-gather/story.ts';
import { tellersStory } from '#cycle/1-gather/stories.server.ts';
import { answerIfItHelped, helpAnswersOf } from '#cycle/5-return/help-answers.server.ts';
import { helps, readHelpAnswer } from '#cycle/5-return/helped.ts';
import { asksIfItHelped } from '#cycle/5-return/letter.ts';
import { whatHappened } from '#cycle/5-return/telling.server.ts';
import { wordsOfCode } from '#lib/codes/code-words.ts';
import { isSubmissionKey, newSubmissionKey, type StoryCode } from '#lib/codes/story-code.server.ts';
import { inWords, slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { squareCode } from '#lib/ui/qr.ts';
import { StoryCard } from '#lib/ui/story-card.tsx';
import type { Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showTeller } from '../show.tsx';
import { isFlood } from '../teller/flood.server.ts';
import { OneThing } from '../teller/mine-trail.tsx';
import { withTellersCircle } from '../teller/visit.server.ts';

/** Did this help? One question about one decision or change, to the teller whose story it rests on. */
export async function helpedPage(c: Here, sent?: Sent): Promise<Response> {
  await withTellersCircle(c);
  const { db, words, lang, teller, circle } = c.var;
  const about = c.req.param('about')!;
  const happening = (await whatHappened(db, circle, teller.story, { words, lang, ears: 'teller' })).find(
    (one) => one.about === about && asksIfItHelped.includes(one.what),
  );
  if (!happening) return showNotHere(c);
  const before = (await helpAnswersOf(db, teller.circle, teller.story)).get(about);
  const problem = (field: string) => sent?.problems[field] && inWords(words, sent.problems[field]);
  const said = sent ? sent.form.get('helped') : before?.helped;
  return showTeller(
    c,
    { title: words('letters.helped.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('letters.helped.title')}</h1>
      <OneThing happening={happening} />
      <Form forgets>
        <input type="hidden" name="submission" value={sent ? textOf(sent.form, 'submission') : newSubmissionKey()} />
        <Choices
          name="helped"
          label={words('letters.helped.question')}
          problem={problem('helped')}
          options={helps.map((value) => ({ value, label: words(`letters.helped.${value}`), chosen: said === value }))}
        />
        <TextArea
          name="text"
          label={words('letters.helped.text')}
          hint={words('letters.helped.hint')}
          optional
          rows={5}
          maxlength={storyLength.most}
          value={sent ? textOf(sent.form, 'text') : ''}
          problem={problem('text')}
        />
        <Button>{words('letters.helped.send')}</Button>
      </Form>
      <BackToMine words={words} />
    </>,
  );
}

/** Keeps the answer. Words become a story of their own, with everything off and a card of its own, shown here once. */
export async function helped(c: Here): Promise<Response> {
  await withTellersCircle(c);
  const { db, form, teller, words, keys, now } = c.var;
  const { value, problems } = readHelpAnswer(form);
  if (problems) return helpedPage(c, { form, problems });
  const submission = textOf(form, 'submission');
  const { language } = await tellersStory(db, teller.circle, teller.story);
  const answer = await answerIfItHelped(db, teller.circle, value, {
    story: teller.story,
    about: c.req.param('about')!,
    language,
    submission: isSubmissionKey(submission) ? submission : newSubmissionKey(),
    keys,
    now,
    hold: value.words !== null && (await isFlood(c)),
  });
  if (!answer) return showNotHere(c);
  const told = answer.told && ['new', 'again'].includes(answer.told.became) ? answer.told : null;
  return showTeller(
    c,
    { title: words('letters.helped.title'), islands: ['print'] },
    <>
      <Notice kind="kept" heading={words('letters.helped.kept')}>
        <p>{words(answer.told ? 'letters.helped.keptWords' : 'letters.helped.thanks')}</p>
      </Notice>
      {told && <NewCard c={c} code={told.code} />}
      <BackToMine words={words} />
    </>,
  );
}

function NewCard({ c, code }: { c: Here; code: StoryCode }) {
  const { words, lang, origin } = c.var;
  return (
    <>
      <h1>{words('letters.helped.card')}</h1>
      <p>{words('letters.helped.cardMeans')}</p>
      <StoryCard
        square={squareCode(`${origin}/s/${code.link}`)}
        code={wordsOfCode(code.numbers, lang)}
        address={`${new URL(origin).host}/code`}
        codeLang={lang === 'nl' ? 'nl' : 'en'}
      />
    </>
  );
}

const BackToMine = ({ words }: { words: Here['var']['words'] }) => (
  <p>
    <a href="/mine">{words('letters.helped.back')}</a>
  </p>
);
