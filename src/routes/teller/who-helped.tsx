import type { Helped } from '#catalysts/doorways/who-helped.server.ts';
import { useFrame } from '#lib/ui/frame.tsx';

/** Who wrote a story down, and for whom they work: openly; their own words stand apart. */
export function WhoHelped({ helped }: { helped: Helped | null }) {
  const { words } = useFrame();
  if (!helped) return null;
  const { name, employer, note, channel } = helped;
  const did = channel === 'paper' ? 'typed' : 'by';
  return (
    <>
      <p>{employer ? words(`teller.helper.${did}`, { name, employer }) : words(`teller.helper.${did}Alone`, { name })}</p>
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
