/** Empties the screen, at once and for good: nothing of the page is left to see, to select or to find. */
export function blankScreen(): void {
  window.speechSynthesis?.cancel();
  for (const form of document.forms) form.reset(); // so that the browser does not fill them again on the way back
  document.title = 'Kring';
  document.body.replaceChildren();
}

/** Tells the server that the visit is over; goes on when the page is gone. Nothing waits for the answer. */
export function endOnServer(address: string, token: string): void {
  const body = new URLSearchParams({ _form: token });
  fetch(address, { method: 'POST', body, keepalive: true, redirect: 'manual', credentials: 'same-origin' }).catch(() => {});
}

/** The proof that our server asks of a form: given with the element, else that of any form on the page. Read it before the screen is emptied. */
export const tokenOf = (element: HTMLElement): string =>
  element.dataset.token ?? document.querySelector<HTMLInputElement>('input[name="_form"]')?.value ?? '';

/** Forgets whatever this site kept in the browser. */
export function forgetStorage(): void {
  const forget = (what: () => unknown) => {
    try {
      Promise.resolve(what()).catch(() => {});
    } catch {
      // A browser that keeps nothing refuses even to look.
    }
  };
  forget(() => sessionStorage.clear());
  forget(() => localStorage.clear());
  forget(async () => {
    for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
  });
  forget(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
}
