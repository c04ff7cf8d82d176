import { makeCopy } from '#cycle/2-sense/copies.server.ts';
import { graphmlOf, type Leaving } from '#compass/network/graphml.ts';
import { actorsAsCsv, linksAsCsv } from '#compass/network/network-csv.ts';
import { plainOf } from '#compass/network/plain-map.server.ts';
import { slipLines, type Sent } from '#lib/form/filled.ts';
import { isTicked, oneOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Facts } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { wordsIn } from '#lib/words/words.ts';
import { get, post, type Here } from '../../door.ts';
import { showCircle } from '../../show.tsx';
import { asMaker, type OnThisMap } from './here.server.ts';
import { MapHead } from './parts.tsx';

const files = ['graphml', 'actors', 'links'] as const;

/** Asks before a map leaves: what goes along, what stays, and what the file is worth afterwards. */
function exportPage(c: Here, here: OnThisMap, sent?: Sent) {
  const { words, lang } = c.var;
  const { map } = here;
  const names = map.actors.filter(({ name }) => name !== null).length;
  const count = (n: number) => n.toLocaleString(lang);
  const slips = slipLines(words, sent);
  return showCircle(
    c,
    { title: words('network.export'), status: sent && 422 },
    <>
      <ErrorSummary slips={slips} />
      <MapHead here={here} title={words('network.export')} />
      <p class="kring-lead">{words('network.export.lead')}</p>
      <h2>{words('network.export.what')}</h2>
      <Facts
        facts={[
          { name: words('network.who'), is: count(map.actors.length) },
          { name: words('network.ties'), is: count(map.links.length) },
          { name: words('network.goals'), is: count(map.actors.reduce((sum, { goals }) => sum + goals.length, 0)) },
          { name: words('network.towers'), is: count(map.actors.filter(({ height }) => height !== null).length) },
          { name: words('network.export.names'), is: names === 0 ? words('network.export.names.none') : count(names) },
        ]}
      />
      <Notice kind="warning" heading={words('network.export.outside')}>
        <p>{words('network.export.outside.text')}</p>
      </Notice>
      <Form>
        <Choices
          name="file"
          label={words('network.export.file')}
          problem={slips.find(({ field }) => field === 'file')?.text}
          options={files.map((file) => ({
            value: file,
            label: words(`network.export.file.${file}`),
            consequence: words(`network.export.file.${file}.means`),
          }))}
        />
        {names > 0 && (
          <Choices
            name="with_names"
            many
            label={words('network.export.names')}
            options={[{ value: 'yes', label: words('network.export.names.along'), consequence: words('network.export.names.means') }]}
          />
        )}
        <Button>{words('network.export.do')}</Button>
      </Form>
    </>,
  );
}

/** Numbers the copy in the register, and only then gives the file. */
async function exportMap(c: Here, here: OnThisMap) {
  const { db, circle, form, now } = c.var;
  const { map, viewer } = here;
  const file = oneOf(form, 'file', files);
  if (!file) return exportPage(c, here, { form, problems: { file: 'network.export.file.missing' } });
  const what = wordsIn(circle.language, circle.address)('network.export.register');
  const { number } = await makeCopy(db, circle.id, {
    kind: 'export',
    what,
    stories: [],
    by: viewer.person,
    seated: viewer.person === null,
    now,
  });
  const names = isTicked(form, 'with_names') ? map.actors.map(({ name }) => name) : null;
  const leaving: Leaving = { map: plainOf(map), question: map.question, side: map.sideName, seenOn: map.seenOn, copy: number, names };
  const made = {
    graphml: { body: graphmlOf(leaving), type: 'application/xml; charset=utf-8', ending: 'graphml' },
    actors: { body: actorsAsCsv(leaving), type: 'text/csv; charset=utf-8', ending: 'actors.csv' },
    links: { body: linksAsCsv(leaving), type: 'text/csv; charset=utf-8', ending: 'links.csv' },
  }[file];
  return new Response(made.body, {
    headers: {
      'Content-Type': made.type,
      'Content-Disposition': `attachment; filename="network-${circle.slug}-${number}.${made.ending}"`,
      'Cache-Control': 'no-store',
    },
  });
}

export const exportMapDoors = [
  get(
    '/circles/:circle/compass/network/maps/:map/export',
    'mapNetwork',
    asMaker((c, here) => exportPage(c, here)),
  ),
  post('/circles/:circle/compass/network/maps/:map/export', 'mapNetwork', asMaker(exportMap)),
];
