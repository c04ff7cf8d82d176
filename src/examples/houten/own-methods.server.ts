import type { Card } from '#system/toolkit/card.ts';
import { keepOwnCards } from '#system/toolkit/own-methods.server.ts';
import type { Ground } from '../fill-example.server.ts';
import type { Cast } from './cast.server.ts';

/** What this fictional circle found out for itself: talking while waiting, where people have to wait anyway. */
const waitingTogether: Card = {
  language: 'nl',
  name: 'Samen wachten',
  about: 'Twee mensen van de kring wachten mee in de hal van het werkplein. Ze vragen niets tot iemand begint te praten.',
  for: 'Voor mensen die een afspraak hebben en liever niet naar een bijeenkomst komen.',
  not: 'Als iemand zenuwachtig is voor een gesprek over geld. Laat die dan met rust.',
  gains: 'Wie wacht, kiest of er gepraat wordt. Wie er werkt, zit op dezelfde stoel en wacht ook.',
  access: 'Ga naast iemand zitten, niet ertegenover. Neem iemand mee die ook Turks of Arabisch spreekt.',
  move: 'gather',
  constellation: 'catalysts',
  moments: ['begin', 'missing', 'tell'],
  people: { least: 2, most: 4 },
  modes: ['room'],
  reading: 'none',
  needs: ['paper'],
  steps: [
    {
      kind: 'outreach.visit',
      minutes: 30,
      title: 'Spreek af wie er wacht',
      do: 'Kies een ochtend met veel afspraken. Zeg het van tevoren tegen de balie.',
      ask: null,
    },
    {
      kind: 'prompt',
      minutes: 5,
      title: 'Eén vraag',
      do: 'Vraag dit pas als iemand zelf begint te praten.',
      ask: 'Waar wacht u op, en hoe lang al?',
    },
    {
      kind: 'print.own',
      minutes: 5,
      title: 'Neem het blad mee',
      do: 'Schrijf pas op als iemand ja zegt. Lees het daarna voor.',
      ask: null,
    },
    { kind: 'session.round', minutes: 20, title: 'Wat hoorden we?', do: 'Vertel om de beurt wat u hoorde. Noem geen namen.', ask: null },
    {
      kind: 'tryOut',
      minutes: 10,
      title: 'Probeer één ding in de hal',
      do: 'Kies iets kleins dat het wachten korter of prettiger maakt.',
      ask: null,
    },
  ],
  sheet: {
    as: 'lines',
    title: 'Wat hoorden we in de hal?',
    about: 'Schrijf alleen op wat iemand goed vindt. Schrijf geen namen op.',
    parts: ['Waar wachtte iemand op?', 'Wat hielp?', 'Wat maakte het moeilijk?', 'Wie zou dit moeten weten?'],
  },
  tryOut: {
    belief: 'Wachten is minder zwaar als iemand vooraf zegt hoe lang het duurt',
    trying: 'De balie zegt bij binnenkomst hoe lang het wachten ongeveer is',
    goodSign: 'Mensen gaan even weg en komen op tijd terug',
    badSign: 'Iemand mist zijn beurt omdat de tijd niet klopte',
  },
  source: 'Kring Werk in Houten (verzonnen), zelf bedacht',
  href: null,
  licence: 'CC BY 4.0',
  attribution: 'Kring Werk in Houten (verzonnen)',
};

/** The circle of the example writes down a way of working of its own. */
export async function writeOwnCards({ db }: Ground, { circle, people, day }: Cast): Promise<void> {
  const kept = await keepOwnCards(db, circle, [waitingTogether], { by: people.coSteward, now: day(18) });
  if (!kept) throw new Error('The example has no room for a card of its own');
}
