import type { ComponentChildren } from 'preact';
import { Button } from '#lib/ui/button.tsx';
import { Form } from '#lib/ui/form.tsx';

/** A button that does one thing at once. */
export function ActButton({ action, children }: { action: string; children: ComponentChildren }) {
  return (
    <Form action={action}>
      <Button kind="quiet">{children}</Button>
    </Form>
  );
}
