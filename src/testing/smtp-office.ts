import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { AddressInfo } from 'node:net';

/** A letter as a strict post office got it: from whom, over what, signed in as whom. */
export type Posted = { from: string; to: string; raw: string; secure: boolean; user: string | null };

/** A real SMTP server that asks more: encryption (STARTTLS), a name and a password, patience; or that does not offer what is asked of it. */
export async function strictPostOffice(options: SMTPServerOptions & { password?: string; waits?: number } = {}) {
  const { password, waits = 0, ...rest } = options;
  const box: Posted[] = [];
  const server = new SMTPServer({
    authOptional: password === undefined,
    ...rest,
    onAuth: ({ username, password: said }, _session, done) =>
      said === password ? done(null, { user: username }) : done(new Error('not right')),
    onData: (stream, { secure, user, envelope }, done) => {
      let raw = '';
      stream.on('data', (part: Buffer) => (raw += part.toString('utf8')));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = envelope;
        box.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo[0]?.address ?? '',
          raw,
          secure,
          user: (user as string | undefined) ?? null,
        });
        setTimeout(() => done(null, 'it is on its way'), waits);
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as AddressInfo;
  return { box, port, close: () => new Promise<void>((done) => server.close(() => done())) };
}
