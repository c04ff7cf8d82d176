import { moderationLog, type ModerationLog, type TurnedDown } from '#cycle/2-sense/moderation.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import { Card, Empty, List } from '#lib/ui/card.tsx';
import { DataTable } from '#lib/ui/data-table.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { When } from '#lib/ui/when.tsx';
import { csvOf } from '#system/leaving/csv.ts';
import { get, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';

/** What was let in and what was not, and why: open to everyone, so that nobody has to take it on trust. */
async function moderationPage(c: Here) {
  const { db, circle, words } = c.var;
  const log = await moderationLog(db, circle.id);
  const base = `/circles/${circle.slug}`;
  return showCircle(
    c,
    { title: words('share.log.title') },
    <>
      <h1>{words('share.log.title')}</h1>
      <p class="kring-lead">{words('share.log.lead')}</p>
      <ul>
        <li>{words('share.log.letIn', { count: log.letIn })}</li>
        {log.letIn > 0 && <li>{words('share.log.byMaker', { count: log.letInBy.maker })}</li>}
        {log.letIn > 0 && <li>{words('share.log.sameSide', { count: log.letInBy.sameSide })}</li>}
        <li>{words('share.log.refused', { count: log.refused })}</li>
        <li>{words('share.log.takenOut', { count: log.takenOut })}</li>
        {log.refusedElsewhere > 0 && <li>{words('share.log.elsewhere', { count: log.refusedElsewhere })}</li>}
      </ul>
      <Grounds grounds={log.grounds} />
      <h2>{words('share.log.which')}</h2>
      {log.turnedDown.length === 0 ? (
        <Empty action={<a href={`${base}#grounds`}>{words('circle.open.grounds')}</a>}>{words('share.log.none')}</Empty>
      ) : (
        <List
          items={log.turnedDown.map((one) => (
            <One {...one} />
          ))}
        />
      )}
      <p>
        <a href={`${base}/moderation.csv`}>{words('share.log.download')}</a>
      </p>
      <p class="kring-quiet">{words('share.log.withdrawn')}</p>
    </>,
  );
}

function Grounds({ grounds }: Pick<ModerationLog, 'grounds'>) {
  const { words } = useFrame();
  if (grounds.length === 0) return null;
  return (
    <DataTable
      caption={words('share.log.perGround')}
      columns={[
        { label: words('share.log.reason') },
        { label: words('share.state.refused'), number: true },
        { label: words('share.state.taken_out'), number: true },
      ]}
      rows={grounds.map(({ id, text, refused, takenOut }) => ({ id, cells: [text, refused, takenOut] }))}
    />
  );
}

function One({ text, language, outcome, ground, because, on }: TurnedDown) {
  const { words } = useFrame();
  return (
    <Card>
      <p lang={text === null ? undefined : language} dir="auto">
        {text ?? words('share.log.noText')}
      </p>
      {ground && <p>{words('share.one.ground', { ground })}</p>}
      {because === 'insight_returned' && <p>{words('share.one.insight_returned')}</p>}
      <p class="kring-quiet">
        {words(`share.log.on.${outcome}`)} <When at={on} />
      </p>
    </Card>
  );
}

/** The same as a file for a spreadsheet: first the counts, then every statement that was turned down. */
async function moderationFile(c: Here) {
  const { db, circle, config } = c.var;
  const log = await moderationLog(db, circle.id);
  const columns = ['what', 'outcome', 'ground', 'count', 'day', 'language', 'text'];
  const rows = [
    ['all', 'let in', '', log.letIn],
    ['all', 'let in by who made it', '', log.letInBy.maker],
    ['all', 'let in by another of the side that made it', '', log.letInBy.sameSide],
    ['all', 'refused', '', log.refused],
    ['all', 'taken out', '', log.takenOut],
    ['all', 'refused elsewhere', '', log.refusedElsewhere],
    ...log.grounds.flatMap(({ text, refused, takenOut }) => [
      ['ground', 'refused', text, refused],
      ['ground', 'taken out', text, takenOut],
    ]),
    ...log.turnedDown.map(({ text, language, outcome, ground, because, on }) => [
      'statement',
      outcome.replace('_', ' '),
      ground ?? because?.replace('_', ' ') ?? '',
      1,
      dayAt(on, config.timeZone),
      text === null ? '' : language,
      text ?? '',
    ]),
  ];
  return new Response(`\uFEFF${csvOf({ name: 'moderation', columns, rows })}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="moderation-${circle.slug}.csv"`,
    },
  });
}

export const moderationDoors = [
  get('/circles/:circle/moderation', 'readOpenPages', moderationPage),
  get('/circles/:circle/moderation.csv', 'readOpenPages', moderationFile),
];
