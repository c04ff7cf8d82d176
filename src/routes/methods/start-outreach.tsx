import { namingLimits } from '#compass/voices/naming.ts';
import { nameMissing } from '#compass/voices/namings.server.ts';
import { readReaching } from '#compass/voices/reaching.ts';
import { planReaching } from '#compass/voices/reachings.server.ts';
import { voicesOf } from '#compass/voices/voices.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import { filledWith, type Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { Button } from '#lib/ui/button.tsx';
import { Field, Select } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import type { GoStep, Method } from '#system/toolkit/method.ts';
import { voicePath } from '../compass/voices/voice-page.tsx';
import type { Here } from '../door.ts';
import type { Starting } from './method-page.tsx';

const wayOf = (method: Method) => method.steps.find((step): step is GoStep => step.engine === 'outreach')!.way;

/** Who goes, and to whom: someone who was named before, or a group that is named now. */
export async function OutreachPart({ c, sent, main }: Starting) {
  const { words } = c.var;
  const field = filledWith(words, {}, sent);
  const { voices } = await picture(c);
  const missing = voices.filter(({ reached }) => !reached);
  return (
    <section aria-labelledby="start-outreach">
      <h3 id="start-outreach">{words('methods.ui.start.outreach')}</h3>
      <p>{words('methods.ui.start.outreach.lead')}</p>
      <Form>
        <input type="hidden" name="engine" value="outreach" />
        {missing.length > 0 && (
          <Select
            {...field('known')}
            label={words('methods.ui.start.outreach.known')}
            options={[
              { value: '', label: words('methods.ui.start.outreach.known.none') },
              ...missing.map(({ id, text, language }) => ({ value: id, label: text, lang: language })),
            ]}
          />
        )}
        <Field
          {...field('whom')}
          label={words(missing.length > 0 ? 'methods.ui.start.outreach.whom' : 'methods.ui.start.outreach.to')}
          hint={words('methods.ui.start.outreach.whom.hint')}
          optional={missing.length > 0}
        />
        <Field {...field('who')} label={words('voices.who')} hint={words('voices.who.hint')} />
        <Field {...field('place')} label={words('voices.place')} hint={words('voices.place.hint')} optional />
        <Field {...field('plannedOn')} label={words('voices.plannedOn')} type="date" short optional />
        <Button kind={main ? 'act' : 'quiet'}>{words('methods.ui.start.outreach')}</Button>
      </Form>
    </section>
  );
}

/** Puts the going in the plan; who was not named yet is named by it. */
export async function startOutreach(c: Here, method: Method): Promise<Response | Sent['problems']> {
  const { db, circle, form, person, now } = c.var;
  form.set('way', wayOf(method)); // the card says how
  const { value, problems } = readReaching(form);
  const [known, whom] = [textOf(form, 'known'), textOf(form, 'whom')];
  const there = (await picture(c)).voices.some(({ id }) => id === known);
  const slip = !there && whomSlip(whom);
  if (problems || slip) return { ...problems, ...(slip && { whom: slip }) };
  const touched = await atomically(db, async (db) => {
    const touched = there ? known : await named(c, db, whom);
    await planReaching(db, circle.id, touched, { ...value, by: person.id, now });
    return touched;
  });
  return c.redirect(voicePath(c, touched), 303);
}

const picture = ({ var: { db, circle, now, config } }: Here) => voicesOf(db, circle.id, dayAt(now, config.timeZone));

function whomSlip(whom: string) {
  if (!/\p{L}/u.test(whom)) return 'methods.ui.start.outreach.whom.missing';
  return whom.length > namingLimits.line ? { key: 'methods.ui.start.outreach.whom.tooLong', values: { most: namingLimits.line } } : null;
}

/** Names a group; the same words name the same one. Returns whom. */
async function named(c: Here, db: Db, whom: string): Promise<string> {
  const { circle, now, config } = c.var;
  const id = newId();
  await nameMissing(db, circle.id, {
    ...{ id, day: dayAt(now, config.timeZone), sides: [], language: circle.language, name: null, nameUntil: null },
    named: [{ kind: 'group', text: whom }],
  });
  const row = await db
    .selectFrom('nomination')
    .select('touched_id')
    .where('circle_id', '=', circle.id)
    .where('naming_id', '=', id)
    .executeTakeFirstOrThrow();
  return row.touched_id;
}
