import { newId } from '#lib/server/ids.ts';
import type { Kind, Said } from '#system/learning/mirror-statements.ts';
import { answerMirror, keepOwnView, ownMirror } from '#system/learning/mirrors.server.ts';
import type { Talent } from '#system/learning/talent.ts';
import { askForTalent, letTalentThrough, offerTalent } from '#system/learning/talents.server.ts';
import type { Ground } from '../fill-example.server.ts';
import type { Cast } from './cast.server.ts';

const asks = [
  { ask: 'We zoeken iemand die in het Arabisch kan tolken bij een eerste gesprek, een middag per week.', made: 30, by: 'worker' },
  { ask: 'We zoeken iemand die een keer een gesprek wil leiden. Wij leren het u.', made: 12, by: 'seeker' },
] as const;

type Offered = Talent & { made: number; answers?: 0 | 1; through?: number };
const offers: Offered[] = [
  {
    ...{
      text: 'Ik spreek Arabisch en Nederlands, en ik leg graag dingen uit.',
      name: 'Huda (verzonnen)',
      reach: 'Vraag naar mij bij het Taalhuis',
    },
    ...{ seenBy: 'inside', made: 27, answers: 0 },
  },
  {
    ...{ text: 'Ik kan goed koken voor een grote groep.', name: null, reach: 'Bel de Krachtfabriek, vraag naar de kok' },
    ...{ seenBy: 'everyone', made: 22, through: 20 },
  },
  {
    ...{
      text: 'Ik help mensen die niet graag een brief openen. Samen gaat het beter.',
      name: 'Ton (verzonnen)',
      reach: 'Donderdag aan de werktafel',
    },
    ...{ seenBy: 'everyone with name', made: 15, through: 14 },
  },
  {
    ...{ text: 'Ik zat vroeger vergaderingen voor, en doe dat graag weer.', name: null, reach: 'Een briefje in de bus van het buurthuis' },
    ...{ seenBy: 'everyone', made: 5, answers: 1 },
  },
];

const own: Said = { listens: 4, settled: 4, goes: 3, unknowing: 2, shares: 3, able: 4, repairs: 3, returns: 3 };
const answers: Record<Kind, Said[]> = {
  colleague: [
    { listens: 3, settled: 4, goes: 3, unknowing: 2, shares: 3, able: 3, repairs: 3, returns: 2 },
    { listens: 4, settled: 3, goes: 2, unknowing: 1, shares: 3, able: 4, returns: 2 },
    { listens: 3, settled: 4, goes: 3, unknowing: 2, shares: 2, able: 3, repairs: 4, returns: 3 },
    { listens: 3, settled: 4, goes: 3, unknowing: 3, shares: 3, able: 3, repairs: 3 },
    { listens: 2, settled: 4, goes: 3, unknowing: 2, shares: 3, able: 3, repairs: 3, returns: 2 },
  ],
  resident: [
    { listens: 4, settled: 2, goes: 2, unknowing: 3, shares: 2, able: 4, repairs: 3, returns: 1 },
    { listens: 3, settled: 2, goes: 1, unknowing: 3, shares: 2, able: 3, returns: 1 },
    { listens: 4, settled: 1, goes: 2, unknowing: 2, able: 4, repairs: 3, returns: 2 },
    { listens: 4, settled: 2, goes: 2, unknowing: 3, shares: 2, able: 4, repairs: 2, returns: 1 },
    { listens: 3, settled: 3, goes: 2, unknowing: 4, shares: 1, able: 3, repairs: 3, returns: 1 },
    { listens: 4, settled: 2, goes: 2, unknowing: 3, shares: 2, able: 4, repairs: 3, returns: 2 },
  ],
};

/** What people of the example offer and ask for, and the mirror of its steward. All of it is made up. */
export async function offerTalents({ db, keys }: Ground, { circle, side, people, day, date }: Cast): Promise<void> {
  const asked: string[] = [];
  for (const { ask, made, by } of asks) {
    const person = by === 'seeker' ? people.coSteward : people.steward;
    asked.push(await askForTalent(db, circle, { text: ask, side: side(by) }, { person, now: day(made) }));
  }
  for (const { made, answers: of, through, ...talent } of offers) {
    const id = newId();
    const ask = of === undefined ? null : asked[of]!;
    await offerTalent(db, circle, { id, talent, ask, language: 'nl', person: null, keys, day: date(made) });
    if (through !== undefined) await letTalentThrough(db, circle, { id, now: day(through) });
  }
  const view = { called: 'De begeleider (verzonnen)', listens: own, countsAlong: true };
  await keepOwnView(db, circle, { ...view, person: people.steward, keys, day: date(30) });
  const mirror = (await ownMirror(db, circle, { person: people.steward, keys }))!.id;
  for (const kind of ['colleague', 'resident'] as const)
    for (const said of answers[kind]) await answerMirror(db, circle, { id: newId(), mirror, kind, said, day: date(9) });
}
