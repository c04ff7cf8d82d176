import type { Learner, Lesson } from './lesson.ts';
import { pictures } from './pictures.ts';

type Id = keyof typeof pictures;
type Told = Lesson['from']['told'];

const lesson = (id: Id, minutes: number, learners: readonly Learner[], from: Lesson['from'], texts = 3): Lesson => ({
  ...{ id, minutes, texts, from },
  for: learners,
  picture: pictures[id],
});
const pilot = (id: string, told: Told, ...sources: string[]): Lesson['from'] => ({ case: id, told, sources });

/** The one lesson that whoever handles stories reads first. */
export const storiesLesson: Lesson = lesson(
  'stories',
  5,
  ['residents', 'helpers', 'professionals', 'managers'],
  pilot('turku', [2], 'https://sola.kau.se/cosie/?p=4457', 'https://communityreporter.net/responsible-storytelling-policy'),
  4,
);

/** The lessons, in the order in which they are shown. Any order is fine to read them in. */
export const lessons: readonly Lesson[] = [
  storiesLesson,
  lesson(
    'listen',
    4,
    ['helpers', 'professionals', 'managers', 'politicians'],
    pilot(
      'houten',
      [2],
      'https://peoplesvoicemedia.co.uk/dutch-pilot-cosie',
      'https://peoplesvoicemedia.co.uk/category/project-update/page/25/',
    ),
  ),
  lesson(
    'door',
    4,
    ['residents', 'helpers', 'professionals'],
    pilot(
      'nieuwegein',
      [1, 2],
      'https://cosie.turkuamk.fi/info/co-creation-in-nypels/',
      'https://husite.nl/cosie/no-time-to-waste-co-creatie-tegen-afval/',
    ),
  ),
  lesson('map', 4, ['residents', 'helpers', 'professionals', 'managers'], pilot('reggio', [2], 'https://sola.kau.se/cosie/?p=4249')),
  lesson(
    'blank',
    4,
    ['professionals', 'managers'],
    pilot('valencia', [1, 2], 'https://sola.kau.se/cosie/pilot-8-co-crea-te-entrepreneurial-skills-for-the-unemployed-and-underfunded'),
  ),
  lesson(
    'teach',
    4,
    ['residents', 'professionals', 'managers'],
    pilot(
      'turku',
      [2],
      'https://cosie.turkuamk.fi/youth-co-empowerment/',
      'https://cosie.turkuamk.fi/info/engagement-training-of-cosie-won-the-challenge-competition-of-itla-in-finland/',
    ),
  ),
  lesson(
    'middle',
    4,
    ['managers', 'politicians'],
    pilot(
      'jonkoping',
      [2],
      'https://cosie.turkuamk.fi/social-services-for-disabled-people/',
      'https://sola.kau.se/cosie/meso-level-impact/',
    ),
  ),
  lesson(
    'share',
    4,
    ['residents', 'managers', 'politicians'],
    pilot('hungary', [2], 'https://cosie.turkuamk.fi/household-economy-in-rural-areas/', 'https://sola.kau.se/cosie/micro-level-impacts'),
  ),
  lesson('open', 4, ['managers', 'politicians'], pilot('nieuwegein', [2], 'https://sola.kau.se/cosie/?p=4310')),
  lesson('answer', 4, ['managers', 'politicians'], pilot('wroclaw', [2], 'https://sola.kau.se/cosie/?p=4404')),
  lesson(
    'failed',
    4,
    ['professionals', 'managers', 'politicians'],
    pilot('hull', [2], 'https://sola.kau.se/cosie/?p=4421', 'https://doi.org/10.1177/02645505211065683'),
  ),
  lesson(
    'after',
    4,
    ['residents', 'helpers', 'managers'],
    pilot('voru', [1], 'https://cosie.turkuamk.fi/disabled-people-in-remote-areas/', 'https://vunkimano.ee/en/about-the-hackathon/'),
  ),
];

export const lessonOf = (id: string | undefined): Lesson | null => lessons.find((lesson) => lesson.id === id) ?? null;
