import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A letter as it arrived. */
export type Arrived = { to: string; subject: string; text: string; raw: string };

/** How a post office behaves: takes letters, puts them off, does not know the address, or hangs up when it has read the letter. */
export type Manner = 'takes' | 'puts off' | 'refuses' | 'hangs up';

/** A real SMTP server on this machine, for tests: letters arrive in `box`. */
export async function postOffice() {
  const box: Arrived[] = [];
  const office = {
    box,
    manner: 'takes' as Manner,
    /** Addresses that it does not know. */ unknown: new Set<string>(),
    url: '',
    close: () => closed(server),
  };
  const server = createServer((socket) => serve(socket, office));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  office.url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return office;
}
export type PostOffice = Awaited<ReturnType<typeof postOffice>>;

const closed = (server: Server) => new Promise<void>((done) => server.close(() => done()));

type Behaving = { box: Arrived[]; manner: Manner; unknown: Set<string> };

function serve(socket: Socket, office: Behaving) {
  let [to, held, reading] = ['', '', false];
  const say = (line: string) => socket.write(`${line}\r\n`);
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    held += chunk.toString('utf8');
    for (;;) {
      const end = held.indexOf(reading ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const part = held.slice(0, end);
      held = held.slice(end + (reading ? 5 : 2));
      if (reading) {
        reading = false;
        if (office.manner === 'hangs up') return void socket.destroy();
        office.box.push({ to, ...openLetter(part) });
        say('250 it is on its way');
      } else if (/^(EHLO|HELO)/i.test(part)) say('250 here');
      else if (/^MAIL/i.test(part)) say(office.manner === 'puts off' ? '451 later' : '250 ok');
      else if (/^RCPT/i.test(part)) {
        to = /<([^>]*)>/.exec(part)?.[1] ?? '';
        say(office.manner === 'refuses' || office.unknown.has(to) ? '550 no such address' : '250 ok');
      } else if (/^DATA/i.test(part)) {
        reading = true;
        say('354 go on');
      } else if (/^QUIT/i.test(part)) socket.end('221 bye\r\n');
      else say('250 ok');
    }
  });
  say('220 test post office');
}

function openLetter(raw: string): Omit<Arrived, 'to'> {
  const gap = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, gap).replace(/\r\n[ \t]+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? '';
  const body = raw.slice(gap + 4);
  const text = /base64/i.test(header('Content-Transfer-Encoding'))
    ? Buffer.from(body, 'base64').toString('utf8')
    : quoted(header('Content-Transfer-Encoding'), body);
  return { subject: encodedWords(header('Subject')), text: text.replace(/\r\n/g, '\n'), raw };
}

const quoted = (encoding: string, body: string) => (/quoted-printable/i.test(encoding) ? fromHex(body.replace(/=\r\n/g, '')) : body);
const fromHex = (text: string) =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
const encodedWords = (text: string) =>
  text.replace(/=\?utf-8\?([qb])\?(.*?)\?=\s*/gi, (_, how: string, said: string) =>
    how.toLowerCase() === 'b' ? Buffer.from(said, 'base64').toString('utf8') : fromHex(said.replace(/_/g, ' ')),
  );
