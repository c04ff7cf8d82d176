import { Agent, get, request, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the people of a room are asked to do. */
export type Asked = { people: number; addresses: string[]; code: string; path: string; acts: number; every: number; within: number };
/** Milliseconds from each act to each screen, sorted; what was written; how many screens never showed the last; how long joining took. */
export type Measured = { times: number[]; acts: string[]; behind: number; joined: number };

type Someone = { address: string; cookie: string; form: string; step: string; shows: number };

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const sent: number[] = []; // when the act was sent after which there are so many notes
const times: number[] = [];

process.once('message', (asked: Asked) => void takePart(asked));

/** Everyone joins with the code and follows; as the step begins each phone asks for its own part, as the page does; then notes are written one after another. */
async function takePart({ people, addresses, code, path, acts, every, within }: Asked): Promise<void> {
  const began = performance.now();
  const room = await Promise.all(
    Array.from({ length: people }, async (_, nth) => {
      await sleep((nth / people) * within * 0.9);
      return joins(addresses[nth % addresses.length]!, code, path);
    }),
  );
  const joined = performance.now() - began;
  process.send!('joined');
  while (room.some(({ step }) => step === '')) await sleep(20);

  const texts: string[] = [];
  const answers: Promise<unknown>[] = [];
  for (let nth = 0; nth < acts; nth++) {
    const text = `note ${nth}`;
    texts.push(text);
    sent.push(performance.now());
    for (let times = nth % 5 === 4 ? 2 : 1; times > 0; times--)
      answers.push(writes(room[(nth * 7) % people]!, path, { text, key: `key-${nth}` }));
    await sleep(every);
  }
  await Promise.allSettled(answers);
  for (let waited = 0; waited < 5000 && room.some(({ shows }) => shows < acts); waited += 50) await sleep(50);
  const measured: Measured = {
    times: times.sort((a, b) => a - b),
    acts: texts,
    behind: room.filter(({ shows }) => shows < acts).length,
    joined,
  };
  process.send!(measured); // whoever asked ends this process
}

async function joins(address: string, code: string, path: string): Promise<Someone> {
  const page = await ask(address, { path: `/session/${code}` });
  const side = /name="side" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  const seat = await ask(address, { path: '/session/sit', form: { _form: formIn(page.text), code: codeIn(page.text), side } });
  const cookie = seat.headers['set-cookie']?.find((line) => line.includes('seat='))?.split(';')[0];
  if (!cookie) throw new Error(`Nobody was let in: ${seat.status}`);
  const someone: Someone = { address, cookie, form: '', step: '', shows: 0 };
  await ask(address, { path: `${path}/now`, cookie });
  await follows(someone, path);
  return someone;
}

/** The line that a phone keeps open. As the step begins, its own part is fetched, not by all at once. */
function follows(someone: Someone, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { cookie: someone.cookie, accept: 'text/event-stream', 'accept-language': 'en' };
    get(`${someone.address}${path}/now/stream`, { headers, agent: false }, (answer: IncomingMessage) => {
      if (answer.statusCode !== 200) return reject(new Error(`Nothing to follow: ${answer.statusCode}`));
      resolve();
      let rest = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        const events = (rest + part).split('\n\n');
        rest = events.pop()!;
        for (const event of events) sees(someone, path, event);
      });
    }).on('error', reject);
  });
}

function sees(someone: Someone, path: string, event: string): void {
  if (!event.includes('event: part')) return;
  if (someone.form === '' && event.includes('Write it down.')) {
    someone.form = 'asked';
    void sleep(Math.random() * 400).then(() => ownPart(someone, path));
  }
  const shown = Number(/(\d+) notes? written/.exec(event)?.[1] ?? 0);
  const now = performance.now();
  for (; someone.shows < shown && someone.shows < sent.length; someone.shows++) times.push(now - sent[someone.shows]!);
}

async function ownPart(someone: Someone, path: string): Promise<void> {
  const { text } = await ask(someone.address, { path: `${path}/now`, cookie: someone.cookie });
  someone.form = formIn(text);
  someone.step = /name="step" value="([^"]+)"/.exec(text)?.[1] ?? '';
}

async function writes({ address, cookie, form, step }: Someone, path: string, note: { text: string; key: string }): Promise<void> {
  const { status } = await ask(address, { path: `${path}/now/note`, cookie, form: { _form: form, step, ...note } });
  if (status !== 303) throw new Error(`A note was answered ${status}`);
}

const formIn = (page: string) => /name="_form" value="([^"]+)"/.exec(page)?.[1] ?? '';
const codeIn = (page: string) => /name="code" value="([^"]+)"/.exec(page)?.[1] ?? '';

type Question = { path: string; cookie?: string; form?: Record<string, string> };
type Answer = { status: number; headers: IncomingMessage['headers']; text: string };

/** As a browser does, one more time when a line that was kept open turns out to be closed; what is sent twice is done once. */
const ask = (address: string, asked: Question): Promise<Answer> =>
  askOnce(address, asked).catch((error: { code?: string }) =>
    error.code === 'ECONNRESET' ? askOnce(address, asked) : Promise.reject(error),
  );

function askOnce(address: string, { path, cookie, form }: Question): Promise<Answer> {
  const body = form && new URLSearchParams(form).toString();
  const headers = {
    'accept-language': 'en',
    ...(cookie && { cookie }),
    ...(body && { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }),
  };
  return new Promise((resolve, reject) => {
    const call = request(`${address}${path}`, { method: form ? 'POST' : 'GET', headers, agent }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    call.on('error', reject);
    call.end(body);
  });
}
