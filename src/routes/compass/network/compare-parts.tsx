import { differenceOf, type Beside, type Compared, type TieBeside } from '#compass/network/compare.ts';
import { drawn } from '#compass/network/drawing.ts';
import type { NetworkMap } from '#compass/network/network-maps.server.ts';
import { overlaid, overlayKinds } from '#compass/network/overlay.ts';
import { standsOut } from '#compass/network/stands-out.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { DataTable } from '#lib/ui/data-table.tsx';
import { Select } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import type { Words } from '#lib/words/words.ts';
import { kindCalled } from './here.server.ts';
import { heightInWords } from './parts.tsx';
import { LineSample, NetworkPicture } from './picture.tsx';

/** Two maps that are laid on each other, and whether this viewer makes them. */
export type Two = { one: NetworkMap; other: NetworkMap; makesOne: boolean; makesOther: boolean };

/** What two maps show together: towers first, then the picture, who and which ties only one of them has. */
export function Both({ two, laid, base, slip }: { two: Two; laid: Compared; base: string; slip: boolean }) {
  const { words } = useFrame();
  const drawing = drawn(overlaid(laid));
  return (
    <>
      <p class="kring-lead">{words('network.compare.lead')}</p>
      <h2>{words('network.compare.towers')}</h2>
      <Towers laid={laid} />
      <h2>{words('network.picture')}</h2>
      <NetworkPicture
        drawing={drawing}
        id="overlay"
        named={drawing.actors.length <= 40}
        title={words('network.compare.title')}
        says={words('network.compare.says', { count: laid.actors.length })}
      >
        <figcaption>
          <ul class="kring-network__legend" role="list">
            {overlayKinds.map(({ id, letter, pattern }) => (
              <li key={id}>
                <LineSample pattern={pattern} letter={letter} /> {words(`network.compare.on.${id as 'both' | 'one' | 'other'}`)}
              </li>
            ))}
          </ul>
          <p>{words('network.compare.explain')}</p>
        </figcaption>
      </NetworkPicture>
      <h2>{words('network.compare.who')}</h2>
      <Only actors={laid.actors.filter(({ other }) => !other)} heading={words('network.compare.on.one')} />
      <Only actors={laid.actors.filter(({ one }) => !one)} heading={words('network.compare.on.other')} />
      <p>{words('network.compare.onBoth', { count: laid.actors.filter(({ one, other }) => one && other).length })}</p>
      <h2>{words('network.ties')}</h2>
      <OnlyTies ties={laid.ties.filter(({ on }) => on === 'one')} heading={words('network.compare.on.one')} />
      <OnlyTies ties={laid.ties.filter(({ on }) => on === 'other')} heading={words('network.compare.on.other')} />
      <p>{words('network.compare.onBoth.ties', { count: laid.ties.filter(({ on }) => on === 'both').length })}</p>
      <h2>{words('network.between')}</h2>
      <Between two={two} />
      {(two.makesOne || two.makesOther) && <TheSame two={two} laid={laid} base={base} slip={slip} />}
    </>
  );
}

/** Whose influence the two maps see otherwise comes first; nothing is averaged. */
function Towers({ laid }: { laid: Compared }) {
  const { words } = useFrame();
  const differing = new Set(laid.towersDiffer);
  const same = laid.actors.filter(
    (beside) => beside.one && beside.other && !differing.has(beside) && (beside.one.height ?? beside.other.height) !== null,
  );
  const shown = [...laid.towersDiffer, ...same];
  if (shown.length === 0) return <p>{words('network.compare.towers.none')}</p>;
  return (
    <DataTable
      caption={words('network.compare.towers.caption')}
      columns={[
        { label: words('network.actor') },
        { label: words('network.compare.in', { map: 'A' }) },
        { label: words('network.compare.in', { map: 'B' }) },
        { label: words('network.compare.difference') },
      ]}
      rows={shown.map((beside) => ({
        id: beside.id,
        cells: [
          <bdi>{beside.label}</bdi>,
          heightInWords(words, beside.one!.height),
          heightInWords(words, beside.other!.height),
          differenceInWords(words, beside),
        ],
      }))}
    />
  );
}

/** How the second map differs from the first on one tower. */
function differenceInWords(words: Words, beside: Beside): string {
  if (beside.one?.height == null || beside.other?.height == null) return words('network.difference.notBoth');
  const difference = differenceOf(beside);
  if (difference === 0) return words('network.difference.none');
  return words(difference > 0 ? 'network.difference.higher' : 'network.difference.lower', { count: Math.abs(difference) });
}

function Only({ actors, heading }: { actors: readonly Beside[]; heading: string }) {
  const { words } = useFrame();
  return (
    <>
      <h3>{heading}</h3>
      {actors.length === 0 ? (
        <p>{words('network.compare.nobody')}</p>
      ) : (
        <ul>
          {actors.map(({ id, label }) => (
            <li key={id} dir="auto">
              {label}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const mostTies = 40;

function OnlyTies({ ties, heading }: { ties: readonly TieBeside[]; heading: string }) {
  const { words } = useFrame();
  return (
    <>
      <h3>{heading}</h3>
      {ties.length === 0 ? (
        <p>{words('network.compare.noTies')}</p>
      ) : (
        <ul>
          {ties.slice(0, mostTies).map(({ from, to, kind, both }, nth) => (
            <li key={nth} dir="auto">
              {words(both ? 'network.tie.both' : 'network.tie.one', { from: from.label, to: to.label, kind: kindCalled(words, kind) })}
            </li>
          ))}
          {ties.length > mostTies && <li>{words('network.andMore', { count: ties.length - mostTies })}</li>}
        </ul>
      )}
    </>
  );
}

function Between({ two }: { two: Two }) {
  const { words, lang } = useFrame();
  return (
    <ul>
      {([two.one, two.other] as const).map((map, nth) => {
        const between = standsOut(map).between.map(({ actor }) => actor.label);
        const letter = nth === 0 ? 'A' : 'B';
        return (
          <li key={map.id}>
            {between.length === 0
              ? words('network.compare.between.none', { map: letter })
              : words('network.compare.between', {
                  map: letter,
                  actors: new Intl.ListFormat(lang).format(between.slice(0, 8)),
                  count: between.length,
                })}
          </li>
        );
      })}
    </ul>
  );
}

/** Two names for one actor: people say that they are the same. Whoever makes one of the maps can. */
function TheSame({ two, laid, base, slip }: { two: Two; laid: Compared; base: string; slip: boolean }) {
  const { words } = useFrame();
  const options = (actors: readonly Beside[]) => [
    { value: '', label: words('network.choose') },
    ...actors.map(({ id, label }) => ({ value: id, label })),
  ];
  const [onlyOne, onlyOther] = [laid.actors.filter(({ other }) => !other), laid.actors.filter(({ one }) => !one)];
  if (onlyOne.length === 0 || onlyOther.length === 0) return null;
  return (
    <Disclosure summary={words('network.same')} open={slip}>
      <p>{words('network.same.lead')}</p>
      <Form action={`${base}/compare`}>
        <input type="hidden" name="one" value={two.one.id} />
        <input type="hidden" name="other" value={two.other.id} />
        <Select
          name="actor_one"
          label={words('network.same.one')}
          options={options(onlyOne)}
          problem={slip ? words('network.same.missing') : undefined}
        />
        <Select name="actor_other" label={words('network.same.other')} options={options(onlyOther)} />
        <Button kind="quiet">{words('network.same.do')}</Button>
      </Form>
    </Disclosure>
  );
}
