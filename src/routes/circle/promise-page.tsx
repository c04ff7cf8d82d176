import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { ReadingLevel } from '#lib/ui/reading-level.tsx';
import type { Words } from '#lib/words/words.ts';
import { longestLine, promiseLines, readPromise, type PromiseWords } from '#system/circles/promise.ts';
import {
  askToConfirm,
  draftOf,
  keepPromiseDraft,
  promiseOf,
  promisesOf,
  publishPromise,
  type PromiseShown,
} from '#system/circles/promises.server.ts';
import { startingNoControl } from '#system/circles/starting-set.ts';
import { sharedInPromise } from '../compass/power/shared-means.tsx';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { AskingPromise, askingHere } from '../share/asking-promise.tsx';
import { showCircle } from '../show.tsx';
import type { Filling } from './about-fields.tsx';
import { wordsOfCircle } from './part.tsx';
import { EarlierPromises, PromiseLines } from './promise-lines.tsx';
import { showSecret } from './secret.tsx';

/** The promise before asking: what holds now, and the form of the next one. */
async function promisePage(c: Here, sent?: Sent) {
  const { db, words, circle } = c.var;
  const [promises, draft] = [await promisesOf(db, circle.id), await draftOf(db, circle.id)];
  const holds = promises[0] ?? null;
  const field = filledWith(
    words,
    { ...fieldsOf(draft.words), ...(!holds && !draft.kept && { no_control: startingNoControl(wordsOfCircle(c)) }) },
    sent,
  );
  return showCircle(
    c,
    { title: words('circle.promise.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipsByLine(words, sent)} />
      <p>
        <a href={`/circles/${circle.slug}/prepare`}>{words('circle.part.back')}</a>
      </p>
      <h1>{words('circle.promise.title')}</h1>
      <p class="kring-lead">{words('circle.promise.lead')}</p>
      {holds && <Holds promises={promises} slug={circle.slug} lang={circle.language} />}
      {await sharedInPromise(c)}
      <AskingPromise asking={await askingHere(c)} />
      {draft.kept && <ReadingLevel of={circle.language} texts={Object.values(draft.words.lines).map((line) => line?.text)} />}
      {holds ? (
        <Disclosure summary={words(draft.kept ? 'circle.promise.draft' : 'circle.promise.new')} open={draft.kept || sent !== undefined}>
          <PromiseForm field={field} changes lang={circle.language} />
        </Disclosure>
      ) : (
        <PromiseForm field={field} changes={false} lang={circle.language} />
      )}
    </>,
  );
}

function Holds({ promises, slug, lang }: { promises: PromiseShown[]; slug: string; lang: string }) {
  const { words } = useFrame();
  return (
    <>
      <h2>{words('circle.promise.holds')}</h2>
      <PromiseLines promise={promises[0]!} lang={lang} />
      <ReadingLevel of={lang} texts={Object.values(promises[0]!.lines).map((line) => line?.text)} />
      {!promises[0]!.confirmed && (
        <Form action={`/circles/${slug}/prepare/promise/confirmation`}>
          <p>{words('circle.promise.askConfirm.text')}</p>
          <Button kind="quiet">{words('circle.promise.askConfirm.do')}</Button>
        </Form>
      )}
      <EarlierPromises promises={promises} lang={lang} />
    </>
  );
}

function PromiseForm({ field, changes, lang }: { field: Filling; changes: boolean; lang: string }) {
  const { words } = useFrame();
  return (
    <Form>
      {changes && (
        <TextArea
          {...field('changed_because')}
          label={words('circle.promise.changedBecause')}
          hint={words('circle.promise.changedBecause.hint')}
          rows={2}
          lang={lang}
        />
      )}
      {promiseLines.map((line) => (
        <div class="kring-stack" key={line} role="group" aria-label={words(`circle.promise.${line}`)}>
          <TextArea
            {...field(line)}
            label={words(`circle.promise.${line}`)}
            hint={words(`circle.promise.${line}.hint`)}
            rows={line === 'no_control' ? 6 : 3}
            maxlength={longestLine}
            lang={lang}
          />
          {line !== 'no_control' && <Field {...field(`${line}_known_by`)} label={words('circle.promise.knownBy')} type="date" optional />}
        </div>
      ))}
      <Field {...field('answer_by')} label={words('circle.promise.answerBy')} hint={words('circle.promise.answerBy.hint')} type="date" />
      <Buttons>
        <Button name="do" value="publish">
          {words('circle.promise.publish')}
        </Button>
        <Button kind="quiet" name="do" value="keep">
          {words('circle.promise.keep')}
        </Button>
      </Buttons>
    </Form>
  );
}

/** Keeps the draft, or publishes it when it is whole. What still misses is said; what was written is kept. */
async function keepOrPublish(c: Here) {
  const { db, circle, form, person, now } = c.var;
  const { value, problems } = readPromise(form);
  if (problems) return promisePage(c, { form, problems });
  const by = { by: person.id, now };
  await keepPromiseDraft(db, circle.id, value, by);
  const misses = textOf(form, 'do') === 'publish' ? await publishPromise(db, circle.id, value, by) : null;
  return misses ? promisePage(c, { form, problems: misses }) : c.redirect(`/circles/${circle.slug}/prepare/promise`, 303);
}

/** Makes the link with which whoever decides confirms; it is shown once. */
async function confirmationLink(c: Here) {
  const { db, circle, words, now } = c.var;
  const promise = await promiseOf(db, circle.id);
  if (!promise || promise.confirmed) return showNotHere(c);
  const secret = await askToConfirm(db, circle.id, promise.id, now);
  return showSecret(c, {
    title: words('circle.promise.link.title'),
    text: words('circle.promise.link.text'),
    path: `/confirm/${secret}`,
    mailSubject: words('circle.promise.link.subject', { subject: circle.subject }),
    back: `/circles/${circle.slug}/prepare/promise`,
  });
}

// Seven lines may miss the same: each slip says of which line it is.
function slipsByLine(words: Words, sent?: Sent) {
  const lineOf = (field: string) => promiseLines.find((line) => field === line || field === `${line}_known_by`);
  return slipLines(words, sent).map(({ field, text }) => {
    const line = lineOf(field);
    return { field, text: line ? `${words(`circle.promise.${line}`)}: ${text}` : text };
  });
}

function fieldsOf({ lines, answerBy, changedBecause }: PromiseWords): Record<string, string | null> {
  const perLine = promiseLines.flatMap((line) => [
    [line, lines[line].text],
    [`${line}_known_by`, lines[line].knownBy],
  ]);
  return { ...Object.fromEntries(perLine), answer_by: answerBy, changed_because: changedBecause };
}

export const promiseDoors = [
  get('/circles/:circle/prepare/promise', 'prepareCircle', (c) => promisePage(c)),
  post('/circles/:circle/prepare/promise', 'prepareCircle', keepOrPublish),
  post('/circles/:circle/prepare/promise/confirmation', 'prepareCircle', confirmationLink),
  get('/circles/:circle/prepare/promise/confirmation', 'prepareCircle', (c) =>
    c.redirect(`/circles/${c.var.circle.slug}/prepare/promise`, 303),
  ),
];
