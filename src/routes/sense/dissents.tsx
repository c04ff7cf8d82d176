import type { ComponentChildren } from 'preact';
import type { DissentHere } from '#cycle/2-sense/dissents.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure, Tag } from '#lib/ui/card.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import type { Sensing } from './here.server.ts';
import { SideField, Tick, useProblem, type Problems } from './parts.tsx';

/** Readings that differ, and the way to add one. They stay. */
export function Dissents({
  dissents,
  about,
  id,
  here,
  base,
  problems,
  kept,
}: {
  dissents: DissentHere[];
  about: string;
  id: string;
  here: Sensing;
  base: string;
  problems?: Problems;
  kept?: string;
}) {
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
            <TextArea
              name="dissent"
              id={`dissent-${id}`}
              label={words('sense.dissent.text')}
              hint={words('sense.dissent.hint')}
              rows={3}
              value={kept}
              problem={say('dissent')}
            />
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
