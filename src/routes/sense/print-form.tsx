import { Button } from '#lib/ui/button.tsx';
import { Field, Select } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import type { Side } from './here.server.ts';

/** Which stories to print for a table, and how many. */
export function PrintForm({ action, sides }: { action: string; sides: Side[] }) {
  const { words } = useFrame();
  return (
    <Form action={action}>
      <p>{words('sense.print.means')}</p>
      <Select
        name="which"
        label={words('sense.print.which')}
        options={[
          ...sides.map(({ id, name }) => ({ value: id, label: words('sense.print.unread', { side: name }) })),
          { value: '', label: words('sense.print.newest') },
        ]}
      />
      <Field name="most" type="number" short label={words('sense.print.most')} value="12" min={1} max={100} />
      <Button kind="quiet" icon="print">
        {words('sense.print.make')}
      </Button>
    </Form>
  );
}
