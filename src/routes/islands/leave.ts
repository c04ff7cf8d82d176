/**
 * The way out of a page: on a press on its button, and on Shift pressed three times within five seconds, the screen is empty at once,
 * the server ends the visit, and the page is replaced, so that Back does not return to it. Without JavaScript the form does the same, but for the last.
 *
 * <form data-leave method="post" action="/leave"   where the visit ends
 *       data-to="https://…">                     optional: the page to go to instead of the action; one that says nothing
 *   <input type="hidden" name="_form" value="…"> <button>…</button>
 * </form>
 */
import { blankScreen, endOnServer, forgetStorage, tokenOf } from './parts/end-visit.ts';

const presses = 3;
const within = 5_000; // milliseconds

const exit = document.querySelector<HTMLFormElement>('form[data-leave]');
if (exit) {
  exit.addEventListener('submit', (event) => {
    event.preventDefault();
    leave(exit);
  });
  listenForShift(() => leave(exit));
}

function leave(exit: HTMLFormElement): void {
  const [ends, to, token] = [exit.action, exit.dataset.to ?? exit.action, tokenOf(exit)];
  blankScreen();
  endOnServer(ends, token);
  forgetStorage();
  location.replace(to);
}

/** Shift alone, not for a capital: any other key begins the count again. */
function listenForShift(then: () => void): void {
  let times: number[] = [];
  let alone = false;
  addEventListener('keydown', (event) => {
    if (event.repeat) return;
    alone = event.key === 'Shift';
    if (!alone) times = [];
  });
  addEventListener('keyup', (event) => {
    if (event.key !== 'Shift' || !alone) return;
    alone = false;
    times = [...times, event.timeStamp].filter((time) => event.timeStamp - time <= within);
    if (times.length >= presses) then();
  });
}
