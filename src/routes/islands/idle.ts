/**
 * A phone or computer that is shared: after two minutes without a touch a warning asks whether someone is still there; twenty seconds
 * later the visit ends on the server, everything in the browser is wiped and the page is replaced. Time is read from the clock,
 * so that a phone that slept ends the visit when it wakes.
 *
 * <dialog data-idle="120" data-warning="20"      seconds without a touch; seconds of warning (these are the defaults)
 *         data-action="/finish"                  where the visit ends, by POST
 *         data-to="/leave"                       the page to go to then; one that says nothing
 *         data-token="…"                         optional: the form's proof; else that of a form on the page
 *         aria-labelledby="…">
 *   … <span data-seconds>20</span> …             optional: counts down, for who sees it
 *   <button type="button" data-stay>…</button>   stays; so does Escape
 * </dialog>
 */
import { blankScreen, endOnServer, forgetStorage, tokenOf } from './parts/end-visit.ts';

const dialog = document.querySelector<HTMLDialogElement>('dialog[data-idle]');
if (dialog) watch(dialog);

function watch(dialog: HTMLDialogElement): void {
  const idle = seconds(dialog.dataset.idle, 120);
  const warning = seconds(dialog.dataset.warning, 20);
  let touched = Date.now();
  let ended = false;

  const stay = () => {
    touched = Date.now();
    if (dialog.open) close(dialog);
  };
  // While the warning is there only an answer to it counts: a knock on the table is not someone.
  const touch = () => {
    if (!dialog.open) touched = Date.now();
  };
  const look = () => {
    if (ended) return;
    const left = touched + idle + warning - Date.now();
    if (left <= 0) {
      ended = true;
      end(dialog);
    } else if (left <= warning) {
      if (!dialog.open) open(dialog);
      for (const counter of dialog.querySelectorAll('[data-seconds]')) counter.textContent = String(Math.ceil(left / 1_000));
    }
  };

  for (const kind of ['pointerdown', 'pointermove', 'touchstart', 'keydown', 'input', 'scroll', 'wheel'])
    addEventListener(kind, touch, { passive: true, capture: true });
  dialog.querySelector('[data-stay]')?.addEventListener('click', stay);
  dialog.addEventListener('cancel', stay);
  addEventListener('pageshow', (event) => event.persisted && look());
  document.addEventListener('visibilitychange', look);
  setInterval(look, 500);
}

function end(dialog: HTMLDialogElement): void {
  const { action = '/finish', to = '/leave' } = dialog.dataset;
  const token = tokenOf(dialog);
  blankScreen();
  endOnServer(action, token);
  forgetStorage();
  location.replace(to);
}

// Browsers from before 2022 know no dialog: there it is a box that gets the focus.
function open(dialog: HTMLDialogElement): void {
  if (typeof dialog.showModal === 'function') dialog.showModal();
  else dialog.setAttribute('open', '');
  dialog.querySelector<HTMLElement>('[data-stay]')?.focus();
}

function close(dialog: HTMLDialogElement): void {
  if (typeof dialog.close === 'function') dialog.close();
  else dialog.removeAttribute('open');
}

function seconds(given: string | undefined, otherwise: number): number {
  const number = Number(given);
  return (number > 0 ? number : otherwise) * 1_000;
}
