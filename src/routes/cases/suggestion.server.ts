import { wordsIn } from '#lib/words/words.ts';
import { caseLimits } from '#system/cases/case-record.ts';
import { suggestedCase } from '#system/cases/suggested-case.server.ts';
import type { Here } from '../door.ts';

/** What a circle already has, as the beginning of its own example: in the language of the circle, for its steward to change. */
export async function suggestionHere(c: Here): Promise<Record<string, string | null>> {
  const { db, circle, now } = c.var;
  const words = wordsIn(circle.language === 'nl' ? 'nl' : 'en');
  const had = await suggestedCase(db, circle.id, now);
  const lines = (...said: (string | null)[]) => said.filter(Boolean).join('\n') || null;
  return {
    title: circle.subject.slice(0, caseLimits.title),
    about: circle.challenge.slice(0, caseLimits.about),
    aim: lines(had.open),
    parties: had.sides.length > 0 ? had.sides.join(', ') : null,
    methods: lines(
      had.stories === null ? null : words('cases.own.suggest.stories', { count: had.stories }),
      had.tables === 0 ? null : words('cases.own.suggest.tables', { count: had.tables }),
      had.sessions === 0 ? null : words('cases.own.suggest.sessions', { count: had.sessions }),
      had.tryOuts === 0 ? null : words('cases.own.suggest.tryOuts', { count: had.tryOuts }),
    ),
    power: lines(had.decider, had.means, had.offTheTable),
    result: lines(...had.decisions)?.slice(0, caseLimits.field) ?? null,
    ethics: lines(had.noControl),
  };
}
