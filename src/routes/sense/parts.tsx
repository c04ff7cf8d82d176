import type { ComponentChildren } from 'preact';
import type { Reader } from '#cycle/1-gather/consent.ts';
import type { DissentHere } from '#cycle/2-sense/dissents.server.ts';
import { problemOf, type Problem } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure, Tag } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Select, TextArea } from '#lib/ui/field.tsx';
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
  return <Select name="side" id={id} label={words('sense.side')} problem={problem} value={here.last ?? ''} options={here.last ? options : [{ value: '', label: words('sense.side.choose') }, ...options]} />;
}

/** Readings that differ, and the way to add one. They stay. */
export function Dissents({ dissents, about, id, here, base, problems, kept }: { dissents: DissentHere[]; about: string; id: string; here: Sensing; base: string; problems?: Problems; kept?: string }) {
  const { words } = useFrame();
  const say = useProblem(problems);
  return (
    <>
      {dissents.map((dissent) => (
        <Aside key={dissent.id} label={words('sense.dissent.one')}>
          <p dir="auto">{dissent.text ?? words('sense.hidden')}</p>
          {dissent.side && <Tag>{dissent.side}</Tag>}
        </Aside>
      ))}
      {here.acts && (
        <Disclosure summary={words('sense.dissent.add')} open={problems !== undefined}>
          <Form action={`${base}/sense/dissents`}>
            <input type="hidden" name="about" value={about} />
            <input type="hidden" name="id" value={id} />
            <TextArea name="dissent" id={`dissent-${id}`} label={words('sense.dissent.text')} hint={words('sense.dissent.hint')} rows={3} value={kept} problem={say('dissent')} />
            <SideField here={here} id={`side-${id}`} problem={say('side')} />
            <Tick name="showSide" id={`show-${id}`} label={words('sense.dissent.showSide')} />
            <Button kind="quiet">{words('sense.dissent.keep')}</Button>
          </Form>
        </Disclosure>
      )}
    </>
  );
}

function Aside({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="kring-dissent" role="note">
      <p class="kring-dissent__label">{label}</p>
      {children}
    </div>
  );
}

/** One box to tick, with its words. */
export function Tick({ name, id = name, label, value = 'yes', ticked }: { name: string; id?: string; label: ComponentChildren; value?: string; ticked?: boolean }) {
  return (
    <div class="kring-tick">
      <input type="checkbox" {...{ name, id, value }} checked={ticked} />
      <label for={id}>{label}</label>
    </div>
  );
}

/** A fragment that can be ticked: its words first, then what is known of it. */
export function FragmentTick({ id, words: quoted, lang, ticked, children }: { id: string; words: string; lang: string; ticked?: boolean; children?: ComponentChildren }) {
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
