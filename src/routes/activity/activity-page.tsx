import { acts, withinOnly, type ActDone } from '#lib/server/activity.ts';
import { activityOf } from '#lib/server/activity.server.ts';
import { capacitiesOf } from '#lib/people/may.ts';
import { Empty } from '#lib/ui/card.tsx';
import { DataTable } from '#lib/ui/data-table.tsx';
import { When } from '#lib/ui/when.tsx';
import type { Words } from '#lib/words/words.ts';
import { get, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';

/**
 * What was done in this circle, in plain words: by which role, from which side, never by whom and never what was said. The world sees acts
 * done openly in a role, by day; who listens or runs the circle sees those that touch one story or member too.
 */
async function activityPage(c: Here) {
  const { db, circle, words, actor } = c.var;
  const able = capacitiesOf(actor, circle.id);
  const within = able.has('steward') || able.has('listener');
  const before = readBefore(c.req.query('before'));
  const lines = await activityOf(db, circle.id, { without: within ? [] : withinOnly, most: aPage + 1, ...(before && { before }) });
  const more = lines.length > aPage ? lines[aPage - 1]!.at : null;
  return showCircle(
    c,
    { title: words('activity.title'), wide: true },
    <>
      <h1>{words('activity.title')}</h1>
      <p class="kring-lead">{words('activity.lead')}</p>
      <p>{words(within ? 'activity.within' : 'activity.open')}</p>
      {lines.length === 0 ? (
        <Empty>{words('activity.none')}</Empty>
      ) : (
        <DataTable
          caption={words('activity.title')}
          columns={(['what', 'who', 'when'] as const).map((name) => ({ label: words(`activity.${name}`) }))}
          rows={lines.slice(0, aPage).map((line) => ({
            id: line.id,
            cells: [saidOf(words, line), whoOf(words, line), within ? <When at={line.at} as="moment" /> : <When at={dayOf(line.at)} />],
          }))}
        />
      )}
      {more && (
        <p class="kring-pager">
          <a href={`?before=${encodeURIComponent(more.toISOString())}`} rel="next">
            {words('activity.earlier')}
          </a>
        </p>
      )}
      <p class="kring-quiet">{words('activity.proof')}</p>
    </>,
  );
}

// The hour of an act would say which of few did it.
const dayOf = (at: Date) => new Date(`${at.toISOString().slice(0, 10)}T12:00:00Z`);

const aPage = 100;

type Line = Awaited<ReturnType<typeof activityOf>>[number];

function saidOf(words: Words, { what, result }: Line): string {
  const said = acts.includes(what as ActDone) ? words(`activity.act.${what as ActDone}`) : what;
  return result === 'refused' ? `${said} ${words('activity.refused')}` : said;
}

const roles = ['steward', 'listener', 'member', 'reader', 'teller', 'opener', 'program', 'anyone', 'kring'] as const;
function whoOf(words: Words, { role, side }: Line): string {
  const known = roles.find((one) => one === role);
  return [known ? words(`activity.role.${known}`) : role, side].filter(Boolean).join(' · ');
}

function readBefore(asked: string | undefined): Date | null {
  const at = new Date(asked ?? '');
  return Number.isNaN(at.getTime()) || at.getFullYear() < 1900 || at.getFullYear() > 9000 ? null : at;
}

export const activityDoors = [get('/circles/:circle/activity', 'readActivity', activityPage)];
