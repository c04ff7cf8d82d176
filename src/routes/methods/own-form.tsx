import { filledWith, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Field, Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import type { Words } from '#lib/words/words.ts';
import { cardLength, stepKinds, type Card, type cardTexts, type StepKind } from '#system/toolkit/card.ts';
import { filledIn } from '#system/toolkit/card-form.ts';
import { constellations, modes, moments, moves, needs, readingLoads, sheetForms, tryLines } from '#system/toolkit/method.ts';

type FormProps = { words: Words; card: Card | null; sent?: Sent; keep: string };
type Filled = ReturnType<typeof filledWith>;

/** Everything that a card says, to fill in. */
export function CardForm({ words, card, sent, keep }: FormProps) {
  const field = filledWith(words, card ? filledIn(card) : {}, sent);
  return (
    <Form>
      <Texts {...{ words, field }} parts={['name', 'about']} />
      <Chosen {...{ words, field, card, sent }} />
      <Texts {...{ words, field }} parts={['for', 'not', 'gains', 'access']} />
      <Steps {...{ words, field, card, sent }} />
      <SheetFields {...{ words, field }} open={sent ? field('sheet_as').value !== '' : card?.sheet != null} />
      <TryFields {...{ words, field }} open={tryLines.some((line) => field(`try_${line}`).value !== '')} />
      <h2>{words('kit.from')}</h2>
      <p>{words('kit.from.lead')}</p>
      <Texts {...{ words, field }} parts={['source', 'licence', 'attribution']} />
      <Field {...field('href')} label={words('kit.href')} optional />
      <Button>{keep}</Button>
    </Form>
  );
}

type TextPart = (typeof cardTexts)[number];
const hinted = ['gains', 'licence', 'attribution'] as const;
const isHinted = (part: TextPart): part is (typeof hinted)[number] => (hinted as readonly string[]).includes(part);

function Texts({ words, field, parts }: { words: Words; field: Filled; parts: readonly TextPart[] }) {
  return (
    <>
      {parts.map((part) => {
        const asked = { ...field(part), label: words(`kit.${part}`), hint: isHinted(part) ? words(`kit.${part}.hint`) : undefined };
        return cardLength[part] > 120 ? <TextArea key={part} {...asked} rows={2} /> : <Field key={part} {...asked} />;
      })}
    </>
  );
}

/** What is chosen from lists: where it stands, for how many, how people meet. */
function Chosen({ words, field, card, sent }: Omit<FormProps, 'keep'> & { field: Filled }) {
  const lists = { move: moves, constellation: constellations, reading: readingLoads, moments, modes, needs };
  const said = {
    move: 'move',
    constellation: 'constellation',
    reading: 'reading',
    moments: 'moment',
    modes: 'mode',
    needs: 'need',
  } as const;
  const choose = (name: keyof typeof lists, many = false) => {
    const { value: _, ...asked } = field(name);
    const chosen: readonly unknown[] = sent ? sent.form.getAll(name) : [card?.[name] ?? []].flat();
    return (
      <Choices
        {...asked}
        many={many}
        label={words(`kit.${name}`)}
        options={lists[name].map((value) => ({
          value,
          label: words(`methods.ui.${said[name]}.${value}` as 'methods.ui.move.gather'),
          chosen: chosen.includes(value),
        }))}
      />
    );
  };
  return (
    <>
      {choose('move')}
      {choose('moments', true)}
      {choose('constellation')}
      <Field {...field('people_least')} type="number" min={1} max={cardLength.people} short label={words('kit.people_least')} />
      <Field {...field('people_most')} type="number" min={1} max={cardLength.people} short label={words('kit.people_most')} />
      {choose('modes', true)}
      {choose('reading')}
      {choose('needs', true)}
    </>
  );
}

const kinds = Object.keys(stepKinds) as StepKind[];

/** The steps: those that are there, and two more; as many as were sent when something was wrong. */
function Steps({ words, field, card, sent }: Omit<FormProps, 'keep'> & { field: Filled }) {
  const there = sent ? [...sent.form.keys()].filter((name) => /^step-\d+-kind$/.test(name)).length : (card?.steps.length ?? 1) + 2;
  const rows = Array.from({ length: Math.min(cardLength.steps, Math.max(1, there)) }, (_, at) => at + 1);
  const options = [
    { value: '', label: words('kit.step.kind.none') },
    ...kinds.map((kind) => ({ value: kind, label: words(`kit.kind.${kind}`) })),
  ];
  return (
    <>
      <h2>{words('kit.steps')}</h2>
      <p>{words('kit.steps.lead')}</p>
      {rows.map((row) => {
        const part = (name: 'kind' | 'minutes' | 'title' | 'do' | 'ask') => ({
          ...field(`step-${row}-${name}`),
          label: words(`kit.step.${name}`),
        });
        return (
          <fieldset class="kring-own-step" key={row}>
            <legend>{words('kit.step', { number: row })}</legend>
            <Select {...part('kind')} options={options} />
            <Field {...part('title')} />
            <TextArea {...part('do')} rows={2} />
            <Field {...part('minutes')} type="number" min={1} max={cardLength.minutes} short />
            <TextArea {...part('ask')} rows={2} hint={words('kit.step.ask.hint')} optional />
          </fieldset>
        );
      })}
    </>
  );
}

function SheetFields({ words, field, open }: { words: Words; field: Filled; open: boolean }) {
  return (
    <Disclosure summary={words('kit.sheet')} open={open}>
      <p>{words('kit.sheet.lead')}</p>
      <Select
        {...field('sheet_as')}
        label={words('kit.sheet_as')}
        options={[
          { value: '', label: words('kit.sheet_as.none') },
          ...sheetForms.map((value) => ({ value, label: words(`kit.sheet_as.${value}`) })),
        ]}
      />
      <Field {...field('sheet_title')} label={words('kit.sheet_title')} optional />
      <TextArea {...field('sheet_about')} label={words('kit.sheet_about')} rows={2} optional />
      <TextArea {...field('sheet_parts')} label={words('kit.sheet_parts')} hint={words('kit.sheet_parts.hint')} rows={4} optional />
    </Disclosure>
  );
}

function TryFields({ words, field, open }: { words: Words; field: Filled; open: boolean }) {
  return (
    <Disclosure summary={words('kit.try')} open={open}>
      <p>{words('kit.try.lead')}</p>
      {tryLines.map((line) => (
        <TextArea key={line} {...field(`try_${line}`)} label={words(`kit.try_${line}`)} rows={2} optional />
      ))}
    </Disclosure>
  );
}
