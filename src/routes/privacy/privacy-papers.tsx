import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { retentionReports } from '#cycle/expiries.server.ts';
import { Card, Empty, List } from '#lib/ui/card.tsx';
import { DataTable } from '#lib/ui/data-table.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { dayInWords } from '#lib/ui/when.tsx';
import { asMarkdown, papers, toFill, type PaperName, type Part } from '#system/privacy/paper.ts';
import { paperOf } from '#system/privacy/papers.server.ts';
import { get, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { showNotHere } from '../problems.tsx';

/** The papers that a privacy officer asks for, and what was erased when its time was over. */
async function papersPage(c: Here): Promise<Response> {
  const { db, words, circle, keys } = c.var;
  const erased = await retentionReports(db, circle.id, keys);
  return showCircle(
    c,
    { title: words('papers.index.title') },
    <>
      <h1>{words('papers.index.title')}</h1>
      <p class="kring-lead">{words('papers.index.lead')}</p>
      <List
        items={papers.map((name) => (
          <Card>
            <h2>
              <a href={`/circles/${circle.slug}/privacy/${name}`}>{words(`papers.${name}.title`)}</a>
            </h2>
            <p>{words(`papers.${name}.what`)}</p>
          </Card>
        ))}
      />
      <h2>{words('papers.index.erased')}</h2>
      {erased.length === 0 ? (
        <Empty>{words('papers.index.erased.none')}</Empty>
      ) : (
        <ul>
          {erased.map(({ id, line, holds }) => (
            <li key={id}>
              <bdi dir="ltr">{line}</bdi> {words(`papers.index.erased.${holds ? 'holds' : 'broken'}`)}
            </li>
          ))}
        </ul>
      )}
    </>,
  );
}

/** One paper, to read and to print: what a person must still fill in stands first. */
async function paperPage(c: Here): Promise<Response> {
  const { words, circle } = c.var;
  const name = nameIn(c);
  if (!name) return showNotHere(c);
  const paper = await paperHere(c, name);
  return showCircle(
    c,
    { title: paper.title, wide: true },
    <>
      <p class="kring-not-printed">
        <a href={`/circles/${circle.slug}/privacy`}>{words('papers.back')}</a>
      </p>
      <h1>{paper.title}</h1>
      <p>{paper.made}</p>
      <Notice heading={words('papers.fill.heading')}>
        <p>{paper.note}</p>
        <ul>
          {toFill(paper).map((what) => (
            <li>{what}</li>
          ))}
        </ul>
      </Notice>
      {paper.parts.map((part) => (
        <OnePart part={part} c={c} />
      ))}
    </>,
  );
}

function OnePart({ part: { heading, lines, table }, c }: { part: Part; c: Here }) {
  return (
    <section>
      <h2>{heading}</h2>
      {lines && (
        <ul>
          {lines.map((line) => (
            <li>{typeof line === 'string' ? line : <strong>[{c.var.words('papers.fill', { what: line.fill })}]</strong>}</li>
          ))}
        </ul>
      )}
      {table && (
        <DataTable
          caption={heading}
          columns={table.columns.map((label) => ({ label }))}
          rows={table.rows.map((cells, nth) => ({ id: String(nth), cells }))}
        />
      )}
    </section>
  );
}

/** The same as Markdown, for whoever keeps it elsewhere. */
async function paperFile(c: Here): Promise<Response> {
  const { words } = c.var;
  const name = nameIn(c);
  if (!name) return showNotHere(c);
  const text = asMarkdown(await paperHere(c, name), {
    heading: words('papers.fill.heading'),
    says: (what) => words('papers.fill', { what }),
  });
  return new Response(text, {
    headers: { 'content-type': 'text/markdown; charset=utf-8', 'content-disposition': `attachment; filename="${name}.md"` },
  });
}

const nameIn = (c: Here): PaperName | undefined => papers.find((name) => name === c.req.param('paper'));

const paperHere = (c: Here, name: PaperName) => {
  const { db, circle, words, lang, now } = c.var;
  return paperOf(db, circle, name, { words, now, dayOf: (day) => dayInWords(typeof day === 'string' ? noonOf(day) : day, lang) });
};

const at = '/circles/:circle/privacy';

export const privacyDoors = [
  get(at, 'prepareCircle', papersPage),
  get(`${at}/:paper`, 'prepareCircle', paperPage),
  get(`${at}/:paper/text`, 'prepareCircle', paperFile),
];
