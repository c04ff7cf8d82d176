import { seenLength, signs } from '#catalysts/try-outs/observation.ts';
import { filledWith, type Sent } from '#lib/form/filled.ts';
import { Choices } from '#lib/ui/choices.tsx';
import { Field, Select, TextArea } from '#lib/ui/field.tsx';
import type { Here } from '../door.ts';
import { PhotoFields } from './photo.tsx';
import { todayHere } from '../today.ts';

/** What is asked of someone who looked: what they saw, when, which sign, and from which side. */
export function ObservationFields({ c, sides, sent }: { c: Here; sides: readonly { id: string; name: string }[]; sent?: Sent }) {
  const { words } = c.var;
  const field = filledWith(words, { seenOn: todayHere(c) }, sent);
  const { value: chosen, ...sign } = field('sign');
  return (
    <>
      <TextArea {...field('seen')} label={words('looking.seen')} hint={words('looking.names')} rows={4} maxlength={seenLength} />
      <Field {...field('seenOn')} type="date" label={words('looking.seenOn')} short />
      <Choices
        {...sign}
        label={words('looking.sign')}
        options={signs.map((value) => ({ value, label: words(`looking.sign.${value}`), chosen: value === chosen }))}
      />
      {sides.length === 1 ? (
        <input type="hidden" name="side" value={sides[0]!.id} />
      ) : (
        <Select
          {...field('side')}
          label={words('looking.side')}
          options={[{ value: '', label: words('looking.side.missing') }, ...sides.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
      <PhotoFields words={words} field={field} />
    </>
  );
}
