import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

type ButtonProps = {
  children: ComponentChildren;
  /** `act`: the one main thing of a page. `quiet`: all else. `care`: withdrawing, leaving, undoing. */
  kind?: 'act' | 'quiet' | 'care';
  icon?: IconName;
  /** Name and value go along with the form that this button sends. */
  name?: string;
  value?: string;
  /** A link that looks like a button, because it is the main thing to do. */
  href?: string;
  form?: string;
  /** What it is called for who hears the page, where its words alone do not say what it is about; begins with its words. */
  label?: string;
};

const nlOf = {
  act: 'nl-button--primary',
  quiet: 'nl-button--secondary',
  care: 'nl-button--secondary nl-button--negative',
};

/** A button that says what happens. */
export function Button({ children, kind = 'act', icon, href, label, ...sent }: ButtonProps) {
  const looks = `nl-button ${nlOf[kind]} kring-button`;
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      <span class="nl-button__label">{children}</span>
    </>
  );
  if (href) {
    return (
      <a class={looks} href={href}>
        {inside}
      </a>
    );
  }
  return (
    <button class={looks} type="submit" aria-label={label} {...sent}>
      {inside}
    </button>
  );
}

/** Buttons beside each other; below each other on a phone. */
export function Buttons({ children }: { children: ComponentChildren }) {
  return <div class="kring-buttons">{children}</div>;
}
