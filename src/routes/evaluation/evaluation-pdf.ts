import { wordsOfDay } from '#cycle/5-return/happening.ts';
import { dayAt } from '#lib/form/fields.ts';
import { councilSheet } from '../change/council-page.tsx';
import type { Here } from '../door.ts';
import type { ReportPart } from './report.ts';
import { partsHere } from './parts-here.server.ts';
import { reportPdf } from './report-pdf.server.ts';

/** The evaluation as a file to print or to send: the page for the council first. */
export async function evaluationPdf(c: Here): Promise<Response> {
  const { circle, words, now, lang, origin, config } = c.var;
  const [parts, sheet] = [await partsHere(c), await councilSheet(c)];
  const file = reportPdf(councilParts(c, sheet), parts, {
    title: words('change.a4.head', { subject: circle.subject }),
    about: [
      `${circle.organisationName}, ${wordsOfDay(dayAt(now, config.timeZone), lang)}.`,
      circle.mark && words(`frame.mark.${circle.mark}`),
      circle.attribution,
      words('evaluation.withdrawn'),
    ]
      .filter(Boolean)
      .join(' '),
    ...{ lang, origin, now },
    page: (number) => `${new URL(origin).host}/circles/${circle.slug}/evaluation · ${number}`,
  });
  c.header('Content-Type', 'application/pdf');
  c.header('Content-Disposition', `inline; filename="${circle.slug}-evaluation.pdf"`);
  return c.body(file);
}

function councilParts(c: Here, { fits }: Awaited<ReturnType<typeof councilSheet>>): ReportPart[] {
  const { words } = c.var;
  const headings = {
    heard: words('change.a4.heard'),
    missing: words('change.a4.missing'),
    chosen: words('change.kind.chosen'),
    notDone: words('change.kind.not_done'),
    agreed: words('change.agreements'),
    again: words('change.a4.later'),
  };
  return (Object.keys(headings) as (keyof typeof headings)[]).map((name) => ({
    ...{ id: name, heading: headings[name], level: 3 as const },
    blocks:
      fits[name].texts.length > 0
        ? [{ kind: 'list' as const, items: fits[name].texts.map((text) => ({ line: { text, lang: c.var.circle.language }, more: [] })) }]
        : [{ kind: 'text' as const, text: words('change.a4.nothing') }],
  }));
}
