import { parseArgs } from 'node:util';
import type { Kring } from '#lib/server/open.server.ts';
import { dayInWords } from '#lib/ui/when.tsx';
import { wordsIn } from '#lib/words/words.ts';
import { circleAt } from '#system/circles/circles.server.ts';
import { asMarkdown, papers } from '#system/privacy/paper.ts';
import { paperOf } from '#system/privacy/papers.server.ts';
import { readArgs, Slip } from './slip.ts';

/** Prints a privacy paper of a circle as Markdown, filled in as far as a machine can. */
export async function printPaper({ db }: Kring, args: string[]): Promise<string> {
  const { positionals, values } = readArgs(() => parseArgs({ args, allowPositionals: true, options: { language: { type: 'string' } } }));
  const [name, slug] = [papers.find((paper) => paper === positionals[0]), positionals[1]];
  if (!name) throw new Slip(`kring privacy ${papers.join('|')} <circle>`);
  const circle = slug ? await circleAt(db, { slug }) : null;
  if (!circle)
    throw new Slip(
      slug ? `There is no circle ${slug}. kring circle list says which there are.` : 'Say which circle: kring privacy dpia <circle>.',
    );
  const lang = values.language === 'en' || values.language === 'nl' ? values.language : circle.language;
  const words = wordsIn(lang, circle.address, circle.language);
  const dayOf = (day: string | Date) => dayInWords(typeof day === 'string' ? new Date(`${day}T12:00:00Z`) : day, lang);
  return asMarkdown(await paperOf(db, circle, name, { words, dayOf, now: new Date() }), {
    heading: words('papers.fill.heading'),
    says: (what) => words('papers.fill', { what }),
  });
}
