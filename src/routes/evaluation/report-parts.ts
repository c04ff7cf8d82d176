import { standsOn } from '#cycle/4-change/agreement.ts';
import { wordsOfDay } from '#cycle/5-return/happening.ts';
import { dayAt } from '#lib/form/fields.ts';
import { may } from '#lib/people/may.ts';
import { languageName } from '#lib/words/languages.ts';
import type { Key } from '#lib/words/words.ts';
import type { Shown } from '#maths/small-cells.ts';
import type { TryOutShown } from '#catalysts/try-outs/try-out-views.server.ts';
import { promiseLines } from '#system/circles/promise.ts';
import type { PromiseShown } from '#system/circles/promises.server.ts';
import type { Evaluation } from '#system/evaluation/evaluations.server.ts';
import type { Division } from '#system/evaluation/parts-shown.ts';
import type { Here } from '../door.ts';
import { harvestParts, triedPart } from './harvest-parts.ts';
import { list, text, type Block, type ReportPart } from './report.ts';
import { at, day, own, said, shown } from './report-lines.ts';

/** The whole evaluation in the order of a participation bylaw: preparation, execution, evaluation. */
export function reportParts(c: Here, told: Evaluation & { tryOuts: TryOutShown[] }): ReportPart[] {
  return [
    preparation(c, told),
    reached(c, told),
    heard(c, told),
    met(c, told),
    chosen(c, told),
    triedPart(c, told.tryOuts),
    ...harvestParts(c, told.harvest),
    returned(c, told),
    kept(c, told),
    lookingBack(c, told),
  ];
}

function preparation(c: Here, { promises, gathering }: Evaluation): ReportPart {
  const { words, circle } = c.var;
  const opened = gathering ? [{ name: words('evaluation.opened'), is: { text: day(c, gathering.opened_at) } }] : [];
  const closed = gathering?.closed_at
    ? [
        {
          name: words('evaluation.closed'),
          is: { text: `${day(c, gathering.closed_at)}: ${gathering.closed_because ?? ''}`, lang: circle.language },
        },
      ]
    : [];
  return {
    ...{ id: 'preparation', heading: words('evaluation.preparation'), level: 2 },
    blocks: [
      { kind: 'facts', facts: [{ name: words('evaluation.challenge'), is: own(c, circle.challenge) }, ...opened, ...closed] },
      ...(promises[0] ? promised(c, promises[0]) : [text(words('circle.promise.none'))]),
      ...promises.slice(1).map((earlier, at) =>
        text(
          words('evaluation.earlier', {
            from: day(c, earlier.publishedAt),
            until: day(c, earlier.replacedAt!),
            because: promises[at]!.changedBecause ?? '',
          }),
          { lang: circle.language },
        ),
      ),
    ],
  };
}

function promised(c: Here, { lines, answerBy, confirmed }: PromiseShown): Block[] {
  const { words } = c.var;
  const facts = promiseLines.map((line) => {
    const { text, knownBy } = lines[line];
    const later = knownBy ? `${words(text ? 'circle.promise.surerBy' : 'circle.promise.unknown')} ${wordsOfDay(knownBy, c.var.lang)}.` : '';
    return { name: words(`circle.promise.${line}`), is: own(c, [text, later].filter(Boolean).join(' ')) };
  });
  const answer = answerBy ? [{ name: words('circle.promise.answerBy'), is: { text: wordsOfDay(answerBy, c.var.lang) } }] : [];
  const said = confirmed
    ? `${words('circle.promise.confirmedBy', { name: confirmed.name, role: confirmed.role, side: confirmed.side ?? '' })} ${day(c, confirmed.at)}`
    : words('circle.promise.notConfirmed');
  return [{ kind: 'facts', facts: [...facts, ...answer] }, text(said, { href: at(c, '#promise') })];
}

function reached(c: Here, { stories, reached }: Evaluation): ReportPart {
  const { words } = c.var;
  return {
    ...{ id: 'reached', heading: words('evaluation.reached'), level: 2 },
    blocks: [
      text(`${words('evaluation.stories')}: ${shown(c, stories)}`, { href: storiesAt(c) }),
      divided(c, 'side', reached.sides, (name) => (name === 'several' || name === 'unsaid' ? words(`evaluation.side.${name}`) : name)),
      text(missingText(c, stories, reached.missing)),
      divided(c, 'way', reached.ways, (name) => words(`evaluation.way.${name}` as Key)),
      divided(c, 'language', reached.languages, (name) => languageName(name, c.var.lang, words('evaluation.language.other'))),
      text(`${words('evaluation.withdrawn')} ${words('circle.open.soFar.byFive')}`),
    ],
  };
}

function missingText(c: Here, stories: Shown, missing: string[] | null): string {
  const { words } = c.var;
  if (typeof stories !== 'number' || stories === 0 || missing === null) return words('change.a4.tooEarly');
  return missing.length > 0 ? words('evaluation.missing', { sides: missing.join(', ') }) : words('evaluation.missing.none');
}

function heard(c: Here, { insights, dissents }: Evaluation): ReportPart {
  const { words } = c.var;
  const items = insights.map((insight) => ({
    line: { ...said(c, insight.text), href: at(c, `/insights/${insight.id}`) },
    more: [
      { text: `${words('evaluation.restsOn')}: ${shown(c, insight.stories)}`, href: at(c, `/insights/${insight.id}#evidence`) },
      ...dissents
        .filter(({ about }) => about === insight.id)
        .map((dissent) => ({
          ...said(c, dissent.text),
          text: `${words('evaluation.dissent')} ${dissent.text ?? words('change.hidden')}${dissent.side ? ` (${dissent.side})` : ''}`,
        })),
    ],
  }));
  return { id: 'heard', heading: words('evaluation.heard'), level: 2, blocks: [list(items, words('evaluation.heard.none'))] };
}

function met(c: Here, { sessions, findings }: Evaluation): ReportPart {
  const { words } = c.var;
  const items = sessions.map((session) => ({
    line: { text: `${day(c, session.startsAt)}: ${session.purpose}`, href: at(c, `/sessions/${session.id}`), lang: c.var.circle.language },
    more: [
      {
        text: `${words('evaluation.people')}: ${shown(c, session.people.total)} (${session.people.sides.map(({ name, people }) => `${name}: ${shown(c, people)}`).join(', ')})`,
      },
      { text: words(session.agreed ? 'evaluation.agreed' : 'evaluation.notAgreed') },
      ...findings.filter((finding) => finding.session === session.id).map((finding) => said(c, finding.text)),
    ],
  }));
  return { id: 'met', heading: words('evaluation.met'), level: 2, blocks: [list(items, words('evaluation.met.none'))] };
}

function chosen(c: Here, { decisions, changes, reviews }: Evaluation): ReportPart {
  const { words } = c.var;
  const items = decisions.map((decision) => ({
    line: {
      ...said(c, decision.text),
      text: `${words(`change.kind.${decision.kind}`)}: ${decision.text ?? words('change.hidden')}`,
      href: at(c, `/changes/${decision.id}`),
    },
    more: [
      own(c, `${words('change.because')} ${decision.because ?? words('change.hidden')}`),
      {
        text: `${words(decision.formal ? 'change.decision.formally' : 'change.decision.byWhom')} ${decision.decidedBy}, ${wordsOfDay(decision.decidedOn, c.var.lang)}`,
      },
      ...(decision.restsOnNoneBecause ? [own(c, `${words('change.restsOnNone')} ${decision.restsOnNoneBecause}`)] : []),
    ],
  }));
  const done = changes.map((change) => ({
    line: {
      ...said(c, change.text),
      text: `${wordsOfDay(change.happenedOn, c.var.lang)}: ${change.text ?? words('change.hidden')}`,
      href: at(c, '/changes'),
    },
  }));
  const looked = reviews.map(({ onDay, heldAt, seen }) => ({
    line: {
      text: `${words(heldAt ? 'change.review.looked' : 'change.review.again')} ${wordsOfDay(onDay, c.var.lang)}`,
      href: at(c, '/changes'),
    },
    more: heldAt ? [said(c, seen)] : [],
  }));
  return {
    ...{ id: 'chosen', heading: words('evaluation.chosen'), level: 2 },
    blocks: [list(items, words('change.none')), list([...done, ...looked], words('evaluation.done.none'))],
  };
}

function returned(c: Here, { heard, answered, helped, explanations }: Evaluation): ReportPart {
  const { words } = c.var;
  const why = explanations.map(({ kind, because, madeAt }) => ({
    line: { ...said(c, because), text: `${day(c, madeAt)}, ${words(`evaluation.explained.${kind}`)} ${because ?? words('change.hidden')}` },
  }));
  return {
    ...{ id: 'returned', heading: words('evaluation.returned'), level: 2 },
    blocks: [
      text(`${words('evaluation.toldBack')}: ${heard === null ? words('evaluation.notShown') : heard}`, {
        href: may(c.var.actor, 'tellBack', c.var.circle.id) ? at(c, '/return') : undefined,
      }),
      divided(c, 'answered', answered, (name) => words(`evaluation.answered.${name}` as Key)),
      divided(c, 'helped', helped, (name) => words(`evaluation.helped.${name}` as Key)),
      ...(why.length > 0 ? [list(why, '')] : []),
    ],
  };
}

function kept(c: Here, { promises, agreements }: Evaluation): ReportPart {
  const { words, lang } = c.var;
  const today = dayAt(c.var.now, c.var.config.timeZone);
  const late = promises[0]?.answerBy && promises[0].answerBy < today;
  const items = agreements.map((agreement) => ({
    line: {
      ...said(c, agreement.text),
      text: `${words(`change.stands.${standsOn(today, agreement)}`)}: ${agreement.text ?? words('change.hidden')}`,
      href: at(c, `/changes/agreements/${agreement.id}`),
    },
    more: [
      { text: `${agreement.owner} (${agreement.side}), ${words('change.agreement.by')} ${wordsOfDay(agreement.dueOn, lang)}` },
      ...agreement.dates.slice(1).map(({ dueOn, because }, nth) =>
        own(
          c,
          words('evaluation.moved', {
            from: wordsOfDay(agreement.dates[nth]!.dueOn, lang),
            to: wordsOfDay(dueOn, lang),
            because: because ?? words('change.hidden'),
          }),
        ),
      ),
      ...(agreement.droppedAt ? [own(c, `${words('change.because')} ${agreement.droppedBecause ?? words('change.hidden')}`)] : []),
    ],
  }));
  return {
    ...{ id: 'kept', heading: words('evaluation.kept'), level: 2 },
    blocks: [
      ...(late ? [text(words('evaluation.answerDay', { day: wordsOfDay(promises[0]!.answerBy!, lang) }))] : []),
      list(items, words('evaluation.kept.none')),
    ],
  };
}

function lookingBack(c: Here, { lookingBack }: Evaluation): ReportPart {
  const { words } = c.var;
  const items = lookingBack.map((one) => ({
    line: { ...said(c, one.text), text: `${words(`evaluation.about.${one.about}`)}: ${one.text ?? words('change.hidden')}` },
    more: one.side ? [{ text: words('evaluation.from', { side: one.side }) }] : [],
  }));
  return {
    id: 'looking-back',
    heading: words('evaluation.lookingBack'),
    level: 2,
    blocks: [list(items, words('evaluation.lookingBack.none'))],
  };
}

function divided(
  c: Here,
  by: 'side' | 'way' | 'language' | 'answered' | 'helped',
  division: Division,
  nameOf: (name: string) => string,
): Block {
  const { words } = c.var;
  if (division.every(({ count }) => count === 0)) return text(words(`evaluation.by.${by}.none`));
  return {
    kind: 'table',
    caption: words(`evaluation.by.${by}`),
    columns: [words(`evaluation.by.${by}.name`), words('evaluation.by.count')],
    rows: division.map(({ name, count }) => [{ text: nameOf(name) }, { text: shown(c, count) }]),
  };
}

const storiesAt = (c: Here) => at(c, may(c.var.actor, 'readStories', c.var.circle.id) ? '/stories' : '/published');
