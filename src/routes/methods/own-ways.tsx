import { may } from '#lib/people/may.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure, Empty } from '#lib/ui/card.tsx';
import { Form } from '#lib/ui/form.tsx';
import { stands, type OwnCard } from '#system/toolkit/own-methods.server.ts';
import type { Here } from '../door.ts';
import { methodsPath } from './here.ts';

/** Below the catalogue: cards of the circle's own to write, to read in, to take along, and those that were taken away. */
export function OwnWays({ c, cards }: { c: Here; cards: readonly OwnCard[] }) {
  const { words, actor, circle } = c.var;
  const standing = cards.filter(stands);
  const removed = cards.filter((one) => one.removed && !one.hidden);
  const runs = may(actor, 'prepareCircle', circle.id);
  if (!runs && standing.length === 0) return null;
  return (
    <section aria-labelledby="own-ways" class="kring-not-printed">
      <h2 id="own-ways">{words('kit.ways')}</h2>
      {standing.length === 0 && <Empty>{words('kit.own.none')}</Empty>}
      <ul>
        {runs && (
          <li>
            <a href={`${methodsPath(c)}/new`}>{words('kit.new.write')}</a>
          </li>
        )}
        {runs && (
          <li>
            <a href={`${methodsPath(c)}/import`}>{words('kit.in')}</a>
          </li>
        )}
        {standing.length > 0 && (
          <li>
            <a href={`${methodsPath(c)}.json`}>{words('kit.own.out')}</a>
          </li>
        )}
      </ul>
      {runs && removed.length > 0 && (
        <div id="taken-away" tabindex={-1}>
          <Disclosure summary={words('kit.removed')}>
            {removed.map(({ id, card }) => (
              <Form key={id} action={`${methodsPath(c)}/${id}/remove`}>
                <p lang={card.language} dir="auto">
                  {card.name}
                </p>
                <input type="hidden" name="act" value="back" />
                <Button kind="quiet" label={`${words('kit.back')}: ${card.name}`}>
                  {words('kit.back')}
                </Button>
              </Form>
            ))}
          </Disclosure>
        </div>
      )}
    </section>
  );
}
