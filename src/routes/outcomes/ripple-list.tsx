import { may } from '#lib/people/may.ts';
import { Tag } from '#lib/ui/card.tsx';
import type { RippleHere } from '#system/outcomes/ripples.server.ts';
import type { Branch } from '#system/outcomes/ripple-tree.ts';
import type { Here } from '../door.ts';
import { dayOf, outcomesPath, saidOr } from './here.server.ts';

/** Ripples as a list in lists, each with what came of it, and with the number that it has in the picture. */
export function RippleList({ c, branches, toPaper }: { c: Here; branches: readonly Branch<RippleHere>[]; toPaper?: boolean }) {
  const { words, circle, actor } = c.var;
  const writes = !toPaper && may(actor, 'harvest', circle.id);
  return (
    <ol class="kring-ripples">
      {branches.map((ripple) => (
        <li key={ripple.id} id={toPaper ? undefined : `ripple-${ripple.id}`} value={ripple.number}>
          <span lang={circle.language} dir="auto">
            {saidOr(c, ripple.text)}
          </span>{' '}
          <Tag>{words(`outcomes.ripple.kind.${ripple.kind}`)}</Tag>{' '}
          <span class="kring-quiet">
            {words('outcomes.ripple.seen', { side: ripple.side, day: dayOf(c, ripple.seenOn) })}
            {ripple.noticed && <span dir="auto"> ({ripple.noticed})</span>}
          </span>{' '}
          {writes && (
            <a href={outcomesPath(c, `/ripples/${ripple.id}`)} aria-label={words('outcomes.ripple.correct.of', { number: ripple.number })}>
              {words('outcomes.ripple.correct')}
            </a>
          )}
          {ripple.branches.length > 0 && <RippleList c={c} branches={ripple.branches} toPaper={toPaper} />}
        </li>
      ))}
    </ol>
  );
}
