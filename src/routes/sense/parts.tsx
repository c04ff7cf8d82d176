import type { ComponentChildren } from 'preact';
import type { Reader } from '#cycle/1-gather/consent.ts';
import { problemOf, type Problem } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Tag } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Select } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import type { Key } from '#lib/words/words.ts';
import { isKey } from '#lib/words/words.ts';
import type { Sensing } from './here.server.ts';

export type Problems = Partial<Record<string, Problem>>;

/** A problem in the reader's words. */
export function useProblem(problems: Problems | undefined) {
  const { words } = useFrame();
  return (field: string): string | undefined => {
    const problem = problems?.[field];
    if (!problem) return undefined;
    const { key, values } = problemOf(problem);
    return isKey(key) ? words(key as Key, values) : key;
  };
}

/** The slips of a form above the page; `at` says where a field stands when that is not its own name. */
export function Slips({ problems, at = {} }: { problems?: Problems; at?: Record<string, string> }) {
  const say = useProblem(problems);
  return <ErrorSummary slips={Object.keys(problems ?? {}).map((field) => ({ field: at[field] ?? field, text: say(field)! }))} />;
}

/** At which table this is, and the way to get up. */
export function TableBar({ here, base }: { here: Sensing; base: string }) {
  const { words } = useFrame();
  if (!here.table) return null;
  return (
    <div class="kring-table-bar kring-not-printed">
      <p>
        {words('sense.table.here', { name: here.table.name })} <Sitting readers={here.table.readers} />
      </p>
      <Form action="/table/leave">
        <input type="hidden" name="back" value={base} />
        <Button kind="quiet">{words('sense.table.leave')}</Button>
      </Form>
    </div>
  );
}

/** Which groups of readers sit at a table. */
export function Sitting({ readers }: { readers: readonly Reader[] }) {
  const { words } = useFrame();
  return (
    <span class="kring-tags">
      {readers.map((reader) => (
        <Tag key={reader}>{words(`sense.reader.${reader}`)}</Tag>
      ))}
    </span>
  );
}

/** For which side someone speaks: asked when several can from here; the last one is remembered. */
export function SideField({ here, id, problem }: { here: Sensing; id?: string; problem?: string }) {
  const { words } = useFrame();
  if (here.speaking.length === 1) return <input type="hidden" name="side" value={here.speaking[0]!.id} />;
  const options = here.speaking.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      name="side"
      id={id}
      label={words('sense.side')}
      problem={problem}
      value={here.last ?? ''}
      options={here.last ? options : [{ value: '', label: words('sense.side.choose') }, ...options]}
    />
  );
}

/** One box to tick, with its words. */
export function Tick({
  name,
  id = name,
  label,
  value = 'yes',
  ticked,
}: {
  name: string;
  id?: string;
  label: ComponentChildren;
  value?: string;
  ticked?: boolean;
}) {
  return (
    <div class="kring-tick">
      <input type="checkbox" {...{ name, id, value }} checked={ticked} />
      <label for={id}>{label}</label>
    </div>
  );
}

/** A fragment that can be ticked: its words first, then what is known of it. */
export function FragmentTick({
  id,
  words: quoted,
  lang,
  ticked,
  children,
}: {
  id: string;
  words: string;
  lang: string;
  ticked?: boolean;
  children?: ComponentChildren;
}) {
  return (
    <div class="kring-tick kring-tick--quote">
      <input type="checkbox" name="fragment" id={`fragment-${id}`} value={id} checked={ticked} />
      <div>
        <label for={`fragment-${id}`} lang={lang} dir="auto">
          {quoted}
        </label>
        {children}
      </div>
    </div>
  );
}
