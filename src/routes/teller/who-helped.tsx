import type { Helped } from '#catalysts/doorways/who-helped.server.ts';
import { useFrame } from '#lib/ui/frame.tsx';

/** Who wrote a story down, and for whom they work: openly; their own words stand apart. */
export function WhoHelped({ helped }: { helped: Helped | null }) {
  const { words } = useFrame();
  if (!helped) return null;
  const { name, employer, note } = helped;
  return (
    <>
      <p>{employer ? words('teller.helper.by', { name, employer }) : words('teller.helper.byAlone', { name })}</p>
      {note && (
        <>
          <p>{words('teller.helper.note', { name })}</p>
          <blockquote class="kring-said" dir="auto">
            {note}
          </blockquote>
        </>
      )}
    </>
  );
}
