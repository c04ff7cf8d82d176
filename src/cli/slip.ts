/** A slip in how a command was called or in what it was given: said plainly, exit code 2. */
export class Slip extends Error {
  override name = 'Slip';
}

/** What a reading of arguments gives; a flag that does not exist or lacks its value is a slip. */
export function readArgs<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')) throw new Slip((error as Error).message);
    throw error;
  }
}
