import type { VNode } from 'preact';
import { may } from '#lib/people/may.ts';
import { Card, Disclosure, Empty, List } from '#lib/ui/card.tsx';
import { get, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { compassParts, looks, type CompassPart, type Look } from './compass-parts.ts';

/** The compass of a circle: who is missing, where power lies, what changed; and the ways to look. Each glance comes from its part. */
async function compassPage(c: Here) {
  const { words, circle, actor } = c.var;
  const parts = compassParts.filter(({ act }) => may(actor, act, circle.id));
  const seen = await Promise.all(looks.map(async (look) => ({ look, glances: await glancesOf(c, look) })));
  return showCircle(
    c,
    { title: words('compass.title'), wide: true },
    <>
      <h1>{words('compass.title')}</h1>
      <p class="kring-lead">{words('compass.lead')}</p>
      <div class="kring-looks">
        {seen.map(({ look, glances: [first, ...more] }) => (
          <section aria-labelledby={`look-${look}`}>
            <h2 id={`look-${look}`}>{words(`compass.look.${look}`)}</h2>
            {first ? <Card>{first}</Card> : <Empty>{words(`compass.look.${look}.none`)}</Empty>}
            {more.length > 0 && (
              <Disclosure summary={words('compass.look.more', { count: more.length })}>
                {more.map((glance) => (
                  <Card>{glance}</Card>
                ))}
              </Disclosure>
            )}
          </section>
        ))}
      </div>
      <h2>{words('compass.parts')}</h2>
      <p>{words('compass.parts.lead')}</p>
      <List
        two
        items={parts.map(({ key, path }) => (
          <Card>
            <h3>
              <a href={`/circles/${circle.slug}${path}`}>{words(`compass.part.${key}.title`)}</a>
            </h3>
            <p>{words(`compass.part.${key}.lead`)}</p>
          </Card>
        ))}
      />
      <h2>{words('compass.rules')}</h2>
      <ul>
        <li>{words('compass.rules.sides')}</li>
        <li>{words('compass.rules.few')}</li>
        <li>{words('compass.rules.early')}</li>
      </ul>
    </>,
  );
}

/** Which part says it shortest: its glance is open, the others unfold. When it has nothing to say yet, the next one is open. */
const firstSeen = { missing: 'voices', power: 'network', changed: 'takesPart' } as const satisfies Record<Look, CompassPart['key']>;

async function glancesOf(c: Here, look: Look): Promise<VNode[]> {
  const { actor, circle } = c.var;
  const asked = compassParts
    .filter((part) => part.glances[look] && may(actor, part.act, circle.id))
    .sort((one, other) => Number(other.key === firstSeen[look]) - Number(one.key === firstSeen[look]));
  const found = await Promise.all(asked.map((part) => part.glances[look]!(c)));
  return found.filter((glance) => glance !== null);
}

export const compassDoors = [get('/circles/:circle/compass', 'readCompass', compassPage)];
