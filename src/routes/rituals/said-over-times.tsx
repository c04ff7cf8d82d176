import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { asked, questions, type Question } from '#catalysts/rituals/ritual.ts';
import type { TimeHere } from '#catalysts/rituals/rituals.server.ts';
import { DataTable } from '#lib/ui/data-table.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { When } from '#lib/ui/when.tsx';
import type { Key, Words } from '#lib/words/words.ts';

/** What people said, day by day: beside each other, so that everyone sees whether it shifts. Small counts are hidden. */
export function SaidOverTimes({ times }: { times: readonly TimeHere[] }) {
  const { words } = useFrame();
  return (
    <DataTable
      caption={words('rituals.said.caption')}
      columns={[{ label: words('rituals.said.day') }, ...asked.map((question) => ({ label: words(`rituals.said.${question}`) }))]}
      rows={times.map((time) => ({
        id: time.id,
        cells: [<When at={noonOf(time.onDay)} />, ...asked.map((question) => saidInWords(words, time, question))],
      }))}
    />
  );
}

function saidInWords(words: Words, { said }: TimeHere, question: Question): string {
  const { cells, total } = said![question];
  if (total === 0 || total === 'small' || (total === 'hidden' && cells.every((cell) => typeof cell !== 'number' || cell === 0)))
    return words('rituals.said.few');
  return questions[question]
    .map((answer, nth) => {
      const cell = cells[nth]!;
      const shown = typeof cell === 'number' ? String(cell) : words(cell === 'small' ? 'ui.fewerThanFive' : 'rituals.said.hidden');
      return `${words(`looking.ritual.${question}.${answer}` as Key)}: ${shown}`;
    })
    .join(' · ');
}
