import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';

type There = { db: Db; circle: string; now: Date; say: (what: string) => string; person: string };

/** Ways of working of a circle's own: one that stands, one of which the words are hidden, one that was taken away. Returns the first. */
export async function ownCardsInCircle({ db, circle, now, say, person }: There): Promise<string> {
  const at = new Date(now.getTime() - 3 * 864e5);
  const texts = [
    'about',
    'for_whom',
    'not_when',
    'gains',
    'access',
    'sheet_title',
    'sheet_about',
    'sheet_parts',
    'source',
    'attribution',
  ] as const;
  async function aCard(which: '' | '/hidden' | '/away') {
    const id = newId();
    const gone = { removed_at: which === '/away' ? at : null, hidden_at: which === '/hidden' ? at : null };
    const said = Object.fromEntries(texts.map((column) => [column, say(`own_method.${column}${which}`)])) as Record<
      (typeof texts)[number],
      string
    >;
    await db
      .insertInto('own_method')
      .values({
        ...{ circle_id: circle, id, language: 'en', name: say(`own_method.name${which}`), ...said },
        ...{ constellation: 'catalysts', move: 'gather', moments: ['begin'], people_least: 2, people_most: 9, modes: ['room'] },
        ...{
          reading: 'none',
          needs: ['room'],
          sheet_as: 'lines',
          href: `https://example.org/${say(`own_method.href${which}`).replaceAll(' ', '-')}`,
          licence: 'EUPL-1.2',
        },
        ...{ made_by: person, made_at: at, changed_at: at, ...gone },
      })
      .execute();
    const step = (position: number, kind: string, extra: object = {}) => ({
      ...{ circle_id: circle, method_id: id, id: newId(), position, kind, minutes: 10, written_at: at, ...extra },
      title: say(`own_method_step.title${which}`),
      instruction: say(`own_method_step.instruction${which}`),
    });
    const tries = {
      ...{ believe: say(`own_method_step.believe${which}`), trying: say(`own_method_step.trying${which}`) },
      ...{ good_sign: say(`own_method_step.good_sign${which}`), bad_sign: say(`own_method_step.bad_sign${which}`) },
    };
    await db
      .insertInto('own_method_step')
      .values([
        step(0, 'session.round'),
        step(1, 'prompt', { question: say(`own_method_step.question${which}`) }),
        step(2, 'print.own'),
        step(3, 'tryOut', tries),
      ])
      .execute();
    return id;
  }
  const standing = await aCard('');
  await aCard('/hidden');
  await aCard('/away');
  return standing;
}
