import { useFrame } from './frame.tsx';
import { Icon } from './icon.tsx';

/** A link with its words. */
export type Way = { href: string; label: string };

/**
 * The way out of a page in one tap: first in the order of the keyboard, always in reach of a thumb. It is a form, so that the visit
 * ends on the server also when no script runs.
 */
export function Exit({ href, label }: Way) {
  const { formToken } = useFrame();
  return (
    <form class="kring-way-out" method="post" action={href} data-leave>
      <input type="hidden" name="_form" value={formToken} />
      <button class="kring-exit" type="submit">
        <Icon name="leave" />
        <span>{label}</span>
      </button>
    </form>
  );
}
