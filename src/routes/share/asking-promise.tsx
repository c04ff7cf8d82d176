import { maySeeResults, type RespondingHere } from '#cycle/2-sense/responding.ts';
import { respondingOf } from '#cycle/2-sense/respondings.server.ts';
import { statementCount } from '#cycle/2-sense/statements.server.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { When } from '#lib/ui/when.tsx';
import type { Here } from '../door.ts';

/** What the circle asks people to recognise, as its pages say it; null when it never asked. */
export type AskingHere = { responding: RespondingHere; statements: number; door: string; map: string | null; imported: boolean };

/** Whether and how this circle asks, and whether whoever is here may see what came out. */
export async function askingHere(c: Here): Promise<AskingHere | null> {
  const { db, circle, actor } = c.var;
  const responding = await respondingOf(db, circle.id);
  if (!responding) return null;
  const map = maySeeResults(actor, responding, circle.id) ? `/circles/${circle.slug}/map` : null;
  const statements = responding.closedAt ? 0 : await statementCount(db, circle.id);
  return { responding, statements, door: circle.door, map, imported: circle.mark === 'licensed' };
}

/** The part of the promise that is about answering: that it is asked, and who will see what comes out. */
export function AskingPromise({ asking }: { asking: AskingHere | null }) {
  const { words } = useFrame();
  if (!asking) return null;
  const { responding, statements, door, map, imported } = asking;
  const isOpen = responding.closedAt === null;
  return (
    <section aria-labelledby="asking">
      <h2 id="asking">{words('share.promise.title')}</h2>
      {isOpen ? (
        <p>{words('share.promise.open', { count: statements })}</p>
      ) : (
        <p>
          {words('share.promise.closed')} <When at={responding.closedAt!} />.
        </p>
      )}
      <p>{words(imported ? 'share.promise.imported' : `share.promise.${responding.results}`)}</p>
      <Buttons>
        {isOpen && (
          <Button kind="quiet" href={`/respond/${door}`}>
            {words('share.promise.go')}
          </Button>
        )}
        {map && (
          <Button kind="quiet" href={map}>
            {words('share.promise.map')}
          </Button>
        )}
      </Buttons>
    </section>
  );
}
