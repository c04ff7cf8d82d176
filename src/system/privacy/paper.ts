/** What a paper says: a line, or something that only a person can fill in. */
export type Line = string | { fill: string };
export type Part =
  | { heading: string; lines: Line[]; table?: undefined }
  | { heading: string; lines?: undefined; table: { columns: string[]; rows: string[][] } };
/** A paper that is filled in as far as a machine can; whoever signs it reads and completes it. */
export type Paper = { title: string; note: string; made: string; parts: Part[] };

export const papers = ['dpia', 'record', 'processor'] as const;
export type PaperName = (typeof papers)[number];

/** Everything in a paper that a person must still fill in. */
export const toFill = (paper: Paper): string[] =>
  paper.parts.flatMap(({ lines = [] }) => lines.flatMap((line) => (typeof line === 'string' ? [] : [line.fill])));

/** A paper as Markdown; `fills`: the words round what is to be filled in, as "Fill in: {what}", and the heading of their list. */
export function asMarkdown(paper: Paper, fills: { heading: string; says: (what: string) => string }): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
  const parts = paper.parts.map(({ heading, lines, table }) =>
    [
      `## ${heading}`,
      '',
      ...(lines?.map((line) => `- ${typeof line === 'string' ? line.replace(/\s+/g, ' ') : `**[${fills.says(line.fill)}]**`}`) ?? []),
      ...(table
        ? [
            `| ${table.columns.join(' | ')} |`,
            `|${table.columns.map(() => '---').join('|')}|`,
            ...table.rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
          ]
        : []),
      '',
    ].join('\n'),
  );
  const list = toFill(paper).map((what) => `- ${what}`);
  return [`# ${paper.title}`, '', paper.made, '', `*${paper.note}*`, '', `## ${fills.heading}`, '', ...list, '', ...parts].join('\n');
}
