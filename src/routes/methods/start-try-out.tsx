import { newTryOutPath } from '#catalysts/try-outs/begun-from.ts';
import { Button } from '#lib/ui/button.tsx';
import type { Starting } from './method-page.tsx';

/** A try-out begins on its own page, filled in with what the card suggests. */
export function TryOutPart({ c, method, main }: Starting) {
  const { words, circle } = c.var;
  return (
    <section aria-labelledby="start-try-out">
      <h3 id="start-try-out">{words('methods.ui.start.tryOut')}</h3>
      <p>{words('methods.ui.start.tryOut.lead')}</p>
      <Button kind={main ? 'act' : 'quiet'} href={newTryOutPath(circle.slug, { method: method.id })}>
        {words('methods.ui.start.tryOut')}
      </Button>
    </section>
  );
}
