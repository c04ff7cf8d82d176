import { useFrame } from '#lib/ui/frame.tsx';
import { kinds, type Kind } from '#system/learning/mirror-statements.ts';

/** The two links of a mirror, for its owner to pass on. */
export function Links({ codes, origin }: { codes: Record<Kind, string>; origin: string }) {
  const { words } = useFrame();
  return (
    <>
      <h2>{words('workmirror.links')}</h2>
      <p>{words('workmirror.links.lead')}</p>
      <dl class="kring-facts">
        {kinds.map((kind) => (
          <>
            <dt>{words(`workmirror.links.${kind}`)}</dt>
            <dd>
              <a class="kring-address" href={`/working-with/${codes[kind]}`}>{`${origin}/working-with/${codes[kind]}`}</a>
            </dd>
          </>
        ))}
      </dl>
      <p>{words('workmirror.links.honest')}</p>
    </>
  );
}
