/**
 * A text as it is kept, so that offsets and hashes mean the same for ever: LF line ends, composed letters (Unicode NFC), no control
 * characters but line feed and tab, no halves of characters, and no white space around it. Nothing else is changed: not a space inside,
 * not a spelling, not an emoji. Doing it twice changes nothing more.
 */
export function normalText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
      // Controls, and the mark that begins files; joiners and direction marks stay, since Arabic, Persian and emoji need them.
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/g, '')
      .normalize('NFC')
      // At the ends only: lines inside a text keep theirs. Not by a pattern: on a long run of spaces that takes hours.
      .trim()
  );
}
