import { tryOutLength } from '#catalysts/try-outs/try-out.ts';
import type { filledWith } from '#lib/form/filled.ts';
import { Choices } from '#lib/ui/choices.tsx';
import { Field, Select, TextArea } from '#lib/ui/field.tsx';
import type { Words } from '#lib/words/words.ts';

type CardFieldsProps = {
  words: Words;
  field: ReturnType<typeof filledWith>;
  sides: readonly { id: string; name: string }[];
  insights: readonly { id: string; text: string }[];
  /** Which insights are ticked. */
  rests: readonly string[];
  agreements: readonly { id: string; text: string }[];
};

const texts = ['goodSign', 'badSign', 'amplify', 'dampen'] as const;

/** The card of a try-out: eight lines, who keeps it going, and what it rests on. */
export function CardFields({ words, field, sides, insights, rests, agreements }: CardFieldsProps) {
  const line = (name: 'belief' | 'trying' | 'withWhom' | (typeof texts)[number]) => (
    <TextArea
      key={name}
      {...field(name)}
      label={words(`tryouts.${name}`)}
      hint={words(`tryouts.${name}.hint`)}
      rows={2}
      maxlength={tryOutLength.line}
    />
  );
  return (
    <>
      {line('belief')}
      {line('trying')}
      {line('withWhom')}
      <Field {...field('until')} type="date" label={words('tryouts.until')} hint={words('tryouts.until.hint')} short />
      {texts.map(line)}
      <Field {...field('owner')} label={words('tryouts.owner')} hint={words('tryouts.owner.hint')} />
      <Select
        {...field('side')}
        label={words('tryouts.side')}
        options={[{ value: '', label: words('tryouts.side.missing') }, ...sides.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      {insights.length > 0 && (
        <Choices
          many
          optional
          name="insight"
          label={words('tryouts.insight')}
          hint={words('tryouts.insight.hint')}
          options={insights.map(({ id, text }) => ({ value: id, label: text, chosen: rests.includes(id) }))}
        />
      )}
      {agreements.length > 0 && (
        <Select
          {...field('agreement')}
          label={words('tryouts.agreement')}
          options={[
            { value: '', label: words('tryouts.agreement.none') },
            ...agreements.map(({ id, text }) => ({ value: id, label: text })),
          ]}
        />
      )}
    </>
  );
}
