import { createRequire } from 'node:module';
import { PassThrough, Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import type { Block, Line, ReportPart } from './report.ts';

const require = createRequire(import.meta.url);
const fonts = {
  text: require.resolve('@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf'),
  strong: require.resolve('@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf'),
};

/** What a printed report says of itself; `origin` goes before its addresses, `pages` names each page below it. */
export type Printed = { title: string; about: string; lang: string; origin: string; now: Date; page: (number: number) => string };
type Doc = InstanceType<typeof PDFDocument>;
type Struct = ReturnType<Doc['struct']>;

const [ink, act, quiet] = ['#1d1b16', '#0b5a5a', '#5a554a'];

/**
 * The report as a PDF with a structure that a screen reader follows (tagged; PDF/UA-1, ISO 14289): headings, lists, tables with their heads,
 * links with their words, and the language of each text. The same report gives the same file but for its moment.
 */
export function reportPdf(first: ReportPart[], rest: ReportPart[], printed: Printed): ReadableStream<Uint8Array> {
  const doc = new PDFDocument({
    ...{ size: 'A4', margin: 56, pdfVersion: '1.7', tagged: true, subset: 'PDF/UA', displayTitle: true, bufferPages: true },
    ...{ lang: printed.lang, font: fonts.text, info: { Title: printed.title, CreationDate: printed.now, ModDate: printed.now } },
  } as unknown as ConstructorParameters<typeof PDFDocument>[0]);
  const whole = doc.struct('Document');
  doc.addStructure(whole);
  write(doc, whole, { type: 'H1', line: { text: printed.title }, size: 20, strong: true });
  write(doc, whole, { type: 'P', line: { text: printed.about }, size: 10, colour: quiet });
  for (const part of first) writePart(doc, whole, { part, printed, heading: 'H2' }); // right below the title, however small
  if (first.length > 0) doc.addPage();
  for (const part of rest) writePart(doc, whole, { part, printed, heading: `H${part.level}` });
  numberPages(doc, printed);
  whole.end();
  doc.end();
  // Through a stream of its own: the document goes on when a reader goes away, and that would end the process.
  return Readable.toWeb((doc as unknown as Readable).pipe(new PassThrough())) as ReadableStream<Uint8Array>;
}

function writePart(doc: Doc, whole: Struct, { part, printed, heading }: { part: ReportPart; printed: Printed; heading: string }) {
  const section = doc.struct('Sect', { title: part.heading });
  whole.add(section);
  if (doc.y > doc.page.height - (part.level === 2 ? 150 : 100)) doc.addPage(); // a heading is never the last line of a page
  doc.moveDown(part.level === 2 ? 0.8 : 0.3);
  write(doc, section, {
    type: heading,
    line: { text: part.heading },
    size: part.level === 2 ? 15 : 11.5,
    after: 0.2,
    strong: true,
    colour: act,
  });
  for (const block of part.blocks) writeBlock(doc, section, { block, printed, size: part.level === 2 ? 10.5 : 9.5 });
  section.end();
}

function writeBlock(doc: Doc, section: Struct, { block, printed, size }: { block: Block; printed: Printed; size: number }) {
  if (block.kind === 'text') return write(doc, section, { type: 'P', line: full(block, printed) });
  if (block.kind === 'list') return writeList(doc, section, { block, printed, size });
  if (block.kind === 'table') return writeTable(doc, section, block);
  for (const { name, is } of block.facts) {
    write(doc, section, { type: 'P', line: { text: name }, strong: true, after: 0.1 });
    write(doc, section, { type: 'P', line: full(is, printed) });
  }
}

function writeList(
  doc: Doc,
  section: Struct,
  { block, printed, size }: { block: Extract<Block, { kind: 'list' }>; printed: Printed; size: number },
) {
  const items = doc.struct('L');
  section.add(items);
  for (const { line, more } of block.items) {
    const item = doc.struct('LI');
    const body = doc.struct('LBody');
    items.add(item);
    item.add(body);
    write(doc, body, { type: 'P', line: full(line, printed), strong: more.length > 0, indent: 10, after: 0.1, size });
    for (const one of more) write(doc, body, { type: 'P', line: full(one, printed), indent: 22, after: 0.1, size });
    doc.moveDown(more.length > 0 ? 0.4 : 0.1);
    body.end();
    item.end();
  }
  items.end();
}

function writeTable(doc: Doc, section: Struct, { caption, columns, rows }: Extract<Block, { kind: 'table' }>) {
  if (doc.y > doc.page.height - 120 - rows.length * 22) doc.addPage();
  write(doc, section, { type: 'P', line: { text: caption }, strong: true, after: 0.2 });
  doc.fontSize(10.5).fillColor(ink);
  const data = [
    columns.map((text) => ({ text, type: 'TH' as const, scope: 'Column' as const })),
    ...rows.map((row) => row.map(({ text }, at) => (at === 0 ? { text, type: 'TH' as const, scope: 'Row' as const } : { text }))),
  ];
  doc.table({ structParent: section, defaultStyle: { border: [0, 0, 0.5, 0], borderColor: '#b5ad9b', padding: 5 }, data } as Parameters<
    Doc['table']
  >[0]);
  doc.x = doc.page.margins.left;
  doc.moveDown(0.8);
}

type Written = {
  type: string;
  line: Line;
  /** In points; 9.5 where much must stand on one page. */ size?: number;
  strong?: boolean;
  colour?: string;
  indent?: number;
  after?: number;
};

function write(doc: Doc, into: Struct, { type, line, size = 10.5, strong = false, colour = ink, indent = 0, after = 0.5 }: Written) {
  const left = doc.page.margins.left + indent;
  const width = doc.page.width - left - doc.page.margins.right;
  const said = () => {
    doc
      .font(strong ? fonts.strong : fonts.text)
      .fontSize(size)
      .fillColor(line.href ? act : colour);
    doc.text(line.text || ' ', left, doc.y, { width, lineGap: 2 });
  };
  into.add(
    doc.struct(
      type,
      line.lang ? { lang: line.lang } : {},
      line.href ? linked(doc, { href: line.href, said, left, width, text: line.text }) : said,
    ),
  );
  doc.x = doc.page.margins.left;
  doc.moveDown(after);
}

function linked(
  doc: Doc,
  { href, said, left, width, text }: { href: string; said: () => void; left: number; width: number; text: string },
): Struct {
  const link = doc.struct('Link');
  link.add(() => {
    const top = doc.y;
    said();
    const height = doc.y > top ? doc.y - top : doc.y - doc.page.margins.top; // a text that went on to the next page is a link there
    doc.link(left, doc.y - height, width, height, href, { structParent: link, Contents: new String(text) } as object);
  });
  return link;
}

const full = ({ href, ...line }: Line, { origin }: Printed): Line =>
  href ? { ...line, href: href.startsWith('/') ? origin + href : href } : line;

// Numbers of pages are decoration to a screen reader, which knows on which page it is.
function numberPages(doc: Doc, { page }: Printed) {
  const { start, count } = doc.bufferedPageRange();
  for (let nth = start; nth < start + count; nth++) {
    doc.switchToPage(nth);
    const { left, right, bottom } = doc.page.margins;
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.font(fonts.text).fontSize(9).fillColor(quiet);
    doc.text(page(nth + 1), left, doc.page.height - 36, { width: doc.page.width - left - right, align: 'right', lineBreak: false });
    doc.endMarkedContent();
    doc.page.margins.bottom = bottom;
  }
}
