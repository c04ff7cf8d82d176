/** A slip in how a command was called or in what it was given: said plainly, exit code 2. */
export class Slip extends Error {
  override name = 'Slip';
}
