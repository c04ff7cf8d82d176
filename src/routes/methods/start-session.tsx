import { readers } from '#cycle/1-gather/consent.ts';
import { addSteps } from '#cycle/3-dialogue/live/scripts.server.ts';
import { planLength, readSession } from '#cycle/3-dialogue/session.ts';
import { planSession } from '#cycle/3-dialogue/sessions.server.ts';
import { filledWith, type Sent } from '#lib/form/filled.ts';
import { atomically } from '#lib/server/db.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Field, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { wordOf, type Method } from '#system/toolkit/method.ts';
import { scriptOf } from '#system/toolkit/script.ts';
import { wordsOfCircle } from '../circle/part.tsx';
import { sessionPath } from '../dialogue/here.server.ts';
import { StartsAt } from '../dialogue/plan-fields.tsx';
import type { Here } from '../door.ts';
import type { Starting } from './method-page.tsx';

/** When and where; what for stands there already, in the words of the card. */
export function SessionPart({ c, method, sent, main }: Starting) {
  const { words } = c.var;
  const own = wordsOfCircle(c);
  const kept = { purpose: wordOf(own, method, 'about'), change_wanted: own('methods.ui.start.session.change') };
  const field = filledWith(words, kept, sent);
  const chosen = sent ? sent.form.getAll('readers') : readers;
  const { value: _, ...asksReaders } = field('readers');
  return (
    <section aria-labelledby="start-session">
      <h3 id="start-session">{words('methods.ui.start.session')}</h3>
      <p>{words('methods.ui.start.session.lead')}</p>
      <Form>
        <input type="hidden" name="engine" value="session" />
        <StartsAt field={field} words={words} />
        <Field {...field('place')} label={words('dialogue.plan.place')} hint={words('dialogue.plan.place.hint')} />
        <TextArea {...field('purpose')} label={words('dialogue.plan.purpose')} rows={3} maxlength={planLength.purpose} />
        <Field {...field('change_wanted')} label={words('dialogue.plan.changeWanted')} />
        <Choices
          many
          {...asksReaders}
          label={words('dialogue.plan.readers')}
          options={readers.map((value) => ({
            value,
            label: words(`phone.reader.${value}`),
            chosen: (chosen as readonly unknown[]).includes(value),
          }))}
        />
        <Button kind={main ? 'act' : 'quiet'}>{words('methods.ui.start.session')}</Button>
      </Form>
    </section>
  );
}

/** Plans the conversation with the script of the card, in one go. */
export async function startSession(c: Here, method: Method): Promise<Response | Sent['problems']> {
  const { db, circle, form, person, keys, now, config } = c.var;
  const { value, problems } = readSession(form, config.timeZone);
  if (problems) return problems;
  const session = await atomically(db, async (db) => {
    const session = await planSession(db, circle.id, value, { person: person.id, keys, now });
    await addSteps(db, circle.id, session, scriptOf(wordsOfCircle(c), method));
    return session;
  });
  return c.redirect(sessionPath(c, session, '/script'), 303);
}
