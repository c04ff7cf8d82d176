import { List } from '#lib/ui/card.tsx';
import { may } from '#lib/people/may.ts';
import { recordAsJson, recordsAsCsv } from '#system/cases/case-files.ts';
import { pilotsIn, recordOfPilot, type CaseRecord } from '#system/cases/case-record.ts';
import { caseFields, cases } from '#system/cases/cases.ts';
import { heldCases } from '#system/cases/held-cases.server.ts';
import { casesOfCircles } from '#system/cases/own-cases.server.ts';
import { get, type Door, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showOpen } from '../show.tsx';
import { CaseCard, CasesMap, CaseSources, CaseTold, placeOf, type OnMap } from './case-parts.tsx';

/** The ten pilots, what circles of this place tell of themselves, and what others told: a small map and lists. */
async function casesPage(c: Here) {
  const { words, actor } = c.var;
  const all = await allOf(c);
  const numbered = all.map((one, nth) => ({ ...one, nth: nth + 1 }));
  const part = (of: CaseRecord['of']) => numbered.filter(({ record }) => record.of === of);
  const list = (of: CaseRecord['of']) => (
    <List
      two
      items={part(of).map((one) => (
        <CaseCard {...one} />
      ))}
    />
  );
  return showOpen(
    c,
    { title: words('cases.title'), wide: true, inside: true },
    <>
      <h1>{words('cases.title')}</h1>
      <p class="kring-lead">{words('cases.lead')}</p>
      <CasesMap all={numbered} />
      <h2>{words('cases.list')}</h2>
      {list('cosie')}
      <h2 id="here">{words('cases.here')}</h2>
      <p>{words(part('circle').length > 0 ? 'cases.here.lead' : 'cases.here.none')}</p>
      {part('circle').length > 0 && list('circle')}
      {part('held').length > 0 && (
        <>
          <h2 id="elsewhere">{words('cases.elsewhere')}</h2>
          <p>{words('cases.elsewhere.lead')}</p>
          {list('held')}
        </>
      )}
      <p class="kring-quiet">
        <a href="/cases.csv">{words('cases.csv')}</a> · <a href="/cases.json">{words('cases.json')}</a> ·{' '}
        <a href="/methods">{words('methods.ui.title')}</a> · <a href="/lessons">{words('learning.title')}</a>
        {may(actor, 'holdCases') && (
          <>
            {' '}
            · <a href="/cases/in">{words('cases.in.title')}</a>
          </>
        )}
      </p>
    </>,
  );
}

type Listed = { record: CaseRecord; mark?: 'fictional' | 'licensed' | null; href: string; left: boolean };

/** All examples that are shown here, in the order of the lists. */
async function allOf(c: Here): Promise<Listed[]> {
  const { db, words, lang, origin } = c.var;
  const [own, held] = await Promise.all([casesOfCircles(db, origin), heldCases(db)]);
  return [
    ...cases.map((one) => ({ record: recordOfPilot(one, words, lang), href: `/cases/${one.id}`, left: one.left === true })),
    ...own.map((record) => ({ record, mark: record.mark, href: `/circles/${record.id}/case`, left: false })),
    ...held.map((record) => ({ record, href: `/cases/held/${record.heldId}`, left: false })),
  ] satisfies (Listed & Omit<OnMap, 'nth'>)[];
}

/** One pilot: what the sources tell of it, and these sources. */
function casePage(c: Here) {
  const { words, lang } = c.var;
  const one = pilotsIn(words, lang).find(({ id }) => id === c.req.param('case'));
  if (!one) return showNotHere(c);
  return showOpen(
    c,
    { title: one.title },
    <>
      <p class="kring-not-printed">
        <a href="/cases">{words('cases.back')}</a>
      </p>
      <h1>{one.title}</h1>
      <p class="kring-quiet">{placeOf(words, one)}</p>
      <p class="kring-lead">{one.about}</p>
      <CaseTold record={one} />
      <h2>{words('cases.sources')}</h2>
      <p>{words('cases.sources.about')}</p>
      {caseFields.some((field) => !one.told[field]) && <p>{words('cases.sources.missing')}</p>}
      <CaseSources sources={one.sources} />
    </>,
  );
}

const asCsv = async (c: Here) => csvFile('kring-cases', (await allOf(c)).map(({ record }) => record)); // prettier-ignore
const asJson = async (c: Here) => jsonFile((await allOf(c)).map(({ record }) => recordAsJson(record))); // prettier-ignore

/** Examples as a file for a spreadsheet. */
export const csvFile = (name: string, records: readonly CaseRecord[]) =>
  new Response(recordsAsCsv(records), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}.csv"` },
  });

/** Examples as JSON. */
export const jsonFile = (said: unknown) =>
  new Response(`${JSON.stringify(said, null, 2)}\n`, { headers: { 'content-type': 'application/json; charset=utf-8' } });

export const casePageDoors: Door[] = [
  get('/cases', 'readOpenPages', casesPage),
  get('/cases.csv', 'readOpenPages', asCsv),
  get('/cases.json', 'readOpenPages', asJson),
  get('/cases/:case', 'readOpenPages', casePage),
];
