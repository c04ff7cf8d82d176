/**
 * The 11-test of a Dutch citizen service number (BSN): 9·d1 + 8·d2 + … + 2·d8 − d9 divides by 11; eight digits get a 0 before them.
 * Separators do not count. Source: Logisch Ontwerp BSN, Rijksdienst voor Identiteitsgegevens. isBsn('111222333') === true
 */
export function isBsn(text: string): boolean {
  const digits = text.replace(/\D/g, '').padStart(9, '0');
  if (digits.length !== 9 || /^(\d)\1{8}$/.test(digits) || digits.startsWith('00')) return false;
  const sum = [...digits].reduce((sum, digit, nth) => sum + Number(digit) * (nth === 8 ? -1 : 9 - nth), 0);
  return sum % 11 === 0;
}

/** The length of an IBAN by its country (SWIFT's IBAN registry, release 99). */
export const ibanLengths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 ' +
    'GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MA28 MC27 MD24 ME22 MK19 MN20 ' +
    'MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((country) => [country.slice(0, 2), Number(country.slice(2))]),
);

/** The mod-97 test of an IBAN (ISO 13616) and the length of its country. Separators do not count. isIban('NL91 ABNA 0417 1643 00') === true */
export function isIban(text: string): boolean {
  const iban = text.replace(/[^a-z0-9]/gi, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban) || iban.length !== ibanLengths[iban.slice(0, 2)]) return false;
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}
