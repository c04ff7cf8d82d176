import { wordsIn } from '#lib/words/words.ts';
import { agreeOnStories } from '#system/learning/agreements.server.ts';
import { lessonOf } from '#system/learning/lessons.ts';
import { planStudy } from '#system/learning/study-meetings.server.ts';
import type { Ground } from '../fill-example.server.ts';
import type { Cast } from './cast.server.ts';

const first = `Wat we lezen, blijft hier. Thuis vertellen we er niets over.
Kennen we iemand uit een verhaal? Dan leest een ander het.`;

const now = `Wat we lezen, blijft hier. Thuis vertellen we er niets over, ook niet zonder naam.
Kennen we iemand uit een verhaal? Dan leest een ander het.
We veranderen geen woorden. Begrijpen we iets niet, dan vragen we het.
Raakt een verhaal ons, dan bellen we elkaar.
Gaat het toch mis, dan zeggen we dat tegen wie het vertelde. Dezelfde week nog.`;

/** In the evening of that day, by the clock of the Netherlands half past seven in winter. */
const evening = (day: Date) => new Date(`${day.toISOString().slice(0, 10)}T18:30:00Z`);

/** The circle wrote together how it deals with stories, and again when it knew more; a study circle comes together three times. */
export async function learnTogether({ db, keys }: Ground, { circle, side, people, day }: Cast): Promise<void> {
  await agreeOnStories(db, circle, { text: first, sides: [side('near'), side('worker')] }, { person: people.listener, now: day(63) });
  await agreeOnStories(
    db,
    circle,
    { text: now, sides: [side('near'), side('worker'), side('seeker')] },
    { person: people.coSteward, now: day(30) },
  );
  const lessons = ['listen', 'door', 'share'].map((id) => lessonOf(id)!);
  await planStudy(
    db,
    circle,
    { lessons, startsAt: [-9, -23, -37].map((before) => evening(day(before))), place: 'Bibliotheek, de kleine zaal (verzonnen)' },
    { words: wordsIn('nl'), person: people.steward, keys, now: day(5) },
  );
}
