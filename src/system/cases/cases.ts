import type { Key } from '#lib/words/words.ts';

/** What can be told of an example, in the order of the course that CoSIE made of its pilots. Its words stand in the area `cases`, as `cases.<id>.<field>`. */
export const caseFields = ['aim', 'people', 'parties', 'methods', 'helped', 'hindered', 'power', 'result', 'learned'] as const;
export type CaseField = (typeof caseFields)[number];
export const countries = ['NL', 'IT', 'SE', 'GB', 'EE', 'HU', 'ES', 'FI', 'PL'] as const;

/** An example of co-creation elsewhere: where it was, what the sources tell of it, and these sources. What they do not tell is left out. */
export type Case = {
  id: string;
  country: (typeof countries)[number];
  /** The town, or the county; null where it was in several places of the country. */
  place: string | null;
  at: { longitude: number; latitude: number };
  /** Its number stands left of its dot on the map, since another place lies close by. */
  left?: true;
  told: readonly CaseField[];
  sources: readonly string[];
};

/** The key of a sentence of an example. */
export const wordsOfCase = ({ id }: Case, field: CaseField | 'title' | 'about') => `cases.${id}.${field}` as Key;

/** The ten pilots of CoSIE (Horizon 2020, 770492). The facts come from their sources; the sentences, and what was learned, are ours. */
export const cases: readonly Case[] = [
  {
    id: 'houten',
    country: 'NL',
    place: 'Houten',
    at: { longitude: 5.17, latitude: 52.03 },
    told: ['aim', 'people', 'parties', 'methods', 'helped', 'power', 'result', 'learned'],
    sources: [
      'https://sola.kau.se/cosie/?p=5498',
      'https://cosie.turkuamk.fi/redesigning-social-services/',
      'https://husite.nl/cosie/371-2/',
      'https://communityreporter.net/feature/co-creating-employment-redesigning-employment-services-netherlands',
      'https://peoplesvoicemedia.co.uk/dutch-pilot-cosie',
    ],
  },
  {
    id: 'nieuwegein',
    country: 'NL',
    place: 'Nieuwegein',
    at: { longitude: 5.08, latitude: 52.03 },
    left: true,
    told: ['aim', 'people', 'parties', 'methods', 'helped', 'hindered', 'power', 'result', 'learned'],
    sources: [
      'https://sola.kau.se/cosie/pilot-4-co-creating-solutions-to-improve-the-living-environment-netherlands/',
      'https://sola.kau.se/cosie/?p=4310',
      'https://cosie.turkuamk.fi/info/co-creation-in-nypels/',
      'https://husite.nl/cosie/no-time-to-waste-co-creatie-tegen-afval/',
    ],
  },
  {
    id: 'reggio',
    country: 'IT',
    place: 'Reggio Emilia',
    at: { longitude: 10.63, latitude: 44.7 },
    told: ['aim', 'people', 'parties', 'methods', 'result', 'learned'],
    sources: [
      'https://sola.kau.se/cosie/pilot-2-reducing-childhood-obesity-italy',
      'https://sola.kau.se/cosie/?p=4249',
      'https://www.ilpediatranews.it/2021/06/07/stili-di-vita-salutari-una-app-per-i-genitori/',
      'https://www.key4biz.it/lepida-arriva-beba-lapp-per-promuovere-stili-di-vita-sani-nei-bambini/370560/',
    ],
  },
  {
    id: 'jonkoping',
    country: 'SE',
    place: 'Jönköping',
    at: { longitude: 14.16, latitude: 57.78 },
    told: ['aim', 'people', 'parties', 'methods', 'power', 'result', 'learned'],
    sources: [
      'https://cosie.turkuamk.fi/social-services-for-disabled-people/',
      'https://sola.kau.se/cosie/pilot-3-social-services-for-disabled-people-personalized-assistance-sweden/methods-and-tools-used-in-the-swedish-pilot',
      'https://sola.kau.se/cosie/meso-level-impact/',
    ],
  },
  {
    id: 'hull',
    country: 'GB',
    place: 'Hull',
    at: { longitude: -0.33, latitude: 53.74 },
    told: ['aim', 'people', 'parties', 'methods', 'hindered', 'result', 'learned'],
    sources: [
      'https://cosie.turkuamk.fi/services-for-low-and-medium-risk-offenders/',
      'https://sola.kau.se/cosie/?p=4421',
      'https://doi.org/10.1177/02645505211065683',
    ],
  },
  {
    id: 'voru',
    country: 'EE',
    place: 'Võru',
    at: { longitude: 27.0, latitude: 57.84 },
    told: ['aim', 'people', 'parties', 'methods', 'helped', 'hindered', 'result', 'learned'],
    sources: [
      'https://cosie.turkuamk.fi/disabled-people-in-remote-areas/',
      'https://sola.kau.se/cosie/pilot-5-vulnerable-people-in-remote-areas-estonia/',
      'https://www.tlu.ee/en/yti/news/vunki-mano-co-creation-hackathon-south-estonia',
      'https://vunkimano.ee/en/about-the-hackathon/',
    ],
  },
  {
    id: 'hungary',
    country: 'HU',
    place: null,
    at: { longitude: 19.5, latitude: 47.2 },
    told: ['aim', 'people', 'parties', 'methods', 'helped', 'result', 'learned'],
    sources: [
      'https://cosie.turkuamk.fi/household-economy-in-rural-areas/',
      'https://sola.kau.se/cosie/pilot-1-household-economy-in-rural-areas-hungary/',
      'https://sola.kau.se/cosie/micro-level-impacts',
      'https://peoplesvoicemedia.co.uk/household-economy',
    ],
  },
  {
    id: 'valencia',
    country: 'ES',
    place: 'Valencia',
    at: { longitude: -0.38, latitude: 39.47 },
    told: ['aim', 'people', 'parties', 'methods', 'power', 'result', 'learned'],
    sources: [
      'https://sola.kau.se/cosie/pilot-8-co-crea-te-entrepreneurial-skills-for-the-unemployed-and-underfunded',
      'https://cosie.turkuamk.fi/entrepreneurial-skills-for-long-term-unemployed/',
    ],
  },
  {
    id: 'turku',
    country: 'FI',
    place: 'Turku',
    at: { longitude: 22.27, latitude: 60.45 },
    told: ['aim', 'people', 'parties', 'methods', 'helped', 'power', 'result', 'learned'],
    sources: [
      'https://cosie.turkuamk.fi/youth-co-empowerment/',
      'https://cosie.turkuamk.fi/info/cosie-pilot-launched-in-finland/',
      'https://cosie.turkuamk.fi/info/engagement-training-of-cosie-won-the-challenge-competition-of-itla-in-finland/',
      'https://sola.kau.se/cosie/?p=4457',
    ],
  },
  {
    id: 'wroclaw',
    country: 'PL',
    place: 'Wrocław',
    at: { longitude: 17.03, latitude: 51.11 },
    told: ['aim', 'people', 'parties', 'methods', 'power', 'result', 'learned'],
    sources: [
      'https://cosie.turkuamk.fi/co-housing-of-seniors/',
      'https://sola.kau.se/cosie/?p=4404',
      'https://doi.org/10.3390/buildings14051400',
    ],
  },
];
