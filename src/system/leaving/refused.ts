/** Why a file is not read in. Each has words in `words/<language>/leaving.json`. */
export type RefusedWhy =
  | 'noZip'
  | 'notOurs'
  | 'version'
  | 'missing'
  | 'unknown'
  | 'name'
  | 'twice'
  | 'large'
  | 'swells'
  | 'changed'
  | 'line'
  | 'shape'
  | 'refers'
  | 'taken'
  | 'slugTaken'
  | 'both'
  | 'passphrase'
  | 'notEmpty'
  | 'medium'
  | 'rule'
  | 'filled';

/** An export or a backup that is not read in, whole: which file is wrong, why, and where in it. Never a word of what stands in it. */
export class Refused extends Error {
  override name = 'Refused';
  readonly why: RefusedWhy;
  readonly file: string;
  readonly at: string;
  constructor(why: RefusedWhy, file: string, at = '') {
    super(`${file}: ${why}${at && ` (${at})`}`);
    this.why = why;
    this.file = file;
    this.at = at;
  }
}
