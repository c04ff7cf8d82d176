import { readFile } from 'node:fs/promises';
import { slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf, type Problem } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, List } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { described, Labelled } from '#lib/ui/labelled.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import type { Words } from '#lib/words/words.ts';
import { mostOfFile, readCards, type CardInFile } from '#system/toolkit/card-file.ts';
import { keepOwnCards, mostOwn, ownCardsOf } from '#system/toolkit/own-methods.server.ts';
import { get, post, type Here } from '../door.ts';
import { filesOf } from '../forms.server.ts';
import { showCircle } from '../show.tsx';
import { methodsPath } from './here.ts';
import { cardSlips } from './slip-lines.ts';

/** Reading in cards: first a file, then what is in it, and then what is chosen is kept. */
function importPage(c: Here, sent?: Sent) {
  const { words } = c.var;
  const [slip] = slipLines(words, sent);
  const asked = {
    ...{ name: 'card_file', label: words('kit.in.file'), problem: slip?.text },
    hint: words('kit.in.file.hint', { most: mostOfFile.bytes / 1000 }),
  };
  return showCircle(
    c,
    { title: words('kit.in'), status: sent && 422 },
    <>
      <ErrorSummary slips={slip ? [slip] : []} />
      <p>
        <a href={methodsPath(c)}>{words('methods.ui.back')}</a>
      </p>
      <h1>{words('kit.in')}</h1>
      <p class="kring-lead">{words('kit.in.lead')}</p>
      <Form multipart action={`${methodsPath(c)}/import`}>
        <Labelled asked={asked}>
          <input type="file" name="card_file" id="card_file" class="kring-file" accept=".json,application/json" {...described(asked)} />
        </Labelled>
        <Button>{words('kit.in.do')}</Button>
      </Form>
    </>,
  );
}

/** What was sent is looked at, or what was chosen is kept. */
async function readIn(c: Here) {
  const { form } = c.var;
  const kept = textOf(form, 'cards');
  const text = kept || (await sentText(form));
  const back = (problem: Problem) => importPage(c, { form, problems: { card_file: problem } });
  if (text === null) return back('kit.in.missing');
  if (text === 'too large') return back({ key: 'kit.in.tooLarge', values: { most: mostOfFile.bytes / 1000 } });
  const { cards, problem } = readCards(text);
  if (problem !== undefined) return back(problem);
  return kept ? keepChosen(c, cards, text) : lookPage(c, cards, { text });
}

/** What is in a file, card by card: what it is, or why it cannot be kept. */
async function lookPage(c: Here, cards: readonly CardInFile[], { text, problem }: { text: string; problem?: Problem }) {
  const { db, circle, words, form } = c.var;
  const there = new Set((await ownCardsOf(db, circle.id)).filter(({ removed }) => !removed).map(({ card }) => card.name));
  const slips = problem === undefined ? [] : slipLines(words, { form, problems: { 'card-1': problem } });
  const any = cards.some(({ checked }) => !checked.problems);
  return showCircle(
    c,
    { title: words('kit.in.what'), status: problem === undefined ? 200 : 422 },
    <>
      <ErrorSummary slips={slips} />
      <p>
        <a href={`${methodsPath(c)}/import`}>{words('kit.in')}</a>
      </p>
      <h1>{words('kit.in.what')}</h1>
      <p class="kring-lead">{words(any ? 'kit.in.what.lead' : 'kit.in.nothing')}</p>
      <Form action={`${methodsPath(c)}/import`}>
        <input type="hidden" name="cards" value={text} />
        <List
          items={cards.map((one, at) => (
            <Card id={`card-${at + 1}`}>
              <h2>{words('kit.in.card', { number: at + 1, name: one.name ?? words('kit.in.nameless') })}</h2>
              <InFile {...{ words, one, at, there }} />
            </Card>
          ))}
        />
        {any && <Button>{words('kit.in.keep.all')}</Button>}
      </Form>
    </>,
  );
}

type InFileProps = { words: Words; one: CardInFile; at: number; there: ReadonlySet<string> };

function InFile({ words, one: { checked }, at, there }: InFileProps) {
  if (checked.problems)
    return (
      <Notice kind="warning" heading={words('kit.in.refused')} level={3}>
        <ul>
          {cardSlips(words, checked.problems).map(({ field, text }) => (
            <li key={field}>{text}</li>
          ))}
        </ul>
      </Notice>
    );
  const { card, unknown } = checked;
  return (
    <>
      <p lang={card.language} dir="auto">
        {card.about}
      </p>
      <ol lang={card.language}>
        {card.steps.map(({ title, kind, minutes }, nth) => (
          <li key={nth}>
            <span dir="auto">{title}</span>{' '}
            <span class="kring-quiet" lang="">
              {words(`kit.kind.${kind}`)}, {words('live.minutes', { minutes })}
            </span>
          </li>
        ))}
      </ol>
      <p class="kring-quiet">{words('methods.ui.source', { source: card.source, licence: card.licence })}</p>
      <p class="kring-quiet">
        {words('methods.ui.attribution')} {card.attribution}
      </p>
      {there.has(card.name) && <p>{words('kit.in.there')}</p>}
      {unknown.length > 0 && (
        <>
          <p>{words('kit.in.unknown')}</p>
          <ul>
            {unknown.map(({ nth, kind, title }) => (
              <li key={nth}>{words('kit.in.unknown.step', { number: nth, title, kind })}</li>
            ))}
          </ul>
        </>
      )}
      <div class="kring-choice">
        <input type="checkbox" id={`keep-${at}`} name="keep" value={at} checked={unknown.length === 0 && !there.has(card.name)} />
        <div class="kring-choice__text">
          <label class="utrecht-form-label utrecht-form-label--checkbox" for={`keep-${at}`}>
            {words(unknown.length > 0 ? 'kit.in.without' : 'kit.in.keep')}
            <span class="kring-unseen"> {card.name}</span>
          </label>
        </div>
      </div>
    </>
  );
}

async function keepChosen(c: Here, cards: readonly CardInFile[], text: string) {
  const { db, circle, person, form, now } = c.var;
  const chosen = form.getAll('keep').map(String);
  const kept = cards.flatMap(({ checked }, at) => (checked.card && chosen.includes(String(at)) ? [checked.card] : []));
  if (kept.length === 0) return lookPage(c, cards, { text, problem: 'kit.in.none' });
  const ids = await keepOwnCards(db, circle.id, kept, { by: person.id, now });
  if (!ids) return lookPage(c, cards, { text, problem: { key: 'kit.slip.many', values: { most: mostOwn } } });
  return c.redirect(`${methodsPath(c)}#own-cards`, 303);
}

/** The file that was sent; null when there is none. */
async function sentText(form: FormData): Promise<string | 'too large' | null> {
  const file = filesOf(form).find(({ field, bytes }) => field === 'card_file' && bytes > 0);
  if (!file) return null;
  return file.bytes > mostOfFile.bytes ? 'too large' : readFile(file.path, 'utf8');
}

export const importCardDoors = [
  get('/circles/:circle/methods/import', 'prepareCircle', (c) => importPage(c)),
  post('/circles/:circle/methods/import', 'prepareCircle', readIn),
];
