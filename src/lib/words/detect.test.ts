import { expect, test } from 'vitest';
import { seemsAnother, seemsWrittenIn } from './detect.ts';

const told = {
  nl: 'Ik wachtte een uur op de bus en niemand kon mij vertellen waarom hij niet kwam. Ik was te laat op mijn werk.',
  en: 'I waited an hour for the bus and nobody could tell me why it did not come. I was late for work again.',
  tr: 'Otobüsü bir saat bekledim ve kimse bana neden gelmediğini söyleyemedi. İşe yine geç kaldım.',
  pl: 'Czekałam godzinę na autobus i nikt nie umiał mi powiedzieć, dlaczego nie przyjechał. Znowu spóźniłam się do pracy.',
  uk: 'Я чекала на автобус цілу годину, і ніхто не міг сказати мені, чому він не приїхав. Я знову запізнилася на роботу.',
  ar: 'انتظرت الحافلة ساعة كاملة ولم يستطع أحد أن يخبرني لماذا لم تأت. تأخرت عن عملي مرة أخرى.',
  de: 'Ich habe eine Stunde auf den Bus gewartet und niemand konnte mir sagen, warum er nicht kam. Ich kam wieder zu spät.',
};

test.each(Object.entries(told))('a story in %s is known as such', async (language, text) => {
  expect(await seemsWrittenIn(text)).toBe(language);
  expect(await seemsAnother(text, language)).toBeNull();
});

test('a story in Turkish on which Dutch stands is noticed, and Ukrainian is not taken for Russian', async () => {
  expect(await seemsAnother(told.tr, 'nl')).toBe('tr');
  expect(await seemsAnother(told.uk, 'ru')).toBe('uk');
});

test('what is short, mixed or near is left as its teller said', async () => {
  expect(await seemsAnother('Ok, dank u.', 'en')).toBeNull();
  expect(await seemsAnother('12 13 14 15 16 17 18 19 20 21 22 23 24 25', 'nl')).toBeNull();
  expect(await seemsAnother('Ek het vir ’n uur lank vir die bus gewag en niemand kon my sê hoekom hy nie gekom het nie.', 'nl')).toBeNull();
  expect(
    await seemsAnother('Sa’a tokko otobisii eegee namni tokko illee maaliif akka hin dhufne natti himuu hin dandeenye.', 'om'),
  ).toBeNull();
});
