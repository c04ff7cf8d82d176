import { alike, become } from './become.ts';

/** Shows a fresh version of someone's own part; what was wrong with what they sent comes first. A form in which they still write stays, also when its step is over. */
export function showFresh(own: HTMLElement, fresh: Element, slips: Element | null): void {
  const forms = [...fresh.querySelectorAll('form')];
  const left = unsentIn(own).filter((form) => !forms.some((other) => alike(other, form)));
  for (const form of left) {
    for (const late of form.querySelectorAll<HTMLElement>('[data-late]')) late.hidden = false;
    // Two fields of one name would not be told apart: the next of its kind comes when this one was sent.
    for (const other of forms) if (other.getAttribute('action') === form.getAttribute('action')) other.remove();
  }
  become(own, [...(slips ? [slips] : []), ...left, ...fresh.childNodes]);
}

/** Forms in which someone typed what has not been sent. */
export const unsentIn = (own: HTMLElement) => [...own.querySelectorAll('form')].filter((form) => [...fieldsIn(form)].some(isTyped));

const fieldsIn = (form: HTMLFormElement) =>
  form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('textarea, input:not([type=hidden])');
const isTyped = ({ type, value, defaultValue }: HTMLInputElement | HTMLTextAreaElement) =>
  type !== 'checkbox' && type !== 'radio' && value.trim() !== '' && value !== defaultValue;

/** Whoever had the focus in their own part keeps it there, also when what had it was moved, hidden or taken away. */
export function keepingFocus<Result>(own: HTMLElement | null, work: () => Result): Result {
  const active = document.activeElement;
  const inside = own?.contains(active) ?? false;
  const result = work();
  if (own && inside && active instanceof HTMLElement) {
    const gone = !own.contains(active) || active.closest('[hidden]') !== null;
    if (gone) own.focus({ preventScroll: true });
    else if (document.activeElement !== active) active.focus({ preventScroll: true });
  }
  return result;
}
