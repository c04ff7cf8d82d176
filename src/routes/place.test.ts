import { expect, test } from 'vitest';
import { readConfig } from '#lib/server/config.ts';
import type { Here } from './door.ts';
import { networkOf, placeOf } from './place.server.ts';

test('whoever reaches the app itself makes up no other place: a proxy is believed only where there is one', () => {
  expect(asked({ peer: '192.168.1.7', says: '203.0.113.9' })).toBe('192.168.1.7');
  expect(asked({ peer: '192.168.1.7', says: '203.0.113.9', origin: 'https://kring.example.nl' })).toBe('203.0.113.9');
  expect(asked({ peer: '198.51.100.4', says: '203.0.113.9', origin: 'https://kring.example.nl' })).toBe('198.51.100.4');
  expect(asked({ peer: '::1', says: '10.0.0.1, 203.0.113.9', origin: 'https://kring.example.nl' })).toBe('203.0.113.9');
});

test('what is no address is no place, so that nothing long is kept', () => {
  expect(asked({ peer: '127.0.0.1', says: 'x'.repeat(8_000), origin: 'https://kring.example.nl' })).toBe('127.0.0.1');
});

test.each([
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:DB8:0:0:ffff::2', '2001:db8:0:0'],
  ['2001:0db8:0000:0000:1:2:3:4', '2001:db8:0:0'],
  ['2001:db8:a:b:c:d:e:f', '2001:db8:a:b'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::ffff:198.51.100.4', '198.51.100.4'],
  ['198.51.100.4', '198.51.100.4'],
])('%s is in the network %s, however it is written', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

function asked({ peer, says, origin }: { peer: string; says: string; origin?: string }): string {
  const c = {
    env: { incoming: { socket: { remoteAddress: peer } } },
    req: { header: () => says },
    var: { config: readConfig({ ORIGIN: origin }) },
  };
  return placeOf(c as unknown as Here);
}
