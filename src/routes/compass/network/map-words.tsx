import type { ActorHere, NetworkMap } from '#compass/network/network-maps.server.ts';
import { standsOut } from '#compass/network/stands-out.ts';
import { useFrame } from '#lib/ui/frame.tsx';
import type { Words } from '#lib/words/words.ts';
import { heightInWords } from './parts.tsx';

/** What stands out, in sentences: who stands highest, who stands between others, who stands alone. Of roles, never of names. */
export function Standing({ map }: { map: NetworkMap }) {
  const { words, lang } = useFrame();
  const { highest, between, onlyTies, alone, parts, notStacked } = standsOut(map);
  const list = (actors: readonly ActorHere[]) => listed(words, lang, actors);
  return (
    <>
      <h2 id="stands-out">{words('network.standsOut')}</h2>
      <p class="kring-quiet">{words('network.standsOut.lead')}</p>
      <h3>{words('network.highest')}</h3>
      {highest.length === 0 ? (
        <p>{words('network.highest.none')}</p>
      ) : (
        <ol>
          {highest.slice(0, 5).map((actor) => (
            <li key={actor.id}>
              <bdi>{actor.label}</bdi>: {heightInWords(words, actor.height)}
              {actor.why && (
                <p class="kring-quiet" dir="auto">
                  {actor.why}
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
      {highest.length > 0 && notStacked.length > 0 && <p>{words('network.notStacked', { count: notStacked.length })}</p>}
      <h3>{words('network.between')}</h3>
      {between.length === 0 ? (
        <p>{words(map.links.length === 0 ? 'network.between.noTies' : 'network.between.none')}</p>
      ) : (
        <ul>
          {between.slice(0, mostSaid).map(({ actor, groups }) => (
            <li key={actor.id}>{words('network.between.one', { actor: actor.label, group: list(groups[0]!), groups: groups.length })}</li>
          ))}
          {between.length > mostSaid && <li>{words('network.andMore', { count: between.length - mostSaid })}</li>}
        </ul>
      )}
      {onlyTies.length > 0 && <p>{words('network.onlyTies', { count: onlyTies.length })}</p>}
      {parts.length > 1 && <p>{words('network.parts', { count: parts.length })}</p>}
      <h3>{words('network.alone')}</h3>
      <p>{alone.length === 0 ? words('network.alone.none') : words('network.alone.some', { actors: list(alone), count: alone.length })}</p>
    </>
  );
}

const mostSaid = 8;
const mostNamed = 5;

/** A few by what they are, and how many more there are. */
export function listed(words: Words, lang: string, actors: readonly { label: string }[]): string {
  const named = actors.slice(0, mostNamed).map(({ label }) => label);
  const more = actors.length - named.length;
  return new Intl.ListFormat(lang).format(more > 0 ? [...named, words('network.more', { count: more })] : named);
}
