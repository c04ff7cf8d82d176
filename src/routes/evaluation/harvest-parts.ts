import type { TryOutShown } from '#catalysts/try-outs/try-out-views.server.ts';
import { wordsOfDay } from '#cycle/5-return/happening.ts';
import type { Harvest } from '#system/outcomes/harvest.server.ts';
import type { OutcomeHere } from '#system/outcomes/outcomes.server.ts';
import { rippleKinds } from '#system/outcomes/ripple.ts';
import type { Here } from '../door.ts';
import { isIn, lenses, onOnePage, type Lens } from '../outcomes/outcomes-page.tsx';
import { beginningOf, standingOf } from '../outcomes/parts.tsx';
import { countsOf } from '../outcomes/ripples-page.tsx';
import { list, text, type Block, type Line, type ReportPart } from './report.ts';
import { at, own, said, shown } from './report-lines.ts';

const most = 40;

/** What changed outside the circle, with how much of it outsiders looked at; what panels chose; and what came of what. */
export function harvestParts(c: Here, harvest: Harvest): ReportPart[] {
  const { words } = c.var;
  const { outcomes, panels, ripples } = harvest;
  const items = outcomes.slice(0, onOnePage).map((outcome) => outcomeItem(c, harvest, outcome));
  const left = outcomes.length - items.length;
  return [
    {
      ...{ id: 'harvest', heading: words('evaluation.harvest'), level: 2 },
      blocks: [
        ...(outcomes.length > 0 ? [figures(c, outcomes), text(words('evaluation.harvest.each'))] : []),
        list(items, words('evaluation.harvest.empty')),
        ...(left > 0 ? [text(words('evaluation.harvest.more', { left }), { href: at(c, '/outcomes?page=2#outcomes') })] : []),
      ],
    },
    ...(panels.length > 0
      ? [
          {
            id: 'panels',
            heading: words('outcomes.panels'),
            level: 3 as const,
            blocks: panels.flatMap((panel) => panelBlocks(c, harvest, panel)),
          },
        ]
      : []),
    ...(ripples.length > 0
      ? [{ id: 'ripples', heading: words('outcomes.ripples'), level: 3 as const, blocks: rippleBlocks(c, harvest) }]
      : []),
  ];
}

/** Every number beside the whole, each leading to what it counts. */
function figures(c: Here, outcomes: readonly OutcomeHere[]): Block {
  const { words } = c.var;
  const count = (lens: Lens) => outcomes.filter((outcome) => isIn(lens, outcome)).length;
  const figure = (lens: Lens) => ({
    line: {
      text: words(`evaluation.harvest.${lens}`, { count: count(lens), all: outcomes.length }),
      href: at(c, `/outcomes?show=${lens}#outcomes`),
    },
  });
  const all = { line: { text: words('outcomes.all', { count: outcomes.length }), href: at(c, '/outcomes#outcomes') } };
  return list([all, ...lenses.map(figure)], '');
}

function outcomeItem(c: Here, { said: all }: Harvest, outcome: OutcomeHere): { line: Line; more: Line[] } {
  const { words, lang } = c.var;
  return {
    line: { ...said(c, outcome.what), href: at(c, `/outcomes/${outcome.id}`) },
    more: [
      own(c, `${outcome.who ?? words('change.hidden')}, ${wordsOfDay(outcome.happenedOn, lang)}`),
      own(c, `${words('outcomes.matters')} ${outcome.matters ?? words('change.hidden')}`),
      own(c, `${words(`outcomes.ours.${outcome.ours}`)}. ${outcome.contribution ?? words('change.hidden')}`),
      { text: standingOf(c, outcome), href: at(c, `/outcomes/${outcome.id}#said`) },
      ...all
        .filter((one) => one.outcome === outcome.id)
        .map((one) => {
          const by = [one.name, one.role].filter(Boolean).join(', ');
          const because = `${one.because ?? words('change.hidden')}${one.ofNow ? '' : ` ${words('outcomes.said.earlier')}`}`;
          return own(c, `${words(`outcomes.agrees.${one.agrees}`)}${by && ` (${by})`}: ${because}`);
        }),
    ],
  };
}

/** All that lay before the panels, also what no side chose, with a column for each side; then why. */
function panelBlocks(c: Here, { outcomes }: Harvest, panel: Harvest['panels'][number]): Block[] {
  const { words } = c.var;
  const choiceOf = (side: string) => panel.choices.find((choice) => choice.side === side);
  const row = (line: Line, chosen: (choice: Harvest['panels'][number]['choices'][number]) => boolean): Line[] => [
    line,
    ...panel.sides.map(({ id }) => {
      const choice = choiceOf(id);
      return { text: choice && chosen(choice) ? words('outcomes.panel.chosen') : '–' };
    }),
  ];
  const rows = [
    ...outcomes
      .filter(({ id }) => panel.before.outcomes.includes(id))
      .map(({ id, what }) => row({ ...said(c, what), href: at(c, `/outcomes/${id}`) }, ({ outcomes }) => outcomes.includes(id))),
    ...panel.before.stories.map(({ id, text, lang }) =>
      row({ text: `${words('outcomes.panel.aStory')}: ${beginningOf(text)}`, lang, href: at(c, `/published/${id}`) }, ({ stories }) =>
        stories.includes(id),
      ),
    ),
  ];
  return [
    text(panel.question ?? words('change.hidden'), { href: at(c, `/outcomes/panels/${panel.id}`), lang: c.var.circle.language }),
    ...(rows.length > 0
      ? [
          {
            kind: 'table' as const,
            caption: words('outcomes.panel.table'),
            columns: [words('outcomes.panel.what'), ...panel.sides.map(({ name }) => name)],
            rows,
          },
        ]
      : []),
    text(words('outcomes.panel.others')),
    list(
      panel.sides.map(({ id, name }) => {
        const choice = choiceOf(id);
        if (!choice) return { line: { text: `${name}: ${words('outcomes.panel.choseNothing')}` } };
        return { line: { text: `${name}${choice.none ? `: ${words('outcomes.panel.choseNone')}` : ''}` }, more: [said(c, choice.because)] };
      }),
      '',
    ),
  ];
}

function rippleBlocks(c: Here, { ripples }: Harvest): Block[] {
  const { words, lang } = c.var;
  const counts = countsOf(ripples);
  const unwelcome = ripples.filter(({ kind }) => kind === 'unwelcome');
  return [
    list(
      rippleKinds.map((kind) => ({
        line: { text: `${words(`outcomes.ripple.kind.${kind}`)}: ${counts[kind]}`, href: at(c, `/outcomes/ripples?show=${kind}#list`) },
      })),
      '',
    ),
    ...(unwelcome.length > 0 ? [text(words('evaluation.harvest.unwelcome'))] : []),
    list(
      unwelcome
        .slice(0, most)
        .map((ripple) => ({ line: said(c, ripple.text), more: [{ text: `${ripple.side}, ${wordsOfDay(ripple.seenOn, lang)}` }] })),
      words('evaluation.harvest.unwelcome.none'),
    ),
  ];
}

/** What was tried in practice: how it stands, by which signs, and who chose what and why. */
export function triedPart(c: Here, tryOuts: readonly TryOutShown[]): ReportPart {
  const { words, lang } = c.var;
  const items = tryOuts.slice(0, most).map((tryOut) => ({
    line: {
      ...said(c, tryOut.trying),
      text: `${words(`tryouts.standing.${tryOut.standing}`)}: ${tryOut.trying ?? words('change.hidden')}`,
      href: at(c, `/try-outs/${tryOut.id}`),
    },
    more: [
      ...(tryOut.since ? [{ text: words('evaluation.tried.since', { day: wordsOfDay(tryOut.since, lang), side: tryOut.side }) }] : []),
      { text: words('evaluation.tried.seen', { seen: shown(c, tryOut.seen.total) }), href: at(c, `/try-outs/${tryOut.id}`) },
      { text: words(tryOut.fromOutside ? 'evaluation.tried.outside' : 'evaluation.tried.notOutside') },
      ...(tryOut.decidedOn
        ? [
            own(
              c,
              `${wordsOfDay(tryOut.decidedOn, lang)}, ${[tryOut.decidedBy, tryOut.decidedSide].filter(Boolean).join(', ')}. ${words('change.because')} ${tryOut.because ?? words('change.hidden')}`,
            ),
          ]
        : []),
    ],
  }));
  return { id: 'tried', heading: words('evaluation.tried'), level: 2, blocks: [list(items, words('evaluation.tried.none'))] };
}
