/** A line that may lead somewhere, with words in a language of their own. */
export type Line = { text: string; href?: string; lang?: string };
/** A part of a report: what it says, in the shapes that a page and a printed file both know. */
export type Block =
  | ({ kind: 'text' } & Line)
  | { kind: 'facts'; facts: { name: string; is: Line }[] }
  | { kind: 'list'; items: { line: Line; more: Line[] }[] }
  | { kind: 'table'; caption: string; columns: string[]; rows: Line[][] };
export type ReportPart = { id: string; heading: string; level: 2 | 3; blocks: Block[] };

export const text = (text: string, more: Omit<Line, 'text'> = {}): Block => ({ kind: 'text', text, ...more });
export const list = (items: { line: Line; more?: Line[] }[], none: string): Block =>
  items.length > 0 ? { kind: 'list', items: items.map(({ line, more = [] }) => ({ line, more })) } : { kind: 'text', text: none };
