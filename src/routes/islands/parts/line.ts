type Heard = { part: (data: string) => void; opened: () => void; lost: () => void };

const silence = 50_000; // milliseconds; the server gives a sign of life every 20,000

/**
 * A line to the server that stays open: a phone that slept, a network that changed without a word and a server that was away for a while all end in a new line,
 * which begins with the state as it is.
 */
export function openLine(address: string, heard: Heard): void {
  let stream: EventSource | undefined;
  let last = 0;
  let tries = 0;
  const open = () => {
    stream?.close();
    last = Date.now();
    const own = (stream = new EventSource(address));
    const alive = () => (last = Date.now());
    own.addEventListener('open', () => {
      alive();
      tries = 0;
      heard.opened();
    });
    own.addEventListener('beat', alive);
    own.addEventListener('part', ({ data }: MessageEvent<string>) => {
      alive();
      heard.part(data);
    });
    own.addEventListener('error', () => {
      heard.lost();
      // A browser gives up for good when the answer is no stream, as while a server starts.
      if (own.readyState === EventSource.CLOSED)
        setTimeout(() => own === stream && open(), Math.min(30_000, 1_000 * 2 ** tries++) * (0.5 + Math.random()));
    });
  };
  const silentFor = (time: number) => document.visibilityState === 'visible' && Date.now() - last > time;
  open();
  setInterval(() => silentFor(silence) && open(), 5_000);
  document.addEventListener('visibilitychange', () => (silentFor(silence / 2) || stream?.readyState === EventSource.CLOSED) && open());
  addEventListener('offline', () => {
    stream?.close();
    heard.lost();
  });
  addEventListener('online', open);
  addEventListener('pageshow', ({ persisted }) => persisted && open());
  addEventListener('pagehide', () => stream?.close());
}
