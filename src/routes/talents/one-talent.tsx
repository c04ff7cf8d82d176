import { useFrame } from '#lib/ui/frame.tsx';
import type { TalentHere } from '#system/learning/talents.server.ts';

/** An offer as those who work in the circle see it, with how to reach whoever offers it. `whole`: also who may read it. */
export function OneTalent({ one, whole }: { one: TalentHere; whole?: boolean }) {
  const { words } = useFrame();
  return (
    <>
      <p dir="auto" lang={one.language}>
        {one.text}
      </p>
      <p>
        {one.name && (
          <>
            <bdi>{one.name}</bdi>:{' '}
          </>
        )}
        <bdi>{one.reach}</bdi>
      </p>
      {whole && <p class="kring-quiet">{words(`talents.seen.${stateOf(one)}`)}</p>}
    </>
  );
}

const stateOf = ({ seenBy, letThroughAt }: TalentHere) => {
  if (seenBy === 'inside') return 'inside';
  if (letThroughAt === null) return 'waits';
  return seenBy === 'everyone' ? 'everyone' : 'named';
};
