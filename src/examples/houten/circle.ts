import type { PromiseLineName } from '#system/circles/promise.ts';

/** What the example circle is about. */
export const about = {
  slug: 'voorbeeld-houten',
  subject: 'Werk in Houten',
  challenge:
    'Mensen in Houten die werk zoeken, lopen vast tussen brieven, regels en uitkering. Wat maakt de weg naar werk moeilijk? En wat zou helpen? Dit is een verzonnen voorbeeld, gemaakt naar een echte proef.',
};

/** The promise before asking. Days count from today; `knownIn` is when a line that is not known yet will be. */
export const promise: { lines: Record<PromiseLineName, { text: string | null; knownIn?: number }>; answerIn: number } = {
  lines: {
    open: { text: 'Hoe wij u uitnodigen, hoe een eerste gesprek gaat, en wat er gebeurt tussen uitkering en loon.' },
    decider: { text: 'De wethouder Werk beslist over geld en regels van de gemeente. De teamleiders beslissen over de manier van werken.' },
    means: { text: 'Er is 40.000 euro tot het einde van volgend jaar, en een halve dag per week van vier medewerkers.' },
    by_when: { text: 'In het voorjaar kiezen we. Daarna hoort iedereen wat er met zijn verhaal is gedaan.' },
    off_the_table: { text: 'De hoogte van de bijstand. Die regelt het Rijk.' },
    give_back: { text: 'Koffie, reiskosten, oppas en een cadeaubon van 15 euro per avond. Dat gaat niet van uw uitkering af.' },
    no_control: {
      text: 'Niemand gebruikt een verhaal om iemand te controleren of om een uitkering of dienst te veranderen. Alleen bij direct gevaar voor iemand moet een luisteraar hulp halen. Dat zegt de luisteraar dan eerst tegen u.',
    },
  },
  answerIn: 120,
};

export const prompts = [
  'Vertel eens over een keer dat het zoeken naar werk lukte, of juist niet. Wat gebeurde er?',
  'Wie of wat hielp u verder?',
];

export const careProtocol =
  'Lezen wij over gevaar, geweld, wanhoop of een kind dat hulp nodig heeft? Dan zoekt een luisteraar dezelfde dag contact, als dat kan. We beslissen niets buiten u om. Alleen bij direct gevaar bellen we 112, en dat zeggen we u.';

export const helpNumbers = [
  { name: 'Direct gevaar', number: '112', about: null },
  { name: 'Denkt u aan zelfdoding?', number: '0800-0113', about: 'dag en nacht, gratis' },
  { name: 'Veilig Thuis', number: '0800-2000', about: 'geweld thuis, dag en nacht, gratis' },
  { name: 'Juridisch Loket', number: '0800-8020', about: 'vragen over uw recht, gratis' },
];

export const grounds = [
  'Er staat iets in waarmee een ander herkend kan worden, en die ander weet dat niet.',
  'Het roept op tot geweld of haat.',
  'Het gaat niet over werk of de weg daarheen.',
];
