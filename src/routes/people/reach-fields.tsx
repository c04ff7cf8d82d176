import type { filledWith } from '#lib/form/filled.ts';
import { Field } from '#lib/ui/field.tsx';
import { useFrame } from '#lib/ui/frame.tsx';

type Filled = ReturnType<typeof filledWith>;

/** How someone of the organisation can be written to; never needed. */
export function EmailField({ field }: { field: Filled }) {
  const { words } = useFrame();
  return (
    <Field {...field('email')} label={words('people.email')} type="email" hint={words('people.email.hint')} autocomplete="email" optional />
  );
}

/** For whom someone works: a teller sees it of whoever writes a story down. */
export function EmployerField({ field }: { field: Filled }) {
  const { words } = useFrame();
  return (
    <Field
      {...field('employer')}
      label={words('people.employer')}
      hint={words('people.employer.hint')}
      autocomplete="organization"
      optional
    />
  );
}
