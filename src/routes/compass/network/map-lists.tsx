import type { NetworkMap } from '#compass/network/network-maps.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Empty } from '#lib/ui/card.tsx';
import { DataTable } from '#lib/ui/data-table.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { kindCalled, type OnThisMap } from './here.server.ts';
import { calledHere, heightInWords, tieInWords } from './parts.tsx';

/** Who is on the map, as a table: all that the picture shows, and what each wants. */
export function Actors({ map, base }: { map: NetworkMap; base: string }) {
  const { words, lang } = useFrame();
  if (map.actors.length === 0) return <Empty>{words('network.who.none')}</Empty>;
  const ties = new Map<string, number>();
  for (const { from, to } of map.links) for (const id of [from, to]) ties.set(id, (ties.get(id) ?? 0) + 1);
  return (
    <DataTable
      caption={words('network.who.caption', { count: map.actors.length })}
      columns={[
        { label: words('network.actor') },
        { label: words('network.actorKind') },
        { label: words('network.influence') },
        { label: words('network.goals') },
        { label: words('network.ties'), number: true },
      ]}
      rows={map.actors.map((actor) => ({
        id: actor.id,
        cells: [
          <>
            {actor.number}{' '}
            <a href={`${base}/actors/${actor.id}`} dir="auto">
              {calledHere(actor)}
            </a>
          </>,
          words(`network.actorKind.${actor.kind}`),
          heightInWords(words, actor.height),
          <bdi>{actor.goals.map(({ goal }) => goal).join('; ') || '–'}</bdi>,
          (ties.get(actor.id) ?? 0).toLocaleString(lang),
        ],
      }))}
    />
  );
}

/** So many ties are shown at once; the rest at a press. */
const atOnce = 100;

/** Every tie in a sentence. Makers tick those that are not so. */
export function Ties({ here, kind, all }: { here: OnThisMap; kind?: string; all: boolean }) {
  const { words } = useFrame();
  const { map, makes, base } = here;
  if (map.links.length === 0) return <Empty>{words('network.ties.none')}</Empty>;
  const known = map.kinds.find(({ id }) => id === kind);
  const asked = known ? map.links.filter((link) => link.kind === known.id) : map.links;
  const shown = all ? asked : asked.slice(0, atOnce);
  const rest = asked.length - shown.length;
  const lines = shown.map((link) => ({ id: link.id, says: tieInWords(words, { link, map }) }));
  return (
    <>
      {known && (
        <p>
          {words('network.ties.only', { kind: kindCalled(words, known) })} <a href={`${base}#ties`}>{words('network.ties.every')}</a>
        </p>
      )}
      {makes ? (
        <Form action={base}>
          <input type="hidden" name="act" value="untie" />
          <ul class="kring-network__ties" role="list">
            {lines.map(({ id, says }) => (
              <li key={id} class="kring-choice">
                <input type="checkbox" name="link" value={id} id={`tie-${id}`} />
                <div class="kring-choice__text">
                  <label class="utrecht-form-label utrecht-form-label--checkbox" for={`tie-${id}`} dir="auto">
                    {says}
                  </label>
                </div>
              </li>
            ))}
          </ul>
          <Button kind="quiet">{words('network.ties.remove')}</Button>
        </Form>
      ) : (
        <ul class="kring-network__ties">
          {lines.map(({ id, says }) => (
            <li key={id} dir="auto">
              {says}
            </li>
          ))}
        </ul>
      )}
      {rest > 0 && (
        <p>
          <a href={`?ties=all${known ? `&kind=${known.id}` : ''}#ties`}>{words('network.ties.more', { count: rest })}</a>
        </p>
      )}
    </>
  );
}
