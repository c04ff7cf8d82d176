import type { ComponentChildren } from 'preact';
import { agreementLength } from '#cycle/4-change/agreement.ts';
import type { filledWith } from '#lib/form/filled.ts';
import { Choices } from '#lib/ui/choices.tsx';
import { Field, TextArea } from '#lib/ui/field.tsx';
import type { Here } from '../door.ts';

type AgreementFieldsProps = {
  c: Here;
  field: ReturnType<typeof filledWith>;
  sides: readonly { id: string; name: string }[];
  /** What else is asked, between what is done and who does it. */
  children?: ComponentChildren;
};

/** What is asked of an agreement: what is going to be done, who does it, from which side, and by when. */
export function AgreementFields({ c, field, sides, children }: AgreementFieldsProps) {
  const { words } = c.var;
  const { value: side, ...asksSide } = field('side');
  return (
    <>
      <TextArea
        {...field('text')}
        label={words('change.agreement.text')}
        hint={words('change.agreement.text.hint')}
        rows={3}
        maxlength={agreementLength.text}
      />
      {children}
      <Field {...field('owner')} label={words('change.agreement.owner')} hint={words('change.agreement.owner.hint')} />
      <Choices
        {...asksSide}
        label={words('change.agreement.side')}
        options={sides.map(({ id, name }) => ({ value: id, label: name, chosen: side === id }))}
      />
      <Field
        {...field('email')}
        type="email"
        label={words('change.agreement.email')}
        hint={words('change.agreement.email.hint')}
        autocomplete="off"
        optional
      />
      <Field {...field('due_on')} type="date" label={words('change.agreement.due')} short />
    </>
  );
}
