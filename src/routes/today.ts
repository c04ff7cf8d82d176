import { dayAt } from '#lib/form/fields.ts';
import type { Here } from './door.ts';

/** Which day it is where this installation stands, as YYYY-MM-DD. */
export const todayHere = ({ var: { now, config } }: Here): string => dayAt(now, config.timeZone);
