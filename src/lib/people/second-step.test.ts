import { expect, test } from 'vitest';
import { appAddress, codeOf, inLetters, stepAt, stepTyped } from './second-step.ts';

const secret = Buffer.from('12345678901234567890');

test.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('at second %i the code is that of RFC 6238, appendix B', (second, code) => {
  expect(codeOf(secret, stepAt(new Date(second * 1000)), 8)).toBe(code);
});

test('the codes of RFC 4226, appendix D', () => {
  const codes = '755224 287082 359152 969429 338314 254676 287922 162583 399871 520489'.split(' ');
  expect(codes.map((_, step) => codeOf(secret, step))).toEqual(codes);
});

test('a code works in its half minute and the one on either side, once, and a guess does not', () => {
  const now = new Date(2_000_000_000_000);
  const step = stepAt(now);
  for (const near of [-1, 0, 1]) expect(stepTyped(secret, codeOf(secret, step + near), { now, last: 0 })).toBe(step + near);
  for (const far of [-2, 2]) expect(stepTyped(secret, codeOf(secret, step + far), { now, last: 0 })).toBeNull();
  expect(stepTyped(secret, codeOf(secret, step), { now, last: step })).toBeNull();
  expect(stepTyped(secret, ` ${codeOf(secret, step).slice(0, 3)} ${codeOf(secret, step).slice(3)} `, { now, last: 0 })).toBe(step);
  for (const wrong of ['', '1', '000000', codeOf(secret, step).slice(1), `${codeOf(secret, step)}0`])
    expect(stepTyped(secret, wrong, { now, last: 0 })).toBeNull();
});

test('a secret is written as RFC 4648 has it', () => {
  expect(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => inLetters(Buffer.from(text)))).toEqual([
    '',
    'MY',
    'MZXQ',
    'MZXW6',
    'MZXW6YQ',
    'MZXW6YTB',
    'MZXW6YTBOI',
  ]);
  expect(appAddress(secret, { name: 'Noor & co', host: 'kring.nl' })).toBe(
    'otpauth://totp/Kring%20kring.nl:Noor%20%26%20co?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Kring%20kring.nl',
  );
});
