import type { Entry, Holding } from '#catalysts/doorways/helper-entries.server.ts';
import { entryOf } from '#catalysts/doorways/helper-entries.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { TextArea } from '#lib/ui/field.tsx';
import { forget, helpVisit, keepHelp, type HelpVisit } from '../cookies.server.ts';
import type { Here } from '../door.ts';
import { showCircle } from '../show.tsx';

/** The way to the pages of a helper. */
export const helpPath = (c: Here, rest = '') => `/circles/${c.var.circle.slug}/help${rest}`;

/** What the helper holds now: a card, with the teller beside them. */
export type HelpHere = Holding & { code: HelpVisit['code'] };

/** Takes a card in hand: from now on this browser opens its entry, until it is handed over, paused or left for two hours. */
export function holdCard(c: Here, held: Pick<HelpHere, 'card' | 'key' | 'way' | 'code'>): void {
  keepHelp(c, { ...held, key: held.key.toString('base64url'), circle: c.var.circle.id, helper: c.var.person.id });
}

/** Lets go of the card: without its six words this browser opens nothing any more. */
export const letGo = (c: Here) => forget(c, 'help');

/** The card in hand, if it is of this circle and this person's. */
export function cardInHand(c: Here): HelpHere | null {
  const visit = helpVisit(c);
  if (!visit || visit.circle !== c.var.circle.id || visit.helper !== c.var.person.id) return null;
  return { ...visit, key: Buffer.from(visit.key, 'base64url') };
}

/** A page or act with a card in hand; without one it says where to begin, and gives back what was written. */
export const withCard = (open: (c: Here, here: HelpHere) => Response | Promise<Response>) => (c: Here) => {
  const here = cardInHand(c);
  if (!here) return c.req.method === 'GET' ? c.redirect(helpPath(c), 303) : showOutOfOrder(c, 'noCard');
  holdCard(c, here); // the two hours begin again
  return open(c, here);
};

/** The entry of the card in hand; null when nothing was written down yet. */
export const entryHere = (c: Here, here: HelpHere): Promise<Entry | null> => entryOf(c.var.db, here, c.var.now);

/** It is not this step's turn: nothing was done, and it says where the entry is. */
export function showOutOfOrder(c: Here, problem: 'outOfOrder' | 'gone' | 'noCard'): Promise<Response> {
  const { words, form } = c.var;
  const written = ['text', 'wouldHelp', 'note'].map((name) => textOf(form, name)).filter(Boolean);
  return showCircle(
    c,
    { title: words('helper.order.title'), status: 409 },
    <>
      <h1>{words('helper.order.title')}</h1>
      <p>{words(`helper.order.${problem}`)}</p>
      {written.map((text) => (
        <TextArea name="kept" label={words('helper.order.kept')} value={text} />
      ))}
      <p>
        {problem === 'outOfOrder' ? (
          <a href={helpPath(c, '/entry')}>{words('helper.order.go')}</a>
        ) : (
          <a href={helpPath(c)}>{words('helper.order.begin')}</a>
        )}
      </p>
    </>,
  );
}
