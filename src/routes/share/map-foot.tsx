import { Disclosure } from '#lib/ui/card.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { embedLine } from './embed.tsx';

/** What the map cannot say, before anybody takes it further. */
export function Limits() {
  const { words } = useFrame();
  return (
    <section aria-labelledby="limits">
      <h2 id="limits">{words('map.limits.title')}</h2>
      <ul>
        {(['who', 'vote', 'groups', 'small', 'exact'] as const).map((limit) => (
          <li key={limit}>{words(`map.limits.${limit}`)}</li>
        ))}
      </ul>
    </section>
  );
}

/** The map as files: aggregates, never the answers of one person. */
export function Files({ base, drawn }: { base: string; drawn: boolean }) {
  const { words } = useFrame();
  return (
    <section aria-labelledby="files" class="kring-not-printed">
      <h2 id="files">{words('map.files.title')}</h2>
      <ul>
        {(['svg', 'png', 'csv', 'json'] as const)
          .filter((kind) => drawn || kind === 'csv' || kind === 'json')
          .map((kind) => (
            <li key={kind}>
              <a href={`${base}/map.${kind}`}>{words(`map.files.${kind}`)}</a>
            </li>
          ))}
      </ul>
      <p class="kring-quiet">{words('map.files.rows')}</p>
    </section>
  );
}

/** The line that puts the picture on a municipality's own page. */
export function Embed({ door, origin }: { door: string; origin: string }) {
  const { words, lang } = useFrame();
  return (
    <div class="kring-not-printed">
      <Disclosure summary={words('map.embed.summary')}>
        <p id="embed-line">{words('map.embed.code')}</p>
        <pre class="kring-copy-line" dir="ltr">
          <code>{embedLine({ origin, door, lang, title: words('map.title') })}</code>
        </pre>
      </Disclosure>
    </div>
  );
}
