import { asked } from './asked.ts';

/** What happens around a form that is sent while its page stays. */
export type Around = {
  /** The server answered with this page. */
  answered: (page: Document, form: HTMLFormElement) => void;
  /** No answer came; it is tried again until one does. */
  waits: (is: boolean) => void;
};

const pauseBetween = 4_000; // milliseconds

/**
 * Sends the forms in an element while the page stays. Without a connection what was sent waits on the page and goes by itself once there is one: its key makes it
 * one act, however often it arrives. A second click of a double click, and a key that is held down, are no second press.
 */
export function sendInPlace(within: HTMLElement, around: Around): { now: () => void } {
  const waiting = new Map<HTMLFormElement, URLSearchParams>();
  let busy = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const send = async (): Promise<void> => {
    const [next] = waiting;
    if (busy || !next) return;
    busy = true;
    clearTimeout(timer);
    const [form, body] = next;
    const answer = await asked(form.action, body);
    busy = false;
    if (!answer || answer.status >= 500) {
      around.waits(true);
      timer = setTimeout(() => void send(), pauseBetween);
      return;
    }
    waiting.delete(form);
    if (waiting.size === 0) around.waits(false);
    if (new URL(answer.responseURL).pathname !== location.pathname && answer.status < 400) return location.assign(answer.responseURL);
    if (!answer.responseXML || (answer.status >= 400 && answer.status !== 422)) return location.reload();
    if (answer.status < 400) empty(form, body);
    around.answered(answer.responseXML, form);
    return send();
  };

  within.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    event.preventDefault();
    if (waiting.has(form)) return;
    waiting.set(form, bodyOf(form, event.submitter));
    void send();
  });
  within.addEventListener('click', (event) => event.detail > 1 && isButton(event.target) && event.preventDefault());
  within.addEventListener('keydown', (event) => event.repeat && isButton(event.target) && event.preventDefault());
  addEventListener('online', () => void send());
  return { now: () => void send() };
}

const isButton = (target: EventTarget | null) => target instanceof Element && target.closest('button') !== null;

function bodyOf(form: HTMLFormElement, button: HTMLElement | null): URLSearchParams {
  const body = new URLSearchParams();
  new FormData(form).forEach((value, name) => typeof value === 'string' && body.append(name, value));
  if (button instanceof HTMLButtonElement && button.name) body.append(button.name, button.value);
  return body;
}

/** What was sent stands in the fields no more; what was typed since stays. */
function empty(form: HTMLFormElement, sent: URLSearchParams): void {
  const typed = [...form.querySelectorAll<HTMLTextAreaElement>('textarea')].filter(
    ({ name, value }) => value !== (sent.get(name) ?? '').replaceAll('\r\n', '\n'),
  );
  const kept = typed.map(({ value }) => value);
  form.reset();
  for (const [nth, field] of typed.entries()) field.value = kept[nth]!;
}
