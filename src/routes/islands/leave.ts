/**
 * The way out of a page: on a click on the exit link, and on Shift pressed three times within five seconds, the screen is empty at once,
 * the server ends the visit, and the page is replaced, so that Back does not return to it. Without JavaScript the link goes to its address.
 *
 * <a class="kring-exit" href="/leave"            where the visit ends: POST with JavaScript, GET without
 *    data-to="https://…"                         optional: the page to go to instead of `href`; one that says nothing
 *    data-token="…">                             optional: the form's proof; else that of a form on the page
 */
import { blankScreen, endOnServer, forgetStorage, tokenOf } from './parts/end-visit.ts';

const presses = 3;
const within = 5_000; // milliseconds

for (const exit of document.querySelectorAll<HTMLAnchorElement>('a.kring-exit')) {
  exit.addEventListener('click', (event) => {
    event.preventDefault();
    leave(exit);
  });
}
listenForShift(() => {
  const exit = document.querySelector<HTMLAnchorElement>('a.kring-exit');
  if (exit) leave(exit);
});

function leave(exit: HTMLAnchorElement): void {
  const [ends, to, token] = [exit.href, exit.dataset.to ?? exit.href, tokenOf(exit)];
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
