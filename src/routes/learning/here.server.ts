import type { Here } from '../door.ts';

export const learningPath = (c: Here, more = '') => `/circles/${c.var.circle.slug}/learning${more}`;
