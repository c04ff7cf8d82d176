import type { Here } from '../door.ts';

/** The doors where a file may come along with a form. Elsewhere a form is short. */
const doors = /^\/(tell\/[^/]+|mine\/media|import|try-out\/[^/]+\/[^/]+|circles\/[^/]+\/(help\/write|try-outs\/[^/]+\/seen))$/;

/** Does this form read its own files, in a stream? */
export const takesFiles = (c: Here) => doors.test(c.req.path) && (c.req.header('content-type') ?? '').startsWith('multipart/form-data');
