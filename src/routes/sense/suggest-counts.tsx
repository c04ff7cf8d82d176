import { reasons } from '#cycle/2-sense/suggestion.ts';
import { answersCounted, type SuggestionCount } from '#cycle/2-sense/suggestions.server.ts';
import { Empty } from '#lib/ui/card.tsx';
import { DataTable } from '#lib/ui/data-table.tsx';
import { get, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';

const [kinds, outcomes] = [['pieces', 'story'] as const, ['accepted', 'changed', 'dismissed'] as const];

/** How often people took up what the computer suggested: whether it helps is for them to say. */
async function countsPage(c: Here) {
  const { db, circle, words, lang } = c.var;
  const counted = await answersCounted(db, circle.id);
  const sum = (of: (one: SuggestionCount) => boolean) => counted.filter(of).reduce((sum, { n }) => sum + n, 0);
  const shown = (n: number) => n.toLocaleString(lang);
  const base = `/circles/${circle.slug}`;
  return showCircle(
    c,
    { title: words('suggest.counts.title') },
    <>
      <h1>{words('suggest.counts.title')}</h1>
      <p class="kring-lead">{words('suggest.counts.lead')}</p>
      {counted.length === 0 ? (
        <Empty action={<a href={`${base}/sense/suggestions`}>{words('suggest.title')}</a>}>{words('suggest.counts.none')}</Empty>
      ) : (
        <>
          <DataTable
            caption={words('suggest.counts.title')}
            columns={[
              { label: words('suggest.counts.what') },
              ...outcomes.map((outcome) => ({ label: words(`suggest.counts.${outcome}`), number: true })),
            ]}
            rows={kinds.map((kind) => ({
              id: kind,
              cells: [
                words(`suggest.counts.${kind}`),
                ...outcomes.map((outcome) => shown(sum((one) => one.kind === kind && one.outcome === outcome))),
              ],
            }))}
          />
          <DataTable
            caption={words('suggest.counts.why')}
            columns={[{ label: words('suggest.because') }, { label: words('suggest.counts.dismissed'), number: true }]}
            rows={reasons.map((reason) => ({
              id: reason,
              cells: [words(`suggest.because.${reason}`), shown(sum((one) => one.because === reason))],
            }))}
          />
        </>
      )}
      <p>
        <a href={`${base}/sense/suggestions`}>{words('suggest.title')}</a>
      </p>
    </>,
  );
}

export const suggestCountsDoors = [get('/circles/:circle/sense/suggestions/counts', 'readStories', (c) => countsPage(c))];
