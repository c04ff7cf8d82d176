import { voicesIn, type Told } from '#system/models/answers.server.ts';
import { cardsOf } from '#system/models/model.ts';
import { besideEachOther, groupsOf, type Beside, type Group } from '#system/models/side-by-side.ts';
import { answeringHere, type Answering } from '../compass/power/answering.server.ts';
import type { Here } from '../door.ts';
import { ownVoices, seesOthers, type Opened } from './here.server.ts';

/** What lies side by side in a model, for whoever is here. `sees`: they may see what others answered. */
export type SideBySide = {
  here: Answering;
  own: Awaited<ReturnType<typeof ownVoices>>;
  sees: boolean;
  groups: (Group<Told> & { name: string })[];
  tooFew: boolean;
  beside: Beside[];
};

/** Reads what may stand side by side here. */
export async function besideHere(c: Here, { kept, model }: Opened): Promise<SideBySide> {
  const { db, circle, words } = c.var;
  const here = await answeringHere(c);
  const own = await ownVoices(c, kept, here);
  const sees = seesOthers(kept, own);
  const told = sees ? await voicesIn(db, circle.id, { model: kept.id, laidAt: kept.laidAt, eyes: here.eyes }) : [];
  const sides = here.sides.map(({ id }) => id);
  const { groups, tooFew } = groupsOf(told, sides);
  const nameOf = (side: string | null) => here.sides.find(({ id }) => id === side)?.name ?? words('models.beside.noSide');
  return {
    here,
    own,
    sees,
    tooFew,
    groups: groups.map((group) => ({ ...group, name: nameOf(group.side) })),
    beside: besideEachOther(
      cardsOf(model).map(({ key }) => key),
      groups,
    ),
  };
}
