import type { ReadingCounts } from './reading-ease-formulas.ts';

const counts = (some: Partial<ReadingCounts>): ReadingCounts => ({
  words: 100,
  sentences: 8,
  syllables: 150,
  letters: 450,
  long: 20,
  heavy: 10,
  ...some,
});

/** What each formula must give, worked out by hand from its publication: 100 words in 8 sentences, and what else it counts. */
export const readingVectors: readonly { language: string; counts: ReadingCounts; score: number }[] = [
  { language: 'nl', counts: counts({}), score: 79.71 },
  { language: 'en', counts: counts({}), score: 67.2475 },
  { language: 'de', counts: counts({ syllables: 170 }), score: 68.05 },
  { language: 'fr', counts: counts({}), score: 83.9125 },
  { language: 'es', counts: counts({ syllables: 200 }), score: 69.735 },
  { language: 'it', counts: counts({}), score: 68 },
  { language: 'sv', counts: counts({}), score: 32.5 },
  { language: 'da', counts: counts({}), score: 32.5 },
  { language: 'no', counts: counts({}), score: 32.5 },
  { language: 'fi', counts: counts({ long: 40 }), score: 52.5 },
  { language: 'pl', counts: counts({}), score: 9 },
  { language: 'tr', counts: counts({ syllables: 260 }), score: 61.745 },
];

/** In each language the same thing said easily and said as an office says it. Each text holds at least twelve words. */
export const easyAndHard: Readonly<Record<string, readonly [string, string]>> = {
  nl: [
    'De bus kwam niet. Ik stond in de kou. Toen ging ik lopen. Ik kwam te laat op mijn werk.',
    'Ten gevolge van onvoorziene beschikbaarheidsproblemen binnen de concessieverlening konden geprogrammeerde openbaarvervoersverbindingen onvoldoende gecontinueerd worden.',
  ],
  en: [
    'The bus did not come. I stood in the cold. Then I had to walk. I was late for work.',
    'Owing to unanticipated operational unavailability, scheduled transportation connections could regrettably not be continued within contractually determined parameters.',
  ],
  de: [
    'Der Bus kam nicht. Ich stand in der Kälte. Dann ging ich zu Fuß. Ich kam zu spät zur Arbeit.',
    'Aufgrund unvorhergesehener Verfügbarkeitsbeeinträchtigungen konnten fahrplanmäßige Verkehrsverbindungen bedauerlicherweise innerhalb der vertraglich vereinbarten Rahmenbedingungen nicht aufrechterhalten werden.',
  ],
  fr: [
    "Le bus n'est pas venu. J'avais très froid dans la rue. Puis je suis parti à pied. Je suis venu tard.",
    "En raison d'indisponibilités opérationnelles imprévisibles, les communications interurbaines programmées n'ont malheureusement pas été continuées conformément aux dispositions contractuelles préalablement déterminées.",
  ],
  es: [
    'El bus no vino. Yo tenía frío en la calle. Luego me fui a pie. Al fin llegué tarde.',
    'Debido a indisponibilidades operacionales imprevistas, las comunicaciones interurbanas programadas desafortunadamente no pudieron mantenerse conforme a las disposiciones contractuales anteriormente determinadas.',
  ],
  it: [
    'Il bus non è venuto. Io avevo freddo in strada. Poi sono andato a piedi. Sono arrivato tardi.',
    'A causa di indisponibilità operative imprevedibili, i collegamenti interurbani programmati purtroppo non hanno potuto essere mantenuti conformemente alle disposizioni contrattuali precedentemente determinate.',
  ],
  sv: [
    'Bussen kom inte. Jag stod i kylan. Sedan gick jag till fots. Jag kom sent till jobbet.',
    'Till följd av oförutsedda tillgänglighetsproblem kunde tidtabellsenliga kollektivtrafikförbindelser beklagligtvis inte upprätthållas enligt avtalsmässigt fastställda förutsättningar.',
  ],
  da: [
    'Bussen kom ikke. Jeg stod i kulden. Så gik jeg hjem. Jeg kom for sent på job.',
    'På grund af uforudsete tilgængelighedsproblemer kunne køreplanmæssige trafikforbindelser beklageligvis ikke opretholdes inden for kontraktmæssigt fastlagte rammebetingelser.',
  ],
  no: [
    'Bussen kom ikke. Jeg sto i kulda. Så gikk jeg hjem. Jeg kom for sent på jobb.',
    'På grunn av uforutsette tilgjengelighetsproblemer kunne rutemessige kollektivtransportforbindelser dessverre ikke opprettholdes innenfor kontraktsmessig fastsatte rammebetingelser.',
  ],
  fi: [
    'Bussi ei tullut. Minä seisoin yksin. Oli kylmä. Sitten kävelin työhön. Olin siellä vasta illalla.',
    'Ennakoimattomien saatavuusongelmien seurauksena aikataulunmukaisia joukkoliikenneyhteyksiä ei valitettavasti pystytty ylläpitämään sopimuksessa määriteltyjen edellytysten mukaisesti kaupunkiseudulla.',
  ],
  pl: [
    'Bus nie przyszedł. Stałam na zimnie. Potem szłam pieszo. Do pracy przyszłam późno. Szef był zły.',
    'Wskutek nieprzewidzianych niedostępności eksploatacyjnych zaplanowane połączenia komunikacyjne niestety nie mogły zostać zrealizowane zgodnie z postanowieniami wynikającymi z obowiązujących dokumentów.',
  ],
  tr: [
    'Bus gelmedi. Hava çok soğuk. Ben yola çıktım. Geç kaldım. İş yeri çok uzak.',
    'Öngörülemeyen kullanılabilirlik sorunlarından dolayı planlanmış toplu taşımacılık bağlantıları sözleşmelerde belirlenmiş koşullara uygunlukla sürdürülemediğinden vatandaşlarımızın mağduriyetleri değerlendirilmektedir.',
  ],
};
