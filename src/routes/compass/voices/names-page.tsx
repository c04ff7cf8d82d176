import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { forgetName, namesGiven } from '#compass/voices/names.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Empty, List } from '#lib/ui/card.tsx';
import { Form } from '#lib/ui/form.tsx';
import { When } from '#lib/ui/when.tsx';
import type { Here } from '../../door.ts';
import { showCircle } from '../../show.tsx';
import { voicesPath } from './voices-page.tsx';

/** The names that people chose to give, for stewards alone, each until its day. */
export async function namesPage(c: Here): Promise<Response> {
  const { db, circle, words, now, config } = c.var;
  const names = await namesGiven(db, circle.id, dayAt(now, config.timeZone));
  return showCircle(
    c,
    { title: words('voices.names') },
    <>
      <p>
        <a href={voicesPath(c)}>{words('voices.title')}</a>
      </p>
      <h1>{words('voices.names')}</h1>
      <p class="kring-lead">{words('voices.names.lead')}</p>
      {names.length === 0 ? (
        <Empty>{words('voices.names.none')}</Empty>
      ) : (
        <List
          items={names.map(({ id, name, until, named }) => (
            <Card>
              <h2 dir="auto">{name}</h2>
              <p dir="auto">{named.join(' · ')}</p>
              <p class="kring-quiet">
                {words('voices.until')} <When at={noonOf(until)} />
              </p>
              <Form action={`${voicesPath(c)}/names`}>
                <input type="hidden" name="naming" value={id} />
                <Button kind="care" label={`${words('voices.names.gone')}: ${name}`}>
                  {words('voices.names.gone')}
                </Button>
              </Form>
            </Card>
          ))}
        />
      )}
    </>,
  );
}

/** Lets a name go before its day. */
export async function letNameGo(c: Here): Promise<Response> {
  const { db, circle, form } = c.var;
  await forgetName(db, circle.id, textOf(form, 'naming'));
  return c.redirect(`${voicesPath(c)}/names`, 303);
}
