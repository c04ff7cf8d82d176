/**
 * A large file on a bad network: it is sent in pieces while the form is filled in, and goes on where it was after the connection was gone
 * (tus.io). What arrived waits at the server with this form; without this script the file goes along with the form itself.
 *
 * <form> <input name="submission"> <input type="file" name="medium">
 *   <p data-upload data-going="… {percent} …" data-done="…" data-away="…" data-door="…" hidden role="status"></p>
 */
const pieceSize = 1_000_000;
/** Smaller files go along with the form: that is one request. */
const worthIt = 500_000;

for (const says of document.querySelectorAll<HTMLElement>('[data-upload][data-door]')) {
  const form = says.closest('form');
  const input = form?.querySelector<HTMLInputElement>('input[type="file"]');
  if (form && input) uploads(form, input, says);
}

function uploads(form: HTMLFormElement, input: HTMLInputElement, says: HTMLElement): void {
  let sending: Promise<void> | null = null;
  let stop = new AbortController();
  input.addEventListener('change', () => {
    stop.abort();
    stop = new AbortController();
    const file = input.files?.[0];
    say('');
    sending = file && file.size > worthIt ? send(file, stop.signal).finally(() => (sending = null)) : null;
  });
  // Sent before all has arrived: the form waits for it, and then goes.
  form.addEventListener(
    'submit',
    (event) => {
      if (!sending) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void sending.then(() => form.requestSubmit());
    },
    { capture: true },
  );

  async function send(file: File, signal: AbortSignal): Promise<void> {
    say(says.dataset.going!.replace('{percent}', '0'));
    try {
      const answer = await inPieces(file, signal);
      if (signal.aborted) return;
      if (answer.ok) input.value = ''; // it is there: the form need not bring it
      say(answer.ok ? says.dataset.done! : await answer.text());
    } catch {
      if (!signal.aborted) say(''); // then it goes along with the form
    }
  }

  async function inPieces(file: File, signal: AbortSignal): Promise<Response> {
    const tus = { 'Tus-Resumable': '1.0.0' };
    const submission = form.querySelector<HTMLInputElement>('[name="submission"]')!.value;
    const about = { door: says.dataset.door!, submission, lang: document.documentElement.lang };
    const metadata = Object.entries(about).map(([name, value]) => `${name} ${btoa(value)}`);
    const made = await fetch('/media/tus', {
      method: 'POST',
      headers: { ...tus, 'Upload-Length': String(file.size), 'Upload-Metadata': metadata.join(',') },
      signal,
    });
    const at = made.headers.get('location');
    if (made.status !== 201 || !at) throw new Error('refused');
    let [offset, waits] = [0, 0];
    for (;;) {
      try {
        const headers = { ...tus, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' };
        const answer = await fetch(at, { method: 'PATCH', headers, body: file.slice(offset, offset + pieceSize), signal });
        if (answer.status === 422) return answer;
        if (answer.status >= 400 && answer.status !== 409 && answer.status < 500) throw new Refused();
        if (!answer.ok) throw new Error('again');
        offset = Number(answer.headers.get('upload-offset'));
        waits = 0;
        form.dispatchEvent(new Event('input', { bubbles: true })); // who waits for this is still there
        say(says.dataset.going!.replace('{percent}', String(Math.floor((100 * offset) / file.size))));
        if (offset >= file.size) return answer;
      } catch (error) {
        if (signal.aborted || error instanceof Refused || waits >= 60) throw error;
        say(says.dataset.away!);
        await new Promise((next) => setTimeout(next, Math.min(10_000, 500 * 2 ** Math.min(waits++, 5))));
        const asked = await fetch(at, { method: 'HEAD', headers: tus, signal }).catch(() => null);
        if (asked?.ok) offset = Number(asked.headers.get('upload-offset'));
        else if (asked && asked.status < 500) throw error;
      }
    }
  }

  function say(words: string) {
    says.hidden = words === '';
    says.textContent = words;
  }
}

class Refused extends Error {}
