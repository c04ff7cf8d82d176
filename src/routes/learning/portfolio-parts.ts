import { dayInWords } from '#lib/ui/when.tsx';
import type { Deed } from '#system/learning/deeds.server.ts';
import type { JournalPage } from '#system/learning/journals.server.ts';
import { wordOfLesson } from '#system/learning/lesson.ts';
import { lessonOf } from '#system/learning/lessons.ts';
import type { Here } from '../door.ts';
import { list, text, type ReportPart } from '../evaluation/report.ts';

type Chosen = { pages: JournalPage[]; deeds: Deed[] };

/** What someone chose to show, in the shapes that a page and a printed file both know: what they wrote, then what they did. */
export function portfolioParts(c: Here, { pages, deeds }: Chosen): ReportPart[] {
  const { words } = c.var;
  const head = (id: string, heading: string, blocks: ReportPart['blocks'] = []): ReportPart => ({ id, heading, level: 2, blocks });
  return [
    ...(pages.length > 0 ? [head('learned', words('learning.portfolio.learned')), ...pages.map((page) => partOf(c, page))] : []),
    ...(deeds.length > 0
      ? [
          head('did', words('learning.portfolio.did'), [
            list(
              deeds.map((deed) => ({ line: { text: deedInWords(c, deed) } })),
              '',
            ),
          ]),
        ]
      : []),
  ];
}

function partOf({ var: { words, lang } }: Here, { id, lesson, text: said, writtenAt }: JournalPage): ReportPart {
  const day = dayInWords(writtenAt, lang);
  const beside = lessonOf(lesson ?? undefined);
  const heading = beside ? words('learning.portfolio.beside', { lesson: wordOfLesson(words, beside, 'title'), day }) : day;
  return { id: `page-${id}`, heading, level: 3, blocks: said.split(/\n{2,}/).map((paragraph) => text(paragraph)) };
}

/** Something that someone did in a circle, as one sentence. */
export function deedInWords({ var: { words, lang } }: Here, deed: Deed): string {
  const day = (at: Date) => dayInWords(at, lang);
  if (deed.is === 'led') return words('learning.portfolio.led', { circle: deed.circle, on: day(deed.on), purpose: deed.purpose });
  const said = { role: words(`people.role.${deed.role}`), circle: deed.circle, side: deed.side, since: day(deed.since) };
  return deed.until ? words('learning.portfolio.role.ended', { ...said, until: day(deed.until) }) : words('learning.portfolio.role', said);
}
