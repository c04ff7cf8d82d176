/** A table of open data: what it is called, its columns, its rows. A text, a number, yes or no; null where nothing is known. */
export type DataTable = { name: string; columns: readonly string[]; rows: readonly (readonly Cell[])[] };
export type Cell = string | number | boolean | null;

/**
 * A table as CSV (RFC 4180, UTF-8). A text that a spreadsheet would take for a formula gets an apostrophe before it: it stays a text
 * (OWASP, CSV injection).
 */
export const csvOf = ({ columns, rows }: DataTable): string =>
  [columns, ...rows].map((row) => `${row.map(fieldOf).join(',')}\r\n`).join('');

function fieldOf(cell: Cell): string {
  if (cell === null) return '';
  const text = typeof cell === 'string' ? harmless(cell) : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A text that begins as a formula does, made one that does not; also when white space or a sign that cannot be seen stands before it. */
export const harmless = (text: string) =>
  /^[\s\u0000-\u001f\u200b-\u200f\u202a-\u202e\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|]/.test(text) || /^[\t\r\n]/.test(text)
    ? `'${text}`
    : text;
