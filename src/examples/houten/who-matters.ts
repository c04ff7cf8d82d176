import type { PlainActor } from '#compass/network/plain-map.ts';
import type { GivenKind } from '#compass/network/link-kinds.ts';

type Drawn = Pick<PlainActor, 'label' | 'kind' | 'goals' | 'height' | 'why'>;
type Line = [from: string, to: string, kind: GivenKind, both?: 'both'];
/** One map of the example, and what is otherwise on the map of a later moment: towers with their reasons, who came, and which lines. */
export type MapOfExample = {
  actors: Drawn[];
  lines: Line[];
  later: { towers: Record<string, [height: number, why: string | null]>; came: Drawn[]; lines: Line[] };
};

export const question = 'Wie kan zorgen dat werk zoeken in Houten lukt?';

const as = (kind: Drawn['kind'], label: string, [height, why]: [number | null, string | null], ...goals: string[]): Drawn => ({
  ...{ label, kind, height, why, goals },
});

/** As people who look for work drew it, at the food bank. Made up. */
export const residentsMap: MapOfExample = {
  actors: [
    as(
      'group',
      'Mensen die werk zoeken',
      [1, 'Wij mogen komen. Beslissen doen anderen.'],
      'Werk dat past',
      'Niet bang zijn voor een brief',
    ),
    as('role', 'Consulent', [8, 'Eén vinkje en uw geld stopt.'], 'Zijn lijst afkrijgen'),
    as('role', 'Teamleider', [5, 'Zegt wat de consulent mag. Wij zien haar nooit.']),
    as('role', 'Wethouder Werk', [6, 'Gaat over het geld.'], 'Minder mensen in de bijstand'),
    as('group', 'Werkgevers', [6, 'Nemen aan, of bellen niet terug.'], 'Iemand die maandag kan beginnen'),
    as('organisation', 'Busbedrijf', [5, 'Zonder bus geen vroege dienst.']),
    as('place', 'Voedselbank', [4, 'Daar hoor je hoe het echt werkt.'], 'Dat niemand nog hoeft te komen'),
    as('role', 'Buurvrouw die tolkt', [4, 'Zonder haar snap ik de brief niet.']),
    as('organisation', 'Kinderopvang', [3, 'Gaat om zes uur dicht.']),
    as('group', 'Familie', [2, null]),
    as('role', 'Huisarts', [0, 'Vraagt er niet naar.']),
  ],
  lines: [
    ['Wethouder Werk', 'Teamleider', 'command'],
    ['Teamleider', 'Consulent', 'command'],
    ['Consulent', 'Mensen die werk zoeken', 'command'],
    ['Consulent', 'Mensen die werk zoeken', 'money'],
    ['Wethouder Werk', 'Teamleider', 'money'],
    ['Voedselbank', 'Mensen die werk zoeken', 'support'],
    ['Buurvrouw die tolkt', 'Mensen die werk zoeken', 'support', 'both'],
    ['Buurvrouw die tolkt', 'Voedselbank', 'information', 'both'],
    ['Familie', 'Mensen die werk zoeken', 'support', 'both'],
    ['Werkgevers', 'Mensen die werk zoeken', 'disturbance'],
    ['Busbedrijf', 'Mensen die werk zoeken', 'disturbance'],
    ['Kinderopvang', 'Mensen die werk zoeken', 'disturbance'],
  ],
  later: {
    towers: {
      'Mensen die werk zoeken': [4, 'Twee van ons zitten nu aan tafel als het over de brieven gaat.'],
      Consulent: [5, 'Belt eerst. Er is meer tijd.'],
      Teamleider: [5, null],
      'Wethouder Werk': [6, 'Gaat nog steeds over het geld.'],
      Werkgevers: [6, null],
      Busbedrijf: [6, 'De vroege bus is er nog niet.'],
      Voedselbank: [5, 'Hier is nu elke week spreekuur.'],
      'Buurvrouw die tolkt': [5, 'Krijgt nu een vergoeding.'],
      Kinderopvang: [3, null],
      Familie: [2, null],
      Huisarts: [0, null],
    },
    came: [as('role', 'Bewoner in de stuurgroep', [3, 'Mag meepraten, en sinds kort meestemmen.'])],
    lines: [
      ['Bewoner in de stuurgroep', 'Wethouder Werk', 'information', 'both'],
      ['Bewoner in de stuurgroep', 'Mensen die werk zoeken', 'information', 'both'],
      ['Wethouder Werk', 'Buurvrouw die tolkt', 'money'],
      ['Consulent', 'Voedselbank', 'support', 'both'],
    ],
  },
};

/** As people who do the work drew it, in the town hall. Made up. */
export const professionalsMap: MapOfExample = {
  actors: [
    as('group', 'Mensen die werk zoeken', [4, 'Zij kiezen zelf of ze meedoen.'], 'Zo snel mogelijk aan het werk'),
    as('role', 'Consulent', [3, 'Wij voeren uit. De regels staan vast.'], 'Tijd voor een echt gesprek', 'De cijfers halen'),
    as('role', 'Teamleider', [5, 'Verdeelt de uren.']),
    as('role', 'Wethouder Werk', [7, 'Zegt wat telt.'], 'Laten zien dat het werkt'),
    as('organisation', 'Rijk', [8, 'De wet is de wet.']),
    as('group', 'Werkgevers', [6, 'Zonder hen geen baan.']),
    as('organisation', 'Uitkeringsdienst', [6, 'Heeft de gegevens.']),
    as('role', 'Jurist', [4, 'Kan elke brief tegenhouden.']),
    as('organisation', 'Welzijn', [2, null]),
  ],
  lines: [
    ['Rijk', 'Wethouder Werk', 'command'],
    ['Rijk', 'Uitkeringsdienst', 'money'],
    ['Wethouder Werk', 'Teamleider', 'command'],
    ['Teamleider', 'Consulent', 'command'],
    ['Jurist', 'Consulent', 'disturbance'],
    ['Jurist', 'Teamleider', 'information'],
    ['Uitkeringsdienst', 'Consulent', 'information'],
    ['Consulent', 'Mensen die werk zoeken', 'support'],
    ['Consulent', 'Mensen die werk zoeken', 'command'],
    ['Consulent', 'Werkgevers', 'information', 'both'],
    ['Welzijn', 'Mensen die werk zoeken', 'support'],
  ],
  later: {
    towers: {
      'Mensen die werk zoeken': [4, null],
      Consulent: [5, 'Wij mogen nu zelf kiezen: bellen of schrijven.'],
      Teamleider: [4, 'Heeft uren aan ons gegeven.'],
      'Wethouder Werk': [7, null],
      Rijk: [8, null],
      Werkgevers: [6, null],
      Uitkeringsdienst: [6, null],
      Jurist: [2, 'Leest nu mee vóór de brief, samen met bewoners.'],
      Welzijn: [4, 'Brengt ons bij mensen die wij niet bereikten.'],
    },
    came: [as('place', 'Voedselbank', [3, 'Daar zit nu ons spreekuur.'])],
    lines: [
      ['Consulent', 'Voedselbank', 'support', 'both'],
      ['Voedselbank', 'Mensen die werk zoeken', 'support'],
      ['Welzijn', 'Consulent', 'information', 'both'],
    ],
  },
};
