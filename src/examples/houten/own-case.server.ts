import type { OwnCase } from '#system/cases/own-case.ts';
import { keepCaseDraft, publishCase } from '#system/cases/own-cases.server.ts';
import type { Ground } from '../fill-example.server.ts';
import type { Cast } from './cast.server.ts';

const own: OwnCase = {
  title: 'Van brief naar gesprek (verzonnen)',
  about: 'In deze verzonnen kring veranderden werkzoekenden en de gemeente samen hoe een eerste gesprek gaat.',
  country: 'NL',
  place: 'Houten',
  at: { longitude: 5.17, latitude: 52.03 },
  aim: 'Mensen die werk zoeken, moesten zich welkom voelen bij het eerste gesprek. Nu begon het met een brief die dreigt.',
  people: 'Inwoners van Houten zonder betaald werk, van jong tot bijna met pensioen.',
  parties: 'Werkzoekenden, hun naasten, mensen van het werkplein, werkgevers en de wethouder.',
  methods: 'Verhalen aan tafel en aan de telefoon. Samen lezen, een gesprek met alle kanten, en een nieuwe uitnodiging.',
  helped: 'Wie een uitkering had, las de verhalen mee en schreef mee aan de nieuwe brief.',
  hindered:
    'Het duurde weken voor de eerste verhalen kwamen: mensen waren bang voor hun uitkering. Pas na de belofte van de wethouder vertelden zij. Werkgevers kwamen maar één keer.',
  power: 'Werkzoekenden kozen mee wat eerst kwam. Over het geld besliste de wethouder alleen.',
  result: 'De brief is een telefoontje geworden. Of mensen zo sneller werk vinden, weten we nog niet.',
  learned: 'Beloof eerst op papier dat een verhaal niets verandert aan een uitkering. Vraag dan pas iets.',
  ethics: 'Niemand hoefde een naam te geven. Twee mensen namen hun verhaal terug, en dat ging meteen.',
};

/** The circle of the example tells of itself, and says that it is made up. */
export async function tellOwnCase({ db }: Ground, { circle, people, day }: Cast): Promise<void> {
  await keepCaseDraft(db, circle, own, { person: people.steward, now: day(4) });
  if (!(await publishCase(db, circle, day(3)))) throw new Error('The example cannot tell of itself');
}
