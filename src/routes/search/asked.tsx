import type { Door, Here } from '../door.ts';
import { showOpen } from '../show.tsx';

/**
 * The pages that filter, search or go on in a list, with all that each may be asked. Nothing sorts by a name in an address: each list has one
 * order, and no column can be felt for by asking for another.
 */
export const listQuestions: Readonly<Record<string, readonly string[]>> = {
  '/circles/:circle/stories': ['words', 'from', 'theme', 'unread', 'language', 'prompt', 'after'],
  '/circles/:circle/published': ['words', 'after'],
  '/circles/:circle/search': ['q', 'kind'],
  '/circles/:circle/listen': ['pile', 'page'],
  '/circles/:circle/sense': ['after'],
  '/circles/:circle/sessions/:session/stimuli': ['q'],
  '/circles/:circle/statements': ['state', 'page', 'done'],
  '/circles/:circle/map/statements': ['page'],
  '/circles/:circle/activity': ['before'],
  '/circles/:circle/road-map': ['phase'],
  '/circles/:circle/compass/network/compare': ['one', 'other'],
  '/circles/:circle/compass/network/maps/:map': ['kind', 'piece', 'around', 'moved', 'ties'],
  '/circles/:circle/compass/network/maps/:map/print': ['paper'],
  '/circles/:circle/compass/network/blank': ['paper'],
};

/** What any page may be asked: another language, and the way back from a slip. */
const always = ['lang', 'undo'];

/** What an address asks that this list does not know; nothing for a page that is no list, which passes over what it does not know. */
export function unknownAsked(door: Door, asked: readonly string[]): string[] {
  const known = door.method === 'GET' ? listQuestions[door.path] : undefined;
  return known ? [...new Set(asked)].filter((name) => !known.includes(name) && !always.includes(name)) : [];
}

/** Refuses an address that asks a list what it does not know, so that nobody believes in a filter that does nothing; null when all is well. */
export function refuseUnknown(c: Here, door: Door): Response | null {
  const names = unknownAsked(door, Object.keys(c.req.queries()));
  if (names.length === 0) return null;
  const { words } = c.var;
  return showOpen(
    c,
    { title: words('ease.asked.title'), status: 400 },
    <>
      <h1>{words('ease.asked.title')}</h1>
      <p>{words('ease.asked.text', { names: names.map((name) => name.slice(0, 40)).join(', ') })}</p>
      <p>
        <a href={c.req.path}>{words('ease.asked.back')}</a>
      </p>
    </>,
  );
}
