import { useFrame } from '#lib/ui/frame.tsx';

/** A statement where it is named as resting on something: it leads to what people say to it, as soon as they are asked. */
export function RestingStatement({ id, text, asked, base }: { id: string; text: string | null; asked: boolean; base: string }) {
  const { words } = useFrame();
  const said = text ?? words('sense.hidden');
  return asked ? <a href={`${base}/statements/${id}`}>{said}</a> : <>{said}</>;
}
