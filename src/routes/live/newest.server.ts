/** What is sent down a line, made once for all who look: its text tells whether it is new, its bytes are sent. */
export type Made = { text: string; bytes: Uint8Array<ArrayBuffer> };

/** A line to one screen. `wake`: there may be something newer, made after this moment. `beat`: a sign of life. */
export type Line = { body: ReadableStream<Uint8Array>; wake: (since: number) => void; beat: () => void };

/**
 * A line that carries what is newest and never a queue: a phone that is asleep is sent nothing until it listens again, and then only what is so by then. What cannot be
 * read now is sent with the next change. `opened`: what it begins with is made after this moment; `once`: it ends after the first; `ended` is called when nobody
 * listens any more.
 */
export function newestLine(
  read: (since: number) => Promise<Made | null>,
  { opened, once, ended }: { opened: number; once: boolean; ended: () => void },
): Line {
  let line: ReadableStreamDefaultController<Uint8Array>;
  let [last, since]: [string, number] = ['', opened];
  let [wanted, working, open] = [true, false, true];

  async function work(): Promise<void> {
    working = true;
    while (open && wanted && listens()) {
      wanted = false;
      const made = await read(since).catch(() => null);
      if (!open || made === null || made.text === last) continue;
      last = made.text;
      line.enqueue(made.bytes);
    }
    if (once) end();
    working = false; // in the same moment as the last look, so that nobody who wakes it meanwhile is missed
  }
  const begin = () => void (working || work());
  function end(): void {
    if (open) line.close();
    open = false;
  }
  const listens = () => (line.desiredSize ?? 0) > 0;

  const body = new ReadableStream<Uint8Array>({
    start: (controller) => void (line = controller),
    pull: begin,
    cancel: () => {
      open = false;
      ended();
    },
  });
  return {
    body,
    wake: (moment) => {
      since = Math.max(since, moment);
      wanted = true;
      begin();
    },
    beat: () => void (open && listens() && line.enqueue(beat)),
  };
}

/** An event as a browser reads it; its data is one line. */
export const eventOf = (event: string, data: string): Uint8Array<ArrayBuffer> => encoder.encode(`event: ${event}\ndata: ${data}\n\n`);

const encoder = new TextEncoder();
const beat = eventOf('beat', '.');
