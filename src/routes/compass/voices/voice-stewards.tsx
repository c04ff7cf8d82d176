import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { letThrough } from '#compass/voices/letting-through.server.ts';
import { dayUntil } from '#compass/voices/naming.ts';
import { keepNumber, type ToCall } from '#compass/voices/names.server.ts';
import type { Voice } from '#compass/voices/picture.ts';
import { dayAt } from '#lib/form/fields.ts';
import { filledWith, type Sent } from '#lib/form/filled.ts';
import { isTicked, optional, required, textOf, together, wrong, type One, type Reading } from '#lib/form/reading.ts';
import { may } from '#lib/people/may.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { When } from '#lib/ui/when.tsx';
import { groundsOf } from '#system/circles/circles.server.ts';
import type { Here } from '../../door.ts';
import { showNotHere } from '../../problems.tsx';
import { voicePage, voicePath, type SentTo } from './voice-page.tsx';

type Part = { c: Here; voice: Voice; sent?: SentTo };

/** Whether everyone may read these words: someone looks, as with statements, and what does not come on the open page has its ground. */
export function LookPart({ c, voice, sent, grounds }: Part & { grounds: { id: string; text: string }[] }) {
  const { circle, words, actor } = c.var;
  if (!may(actor, 'moderateNamings', circle.id)) return null;
  const field = filledWith(words, {}, sent?.to === 'look' ? sent : undefined);
  return (
    <>
      <h2>{words('voices.look')}</h2>
      <p>{words(`voices.look.${voice.looked}`)}</p>
      {voice.looked !== 'accepted' && (
        <Form action={`${voicePath(c, voice.id)}/look`}>
          <Buttons>
            <Button kind="quiet" name="act" value="accept">
              {words('voices.look.accept')}
            </Button>
          </Buttons>
        </Form>
      )}
      {voice.looked !== 'refused' && grounds.length > 0 && (
        <Disclosure summary={words('voices.look.refuse')} open={sent?.to === 'look'}>
          <Form action={`${voicePath(c, voice.id)}/look`}>
            <Choices
              {...field('ground')}
              label={words('voices.look.ground')}
              options={grounds.map(({ id, text }) => ({ value: id, label: text }))}
            />
            <Button kind="quiet" name="act" value="refuse">
              {words('voices.look.refuse.do')}
            </Button>
          </Form>
        </Disclosure>
      )}
    </>
  );
}

/** Whom to call: only what a steward chose to put there, until its day. */
export function CallPart({ c, voice, sent }: Part) {
  const { circle, words, actor } = c.var;
  if (!may(actor, 'keepNames', circle.id)) return null;
  const field = filledWith(words, {}, sent?.to === 'call' ? sent : undefined);
  return (
    <>
      <h2>{words('voices.call')}</h2>
      <p>{words('voices.call.lead')}</p>
      {voice.call && (
        <Form action={`${voicePath(c, voice.id)}/call`}>
          <p>
            <bdi>{voice.call.name}</bdi> <bdi>{voice.call.number}</bdi> {words('voices.until')} <When at={noonOf(voice.call.until)} />
          </p>
          <Button kind="care" name="gone" value="on">
            {words('voices.call.gone')}
          </Button>
        </Form>
      )}
      <Disclosure summary={words('voices.call.more')} open={sent?.to === 'call'}>
        <Form action={`${voicePath(c, voice.id)}/call`}>
          <Field {...field('callName')} label={words('voices.call.name')} optional autocomplete="off" />
          <Field {...field('callNumber')} label={words('voices.call.number')} type="tel" short autocomplete="off" />
          <Field {...field('callUntil')} label={words('voices.call.until')} type="date" short autocomplete="off" />
          <Button kind="quiet">{words('voices.call.keep')}</Button>
        </Form>
      </Disclosure>
    </>
  );
}

/** Lets words through to the open page, or not, on a published ground. */
export async function look(c: Here): Promise<Response> {
  const { db, circle, form, now, person } = c.var;
  const touched = c.req.param('touched') ?? '';
  const ground = (await groundsOf(db, circle.id)).find(({ id }) => id === textOf(form, 'ground'));
  const refuses = textOf(form, 'act') === 'refuse';
  if (refuses && !ground) return voicePage(c, slipOf(form, 'look', { ground: 'share.moderate.ground.missing' }));
  const act = refuses ? ({ act: 'refuse', ground: ground!.id } as const) : ({ act: 'accept' } as const);
  const done = await letThrough(db, circle.id, touched, { ...act, by: person.id, now });
  return done ? c.redirect(voicePath(c, touched), 303) : showNotHere(c);
}

/** Keeps whom to call, or lets it go. */
export async function keepCall(c: Here): Promise<Response> {
  const { db, circle, form, now, person, config } = c.var;
  const touched = c.req.param('touched') ?? '';
  const { value, problems } = readCall(form, dayAt(now, config.timeZone));
  if (problems) return voicePage(c, slipOf(form, 'call', problems));
  const done = await keepNumber(db, circle.id, touched, { by: person.id, call: value });
  return done ? c.redirect(voicePath(c, touched), 303) : showNotHere(c);
}

function readCall(form: FormData, today: string): Reading<ToCall | null> {
  if (isTicked(form, 'gone')) return { value: null };
  const { value, problems } = together({
    callName: optional(form, 'callName', { words: 'voices.call.name', most: 100 }),
    callNumber: numberIn(form),
    callUntil: dayUntil(form, 'callUntil', today),
  });
  return problems ? { problems } : { value: { name: value.callName, number: value.callNumber, until: value.callUntil } };
}

function numberIn(form: FormData): One<string> {
  const number = required(form, 'callNumber', { words: 'voices.call.number', most: 30 });
  return number.problem !== undefined || /^[+\d][\d\s()-]{2,}$/.test(number.value) ? number : wrong('voices.call.number.missing');
}

const slipOf = (form: FormData, to: string, problems: Sent['problems']): SentTo => ({ form, problems, to });
