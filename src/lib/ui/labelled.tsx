import type { ComponentChildren } from 'preact';
import { useFrame } from './frame.tsx';
import { Icon } from './icon.tsx';

/** What every question has: its name in the form, its words, a hint before it, and the slip when there was one. */
export type Asked = {
  name: string;
  label: string;
  hint?: ComponentChildren;
  problem?: string;
  /** May stay empty; the label then says so. */
  optional?: boolean;
  /** For a page that asks the same thing twice. */
  id?: string;
};

/** A question with its label, hint and slip, round the field it belongs to. */
export function Labelled({ asked, short, children }: { asked: Asked; short?: boolean; children: ComponentChildren }) {
  const { name, label, hint, problem, id = name } = asked;
  return (
    <div class={`kring-field${problem ? ' kring-field--wrong' : ''}${short ? ' kring-field--short' : ''}`}>
      <label class="utrecht-form-label" for={id}>
        {label} <Optional when={asked.optional} />
      </label>
      {hint && <HintText id={id}>{hint}</HintText>}
      {problem && <ProblemText id={id}>{problem}</ProblemText>}
      {children}
    </div>
  );
}

/** Binds a field to its hint and slip for who listens. */
export function described({ name, id = name, hint, problem }: Asked) {
  const by = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return { 'aria-describedby': by || undefined, 'aria-invalid': problem ? ('true' as const) : undefined };
}

export function HintText({ id, children }: { id: string; children: ComponentChildren }) {
  return (
    <div class="kring-hint" id={`${id}-hint`}>
      {children}
    </div>
  );
}

export function ProblemText({ id, children }: { id: string; children: ComponentChildren }) {
  return (
    <p class="utrecht-form-field-error-message kring-problem" id={`${id}-problem`}>
      <Icon name="warning" />
      <span>{children}</span>
    </p>
  );
}

export function Optional({ when }: { when?: boolean }) {
  const { words } = useFrame();
  return when ? <span class="kring-optional">{words('ui.optional')}</span> : null;
}
