import { copyOf, makeCopy } from '#cycle/2-sense/copies.server.ts';
import { quotesOf } from '#cycle/2-sense/fragments.server.ts';
import { standsOn } from '#cycle/4-change/agreement.ts';
import { councilHears, fragmentsToQuote, type CouncilHears } from '#cycle/4-change/council.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import { may } from '#lib/people/may.ts';
import { A4, A4Columns } from '#lib/ui/a4.tsx';
import { Button } from '#lib/ui/button.tsx';
import { Form } from '#lib/ui/form.tsx';
import { onOneSheet, shortened } from '#lib/ui/one-sheet.ts';
import { When } from '#lib/ui/when.tsx';
import type { Shown } from '#maths/small-cells.ts';
import { Part } from '../dialogue/a4-page.tsx';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { changesPath, saidOr } from './here.server.ts';

const quotesOnASheet = 2;

/** The one page for the council. It holds no quotes, so that anyone may print it without a number. */
const councilPage = (c: Here) => showSheet(c, { number: null, quotes: [] });

/** Makes a numbered copy with quotes: the tellers of those words see that it exists. */
async function makeNumbered(c: Here) {
  const { db, circle, words, person, now } = c.var;
  const quotes = await quotesHere(c);
  if (quotes.length === 0) return c.redirect(changesPath(c, '/a4'), 303);
  const { id } = await makeCopy(db, circle.id, {
    kind: 'print',
    what: words('change.a4.what'),
    stories: quotes.map(({ story }) => story),
    by: person.id,
    now,
  });
  return c.redirect(changesPath(c, `/a4/${id}`), 303);
}

// A numbered sheet shows the quotes that may still be shown: what was withdrawn since is gone from it.
async function numberedPage(c: Here) {
  const copy = await copyOf(c.var.db, c.var.circle.id, c.req.param('copy')!);
  if (!copy) return showNotHere(c);
  const quotes = (await quotesHere(c)).filter(({ story }) => copy.stories.includes(story));
  return showSheet(c, { number: copy.number, quotes: quotes.map(({ words }) => words) });
}

async function quotesHere(c: Here) {
  const { db, circle } = c.var;
  const quotes = await quotesOf(db, circle.id, await fragmentsToQuote(db, circle.id), { open: true });
  return quotes.filter(({ words }) => words.length <= 220).slice(0, quotesOnASheet);
}

type Copy = { number: number | null; quotes: string[] };

/** What stands on the one page, chosen so that it fits: for the page itself and for the first page of the evaluation. */
export async function councilSheet(c: Here, copy: Copy = { number: null, quotes: [] }) {
  const hears = await councilHears(c.var.db, c.var.circle.id, c.var.now);
  return onOneSheet([
    [{ name: 'heard', width: 'whole', texts: heardTexts(c, hears, copy.quotes) }],
    [{ name: 'missing', width: 'whole', texts: [missingText(c, hears)] }],
    [
      { name: 'chosen', width: 'half', texts: decisionTexts(c, hears, 'chosen') },
      { name: 'notDone', width: 'half', texts: decisionTexts(c, hears, 'not_done') },
    ],
    [
      { name: 'agreed', width: 'half', texts: agreementTexts(c, hears) },
      { name: 'again', width: 'half', texts: laterTexts(c, hears) },
    ],
  ]);
}

/** The sheet as it is read and printed. */
export function CouncilSheet({
  c,
  sheet,
  number = null,
}: {
  c: Here;
  sheet: Awaited<ReturnType<typeof councilSheet>>;
  number?: number | null;
}) {
  const { circle, words, now, origin } = c.var;
  const { fits, left, dense } = sheet;
  return (
    <A4
      dense={dense}
      title={words('change.a4.head', { subject: circle.subject })}
      about={
        <>
          {circle.organisationName}, <When at={now} />. {circle.mark && words(`frame.mark.${circle.mark}`)} {circle.attribution}
        </>
      }
      foot={
        <>
          {number !== null && <>{words('dialogue.copy.number', { number })}. </>}
          {left > 0 && <>{words('dialogue.a4.left', { count: left })} </>}
          {words('change.a4.where')} <bdi>{`${new URL(origin).host}${changesPath(c)}`}</bdi>. {words('change.withdrawn')}
        </>
      }
    >
      <Part heading={words('change.a4.heard')} part={fits.heard} none={words('change.a4.nothingHeard')} />
      <Part heading={words('change.a4.missing')} part={fits.missing} plain />
      <A4Columns>
        <Part heading={words('change.kind.chosen')} part={fits.chosen} none={words('change.a4.nothing')} />
        <Part heading={words('change.kind.not_done')} part={fits.notDone} none={words('change.a4.nothing')} />
      </A4Columns>
      <A4Columns>
        <Part heading={words('change.agreements')} part={fits.agreed} none={words('change.a4.nothing')} />
        <Part heading={words('change.a4.later')} part={fits.again} none={words('change.a4.nothing')} />
      </A4Columns>
    </A4>
  );
}

async function showSheet(c: Here, copy: Copy) {
  const { circle, words, actor } = c.var;
  const sheet = await councilSheet(c, copy);
  const canQuote = copy.number === null && may(actor, 'printStories', circle.id) && (await quotesHere(c)).length > 0;
  return showCircle(
    c,
    { title: words('change.a4.title'), wide: true },
    <>
      <p class="kring-not-printed">
        <a href={changesPath(c)}>{words('change.title')}</a> · {words('dialogue.print.how')}
      </p>
      <h1 class="kring-not-printed">{words('change.a4.title')}</h1>
      {canQuote && (
        <div class="kring-not-printed">
          <Form action={changesPath(c, '/a4')}>
            <p>{words('change.a4.numbered.means')}</p>
            <Button kind="quiet" icon="print">
              {words('change.a4.numbered')}
            </Button>
          </Form>
        </div>
      )}
      <CouncilSheet c={c} sheet={sheet} number={copy.number} />
    </>,
  );
}

function heardTexts(c: Here, { stories, insights }: CouncilHears, quotes: string[]): string[] {
  const { words } = c.var;
  const total = typeof stories === 'number' && stories > 0 ? [words('change.a4.total', { count: stories })] : [];
  const claims = insights.map(({ text, stories }) => `${shortened(saidOr(c, text), 240)} (${countIn(c, stories)})`);
  return [...total, ...claims.slice(0, 3), ...quotes.map((quote) => `“${quote}”`), ...claims.slice(3)];
}

const countIn = (c: Here, n: Shown) =>
  typeof n === 'number'
    ? c.var.words('change.a4.count', { count: n })
    : n === 'small'
      ? `${c.var.words('ui.fewerThanFive')} ${c.var.words('change.stories')}`
      : c.var.words('phone.notShown');

function missingText(c: Here, { stories, missing }: CouncilHears): string {
  const { words } = c.var;
  if (typeof stories !== 'number' || stories === 0 || missing === null) return words('change.a4.tooEarly');
  return missing.length > 0 ? words('change.a4.fewFrom', { sides: missing.join(', ') }) : words('change.a4.noneMissing');
}

const decisionTexts = (c: Here, { decisions }: CouncilHears, kind: 'chosen' | 'not_done') =>
  decisions
    .filter((decision) => decision.kind === kind)
    .map(
      (decision) =>
        `${shortened(saidOr(c, decision.text), 130)} ${c.var.words('change.because')} ${shortened(saidOr(c, decision.because), 110)} (${shortened(decision.decidedBy, 30)})`,
    );

// What is late comes first: the council should see it.
function agreementTexts(c: Here, { agreements }: CouncilHears): string[] {
  const { words, now } = c.var;
  const today = dayAt(now, c.var.config.timeZone);
  const lines = agreements.map((agreement) => ({ agreement, stands: standsOn(today, agreement) }));
  const order = { late: 0, open: 1, kept: 2, dropped: 3 };
  return lines
    .sort((a, b) => order[a.stands] - order[b.stands])
    .map(
      ({ agreement, stands }) =>
        `${shortened(saidOr(c, agreement.text), 200)} (${shortened(agreement.owner, 40)}, ${dayIn(c, agreement.dueOn)}${stands === 'open' ? '' : `: ${words(`change.stands.${stands}`)}`})`,
    );
}

function laterTexts(c: Here, { changes, reviews }: CouncilHears): string[] {
  const { words } = c.var;
  const next = reviews.filter(({ heldAt }) => !heldAt).map(({ onDay }) => `${words('change.review.again')} ${dayIn(c, onDay)}`);
  return [...new Set(next), ...changes.map(({ happenedOn, text }) => `${dayIn(c, happenedOn)}: ${saidOr(c, text)}`)];
}

const dayIn = (c: Here, day: string) =>
  new Intl.DateTimeFormat(c.var.lang === 'en' ? 'en-GB' : c.var.lang, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));

export const councilDoors = [
  get('/circles/:circle/changes/a4', 'readOpenPages', councilPage),
  post('/circles/:circle/changes/a4', 'printStories', makeNumbered),
  get('/circles/:circle/changes/a4/:copy', 'printStories', numberedPage),
];
