import { dayAt } from '#lib/form/fields.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { newId } from '#lib/server/ids.ts';
import { paceOver, wait, waitAfter } from '#lib/server/pace.ts';
import { seal, unseal } from '#lib/server/sealed.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { readTalent, seers, talentLimits } from '#system/learning/talent.ts';
import { readTalentCode, talentCode, talentCodeShown } from '#system/learning/talent-codes.server.ts';
import { asksOf, offerTalent, takeTalentBack, type AskHere } from '#system/learning/talents.server.ts';
import { get, post, type Door, type Here } from '../door.ts';
import { inTurn } from '../patience.server.ts';
import { placeOf } from '../place.server.ts';
import { showTeller } from '../show.tsx';
import { Finish } from '../teller/card.tsx';
import { emptyPage, isEmptyHere } from '../teller/leave.tsx';

/** Anyone offers what they can and like to do, in their own words; nobody needs an account. */
async function offerPage(c: Here): Promise<Response> {
  if (isEmptyHere(c)) return emptyPage(c, `${c.req.path}?on`);
  return showOffer(c, { ask: await askHere(c, c.req.query('ask')) });
}

/** Keeps an offer. The same form sent twice is one offer. */
async function offer(c: Here): Promise<Response> {
  const { db, circle, form, keys, now, lang, actor, config } = c.var;
  const ask = await askHere(c, textOf(form, 'ask'));
  const { value, problems } = readTalent(form);
  if (problems) return showOffer(c, { ask, sent: { form, problems } });
  const offered = openOffer(c, textOf(form, 'offer'));
  if (!offered) return showOffer(c, { ask, sent: { form, problems: {} }, old: true });
  await wait(waitAfter(pace.note(placeOf(c), now), { free: 60, step: 20, longest: 2_000 }));
  const takesPart = actor.memberships.some((membership) => membership.circle === circle.id);
  const by = { language: lang, person: takesPart ? actor.person!.id : null, keys, day: dayAt(now, config.timeZone) };
  await offerTalent(db, circle.id, { id: offered.id, talent: value, ask: ask?.id ?? null, ...by });
  return showThanks(c, offered.id, textOf(form, 'offer'));
}

/** Where an offer is taken back with its code. */
const backPage = (c: Here) => (isEmptyHere(c) ? emptyPage(c, `${c.req.path}?on`) : showBack(c));

async function takeBack(c: Here): Promise<Response> {
  const { db, circle, form, keys, words } = c.var;
  const offered = openOffer(c, textOf(form, 'offer'));
  const typed = textOf(form, 'code').slice(0, 40);
  if (!offered && typed === '') return showBack(c, words('offer.code.empty'));
  const code = readTalentCode(typed);
  const gone = offered
    ? await takeTalentBack(db, circle.id, { id: offered.id })
    : await inTurn(c, async () => (code !== null && (await takeTalentBack(db, circle.id, { code, keys })) ? true : null));
  if (!gone) return showBack(c, words('offer.code.unknown'), typed);
  return showTeller(
    c,
    { title: words('offer.back.done') },
    <>
      <h1>{words('offer.back.done')}</h1>
      <p>{words('offer.back.done.text')}</p>
      <Finish c={c} />
    </>,
  );
}

const pace = paceOver(10);
const pathOf = (c: Here, more = '') => `/offer/${c.var.circle.door}${more}`;

async function askHere(c: Here, id: string | undefined): Promise<AskHere | null> {
  return (id && (await asksOf(c.var.db, c.var.circle.id)).find((ask) => ask.id === id)) || null;
}

/** What travels with the form: which offer this becomes. It names nobody. */
type Offered = { circle: string; id: string; until: number };
const twoHours = 2 * 60 * 60 * 1000;

function openOffer(c: Here, sealed: string): Offered | null {
  const { keys, circle, now } = c.var;
  const offered = unseal<Offered>(keys.visit, 'offer', sealed);
  return offered && offered.circle === circle.id && offered.until > now.getTime() ? offered : null;
}

type Shown = { ask: AskHere | null; sent?: Sent; old?: boolean };

function showOffer(c: Here, { ask, sent, old }: Shown): Promise<Response> {
  const { words, circle, keys, now } = c.var;
  const field = filledWith(words, { seenBy: 'inside' }, sent);
  const seenBy = field('seenBy');
  const offered: Offered = { circle: circle.id, id: newId(), until: now.getTime() + twoHours };
  const kept = sent && !old ? textOf(sent.form, 'offer') : '';
  return showTeller(
    c,
    { title: words('offer.title'), inside: true, status: sent ? 422 : 200 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      {old && (
        <Notice>
          <p>{words('offer.old')}</p>
        </Notice>
      )}
      <h1>{words('offer.title')}</h1>
      <p class="kring-lead">{words('offer.lead')}</p>
      {ask && (
        <>
          <h2>{words('offer.asked')}</h2>
          <blockquote lang={circle.language} dir="auto">
            {ask.text}
          </blockquote>
        </>
      )}
      <Form action={pathOf(c)} forgets>
        <input type="hidden" name="offer" value={kept || seal(keys.visit, 'offer', offered)} />
        {ask && <input type="hidden" name="ask" value={ask.id} />}
        <TextArea {...field('text')} label={words('offer.text')} hint={words('offer.text.hint')} rows={3} maxlength={talentLimits.text} />
        <Field {...field('name')} label={words('offer.name')} hint={words('offer.name.hint')} optional autocomplete="off" />
        <Field {...field('reach')} label={words('offer.reach')} hint={words('offer.reach.hint')} autocomplete="off" />
        <Choices
          {...seenBy}
          label={words('offer.seenBy')}
          options={seers.map((value) => ({
            value,
            label: words(`offer.seenBy.${waysOf[value]}`),
            consequence: words(`offer.seenBy.${waysOf[value]}.means`),
            chosen: seenBy.value === value,
          }))}
        />
        <p>{words('offer.year')}</p>
        <Button>{words('offer.do')}</Button>
      </Form>
      <p>
        <a href={`/circles/${circle.slug}/talents`}>{words('offer.list')}</a> · <a href={pathOf(c, '/back')}>{words('offer.back')}</a>
      </p>
    </>,
  );
}

const waysOf = { inside: 'inside', everyone: 'everyone', 'everyone with name': 'named' } as const;

function showThanks(c: Here, id: string, offered: string): Promise<Response> {
  const { words, keys, circle } = c.var;
  return showTeller(
    c,
    { title: words('offer.thanks'), inside: true },
    <>
      <h1>{words('offer.thanks')}</h1>
      <p>{words('offer.thanks.text')}</p>
      <h2>{words('offer.back')}</h2>
      <p>{words('offer.back.text')}</p>
      <p class="kring-lead">
        <strong dir="ltr">{talentCodeShown(talentCode(keys, id))}</strong>
      </p>
      <Form action={pathOf(c, '/back')} forgets>
        <input type="hidden" name="offer" value={offered} />
        <Button kind="care">{words('offer.back.do')}</Button>
      </Form>
      <p>
        <a href={`/circles/${circle.slug}/talents`}>{words('offer.list')}</a>
      </p>
      <Finish c={c} />
    </>,
  );
}

function showBack(c: Here, slip?: string, typed = ''): Promise<Response> {
  const { words } = c.var;
  return showTeller(
    c,
    { title: words('offer.back'), inside: true, status: slip ? 422 : 200 },
    <>
      <ErrorSummary slips={slip ? [{ field: 'code', text: slip }] : []} />
      <h1>{words('offer.back')}</h1>
      <p>{words('offer.back.lead')}</p>
      <Form action={pathOf(c, '/back')} forgets>
        <Field name="code" label={words('offer.code')} value={typed} problem={slip} autocomplete="off" short />
        <Button kind="care">{words('offer.back.do')}</Button>
      </Form>
    </>,
  );
}

export const offerDoors: Door[] = [
  get('/offer/:door', 'offerTalent', offerPage),
  post('/offer/:door', 'offerTalent', offer),
  get('/offer/:door/back', 'offerTalent', backPage),
  post('/offer/:door/back', 'offerTalent', takeBack),
];
