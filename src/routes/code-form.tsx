import { Button } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';

type CodeFormProps = { title: string; action: string; label: string; hint: string; button: string; typed?: string; slip?: string };

/** Where the letters of a card or sheet are filled in: the head of its page, with what was wrong with them. */
export function CodeForm({ title, action, label, hint, button, typed, slip }: CodeFormProps) {
  return (
    <>
      <ErrorSummary slips={slip ? [{ field: 'code', text: slip }] : []} />
      <h1>{title}</h1>
      <Form action={action} forgets>
        <Field name="code" label={label} hint={hint} value={typed} problem={slip} short autocomplete="off" />
        <Button>{button}</Button>
      </Form>
    </>
  );
}
