import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import type { Sent } from '#lib/form/filled.ts';
import { Card, Empty, List, Tag } from '#lib/ui/card.tsx';
import { Count } from '#lib/ui/count.tsx';
import { DataTable } from '#lib/ui/data-table.tsx';
import { Quote } from '#lib/ui/quote.tsx';
import type { Shown } from '#maths/small-cells.ts';
import type { Here } from '../door.ts';
import { RestsOn } from './findings-page.tsx';
import { AsWritten } from './own-language.tsx';
import type { RecordRead } from './record-page.tsx';

/** A record, for the parts of its page. */
export type Read = { c: Here; session: Session; record: RecordRead; sent?: Sent };

/** What was found together, each with what it rests on, what was decided on it, and who sees it differently. */
export function Findings({ c, record }: Read) {
  const { words } = c.var;
  return (
    <>
      <h2>{words('phone.findings.title')}</h2>
      {record.findings.length === 0 && <Empty>{words('phone.findings.none')}</Empty>}
      <List
        items={record.findings.map((finding) => (
          <Card id={finding.id}>
            <p dir="auto">{finding.text ?? words('phone.hidden')}</p>
            <RestsOn c={c} finding={finding} />
            {finding.decisions.map(({ id, text }) => (
              <p>
                {words('phone.finding.decided')}{' '}
                <a href={`/circles/${c.var.circle.slug}/changes/${id}`} dir="auto">
                  {text ?? words('phone.hidden')}
                </a>
              </p>
            ))}
            {record.notes
              .filter((note) => note.finding === finding.id)
              .map((note) => (
                <OneNote c={c} note={note} />
              ))}
          </Card>
        ))}
      />
    </>
  );
}

/** What someone sees differently. */
export function OneNote({ c, note }: { c: Here; note: RecordRead['notes'][number] }) {
  const { words } = c.var;
  return (
    <Quote
      from={
        <>
          {words('phone.notes.one')} {note.sideName && <Side c={c} name={note.sideName} />}
        </>
      }
    >
      {note.text ?? words('phone.hidden')}
    </Quote>
  );
}

/** Who does not agree, or misses their words: in their own words, never by name. */
export function Objections({ c, session, record }: Read) {
  const { words } = c.var;
  if (!session.recordOpenedAt) return null;
  const said = record.objections.filter((one) => one.words !== null || one.hidden);
  return (
    <>
      <h2>{words('phone.objections.title')}</h2>
      {record.objections.length === 0 && <p>{words('phone.objections.none')}</p>}
      {record.objections.length > said.length && <p>{words('phone.objections.silent')}</p>}
      {said.map((one) => (
        <Quote
          from={
            <>
              {words(one.answer === 'missing' ? 'phone.objections.missing' : 'phone.objections.notOk')}{' '}
              {one.sideName && <Side c={c} name={one.sideName} />}
            </>
          }
        >
          {one.words ?? words('phone.hidden')}
        </Quote>
      ))}
    </>
  );
}

/** Who was there and what they answered, in numbers that point at nobody. */
export function WhoWasThere({ c, session, record: { attendance, standing } }: Read) {
  const { words } = c.var;
  return (
    <>
      <h2>{words('phone.attendance.title')}</h2>
      {!attendance.counted && <p>{words('phone.attendance.notYet')}</p>}
      {attendance.counted && (
        <DataTable
          caption={words('phone.attendance.caption')}
          columns={[{ label: words('phone.side') }, { label: words('phone.people'), number: true }]}
          rows={[
            ...attendance.sides.map(({ side, name, people }) => ({
              id: side,
              cells: [<AsWritten c={c}>{name}</AsWritten>, shownNumber(c, people)],
            })),
            { id: 'all', cells: [words('phone.together'), shownNumber(c, attendance.total)] },
          ]}
        />
      )}
      {standing && (
        <DataTable
          caption={words('phone.standing.caption')}
          columns={[{ label: words('phone.standing.answer') }, { label: words('phone.people'), number: true }]}
          rows={(['ok', 'earlier', 'notOk', 'missing', 'silent'] as const)
            .filter((kind) => (kind !== 'earlier' || standing.earlier !== 0) && (kind !== 'silent' || attendance.counted))
            .map((kind) => ({ id: kind, cells: [words(`phone.standing.${kind}`), shownNumber(c, standing[kind])] }))}
        />
      )}
      {!session.recordAgreedAt || <p class="kring-quiet">{words('phone.withdrawn')}</p>}
    </>
  );
}

/** The side of whoever said it. */
export const Side = ({ c, name }: { c: Here; name: string }) => (
  <Tag>
    <AsWritten c={c}>{name}</AsWritten>
  </Tag>
);

/** A number, "fewer than 5", or that it is not shown because it would give a small one away. */
export const shownNumber = (c: Here, n: Shown) =>
  n === 'hidden' ? c.var.words('phone.notShown') : <Count n={n === 'small' ? 'hidden' : n} />;
