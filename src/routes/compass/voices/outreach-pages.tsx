import { noonOf } from '#cycle/3-dialogue/moment.ts';
import type { Going, Voice } from '#compass/voices/picture.ts';
import { voicesOf } from '#compass/voices/voices.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import { A4 } from '#lib/ui/a4.tsx';
import { Empty } from '#lib/ui/card.tsx';
import { DataTable } from '#lib/ui/data-table.tsx';
import { dayInWords, When } from '#lib/ui/when.tsx';
import type { Here } from '../../door.ts';
import { showCircle } from '../../show.tsx';
import { PrintButton } from '../../teller/card.tsx';
import { voicesPath } from './voices-page.tsx';

/** As many lines as fit on one sheet with room to write. */
const onOneSheet = 14;

/** Who goes to whom, where and when, on one sheet: what is planned first, then whom nobody goes to yet. It has no names of those who are not here. */
export async function planPage(c: Here): Promise<Response> {
  const { db, circle, words, now, config } = c.var;
  const { voices } = await voicesOf(db, circle.id, dayAt(now, config.timeZone));
  const lines = voices
    .filter(({ reached }) => !reached)
    .flatMap(linesOf)
    .sort(byDay);
  const left = lines.length - onOneSheet;
  return showCircle(
    c,
    { title: words('voices.plan'), wide: true, islands: ['print'] },
    <>
      <div class="kring-not-printed">
        <p>
          <a href={voicesPath(c)}>{words('voices.title')}</a>
        </p>
        <h1>{words('voices.plan')}</h1>
        <p class="kring-lead">{words('voices.plan.lead')}</p>
        <PrintButton label={words('voices.plan.print')} />
        {lines.length === 0 && <Empty>{words('voices.none')}</Empty>}
        {left > 0 && <p>{words('voices.plan.left', { count: left })}</p>}
      </div>
      {lines.length > 0 && (
        <A4
          title={words('voices.plan')}
          about={
            <>
              {words('frame.circle', { subject: circle.subject })}, <When at={now} />
            </>
          }
          foot={words('voices.plan.foot')}
          dense
        >
          <DataTable
            caption={words('voices.plan.caption')}
            columns={(['whom', 'how', 'where', 'when', 'who', 'came'] as const).map((column) => ({
              label: words(`voices.plan.${column}`),
            }))}
            rows={lines.slice(0, onOneSheet).map(({ voice, going }, at) => ({
              id: `${voice.id}-${at}`,
              cells: [
                <bdi lang={voice.language}>{voice.text}</bdi>,
                going ? words(`voices.way.${going.way}`) : '…',
                going?.place ?? '…',
                going?.plannedOn ? dayInWords(noonOf(going.plannedOn), c.var.lang) : '…',
                going?.who ?? '…',
                going?.result ? words(`voices.result.${going.result}`) : '…',
              ],
            }))}
          />
        </A4>
      )}
    </>,
  );
}

type Line = { voice: Voice; going: Going | null };

const linesOf = (voice: Voice): Line[] => {
  const open = voice.goings.filter(({ result }) => result === null);
  return open.length > 0 ? open.map((going) => ({ voice, going })) : [{ voice, going: null }];
};

const byDay = (a: Line, b: Line) =>
  Number(a.going === null) - Number(b.going === null) || (a.going?.plannedOn ?? '9999').localeCompare(b.going?.plannedOn ?? '9999');

/** Whom one can simply call: the numbers that a steward put there for it, and who said to call. */
export async function callsPage(c: Here): Promise<Response> {
  const { db, circle, words, now, config } = c.var;
  const { voices } = await voicesOf(db, circle.id, dayAt(now, config.timeZone));
  const calls = voices.filter(({ call, reached }) => call !== null && !reached);
  return showCircle(
    c,
    { title: words('voices.calls'), islands: ['print'] },
    <>
      <p class="kring-not-printed">
        <a href={voicesPath(c)}>{words('voices.title')}</a>
      </p>
      <h1>{words('voices.calls')}</h1>
      <p class="kring-lead">{words('voices.calls.lead')}</p>
      <p>{words('voices.calls.say')}</p>
      {calls.length === 0 ? (
        <Empty>{words('voices.calls.none')}</Empty>
      ) : (
        <DataTable
          caption={words('voices.calls.caption')}
          columns={(['whom', 'name', 'number', 'until'] as const).map((column) => ({ label: words(`voices.calls.${column}`) }))}
          rows={calls.map(({ id, text, language, call }) => ({
            id,
            cells: [
              <a href={`${voicesPath(c)}/of/${id}`} lang={language} dir="auto">
                {text}
              </a>,
              call!.name ?? '–',
              <a href={`tel:${call!.number.replace(/[^+\d]/g, '')}`}>{call!.number}</a>,
              <When at={noonOf(call!.until)} />,
            ],
          }))}
        />
      )}
      <PrintButton label={words('voices.calls.print')} />
    </>,
  );
}
