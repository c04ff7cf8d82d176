import { lookCode, type LookAt } from '#catalysts/try-outs/look-codes.server.ts';
import { Disclosure } from '#lib/ui/card.tsx';
import { squareCode } from '#lib/ui/qr.ts';
import { Square } from '#lib/ui/square.tsx';
import type { Here } from '../door.ts';

type LookLinkProps = { c: Here; at: LookAt; id: string; open: boolean; says: { title: string; text: string; square: string } };

/** The link for someone without a place here: to send, or to scan from this screen or from paper. */
export function LookLink({ c, at, id, open, says }: LookLinkProps) {
  const { origin, circle, keys } = c.var;
  const link = `${origin}/${at}/${circle.door}/${lookCode(keys, at, id)}`;
  const square = squareCode(link);
  return (
    <Disclosure summary={says.title} open={open}>
      <p>{says.text}</p>
      <p class="kring-secret">
        <code>{link}</code>
      </p>
      <Square square={square} label={says.square} />
    </Disclosure>
  );
}
