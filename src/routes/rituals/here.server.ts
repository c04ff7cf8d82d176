import { ritualsOf, timesOf, type RitualHere, type TimeHere } from '#catalysts/rituals/rituals.server.ts';
import type { Form } from '#catalysts/rituals/ritual.ts';
import type { Door, Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { keepsIt } from '../try-outs/here.server.ts';
import { todayHere } from '../today.ts';

export const ritualsPath = (c: Here, more = '') => `/circles/${c.var.circle.slug}/rituals${more}`;

/** What a ritual is called: one of ours by its name, one of people's own as they call it. */
export const nameOf = ({ var: { words } }: Here, { form, name, hidden }: Pick<RitualHere, 'form' | 'name' | 'hidden'>): string =>
  form === 'own' ? ((hidden ? null : name) ?? words('rituals.hidden')) : words(`rituals.form.${form as Form}.name`);

type AsRitual = (c: Here, ritual: RitualHere) => Response | Promise<Response>;

/** A door of one ritual of this circle. */
export const withRitual =
  (open: AsRitual): Door['open'] =>
  async (c) => {
    const [ritual] = await ritualsOf(c.var.db, c.var.circle.id, { id: c.req.param('ritual')! });
    return ritual ? open(c, ritual) : showNotHere(c);
  };

/** The same, for whoever began it or runs the circle. */
export const withOwnRitual = (open: AsRitual): Door['open'] =>
  withRitual((c, ritual) => (keepsIt(c, ritual) ? open(c, ritual) : showNotHere(c)));

/** The same, for one of its days. */
export const withOwnTime = (open: (c: Here, at: { ritual: RitualHere; time: TimeHere }) => Response | Promise<Response>): Door['open'] =>
  withOwnRitual(async (c, ritual) => {
    const times = await timesOf(c.var.db, c.var.circle.id, ritual.id, todayHere(c));
    const time = times.find(({ id }) => id === c.req.param('time'));
    return time ? open(c, { ritual, time }) : showNotHere(c);
  });
