import { afterEach, expect, test } from 'vitest';
import { postOffice } from '#testing/post-office.ts';
import { strictPostOffice } from '#testing/smtp-office.ts';
import { openPost } from './mail.server.ts';

const letter = {
  id: 'k7m2pq4',
  to: 'noor@example.org',
  subject: 'Iets over uw verhaal – é',
  text: 'Beste Noor,\n\n.een regel met een punt\nمرحبا\n',
  language: 'nl',
};
/** A post office of a house: no encryption is offered. */
const plainly = { hideSTARTTLS: true, disabledCommands: ['STARTTLS'] };
const offices: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const office of offices.splice(0)) await office.close();
});
async function strict(options: Parameters<typeof strictPostOffice>[0]) {
  const office = await strictPostOffice(options);
  offices.push(office);
  return office;
}

test('a letter arrives whole, with a name that is the same everywhere, and says that a machine sent it', async () => {
  const office = await strict(plainly);
  const post = openPost(`smtp://127.0.0.1:${office.port}`, 'kring@town.nl');
  expect(await post.works()).toBe(true);
  expect(await post.send(letter)).toBe('sent');
  const [{ from, to, raw }] = office.box as [(typeof office.box)[0]];
  expect([from, to]).toEqual(['kring@town.nl', 'noor@example.org']);
  expect(raw).toMatch(/^Message-ID: <k7m2pq4@town\.nl>/m);
  expect(raw).toMatch(/^Auto-Submitted: auto-generated/m);
  expect(raw).toMatch(/^Content-Language: nl/m);
});

test('a post office that asks for a name and a password gets them over an encrypted line only', async () => {
  const office = await strict({ password: 'geheim', authMethods: ['PLAIN'] });
  const address = (password: string) => `smtp://kring:${password}@127.0.0.1:${office.port}?requireTLS=true&tls.rejectUnauthorized=false`;
  expect(await openPost(address('geheim'), 'kring@town.nl').send(letter)).toBe('sent');
  expect(office.box).toMatchObject([{ secure: true, user: 'kring' }]);
  expect(await openPost(address('fout'), 'kring@town.nl').works()).toBe(false);
  expect(await openPost(address('fout'), 'kring@town.nl').send(letter)).toBe('away');
  expect(office.box).toHaveLength(1);
});

test('a certificate that nobody vouches for is not trusted, and where encryption is asked nothing leaves without it', async () => {
  const office = await strict({});
  expect(await openPost(`smtp://127.0.0.1:${office.port}?requireTLS=true`, 'kring@town.nl').works()).toBe(false);
  expect(await openPost(`smtp://127.0.0.1:${office.port}?requireTLS=true`, 'kring@town.nl').send(letter)).toBe('away');
  const plain = await strict(plainly);
  expect(await openPost(`smtp://127.0.0.1:${plain.port}?requireTLS=true`, 'kring@town.nl').send(letter)).toBe('away');
  expect([...office.box, ...plain.box]).toEqual([]);
});

test('an address that is refused, a post that is full, and one that is slow are told apart', async () => {
  const gone = await strict({
    ...plainly,
    onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no such person'), { responseCode: 550 })),
  });
  expect(await openPost(`smtp://127.0.0.1:${gone.port}`, 'kring@town.nl').send(letter)).toBe('refused');
  const full = await strict({
    ...plainly,
    onMailFrom: (_address, _session, done) => done(Object.assign(new Error('later'), { responseCode: 452 })),
  });
  expect(await openPost(`smtp://127.0.0.1:${full.port}`, 'kring@town.nl').send(letter)).toBe('away');
  const slow = await strict({ ...plainly, waits: 300 });
  expect(await openPost(`smtp://127.0.0.1:${slow.port}`, 'kring@town.nl').send(letter)).toBe('sent');
  expect(await openPost('smtp://127.0.0.1:9', 'kring@town.nl').send(letter)).toBe('away');
});

test('a post office that hangs up after the letter may have it: nobody says that it did not leave', async () => {
  const office = await postOffice();
  offices.push(office);
  office.manner = 'hangs up';
  expect(await openPost(office.url, 'kring@town.nl').send(letter)).toBe('unknown');
});

test('nothing that someone fills in adds a line to the head of a letter', async () => {
  const office = await strict(plainly);
  const post = openPost(`smtp://127.0.0.1:${office.port}`, 'kring@town.nl');
  await post.send({ ...letter, to: 'noor@example.org\r\nBcc: all@example.org' });
  await post.send({ ...letter, subject: 'One\r\nBcc: all@example.org' });
  expect(office.box.length).toBeGreaterThan(0);
  for (const { raw, to } of office.box) expect([raw.split(/\r?\n\r?\n/)[0], to].join('\n')).not.toMatch(/^Bcc:|^all@example\.org$/im);
});
