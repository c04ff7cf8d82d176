import { Icon } from './icon.tsx';

/** A link with its words. */
export type Way = { href: string; label: string };

/** The way out of a page in one tap: a plain link, first in the order of the keyboard, always in reach of a thumb. */
export function Exit({ href, label }: Way) {
  return (
    <a class="kring-exit" href={href} rel="noreferrer nofollow">
      <Icon name="leave" />
      <span>{label}</span>
    </a>
  );
}
