import { letterOf } from '#cycle/2-sense/opinion-groups.ts';
import { isAtTheEdge, whyUnstable, type MapHere } from '#cycle/2-sense/opinion-map.ts';
import { differencesOf, dividing, resultsOf, type Difference } from '#cycle/2-sense/opinion-map-results.ts';
import type { StatementHere } from '#cycle/2-sense/statements.server.ts';
import { Empty } from '#lib/ui/card.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import type { Mapped } from './map-here.server.ts';
import { rowName } from './picture.tsx';

type Said = { mapped: Mapped; map: MapHere; base: string };

const most = 10;

/** What everybody shares, surest first, in words. */
export function Shared({ mapped: { texts, there }, map, base }: Said) {
  const { words } = useFrame();
  const shared = resultsOf(map.kept, there).filter(({ certainty }) => certainty === 'sure' || certainty === 'likely');
  return (
    <section aria-labelledby="shared">
      <h2 id="shared">{words('map.shared.title')}</h2>
      {shared.length === 0 ? (
        <Empty>{words('map.shared.none')}</Empty>
      ) : (
        <p>{words(map.kept.stable.value ? 'map.shared.lead' : 'map.shared.lead.one')}</p>
      )}
      <ol class="kring-shared" role="list" hidden={shared.length === 0}>
        {shared.slice(0, most).map(({ statement, certainty }) => (
          <li key={statement}>
            <StatementLink statement={texts.get(statement)!} base={base} />
            <p class="kring-quiet">{words(`map.certainty.${certainty}`)}</p>
          </li>
        ))}
      </ol>
      <p>
        <a href={`${base}/map/statements`}>{words('map.all')}</a>
      </p>
    </section>
  );
}

/** Where people differ: by group when there are groups, and else by what divides everybody. */
export function Differ(said: Said) {
  const { words } = useFrame();
  const { stable, groups } = said.map.kept;
  const differences = differencesOf(said.map.kept, said.mapped.there);
  return (
    <section aria-labelledby="differ">
      <h2 id="differ">{words('map.differ.title')}</h2>
      {stable.value ? (
        <>
          <p>{words('map.differ.lead')}</p>
          {groups.map((_, group) => (
            <GroupDiffers key={group} {...said} group={group} differences={differences.filter((one) => one.group === group)} />
          ))}
          <p class="kring-quiet">{words(isAtTheEdge(said.map.kept) ? 'map.why.edge' : 'map.why.stable')}</p>
        </>
      ) : (
        <Divided {...said} />
      )}
    </section>
  );
}

function GroupDiffers({ group, differences, mapped, base }: Said & { group: number; differences: Difference[] }) {
  const { words } = useFrame();
  return (
    <>
      <h3 id={`group-${letterOf(group)}`}>{rowName(words, group, mapped.names)}</h3>
      {differences.length === 0 && <p>{words('map.differ.none')}</p>}
      <ul class="kring-shared" role="list" hidden={differences.length === 0}>
        {differences.slice(0, most / 2).map(({ statement, direction, interval }) => (
          <li key={statement}>
            <StatementLink statement={mapped.texts.get(statement)!} base={base} />
            <p class="kring-quiet">
              {words(`map.differ.${direction}`)}{' '}
              {interval && words('map.differ.range', { low: Math.max(0, interval[0]), high: interval[1] })}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Divided({ mapped: { texts, there }, map, base }: Said) {
  const { words } = useFrame();
  const divided = dividing(map.kept, there).slice(0, most);
  return (
    <>
      <Notice heading={words('map.differ.unstable')} level={3}>
        <p>{words(`map.why.${whyUnstable(map.kept)}`)}</p>
      </Notice>
      <p>{words(divided.length > 0 ? 'map.divides.lead' : 'map.divides.none')}</p>
      <ul class="kring-shared" role="list" hidden={divided.length === 0}>
        {divided.map(({ statement }) => (
          <li key={statement}>
            <StatementLink statement={texts.get(statement)!} base={base} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** A statement in its own language, that opens how people answered it. */
export function StatementLink({ statement, base }: { statement: StatementHere; base: string }) {
  return (
    <a href={`${base}/statements/${statement.id}`} lang={statement.language} dir="auto">
      {statement.text}
    </a>
  );
}
