import { readers } from '#cycle/1-gather/consent.ts';
import { planLength } from '#cycle/3-dialogue/session.ts';
import type { filledWith } from '#lib/form/filled.ts';
import { Choices } from '#lib/ui/choices.tsx';
import { Field, TextArea } from '#lib/ui/field.tsx';
import type { Words } from '#lib/words/words.ts';
import type { Here } from '../door.ts';

type Filled = ReturnType<typeof filledWith>;

/** What is asked of a conversation that is planned: what for, what may change, when, where, and whose stories are shown. */
export function PlanFields({ c, field, chosen, hint }: { c: Here; field: Filled; chosen: readonly unknown[]; hint?: boolean }) {
  const { words } = c.var;
  const { value: _, ...asksReaders } = field('readers');
  return (
    <>
      <TextArea
        {...field('purpose')}
        label={words('dialogue.plan.purpose')}
        hint={hint ? words('dialogue.plan.purpose.hint') : undefined}
        rows={4}
        maxlength={planLength.purpose}
      />
      <Field {...field('change_wanted')} label={words('dialogue.plan.changeWanted')} hint={words('dialogue.plan.changeWanted.hint')} />
      <StartsAt field={field} words={words} />
      <Field {...field('ends_at')} type="datetime-local" label={words('dialogue.plan.ends')} short optional />
      <Field {...field('place')} label={words('dialogue.plan.place')} hint={words('dialogue.plan.place.hint')} />
      <Choices
        many
        {...asksReaders}
        label={words('dialogue.plan.readers')}
        hint={words('dialogue.plan.readers.hint')}
        options={readers.map((value) => ({ value, label: words(`phone.reader.${value}`), chosen: chosen.includes(value) }))}
      />
    </>
  );
}

/** When a conversation begins: a day and an hour. */
export function StartsAt({ words, field }: { words: Words; field: Filled }) {
  return (
    <Field
      {...field('starts_at')}
      type="datetime-local"
      label={words('dialogue.plan.starts')}
      hint={words('dialogue.plan.starts.hint')}
      short
    />
  );
}
