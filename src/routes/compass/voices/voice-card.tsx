import { noonOf } from '#cycle/3-dialogue/moment.ts';
import type { Going, Voice } from '#compass/voices/picture.ts';
import { Card, Tag } from '#lib/ui/card.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { When } from '#lib/ui/when.tsx';

/** One who is touched, in a list: their words, who named them as far as that is said, and whether someone goes. */
export function OneVoice({
  voice,
  base,
  looks,
}: {
  voice: Voice;
  base: string;
  /** Whoever is here lets words through to the open page. */ looks: boolean;
}) {
  const { words } = useFrame();
  return (
    <Card id={`voice-${voice.id}`}>
      <p class="kring-kicker">{words(`missing.kind.${voice.kind}`)}</p>
      <p lang={voice.language} dir="auto">
        <strong>
          <a href={`${base}/of/${voice.id}`}>{voice.text}</a>
        </strong>
      </p>
      <Sides voice={voice} />
      <Latest voice={voice} />
      {looks && voice.looked === 'waiting' && <p class="kring-quiet">{words('voices.look.waits')}</p>}
    </Card>
  );
}

/** From which sides they were named, and whether that is from outside the organisation that invites: as the people who named them let us say. */
export function NamedBy({ voice }: { voice: Voice }) {
  const { words } = useFrame();
  return (
    <>
      {voice.outside && <p>{words('voices.outside')}</p>}
      <Sides voice={voice} />
    </>
  );
}

function Sides({ voice: { sides } }: { voice: Voice }) {
  if (sides.length === 0) return null;
  return (
    <p>
      {sides.map(({ name }) => (
        <>
          <Tag>{name}</Tag>{' '}
        </>
      ))}
    </p>
  );
}

function Latest({ voice }: { voice: Voice }) {
  const { words } = useFrame();
  const last = voice.goings.at(-1);
  if (!last) return <p class="kring-quiet">{words('voices.nobodyGoes')}</p>;
  return <GoingInWords going={last} />;
}

/** A plan or what came of it, as one line. */
export function GoingInWords({ going }: { going: Going }) {
  const { words } = useFrame();
  const day = going.doneOn ?? going.plannedOn;
  return (
    <p>
      {going.result ? words(`voices.result.${going.result}`) : words(`voices.way.${going.way}`)}: <bdi>{going.who}</bdi>
      {going.place && (
        <>
          , <bdi>{going.place}</bdi>
        </>
      )}
      {day && (
        <>
          , <When at={noonOf(day)} />
        </>
      )}
    </p>
  );
}
