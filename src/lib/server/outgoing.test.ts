import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isPublic, readAddress } from './outgoing.ts';
import { refusalOf, sendOut } from './outgoing.server.ts';

const anywhere = { hosts: null, near: [] };
const mail = { headers: { 'content-type': 'text/plain' }, body: 'hello' };
const heard: string[] = [];
let answer: { status: number; headers: Record<string, string> } = { status: 200, headers: {} };
const server = createServer((request, response) => {
  heard.push(`${request.method} ${request.headers.host} ${request.url}`);
  response.writeHead(answer.status, answer.headers).end('x'.repeat(1_000_000));
});
let host = '';
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => server.close(done)));

test.each([
  ['this machine', 'https://127.0.0.1/'],
  ['this machine, by name', 'https://localhost/'],
  ['this machine, as one number', 'https://2130706433/'],
  ['this machine, in eights', 'https://0177.0.0.1/'],
  ['this machine, in sixteens', 'https://0x7f.1/'],
  ['this machine, short', 'https://127.1/'],
  ['nowhere', 'https://0.0.0.0/'],
  ['the inside of a cloud', 'https://169.254.169.254/latest/meta-data'],
  ['a private network', 'https://10.0.0.7/'],
  ['another', 'https://172.31.0.1/'],
  ['a house', 'https://192.168.1.1/'],
  ["a provider's inside", 'https://100.64.3.4/'],
  ['everyone nearby', 'https://255.255.255.255/'],
  ['this machine in IPv6', 'https://[::1]/'],
  ['a private network in IPv6', 'https://[fd00::1]/'],
  ['a cable in IPv6', 'https://[fe80::1]/'],
  ['IPv4 mapped in IPv6', 'https://[::ffff:127.0.0.1]/'],
  ['the same, in sixteens', 'https://[::ffff:7f00:1]/'],
  ['IPv4 translated', 'https://[64:ff9b::a00:1]/'],
  ['IPv4 hidden in 6to4', 'https://[2002:7f00:1::]/'],
  ['IPv4 hidden in Teredo', 'https://[2001:0:7f00:1::]/'],
])('%s is not called', async (_, address) => {
  expect(await refusalOf(address, { egress: anywhere })).toBe('near');
});

test.each([
  ['ftp://example.org/', 'noAddress'],
  ['file:///etc/passwd', 'noAddress'],
  ['gopher://127.0.0.1:25/', 'noAddress'],
  ['javascript:alert(1)', 'noAddress'],
  ['example.org', 'noAddress'],
  ['http://example.org/', 'notHttps'],
  ['https://user:word@example.org/', 'withPassword'],
])('%s is not an address to call: %s', (address, refused) => {
  expect(readAddress(address, anywhere)).toEqual({ refused });
});

test('with a list only whole names of it are called', async () => {
  const egress = { hosts: ['hooks.example.nl', '.houten.nl'], near: [] };
  const resolve = async () => ['93.184.216.34'];
  for (const address of ['https://hooks.example.nl/x', 'https://a.houten.nl/'])
    expect(await refusalOf(address, { egress, resolve })).toBeNull();
  for (const address of [
    'https://evilhooks.example.nl/',
    'https://hooks.example.nl.evil.org/',
    'https://evilhouten.nl/',
    'https://houten.nl/',
  ])
    expect(await refusalOf(address, { egress, resolve })).toBe('notListed');
});

test('a name of which one address is near is not called, and a name that nobody has neither', async () => {
  expect(await refusalOf('https://two.example/', { egress: anywhere, resolve: async () => ['93.184.216.34', '10.0.0.1'] })).toBe('near');
  expect(await refusalOf('https://none.example/', { egress: anywhere, resolve: () => Promise.reject(new Error('ENOTFOUND')) })).toBe(
    'unknown',
  );
});

test('a name that changes its mind between looking and calling leads nowhere', async () => {
  const answers = [['93.184.216.34'], ['127.0.0.1']];
  let asked = 0;
  const resolve = async () => answers[asked++] ?? ['127.0.0.1'];
  const outgoing = { egress: anywhere, resolve, patience: 50 };
  expect(await refusalOf('https://rebind.example/', outgoing)).toBeNull();
  expect(await sendOut('https://rebind.example/', mail, outgoing)).toEqual({ refused: 'near' });
  asked = 0; // and within one sending it is asked once: the connection goes to the address that was looked at
  await sendOut(`https://rebind.example:${host.split(':')[1]}/`, mail, outgoing);
  expect(asked).toBe(1);
  expect(heard).toEqual([]);
});

test('what is named as near is called, its redirection is not followed, and its long answer is not read', async () => {
  const outgoing = { egress: { hosts: null, near: [host] } };
  expect(await sendOut(`http://${host}/hook?a=1`, mail, outgoing)).toEqual({ status: 200 });
  answer = { status: 302, headers: { location: 'http://169.254.169.254/' } };
  expect(await sendOut(`http://${host}/hook`, mail, outgoing)).toEqual({ status: 302 });
  expect(heard).toEqual([`POST ${host} /hook?a=1`, `POST ${host} /hook`]);
});

test('what does not answer is given up in time', async () => {
  const silent = createServer(() => {});
  await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready));
  const there = `127.0.0.1:${(silent.address() as AddressInfo).port}`;
  expect(await sendOut(`http://${there}/`, mail, { egress: { hosts: null, near: [there] }, patience: 100 })).toEqual({ failed: 'timeout' });
  silent.closeAllConnections();
  silent.close();
  expect(await sendOut('http://127.0.0.1:9/', mail, { egress: { hosts: null, near: ['127.0.0.1:9'] } })).toEqual({ failed: 'connection' });
});

test('the open internet is public', () => {
  for (const address of ['93.184.216.34', '8.8.8.8', '2a00:1450:400e:80f::200e', '2606:4700::1111']) expect(isPublic(address)).toBe(true);
  expect(isPublic('not an address')).toBe(false);
});
