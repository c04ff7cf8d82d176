import type { filledWith } from '#lib/form/filled.ts';
import { Choices } from '#lib/ui/choices.tsx';
import { Field, TextArea } from '#lib/ui/field.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { circleLanguages, circleLimits } from '#system/circles/circle.ts';

export type Filling = ReturnType<typeof filledWith>;

/** What a circle is about and how it speaks: asked when it is made, and to be changed later. */
export function AboutFields({ field }: { field: Filling }) {
  const { words } = useFrame();
  const [language, address] = [field('language'), field('address')];
  return (
    <>
      <Field {...field('subject')} label={words('circle.about.subject')} hint={words('circle.about.subject.hint')} />
      <TextArea
        {...field('challenge')}
        label={words('circle.about.challenge')}
        hint={words('circle.about.challenge.hint')}
        rows={4}
        maxlength={circleLimits.challenge.max}
      />
      <Choices
        {...language}
        label={words('circle.about.language')}
        hint={words('circle.about.language.hint')}
        options={circleLanguages.map((value) => ({ value, label: words(`circle.language.${value}`), chosen: language.value === value }))}
      />
      <Choices
        {...address}
        label={words('circle.about.address')}
        options={(['u', 'je'] as const).map((value) => ({
          value,
          label: words(`circle.about.address.${value}`),
          consequence: words(`circle.about.address.${value}.means`),
          chosen: address.value === value,
        }))}
      />
    </>
  );
}
