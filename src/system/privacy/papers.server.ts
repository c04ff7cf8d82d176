import { keptUntil } from '#cycle/1-gather/retentions.server.ts';
import { membersOf } from '#lib/people/members.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import { isKey, type Words } from '#lib/words/words.ts';
import { sidesOf, type CircleHere } from '#system/circles/circles.server.ts';
import type { Line, Paper, PaperName, Part } from './paper.ts';
import { processings } from './register.server.ts';

type Speech = { words: Words; /** A day in the reader's words. */ dayOf: (day: string | Date) => string; now: Date };

/** Fills in a paper with what the register says Kring keeps, and with what this circle is, promises and keeps until. */
export async function paperOf(db: Db, circle: CircleHere, name: PaperName, { words, dayOf, now }: Speech): Promise<Paper> {
  const [organisation, sides, members, until] = await Promise.all([
    db.selectFrom('organisation').select(['name', 'privacy_contact']).where('id', '=', circle.organisation).executeTakeFirstOrThrow(),
    sidesOf(db, circle.id),
    membersOf(db, circle.id),
    keptUntil(db, circle.id),
  ]);
  const fill = (what: string): Line => ({ fill: words(`papers.fill.${what}` as 'papers.fill.fg') });
  const part = (heading: 'who' | 'about' | 'people' | 'get' | 'safe' | 'need', lines: Line[]): Part => ({
    heading: words(`papers.${heading}`),
    lines,
  });
  const who = part('who', [
    words('papers.who.is', { name: organisation.name }),
    organisation.privacy_contact ? words('papers.who.contact', { contact: organisation.privacy_contact }) : fill('contact'),
    fill('fg'),
  ]);
  const about = part('about', [
    words('papers.about.circle', { subject: circle.subject, challenge: circle.challenge }),
    words('papers.about.how'),
    words('papers.about.sides', { sides: sides.map((side) => side.name).join(', ') }),
    words('papers.about.listeners', {
      names:
        members
          .filter(({ role }) => role === 'listener')
          .map((member) => member.name)
          .join(', ') || '–',
    }),
    until ? words('papers.about.until', { day: dayOf(until) }) : words('papers.about.noUntil'),
  ]);
  const people = part('people', [words('papers.people.tellers'), words('papers.people.third'), words('papers.people.members')]);
  const get = part('get', [
    words('papers.get.nobody'),
    words('papers.get.world'),
    words('papers.get.outside'),
    fill('hosting'),
    fill('mail'),
  ]);
  const safe = part(
    'safe',
    ([1, 2, 3, 4, 5] as const).map((nth) => words(`papers.safe.${nth}`)),
  );
  const made = words('papers.made', { day: dayOf(now), subject: circle.subject });
  const paper = (parts: Part[]): Paper => ({ title: words(`papers.${name}.title`), note: words('papers.fill.note'), made, parts });
  if (name === 'record')
    return paper([
      who,
      about,
      people,
      keptTable(words),
      { heading: words('papers.proc.open'), lines: [fill('basis'), fill('selection')] },
      get,
      safe,
    ]);
  if (name === 'dpia')
    return paper([
      who,
      about,
      people,
      keptTable(words),
      part('need', [...([1, 2, 3] as const).map((nth) => words(`papers.need.${nth}`)), fill('basis')]),
      risks(words),
      get,
      safe,
      { heading: words('papers.proc.open'), lines: [fill('asked'), fill('advice'), fill('decision')] },
    ]);
  return paper([
    who,
    { heading: words('papers.proc.subject'), lines: [fill('processor'), words('papers.proc.subject.text', { name: organisation.name })] },
    { heading: words('papers.proc.data'), lines: people.lines! },
    keptTable(words),
    { heading: words('papers.proc.duties'), lines: ([1, 2, 3, 4, 5, 6, 7, 8] as const).map((nth) => words(`papers.proc.${nth}`)) },
    safe,
    { heading: words('papers.proc.open'), lines: [fill('sub'), fill('breach'), fill('audit'), fill('end'), fill('sign')] },
  ]);
}

/** What the register says, line by line; a new purpose or term that has no words yet stands in the register's own. */
function keptTable(words: Words): Part {
  const { lines, register } = processings();
  const said = (kind: 'purpose' | 'basis' | 'term', name: string) => {
    const key = `papers.${kind}.${name.replaceAll('-', '_')}`;
    const own = { purpose: register.purposes, basis: register.bases, term: register.terms }[kind][name];
    return isKey(key) ? words(key) : (own ?? name);
  };
  return {
    heading: words('papers.kept'),
    table: {
      columns: (['purpose', 'data', 'basis', 'term', 'class'] as const).map((column) => words(`papers.col.${column}`)),
      rows: lines.map(({ purpose, data, basis, term, classes }) => [
        said('purpose', purpose),
        data.join(', '),
        said('basis', basis),
        said('term', term),
        classes.map((kind) => words(`papers.class.${kind}`)).join('; '),
      ]),
    },
  };
}

const risks = (words: Words): Part => ({
  heading: words('papers.risks'),
  table: {
    columns: (['risk', 'measure', 'left'] as const).map((column) => words(`papers.col.${column}`)),
    rows: ([1, 2, 3, 4, 5, 6, 7, 8] as const).map((nth) => [
      words(`papers.risk.${nth}`),
      words(`papers.risk.${nth}.measure`),
      words(`papers.risk.${nth}.left`),
    ]),
  },
});
