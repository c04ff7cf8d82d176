import type { Reader, Use } from '#cycle/1-gather/consent.ts';
import { allowedAtAge, readCareAsked } from '#catalysts/doorways/care-asked.ts';
import { takeStep, type Entry } from '#catalysts/doorways/helper-entries.server.ts';
import { fieldOf, readAnswers, readTicked } from '#catalysts/doorways/written-down.ts';
import { inWords, slipLines, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices, type Choice } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import type { Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { consentAsked, consentWording } from '../teller/consent-words.ts';
import { sidesHere } from '../teller/visit.server.ts';
import { CareAskedHere, careWording } from './care-asked.tsx';
import { entryHere, helpPath, showOutOfOrder, withCard } from './entry-here.tsx';
import { WaysOut } from './stopping.tsx';

/** Who may read it, and what may be done with it: asked one by one, each with what it means. From paper: what was ticked there. */
export async function askPage(c: Here, entry: Entry, sent?: Sent): Promise<Response> {
  const { words } = c.var;
  const paper = entry.way === 'paper';
  const asked = consentAsked(words, await sidesHere(c), sent ? tickedIn(sent.form) : (entry.answers ?? undefined));
  const problem = (name: string) => sent?.problems[name] && inWords(words, sent.problems[name]);
  return showCircle(
    c,
    { title: words('helper.ask.title'), status: sent ? 422 : 200, islands: ['read-aloud', 'idle'] },
    <>
      <ErrorSummary slips={slipsByName(c, asked, sent)} />
      <h1>{words('helper.ask.title')}</h1>
      <p>{words(paper ? 'helper.ask.leadPaper' : 'helper.ask.lead')}</p>
      <Form action={helpPath(c, '/ask')} forgets>
        {paper ? (
          <>
            <Choices many name="readers" heading="h2" label={words('teller.readers.question')} options={asked.readers} />
            <Choices many name="uses" heading="h2" label={words('teller.uses.question')} options={asked.uses} />
            <Choices
              many
              name="onPaper"
              label={words('helper.ask.onPaper')}
              options={[{ value: 'yes', label: words('helper.ask.onPaperYes') }]}
              problem={problem('onPaper')}
            />
          </>
        ) : (
          <>
            <h2>{words('teller.readers.question')}</h2>
            <OneByOne kind="reader" choices={asked.readers} c={c} sent={sent} before={entry.answers?.readers} />
            <h2>{words('teller.uses.question')}</h2>
            <OneByOne kind="use" choices={asked.uses} c={c} sent={sent} before={entry.answers?.uses} />
            <Choices
              name="mode"
              heading="h2"
              label={words('helper.ask.mode')}
              options={modes(c, sent?.form.get('mode') ?? entry.answers?.mode)}
              problem={problem('mode')}
            />
          </>
        )}
        <CareAskedHere answered={sent ? readCareAsked(sent.form) : entry.answers?.care} />
        <Button>{words('helper.ask.keep')}</Button>
      </Form>
      <WaysOut c={c} />
    </>,
  );
}

/** Keeps the answers, with the exact words that were asked. */
export const ask = withCard(async (c, here) => {
  const { db, form, words, lang, now } = c.var;
  const sides = await sidesHere(c);
  const asked = consentAsked(words, sides);
  const names = { readers: asked.readers.map(({ value }) => value as Reader), uses: asked.uses.map(({ value }) => value as Use) };
  const { value, problems } = here.way === 'paper' ? readTicked(form) : readAnswers(form, names);
  if (problems) {
    const entry = await entryHere(c, here);
    return entry?.stage === 'read_back' ? askPage(c, entry, { form, problems }) : showOutOfOrder(c, entry ? 'outOfOrder' : 'gone');
  }
  const care = readCareAsked(form);
  const allowed = { ...value, uses: allowedAtAge(value.uses, care.age) };
  const wording = careWording(words, consentAsked(words, sides, allowed));
  const answers = { ...allowed, wording: consentWording(words, sides), language: lang, care: { ...care, wording } };
  const { problem } = await takeStep(db, here, { step: 'ask', now, change: { answers, explained: 0 } });
  return problem ? showOutOfOrder(c, problem) : c.redirect(helpPath(c, '/entry'), 303);
});

type Questions = { kind: 'reader' | 'use'; choices: Choice[]; c: Here; sent?: Sent; before?: readonly string[] };

/** Each its own question with yes or no, so that none is passed over; nothing is chosen beforehand. */
function OneByOne({ kind, choices, c, sent, before }: Questions) {
  const { words } = c.var;
  return (
    <>
      {choices.map(({ value, label, consequence }) => {
        const name = fieldOf(kind, value as Reader | Use);
        const said = sent ? sent.form.get(name) : before && (before.includes(value) ? 'yes' : 'no');
        const options = (['yes', 'no'] as const).map((answer) => ({
          value: answer,
          label: words(`helper.ask.${answer}`),
          chosen: said === answer,
        }));
        const problem = sent?.problems[name];
        return (
          <Choices key={name} name={name} label={label} hint={consequence} options={options} problem={problem && inWords(words, problem)} />
        );
      })}
    </>
  );
}

/** The slips, each with the question that it is about: many may be the same. */
function slipsByName(c: Here, asked: { readers: Choice[]; uses: Choice[] }, sent?: Sent) {
  const names = new Map([
    ...asked.readers.map(({ value, label }) => [fieldOf('reader', value as Reader), label] as const),
    ...asked.uses.map(({ value, label }) => [fieldOf('use', value as Use), label] as const),
  ]);
  return slipLines(c.var.words, sent).map(({ field, text }) => ({ field, text: names.has(field) ? `${names.get(field)}: ${text}` : text }));
}

const modes = (c: Here, chosen: unknown) =>
  (['spoken', 'written'] as const).map((value) => ({ value, label: c.var.words(`helper.ask.mode.${value}`), chosen: chosen === value }));

const tickedIn = (form: FormData) => ({ readers: form.getAll('readers').map(String), uses: form.getAll('uses').map(String) });
