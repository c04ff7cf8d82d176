import { may } from '#lib/people/may.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Empty, List } from '#lib/ui/card.tsx';
import { Form } from '#lib/ui/form.tsx';
import { When } from '#lib/ui/when.tsx';
import { openOf, type AskHere, type TalentHere } from '#system/learning/talents.server.ts';
import type { Here } from '../door.ts';
import { OneTalent } from './one-talent.tsx';

/** Where the talents of a circle stand. */
export const talentsPath = (c: Here, more = '') => `/circles/${c.var.circle.slug}/talents${more}`;

/** For whom the circle looks, with what people answered for who may see it. */
export function OneAsk({ c, ask, answers }: { c: Here; ask: AskHere; answers: TalentHere[] }) {
  const { words, circle, actor } = c.var;
  const ends = ask.person === actor.person?.id || may(actor, 'lookAtTalents', circle.id);
  return (
    <Card id={`ask-${ask.id}`}>
      <p class="kring-lead" lang={circle.language} dir="auto">
        {ask.text}
      </p>
      <p class="kring-quiet">
        {words('talents.asked.by', { side: ask.side })} <When at={ask.askedAt} />
      </p>
      <p>
        <a href={`/offer/${circle.door}?ask=${ask.id}`}>{words('talents.answer')}</a>
      </p>
      {answers.length > 0 && (
        <>
          <h3>{words('talents.answers')}</h3>
          <List
            items={answers.map((one) => (
              <OneTalent one={one} />
            ))}
          />
        </>
      )}
      {ends && (
        <Form action={talentsPath(c, `/asks/${ask.id}/end`)}>
          <Button kind="quiet">{words('talents.ask.end')}</Button>
        </Form>
      )}
    </Card>
  );
}

/** All that is offered, for who works in the circle. */
export function Inside({ c, all }: { c: Here; all: TalentHere[] }) {
  const { words, circle, actor } = c.var;
  if (all.length === 0) return <Empty>{words('talents.offers.none')}</Empty>;
  return (
    <>
      <p>{words('talents.inside')}</p>
      <List
        items={all.map((one) => (
          <Card>
            <OneTalent one={one} whole />
            {one.seenBy !== 'inside' && one.letThroughAt === null && may(actor, 'lookAtTalents', circle.id) && (
              <Form action={talentsPath(c, `/${one.id}/open`)}>
                <Button kind="quiet">{words('talents.open')}</Button>
              </Form>
            )}
          </Card>
        ))}
      />
    </>
  );
}

/** What the world may read of it. */
export function Open({ c, all }: { c: Here; all: TalentHere[] }) {
  const { words } = c.var;
  const open = openOf(all);
  if (open.length === 0) return <Empty>{words('talents.offers.notOpen')}</Empty>;
  return (
    <List
      items={open.map(({ text, language, name }) => (
        <Card>
          <p dir="auto" lang={language}>
            {text}
          </p>
          {name && <p class="kring-quiet">{name}</p>}
        </Card>
      ))}
    />
  );
}
