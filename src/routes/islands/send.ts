/**
 * A story is not lost where the network is: the form is sent while the page stays, so that without a connection the words are still there
 * and a message says so. Whatever the server answers other than "kept" is fetched by the form itself, as without JavaScript; its submission
 * key makes both one story.
 *
 * <form data-send="/mine/choose"                 where to go when it is kept
 *       data-patience="30" method="post">        optional: seconds to wait for an answer (this is the default)
 *   … <div data-unsent role="alert" hidden>…</div>
 * </form>
 */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-send]')) keepUntilSent(form);

function keepUntilSent(form: HTMLFormElement): void {
  const unsent = form.querySelector<HTMLElement>('[data-unsent]');
  let sending = false;
  form.addEventListener('submit', (event) => {
    if (hasFile(form)) return; // a file takes longer than anyone waits for an answer: the browser shows how it goes
    event.preventDefault();
    if (sending || !unsent) return;
    sending = true;
    unsent.hidden = true;
    send(form).then(
      (kept) => (kept ? location.assign(form.dataset.send!) : form.submit()),
      () => {
        sending = false;
        unsent.hidden = false;
        unsent.scrollIntoView({ block: 'center' });
      },
    );
  });
  // Who comes back to the page as it was can send again.
  addEventListener('pageshow', () => (sending = false));
}

const hasFile = (form: HTMLFormElement) =>
  [...form.querySelectorAll<HTMLInputElement>('input[type="file"]')].some((input) => input.value !== '');

/** Whether the server kept it: then it sends the browser on. Throws when no answer comes. */
async function send(form: HTMLFormElement): Promise<boolean> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), Number(form.dataset.patience ?? 30) * 1_000);
  try {
    const body = new URLSearchParams();
    new FormData(form).forEach((value, name) => typeof value === 'string' && body.append(name, value));
    const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual', signal: stop.signal });
    return answer.type === 'opaqueredirect';
  } finally {
    clearTimeout(timer);
  }
}
