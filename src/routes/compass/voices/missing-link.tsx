import { useFrame } from '#lib/ui/frame.tsx';

/**
 * In every module: who is touched by this, and not here? One quiet line with the way to say so. `door`: the short word of the circle.
 * `invites`: where whoever is here takes cards to pass on.
 */
export function WhoIsMissing({ door, invites }: { door: string; invites?: string }) {
  const { words } = useFrame();
  return (
    <p class="kring-not-printed">
      {words('missing.link.lead')} <a href={`/missing/${door}`}>{words('missing.link')}</a>
      {invites && (
        <>
          {' '}
          · <a href={invites}>{words('missing.invite')}</a>
        </>
      )}
    </p>
  );
}
