import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { Cell, DataTable } from './csv.ts';

/**
 * Tables as one OpenDocument spreadsheet (ODF 1.3): a sheet for each. Every text is a text by its type, so that nothing in it is ever computed.
 * The first file in it is `mimetype`, not packed, as the format asks.
 */
export function odsOf(
  tables: readonly DataTable[],
  { title, language, made }: { title: string; language: string; made: Date },
): Promise<Buffer> {
  const zip = new ZipFile();
  const add = (name: string, text: string, compress = true) =>
    zip.addBuffer(Buffer.from(text), name, { mtime: made, compress, mode: 0o100644 });
  add('mimetype', mimeType, false);
  add('content.xml', contentOf(tables));
  add('styles.xml', stylesOf(language));
  add('meta.xml', metaOf(title, language, made));
  add('META-INF/manifest.xml', manifest);
  zip.end();
  return buffer(zip.outputStream);
}

export const mimeType = 'application/vnd.oasis.opendocument.spreadsheet';
const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const names = ['office', 'style', 'text', 'table', 'fo', 'meta']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name === 'fo' ? 'xsl-fo-compatible' : name}:1.0"`)
  .join(' ');
const open = (root: string) => `${head}<office:${root} ${names} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3">`;

const contentOf = (tables: readonly DataTable[]) =>
  `${open('document-content')}<office:automatic-styles><style:style style:name="head" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles><office:body><office:spreadsheet>${tables.map(sheetOf).join('')}</office:spreadsheet></office:body></office:document-content>`;

const sheetOf = ({ name, columns, rows }: DataTable) =>
  `<table:table table:name="${xml(name)}"><table:table-column table:number-columns-repeated="${columns.length}"/><table:table-header-rows><table:table-row>${columns.map((column) => cellOf(column, ' table:style-name="head"')).join('')}</table:table-row></table:table-header-rows>${rows.map((row) => `<table:table-row>${row.map((cell) => cellOf(cell)).join('')}</table:table-row>`).join('')}</table:table>`;

function cellOf(cell: Cell, style = ''): string {
  if (cell === null) return '<table:table-cell/>';
  if (typeof cell === 'number')
    return `<table:table-cell office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`;
  if (typeof cell === 'boolean')
    return `<table:table-cell office:value-type="boolean" office:boolean-value="${cell}"><text:p>${cell}</text:p></table:table-cell>`;
  const lines = cell.split('\n').map((line) => `<text:p>${spaced(xml(line))}</text:p>`);
  return `<table:table-cell${style} office:value-type="string">${lines.join('')}</table:table-cell>`;
}

// A reader of the format keeps one space of many, and no tab.
const spaced = (line: string) =>
  line.replace(/^ | {2,}/g, (spaces) => `<text:s text:c="${spaces.length}"/>`).replaceAll('\t', '<text:tab/>');

const stylesOf = (language: string) =>
  `${open('document-styles')}<office:styles><style:default-style style:family="table-cell"><style:text-properties fo:language="${xml(language)}" fo:country="none"/></style:default-style></office:styles></office:document-styles>`;

const metaOf = (title: string, language: string, made: Date) =>
  `${open('document-meta')}<office:meta><dc:title>${xml(title)}</dc:title><dc:language>${xml(language)}</dc:language><meta:generator>Kring</meta:generator><dc:date>${made.toISOString().slice(0, 19)}</dc:date></office:meta></office:document-meta>`;

const manifest = `${head}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${mimeType}"/>${['content', 'styles', 'meta'].map((name) => `<manifest:file-entry manifest:full-path="${name}.xml" manifest:media-type="text/xml"/>`).join('')}</manifest:manifest>`;

const signs: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
// XML 1.0 has no place for the rest, also not escaped.
const xml = (text: string) =>
  text.replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replace(/[<>&"]/g, (sign) => signs[sign]!);
