import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** Who sees what of the columns of the privacy register. */
export const classes = ['open', 'circle', 'personal', 'special', 'secret', 'technical'] as const;
export type Class = (typeof classes)[number];
type Said = { purpose?: string; basis?: string; term?: string };
type Table = Said & Partial<Record<Class, string[]>> & { other?: Record<string, Said> };
type Register = Record<'purposes' | 'bases' | 'terms', Record<string, string>> & { tables: Record<string, Table> };

/** One line of the record of processing: what is kept for a purpose, on one basis, for one term. */
export type Processing = { purpose: string; basis: string; term: string; data: string[]; classes: Class[] };

/** What Kring keeps about people, gathered by purpose, basis and term. What is about nobody is left out. */
export function processings(path = 'privacy/register.yml'): { lines: Processing[]; register: Register } {
  const register = parse(readFileSync(path, 'utf8')) as Register;
  const lines = new Map<string, Processing>();
  for (const [table, said] of Object.entries(register.tables)) {
    for (const kind of classes) {
      for (const column of said[kind] ?? []) {
        const { purpose = '', basis = '', term = '' } = { ...said, ...said.other?.[column] };
        if (basis === 'none' || kind === 'technical') continue;
        const key = `${purpose} ${basis} ${term}`;
        const line = lines.get(key) ?? { purpose, basis, term, data: [], classes: [] };
        line.data.push(`${table}.${column}`);
        if (!line.classes.includes(kind)) line.classes.push(kind);
        lines.set(key, line);
      }
    }
  }
  const order = Object.keys(register.purposes);
  return { lines: [...lines.values()].sort((a, b) => order.indexOf(a.purpose) - order.indexOf(b.purpose)), register };
}
