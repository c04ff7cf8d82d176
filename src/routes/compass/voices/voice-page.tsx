import type { Picture, Voice } from '#compass/voices/picture.ts';
import { readReached, readReaching, results, ways } from '#compass/voices/reaching.ts';
import { dropReaching, planReaching, sayReached } from '#compass/voices/reachings.server.ts';
import { sayApart, saySame } from '#compass/voices/same.server.ts';
import { isNamedHere, voicesOf } from '#compass/voices/voices.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { may } from '#lib/people/may.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { groundsOf } from '#system/circles/circles.server.ts';
import type { Here } from '../../door.ts';
import { showNotHere } from '../../problems.tsx';
import { showCircle } from '../../show.tsx';
import { CallPart, LookPart } from './voice-stewards.tsx';
import { GoingInWords, NamedBy } from './voice-card.tsx';
import { voicesPath } from './voices-page.tsx';

/** A form of this page that came back with slips: which one. */
export type SentTo = Sent & { to: string };

/** One who is touched and not here: in whose words, who goes there, and what came of it. */
export async function voicePage(c: Here, sent?: SentTo): Promise<Response> {
  const { db, circle, words, actor, now, config } = c.var;
  const [picture, grounds] = await Promise.all([voicesOf(db, circle.id, dayAt(now, config.timeZone)), groundsOf(db, circle.id)]);
  const voice = picture.voices.find(({ id }) => id === c.req.param('touched'));
  if (!voice) return showNotHere(c);
  const acts = may(actor, 'reachOut', circle.id);
  return showCircle(
    c,
    { title: voice.text, status: sent ? 422 : 200 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={voicesPath(c)}>{words('voices.title')}</a>
      </p>
      <p class="kring-kicker">{words(`missing.kind.${voice.kind}`)}</p>
      <h1 lang={voice.language} dir="auto">
        {voice.text}
      </h1>
      <NamedBy voice={voice} />
      {voice.otherwise.length > 0 && (
        <>
          <p>{words('voices.otherwise')}</p>
          <ul>
            {voice.otherwise.map((text) => (
              <li dir="auto">{text}</li>
            ))}
          </ul>
        </>
      )}
      <h2>{words('voices.log')}</h2>
      <Log c={c} voice={voice} sent={sent} acts={acts} />
      {acts && <PlanForm c={c} voice={voice} sent={sent} />}
      {acts && <SameForm c={c} voice={voice} picture={picture} />}
      <LookPart c={c} voice={voice} sent={sent} grounds={grounds} />
      <CallPart c={c} voice={voice} sent={sent} />
    </>,
  );
}

export const voicePath = (c: Here, id: string) => `${voicesPath(c)}/of/${id}`;

function Log({ c, voice, sent, acts }: { c: Here; voice: Voice; sent?: SentTo; acts: boolean }) {
  const { words } = c.var;
  if (voice.goings.length === 0) return <p>{words('voices.log.none')}</p>;
  return (
    <>
      {voice.goings.map((going) => (
        <section class="kring-card" aria-label={going.who}>
          <GoingInWords going={going} />
          {going.seen && (
            <p class="kring-lines" dir="auto">
              {going.seen}
            </p>
          )}
          {acts && (
            <Disclosure summary={words(going.result ? 'voices.result.mend' : 'voices.result.say')} open={sent?.to === going.id}>
              <ResultForm c={c} voice={voice} going={going} sent={sent?.to === going.id ? sent : undefined} />
            </Disclosure>
          )}
        </section>
      ))}
    </>
  );
}

function ResultForm({ c, voice, going, sent }: { c: Here; voice: Voice; going: Voice['goings'][number]; sent?: Sent }) {
  const { words } = c.var;
  const field = filledWith(words, { result: going.result, seen: going.seen, doneOn: going.doneOn }, sent);
  const of = (name: string) => ({ ...field(name), id: sent ? name : `${name}-${going.id}` });
  return (
    <>
      <Form action={`${voicePath(c, voice.id)}/result`}>
        <input type="hidden" name="reaching" value={going.id} />
        <Choices
          {...of('result')}
          label={words('voices.result')}
          options={results.map((value) => ({ value, label: words(`voices.result.${value}`), chosen: field('result').value === value }))}
        />
        <TextArea {...of('seen')} label={words('voices.seen')} hint={words('voices.seen.hint')} rows={3} optional />
        <Field {...of('doneOn')} label={words('voices.doneOn')} type="date" short optional />
        <Button kind="quiet" label={`${words('voices.result.keep')}: ${going.who}`}>
          {words('voices.result.keep')}
        </Button>
      </Form>
      {!going.result && (
        <Form action={`${voicePath(c, voice.id)}/drop`}>
          <input type="hidden" name="reaching" value={going.id} />
          <Button kind="care" label={`${words('voices.drop')}: ${going.who}`}>
            {words('voices.drop')}
          </Button>
        </Form>
      )}
    </>
  );
}

function PlanForm({ c, voice, sent }: { c: Here; voice: Voice; sent?: SentTo }) {
  const { words } = c.var;
  const field = filledWith(words, {}, sent?.to === 'plan' ? sent : undefined);
  return (
    <>
      <h2>{words('voices.go')}</h2>
      <p>{words('voices.go.lead')}</p>
      <Form action={`${voicePath(c, voice.id)}/go`}>
        <Field {...field('who')} label={words('voices.who')} hint={words('voices.who.hint')} />
        <Choices
          {...field('way')}
          label={words('voices.way')}
          options={ways.map((value) => ({ value, label: words(`voices.way.${value}`), chosen: field('way').value === value }))}
        />
        <Field {...field('place')} label={words('voices.place')} hint={words('voices.place.hint')} optional />
        <Field {...field('plannedOn')} label={words('voices.plannedOn')} type="date" short optional />
        <Button>{words('voices.go.keep')}</Button>
      </Form>
    </>
  );
}

function SameForm({ c, voice, picture }: { c: Here; voice: Voice; picture: Picture }) {
  const { words } = c.var;
  const others = picture.voices.filter(({ id }) => id !== voice.id);
  return (
    <>
      {voice.same.length > 0 && (
        <>
          <h2>{words('voices.same.are')}</h2>
          {voice.same.map(({ id, text }) => (
            <Form action={`${voicePath(c, voice.id)}/apart`}>
              <p dir="auto">{text}</p>
              <input type="hidden" name="other" value={id} />
              <Button kind="quiet" label={`${words('voices.apart')}: ${text}`}>
                {words('voices.apart')}
              </Button>
            </Form>
          ))}
        </>
      )}
      {others.length > 0 && (
        <Disclosure summary={words('voices.same')}>
          <Form action={`${voicePath(c, voice.id)}/same`}>
            <Select
              name="other"
              label={words('voices.same.with')}
              hint={words('voices.same.hint')}
              options={others.map(({ id, text, language }) => ({ value: id, label: text, lang: language }))}
            />
            <Button kind="quiet">{words('voices.same.keep')}</Button>
          </Form>
        </Disclosure>
      )}
    </>
  );
}

const touchedOf = (c: Here) => c.req.param('touched') ?? '';
const isHere = (c: Here) => isNamedHere(c.var.db, c.var.circle.id, touchedOf(c));
const back = (c: Here) => c.redirect(voicePath(c, touchedOf(c)), 303);

/** Someone says that they will go. */
export async function go(c: Here): Promise<Response> {
  const { db, circle, form, now, actor } = c.var;
  const { value, problems } = readReaching(form);
  if (problems) return voicePage(c, { form, problems, to: 'plan' });
  const made = await planReaching(db, circle.id, touchedOf(c), { ...value, by: actor.person?.id ?? null, now });
  return made ? back(c) : showNotHere(c);
}

/** Someone says what came of it. */
export async function sayResult(c: Here): Promise<Response> {
  const { db, circle, form, now, actor, config } = c.var;
  const { value, problems } = readReached(form, dayAt(now, config.timeZone));
  const reaching = textOf(form, 'reaching');
  if (problems) return voicePage(c, { form, problems, to: reaching });
  const said = (await isHere(c)) && (await sayReached(db, circle.id, reaching, { ...value, by: actor.person?.id ?? null }));
  return said ? back(c) : showNotHere(c);
}

/** A plan that nobody carries out goes. */
export async function drop(c: Here): Promise<Response> {
  const { db, circle, form } = c.var;
  return (await isHere(c)) && (await dropReaching(db, circle.id, textOf(form, 'reaching'))) ? back(c) : showNotHere(c);
}

/** Two are the same. */
export async function same(c: Here): Promise<Response> {
  const { db, circle, form, now } = c.var;
  const done = await saySame(db, circle.id, { one: touchedOf(c), other: textOf(form, 'other'), now });
  return done ? back(c) : showNotHere(c);
}

/** They are not, after all. */
export async function apart(c: Here): Promise<Response> {
  const { db, circle, form } = c.var;
  return (await isHere(c)) && (await sayApart(db, circle.id, textOf(form, 'other'))) ? back(c) : showNotHere(c);
}
