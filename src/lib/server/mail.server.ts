import { createTransport, type Transporter } from 'nodemailer';
import { errorFacts, log } from './log.ts';

/** A letter as it leaves: plain words, one reader. `id` makes its message id, so that the same letter is the same message everywhere. */
export type Mail = { id: string; to: string; subject: string; text: string; language: string };

/**
 * What became of a letter. `away`: the post did not take it, it can be tried again. `refused`: this address takes no letters.
 * `unknown`: the connection broke after it may have left.
 */
export type Sent = 'sent' | 'away' | 'refused' | 'unknown';

/** The way out for letters. `works`: is the post there? Asked before a letter is taken, so that nothing is taken in vain. */
export type Post = { works: () => Promise<boolean>; send: (mail: Mail) => Promise<Sent> };

/** Opens the post of an SMTP address (smtps://user:password@host). */
export function openPost(smtpUrl: string, from: string): Post {
  if (!URL.canParse(smtpUrl)) throw new Error('SMTP_URL is not an address like smtps://user:password@mail.example.org');
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { works: () => works(transport), send: (mail) => send(transport, from, mail) };
}

async function works(transport: Transporter): Promise<boolean> {
  try {
    return await transport.verify();
  } catch (error) {
    log({ event: 'mail is away', ...errorFacts(error) });
    return false;
  }
}

async function send(transport: Transporter, from: string, { id, to, subject, text, language }: Mail): Promise<Sent> {
  try {
    await transport.sendMail({
      from: { name: 'Kring', address: from },
      to: { name: '', address: to },
      subject,
      text,
      messageId: `<${id}@${from.split('@')[1]}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': language },
    });
    return 'sent';
  } catch (error) {
    const became = becameOf(error);
    log({ event: 'letter not sent', became, ...errorFacts(error) });
    return became;
  }
}

// A server that answers with a number said no for certain. Without an answer nobody knows, unless the connection never came about.
function becameOf(error: unknown): Sent {
  const { responseCode, command, code, syscall } = error as { responseCode?: number; command?: string; code?: string; syscall?: string };
  if (code === 'EENVELOPE' && command === 'API') return 'refused'; // an address that is none
  if (responseCode) return responseCode >= 500 && (command === 'RCPT TO' || code === 'EMESSAGE') ? 'refused' : 'away';
  if (code === 'ESOCKET' && /certificate|self.signed|altname/i.test((error as Error).message)) return 'away'; // no safe line came about
  return syscall === 'connect' || code === 'EDNS' || code === 'EAUTH' ? 'away' : 'unknown';
}
