import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';

/** Who writes for the teller, and for whom they work: the teller may know. */
export function HelperShown({ name, employer }: { name: string; employer: string | null }) {
  const { words } = useFrame();
  return (
    <Notice>
      <p>{employer ? words('helper.who.employed', { name, employer }) : words('helper.who', { name })}</p>
    </Notice>
  );
}

/** The helper's own words, apart from the teller's. */
export function HelpersNote({ name, note }: { name: string; note: string }) {
  const { words } = useFrame();
  return (
    <>
      <h3>{words('helper.note.of', { name })}</h3>
      <blockquote class="kring-said" dir="auto">
        {note}
      </blockquote>
    </>
  );
}
