/** One line of JSON. Never a text, a code, a name or an address with a secret in it: only what happened, where and how long. */
export type Happening = { event: string } & Record<string, string | number | boolean | null | undefined>;

export function log(happening: Happening): void {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), ...happening })}\n`);
}

/** What may be said of an error: its kind and where it arose, not its message, which may hold what someone wrote. */
export function errorFacts(error: unknown): Record<string, string | undefined> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = (error as { code?: unknown }).code;
  const where = framesOf(error)
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6)
    .map((line) => line.trim())
    .join(' < ');
  return { kind: error.name, code: typeof code === 'string' ? code : undefined, where };
}

// A stack begins with the message, of which a line may begin with "at " as well: "at home I …".
function framesOf({ stack = '', message }: Error): string {
  const said = stack.indexOf(message);
  return said < 0 ? stack : stack.slice(said + message.length);
}
