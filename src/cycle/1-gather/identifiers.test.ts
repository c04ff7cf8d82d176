import fc from 'fast-check';
import { expect, test } from 'vitest';
import { harmlessSentences, identifierSentences, laterSentences, readMarked } from '#testing/identifier-sentences.ts';
import { findIdentifiers, identifierKinds, type IdentifierKind } from './identifiers.ts';
import { isBsn, isIban } from './number-tests.ts';

/**
 * Texts as people write them, with what should be found marked as [kind:…]. All names and numbers are made up: the phone numbers lie in the
 * ranges that ACM and others keep for fiction or are unused, the BSNs are test numbers, the IBANs are banks' own examples.
 */
const labelled = `
Mail me op [email:anna@voorbeeld.nl], dan praten we.
Mijn adres is [email:j.p.de-vries+werk@mail.gemeente-houten.nl].
Stuur het naar [email:Fatima_78@example.co.uk].
Mail: [email:info@kringloop-houten.nl]; of kom langs.
Ik ben te bereiken op [email:ömer@örnek.com.tr]
Je mag mailen: [email:anna (at) voorbeeld punt nl] hoor
mijn mail is [email:sanne apenstaartje voorbeeld punt nl]
napisz do mnie: [email:jan.kowalski@przyklad.pl]
напишіть мені [email:olena@example.ua] будь ласка
اكتب لي على [email:sara@example.com] من فضلك
Bel me op [phone:06-12345678].
Mijn nummer is [phone:0612345678] en ik ben thuis.
Bel [phone:06 12 34 56 78] na vijf uur
Mijn nummer: [phone:+31 6 12345678]
Bel [phone:0031612345678] als u iets weet.
[phone:+31 (0)6 1234 5678] is van mijn zus
Het kantoor: [phone:030-1234567].
Tel. [phone:(030) 123 45 67]
Mijn moeder heeft [phone:0348 123 456].
call me on [phone:+44 7700 900123] please
My number is [phone:07700 900123].
telefonum [phone:+90 532 123 45 67]
numaram [phone:0532 123 45 67]
Mój telefon to [phone:+48 501 234 567]
telefon: [phone:501 234 567]
Мій номер [phone:+380 67 123 4567]
رقمي [phone:+963 944 123 456]
You can phone [phone:555 0123 45] any time
Ik belde van [phone:06.12.34.56.78] en niemand nam op.
app maar naar [phone:06/12345678]
whatsapp [phone:0032 470 12 34 56]
Mijn BSN is [bsn:111222333].
bsn: [bsn:123456782]
Ze vroegen mijn burgerservicenummer, [bsn:1234.56.782], aan de balie
Ik heet zo en mijn nummer bij de gemeente: BSN [bsn:999 990 019]
sofinummer [bsn:123-456-782]
Op de brief stond [bsn:111222333] en mijn naam.
My citizen service number [bsn:123456782] was on the letter
Het geld moest naar [iban:NL91 ABNA 0417 1643 00] maar kwam niet.
rekening [iban:NL91ABNA0417164300]
mijn rekening is [iban:nl91 abna 0417 1643 00] en niemand betaalt
IBAN: [iban:NL91.ABNA.0417.1643.00]
Mein Konto [iban:DE89 3704 0044 0532 0130 00]
rachunek [iban:PL61 1090 1014 0000 0712 1981 2874] w banku
compte [iban:FR14 2004 1010 0505 0001 3M02 606] merci
rekeningnummer [iban:BE68 5390 0754 7034].
hesap [iban:TR33 0006 1005 1978 6457 8413 26] numarası
Ik woon op [address:3991 AB 12].
Stuur het naar [address:3991AB 12-2] graag
mijn postcode is [address:3991 ab 12a], kom maar
Postcode [address:3991 AB, nummer 7] dus
[address:3991 AB nr. 7] te Houten
Het was op Dorp [address:56, 3991 AB] Houten
Wij wonen aan de [address:Dorpsstraat 12].
ik woon op de [address:kerkstraat 5b] in houten
Zij woont Lange [address:Nieuwweg 101] boven
De auto met [plate:GX-123-B] stond er weer.
kenteken [plate:12-ABC-3]
Zijn wagen, [plate:ab-12-cd], blokkeert de stoep
Op nummerbord [plate:GX123B] let niemand
Witte bus [plate:9-XYZ-12] rijdt te hard
Het kenteken is [plate:12 AB 34] denk ik
Bel [name:Anna] op [phone:06-12345678] of mail [email:anna@voorbeeld.nl] voor [address:3991 AB 12].
`;

/** What looks like it and is not: nothing should be found here. */
const hardNegatives = `
In 2019 en 2020 wachtte ik, van 2018-2021 dus.
Het kostte € 1.234,56 en daarna 12.345.678 euro.
Van 10.30-12.45 uur zat ik daar, en om 09:15 weer.
Bus 102 rijdt om 7.05, lijn 28 om 7.35.
Ik liep 1234 km in 2 jaar, 1500 in 2 maanden.
Op 24-11-2026 en op 3-4-2027 belde ik.
Sinds 3-mei-26 hoor ik niets.
In 2024 op 5 mei vierden we het.
Er wonen 123.456.782 mensen.
Bel 112 bij nood, 113 voor hulp, of 0800-0113.
De gemeente heeft 14 030 en 0900 1234567 als nummers.
Mijn zaaknummer is 2026-004512, klantnummer 88213344.
Het dossiernummer 2024567890 kende niemand.
Ze zei: kom om 9 uur op kamer 3.14 op verdieping 2.
Van de 1250 mensen kwamen er 37, dat is 2,96%.
We were at 3 shops, 4 times, 1000 in all.
Groep 5-6-7 zat bij elkaar.
Een huis van 450000 euro is te duur.
De temperatuur was -12,5 en de score 3-2-1.
Ik ben 78 jaar, geboren in 1948, en woon hier 32 jaar.
Het is 10 minuten naar de straat, weg 5 en 6 zijn dicht.
Onderweg 2 keer gestopt en 3 uur gewacht.
Ik werk 36 uur voor 1200 euro per maand bij A1B2.
Versie 1.2.3.4 van het formulier, artikel 12-3.
Kijk op www.houten.nl of houten.nl/wmo voor meer.
Kies 1 voor zorg, 2 voor werk, 3-4-5 voor de rest.
`;

test('a test set of our own: at least 98 of 100 identifiers are found, and nearly nothing else', () => {
  const texts = labelled.trim().split('\n').map(readLabels);
  expect(texts.length).toBeGreaterThanOrEqual(60);
  const missed: string[] = [];
  const extra: string[] = [];
  const counts = Object.fromEntries(identifierKinds.map((kind) => [kind, { there: 0, found: 0 }])) as Record<
    IdentifierKind,
    { there: number; found: number }
  >;
  for (const { text, labels } of texts) {
    const found = findIdentifiers(text).map((one) => `${one.kind}:${text.slice(one.start, one.end)}`);
    for (const label of labels) {
      const kind = label.slice(0, label.indexOf(':')) as IdentifierKind;
      counts[kind].there += 1;
      if (found.includes(label)) counts[kind].found += 1;
      else missed.push(`${label} in “${text}” (found ${found.join(', ') || 'nothing'})`);
    }
    extra.push(...found.filter((one) => !labels.includes(one)));
  }
  const there = Object.values(counts).reduce((sum, count) => sum + count.there, 0);
  const found = Object.values(counts).reduce((sum, count) => sum + count.found, 0);
  expect(found / there, missed.join('\n')).toBeGreaterThanOrEqual(0.98);
  expect(found / (found + extra.length), extra.join('\n')).toBeGreaterThanOrEqual(0.98);
});

test.each([
  ['the three hundred sentences', identifierSentences, 0.98],
  ['sentences that were written afterwards', laterSentences, 0.9],
])('of %s nearly every number and nine of ten names are found', (_, sentences, names) => {
  const count = { names: [0, 0], others: [0, 0] };
  const missed: string[] = [];
  for (const { text, marked } of sentences.trim().split('\n').map(readMarked)) {
    const found = findIdentifiers(text).map((one) => `${one.kind}:${text.slice(one.start, one.end)}`);
    for (const one of marked) {
      const counted = count[one.startsWith('name:') ? 'names' : 'others'];
      counted[0]! += 1;
      if (found.includes(one)) counted[1]! += 1;
      else missed.push(`${one} in “${text}”`);
    }
  }
  expect(count.others[1]! / count.others[0]!, missed.join('\n')).toBeGreaterThanOrEqual(0.98);
  expect(count.names[1]! / count.names[0]!, missed.join('\n')).toBeGreaterThanOrEqual(names);
});

test('towns, languages and organisations are seldom taken for someone', () => {
  const taken = harmlessSentences
    .trim()
    .split('\n')
    .flatMap((text) => findIdentifiers(text).map((one) => text.slice(one.start, one.end)));
  expect(taken.length, taken.join(', ')).toBeLessThanOrEqual(8); // in fifty sentences; each is one tap of a listener
});

test('a text in capitals, or in German, is not taken for names from end to end', () => {
  const german =
    'ich habe dem Mann am Schalter das Formular gegeben, und die Frau vom Amt hat das Papier in die Kiste gelegt, ohne ein Wort.';
  expect(findIdentifiers(german)).toEqual([]);
  const capitals =
    'ik Heb Drie Keer Gebeld En Niemand Nam Op, Toen Ging Ik Naar Het Loket En Daar Was Ook Niemand, En Toen Ging Ik Weer Naar Huis.';
  expect(findIdentifiers(capitals)).toEqual([]);
});

test.each(hardNegatives.trim().split('\n'))('nothing is flagged in: %s', (text) => {
  expect(findIdentifiers(text).map((one) => `${one.kind}:${text.slice(one.start, one.end)}`)).toEqual([]);
});

test('digits of another script are digits', () => {
  const text = 'رقم هاتفي ٠٦١٢٣٤٥٦٧٨ هنا';
  expect(findIdentifiers(text)).toEqual([{ kind: 'phone', start: 10, end: 20 }]);
});

test('every valid BSN and IBAN is found wherever it stands, an invalid one is not called so', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10_000_000, max: 999_999_999 }), (number) => {
      const found = findIdentifiers(`Mijn bsn is ${number}.`).some(({ kind }) => kind === 'bsn');
      expect(found).toBe(isBsn(String(number)));
    }),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z]{4}$/), fc.nat(9_999_999_999), fc.constantFrom('', ' ', '.'), (bank, account, separator) => {
      const plain = ibanOf(`${bank}${String(account).padStart(10, '0')}`);
      const written = plain.match(/.{1,4}/g)!.join(separator);
      expect(isIban(written)).toBe(true);
      const text = `Stort op ${written} en bel`;
      expect(findIdentifiers(text)).toContainEqual({ kind: 'iban', start: 9, end: 9 + written.length });
      const typo = plain.slice(0, -1) + ((Number(plain.at(-1)) + 1) % 10);
      expect(isIban(typo)).toBe(false);
    }),
  );
});

test('whatever the text, what is found lies in it, in order, none over another, and a long text takes no long time', () => {
  const part = fc.constantFrom('06', '-', ' ', '123', '456782', 'AB', '@', 'nl', '.', 'NL91', '3991', '٣', '👍', '\n', 'bel ');
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 40 }).map((parts) => parts.join('')),
      (text) => {
        let at = 0;
        for (const { start, end } of findIdentifiers(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          at = end;
        }
      },
    ),
  );
  for (const hostile of ['1', '1 ', 'a.', '(0', 'a-', 'NL91', 'straat', 'a@a.', '1-1-']) {
    const start = process.cpuUsage();
    findIdentifiers(hostile.repeat(20_000 / hostile.length));
    expect(process.cpuUsage(start).user / 1_000, hostile).toBeLessThan(300); // milliseconds of the processor
  }
});

function readLabels(line: string): { text: string; labels: string[] } {
  const labels = Array.from(
    line.matchAll(/\[(email|phone|bsn|iban|address|plate|name):([^\]]+)\]/g),
    ([, kind, found]) => `${kind}:${found}`,
  );
  return { text: line.replace(/\[(?:email|phone|bsn|iban|address|plate|name):([^\]]+)\]/g, '$1'), labels };
}

function ibanOf(account: string): string {
  const digits = `${account}NL00`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  const check = 98n - (BigInt(digits) % 97n);
  return `NL${String(check).padStart(2, '0')}${account}`;
}

test('a day of the week with a capital, one or every, is nobody', () => {
  for (const text of [
    'On Sundays my neighbours and I pick everything up.',
    'It is always full on Mondays.',
    'My youngest fell last Tuesday.',
  ])
    expect(findIdentifiers(text), text).toEqual([]);
});
