import { filledWith, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { talentLimits } from '#system/learning/talent.ts';
import type { Here } from '../door.ts';
import { talentsPath } from './talent-lists.tsx';

/** A side for which someone can speak. */
export type Side = { id: string; name: string };

/** Where someone asks, openly, for whom the circle looks. */
export function AskForm({ c, sides, sent }: { c: Here; sides: Side[]; sent?: Sent }) {
  const { words } = c.var;
  const field = filledWith(words, { side: sides[0]?.id }, sent);
  return (
    <Form action={talentsPath(c)}>
      <TextArea
        {...field('text')}
        label={words('talents.ask.text')}
        hint={words('talents.ask.text.hint')}
        rows={3}
        maxlength={talentLimits.ask}
      />
      {sides.length === 1 ? (
        <input type="hidden" name="side" value={sides[0]!.id} />
      ) : (
        <Select {...field('side')} label={words('talents.ask.side')} options={sides.map(({ id, name }) => ({ value: id, label: name }))} />
      )}
      <p>{words('talents.ask.openly')}</p>
      <Button>{words('talents.ask.do')}</Button>
    </Form>
  );
}
