/** A file that could not be read: which, on what line, and why in words. */
export type Unreadable = Error & { file: string; line: number; reason: string };

/** Whether an error tells of a file that could not be read, and not of a fault in the program. */
export const isUnreadable = (error: unknown): error is Unreadable => error instanceof Error && error.name === 'Unreadable';

/** Makes the error of a file that cannot be read. */
export function unreadable(file: string, line: number, reason: string): Unreadable {
  return Object.assign(new Error(`${file}:${line}: ${reason}`), { name: 'Unreadable', file, line, reason });
}
