import { isToldWith } from '#catalysts/doorways/cards.server.ts';
import type { Here } from '../door.ts';
import { askPage } from './ask.tsx';
import { entryHere, helpPath, withCard, type HelpHere } from './entry-here.tsx';
import { handOverPage } from './hand-over.tsx';
import { readBackPage } from './read-back.tsx';
import { teachBackPage } from './teach-back.tsx';
import { writePage } from './write.tsx';

/** The entry of the card in hand, at the step where it is. Looking changes nothing. */
export const entryPage = withCard(async (c: Here, here: HelpHere) => {
  const entry = await entryHere(c, here);
  if (!entry && (await isToldWith(c.var.db, here.circle, here.card))) return c.redirect(helpPath(c, '/done'), 303);
  if (!entry || entry.stage === 'writing') return writePage(c, here, entry);
  if (entry.stage === 'written') return readBackPage(c, here, { entry });
  if (entry.stage === 'read_back') return askPage(c, entry);
  if (entry.stage === 'asked') return teachBackPage(c, entry);
  return handOverPage(c, here, entry);
});
