import { parse } from 'csv-parse/sync';
import { fine, wrong, type One, type Problem } from '#lib/form/reading.ts';
import { harmless } from '#system/leaving/csv.ts';
import { caseColumns, caseFormat } from './case-files.ts';
import { caseLimits, recordFields, type At, type CaseRecord } from './case-record.ts';

/** A file of examples may be this long, in UTF-16 units, and hold so many. */
export const fileLimits = { text: 200_000, cases: 50, sources: 30 };

/** What was read of a file: the examples, and how many of CoSIE it held too, which are here already. */
export type CasesRead = { records: CaseRecord[]; ofCosie: number };

/** Reads examples as another installation wrote them out, as JSON (one or a list) or CSV. What is not known is passed over, never kept. */
export function readCaseFile(text: string): One<CasesRead> {
  if (text.trim() === '') return wrong('cases.in.empty');
  if (text.length > fileLimits.text) return wrong({ key: 'cases.in.large', values: { most: fileLimits.text, length: text.length } });
  const rows = /^[\s\ufeff]*[[{]/.test(text) ? rowsOfJson(text) : rowsOfCsv(text);
  if (rows.problem !== undefined) return rows;
  if (rows.value.length === 0) return wrong('cases.in.empty');
  if (rows.value.length > fileLimits.cases)
    return wrong({ key: 'cases.in.many', values: { most: fileLimits.cases, count: rows.value.length } });
  const records: CaseRecord[] = [];
  for (const [nth, row] of rows.value.entries()) {
    const one = recordOf(row, nth + 1);
    if (one.problem !== undefined) return one;
    if (records.some(({ id }) => id === one.value.id)) return wrong({ key: 'cases.in.twice', values: { nth: nth + 1 } });
    records.push(one.value);
  }
  const others = records.filter(({ of }) => of !== 'cosie');
  return others.length === 0
    ? wrong('cases.in.onlyCosie')
    : fine({ records: others.map((one) => ({ ...one, of: 'held' as const })), ofCosie: records.length - others.length });
}

type Row = Record<string, unknown>;

function rowsOfJson(text: string): One<Row[]> {
  try {
    const said: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    const rows = Array.isArray(said) ? said : [said];
    return rows.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row))
      ? fine(rows as Row[])
      : wrong('cases.in.notOurs');
  } catch {
    return wrong('cases.in.notJson');
  }
}

function rowsOfCsv(text: string): One<Row[]> {
  try {
    const [names = [], ...rows] = parse(text, { bom: true, skip_empty_lines: true }) as string[][];
    if (!names.includes('format') || !names.includes('title')) return wrong('cases.in.notOurs');
    return fine(rows.map((row) => rowOfCsv(names, row)));
  } catch {
    return wrong('cases.in.notCsv');
  }
}

/** A row of a spreadsheet as JSON has it: without empty cells, and without the apostrophes that keep texts from being formulas. */
function rowOfCsv(names: string[], cells: string[]): Row {
  const cell = (name: string) => {
    const text = cells[names.indexOf(name)] ?? '';
    return text.startsWith("'") && harmless(text.slice(1)) === text ? text.slice(1) : text;
  };
  const said = Object.fromEntries(caseColumns.flatMap((name) => (cell(name) === '' ? [] : [[name, cell(name)]])));
  const at =
    cell('longitude') && cell('latitude') ? { longitude: Number(cell('longitude')), latitude: Number(cell('latitude')) } : undefined;
  return { ...said, ...(at && { at }), sources: cell('sources').split(/\s+/).filter(Boolean) };
}

function recordOf(row: Row, nth: number): One<CaseRecord> {
  const { format } = row;
  if (typeof format !== 'string' || !format.startsWith('kring-case/')) return wrong('cases.in.notOurs');
  if (format !== caseFormat) return wrong({ key: 'cases.in.version', values: { version: format.slice(11, 31) } });
  const texts: Record<string, string | undefined> = {};
  const most: Record<string, number> = {
    title: caseLimits.title,
    about: caseLimits.about,
    place: caseLimits.place,
    id: 120,
    language: 12,
    country: 2,
  };
  for (const name of ['id', 'title', 'about', 'place', 'language', 'country', ...recordFields]) {
    const said = row[name] ?? undefined;
    if (said !== undefined && typeof said !== 'string') return wrong({ key: 'cases.in.misses', values: { nth } });
    if ((said?.length ?? 0) > (most[name] ?? caseLimits.field))
      return wrong({ key: 'cases.in.long', values: { nth, most: most[name] ?? caseLimits.field } });
    texts[name] = said?.replaceAll('\0', '').trim();
  }
  const told = Object.fromEntries(recordFields.flatMap((field) => (texts[field] ? [[field, texts[field]]] : [])));
  const { id, title, about, language = '', country = '' } = texts;
  if (!id || !title || !about || Object.keys(told).length === 0) return wrong({ key: 'cases.in.misses', values: { nth } });
  const [at, sources] = [atOf(row.at), sourcesOf(row.sources)];
  if (at === 'wrong' || sources === 'wrong')
    return wrong({ key: `cases.in.${at === 'wrong' ? 'at' : 'sources'}`, values: { nth } } satisfies Problem);
  return fine({
    ...{ of: row.of === 'cosie' ? 'cosie' : 'held', id, title, about, told, at, sources, place: texts.place || null },
    language: /^[a-z]{2,3}$/.test(language) ? language : 'und',
    country: /^[A-Z]{2}$/.test(country) ? country : null,
  });
}

function atOf(said: unknown): At | null | 'wrong' {
  if (said === undefined || said === null) return null;
  const { longitude, latitude } = said as Record<string, unknown>;
  const within = (value: unknown, most: number): value is number => typeof value === 'number' && Math.abs(value) <= most;
  return within(longitude, 180) && within(latitude, 90) ? { longitude, latitude } : 'wrong';
}

function sourcesOf(said: unknown): string[] | 'wrong' {
  if (said === undefined) return [];
  if (!Array.isArray(said) || said.length > fileLimits.sources) return 'wrong';
  return said.every((one): one is string => typeof one === 'string' && addressOf(one) !== null) ? said.map(String) : 'wrong';
}

/** An address of a page on the web, as people copy it; null when it is none. It is shown, never opened by this machine. */
export function addressOf(text: string): string | null {
  if (text.length > caseLimits.address || /\s/.test(text)) return null;
  const url = URL.parse(text);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '' ? url.href : null;
}
