import { kinds, readNaming } from '#compass/voices/naming.ts';
import { nameMissing, takeNamingBack } from '#compass/voices/namings.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { severalOf, textOf } from '#lib/form/reading.ts';
import { newId } from '#lib/server/ids.ts';
import { paceOver, wait, waitAfter } from '#lib/server/pace.ts';
import { seal, unseal } from '#lib/server/sealed.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { languages } from '#lib/words/languages.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import type { Here } from '../../door.ts';
import { tellerLanguages } from '../../language.server.ts';
import { placeOf } from '../../place.server.ts';
import { showTeller } from '../../show.tsx';
import { emptyPage, isEmptyHere } from '../../teller/leave.tsx';

/** Who is touched by this and not here? Anyone may say so, without an account and without a name. */
export async function missingPage(c: Here): Promise<Response> {
  if (isEmptyHere(c)) return emptyPage(c, `${c.req.path}?on`);
  return showMissing(c);
}

/** A community house answers with sixty phones in ten minutes; beyond that each new one from there waits a little. Nobody is refused. */
const pace = paceOver(10);

/** Keeps what someone named, and lets them take it back at once; afterwards nobody knows whose it was. Sent twice it is one answer. */
export async function nameWhoIsMissing(c: Here): Promise<Response> {
  const { db, circle, form, now, lang, keys, config } = c.var;
  const today = dayAt(now, config.timeZone);
  const sides = await sidesOf(db, circle.id);
  const { value, problems } = readNaming(form, { sides, languages: tellerLanguages, language: lang, today });
  if (problems) return showMissing(c, { sent: { form, problems } });
  const answer = openAnswer(c, textOf(form, 'answer'));
  if (!answer) return showMissing(c, { sent: { form, problems: {} }, old: true });
  await wait(waitAfter(pace.note(placeOf(c), now), { free: 60, step: 20, longest: 2_000 }));
  await nameMissing(db, circle.id, { ...value, id: answer.id, day: today });
  return showThanks(c, seal(keys.visit, 'naming', { ...answer, until: now.getTime() + halfAnHour }));
}

/** Takes back what was named just now, in this browser. */
export async function takeBackNamed(c: Here): Promise<Response> {
  const { db, circle, form, words } = c.var;
  const answer = openAnswer(c, textOf(form, 'answer'));
  if (answer) await takeNamingBack(db, circle.id, answer.id);
  return showTeller(
    c,
    { title: words('missing.link'), status: answer ? 200 : 422 },
    <>
      <h1>{words(answer ? 'missing.back.done' : 'missing.back')}</h1>
      <p>{words(answer ? 'missing.back.done.text' : 'missing.back.late')}</p>
      <p>
        <a href={missingPath(c)}>{words('missing.link')}</a>
      </p>
    </>,
  );
}

/** What travels with the form: which answer this becomes. It names nobody, and only this page knows it. */
type Answer = { circle: string; id: string; until: number };
const twoHours = 2 * 60 * 60 * 1000;
const halfAnHour = 30 * 60 * 1000;

function openAnswer(c: Here, sealed: string): Answer | null {
  const { keys, circle, now } = c.var;
  const answer = unseal<Answer>(keys.visit, 'naming', sealed);
  return answer && answer.circle === circle.id && answer.until > now.getTime() ? answer : null;
}

/** The address at which people say who is missing: by the door of the circle, so that it does not name the subject. */
export const missingPath = (c: Here) => `/missing/${c.var.circle.door}`;

type Shown = { sent?: Sent; old?: boolean };

async function showMissing(c: Here, { sent, old }: Shown = {}): Promise<Response> {
  const { words, db, circle, keys, lang, now } = c.var;
  const sides = await sidesOf(db, circle.id);
  const field = filledWith(words, { language: lang }, sent);
  const said = sent ? severalOf(sent.form, 'sides', sides.map(({ id }) => id)) : []; // prettier-ignore
  const answer = { circle: circle.id, id: newId(), until: now.getTime() + twoHours };
  const kept = sent && !old ? textOf(sent.form, 'answer') : '';
  return showTeller(
    c,
    { title: words('missing.link'), status: sent ? 422 : 200 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      {old && (
        <Notice>
          <p>{words('missing.old')}</p>
        </Notice>
      )}
      <h1>{words('missing.link')}</h1>
      <p>{words('missing.lead')}</p>
      <Form action={missingPath(c)} forgets>
        <input type="hidden" name="answer" value={kept || seal(keys.visit, 'naming', answer)} />
        <p>{words('missing.lines')}</p>
        {kinds.map((kind) => (
          <TextArea {...field(kind)} label={words(`missing.kind.${kind}`)} hint={words(`missing.kind.${kind}.hint`)} rows={2} optional />
        ))}
        {sides.length > 0 && (
          <Choices
            many
            optional
            name="sides"
            label={words('missing.sides')}
            hint={words('missing.sides.hint')}
            options={sides.map(({ id, name }) => ({ value: id, label: name, chosen: said.includes(id) }))}
          />
        )}
        <Select
          {...field('language')}
          label={words('respond.missing.language')}
          options={tellerLanguages.map((code) => ({ value: code, label: languages[code].name, lang: code }))}
        />
        <Disclosure summary={words('missing.person.more')} open={field('name').value !== ''}>
          <p>{words('missing.person.lead')}</p>
          <Field {...field('name')} label={words('missing.person')} optional autocomplete="off" />
          <Field {...field('nameUntil')} label={words('missing.until')} optional type="date" short autocomplete="off" />
        </Disclosure>
        <p>{words('missing.sees')}</p>
        <Button>{words('missing.send')}</Button>
      </Form>
      <p>
        <a href={`/circles/${circle.slug}/missing/named`}>{words('missing.named.link')}</a>
      </p>
    </>,
  );
}

function showThanks(c: Here, answer: string): Promise<Response> {
  const { words, circle } = c.var;
  return showTeller(
    c,
    { title: words('missing.thanks') },
    <>
      <h1>{words('missing.thanks')}</h1>
      <p>{words('missing.thanks.text')}</p>
      <ul>
        <li>
          <a href={missingPath(c)}>{words('missing.again')}</a>
        </li>
        <li>
          <a href={`/circles/${circle.slug}/missing/named`}>{words('missing.named.link')}</a>
        </li>
      </ul>
      <h2>{words('missing.back')}</h2>
      <p>{words('missing.back.text')}</p>
      <Form action={`${missingPath(c)}/back`} forgets>
        <input type="hidden" name="answer" value={answer} />
        <Button kind="care">{words('missing.back.do')}</Button>
      </Form>
    </>,
  );
}
