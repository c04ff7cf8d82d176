import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { readEnding, readTime, ritualLength, type Form as OurForm } from '#catalysts/rituals/ritual.ts';
import { closeTime, dropTime, endRitual, planTime, timesOf, type RitualHere, type TimeHere } from '#catalysts/rituals/rituals.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Empty, List } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { dayInWords, When } from '#lib/ui/when.tsx';
import { get, post, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { byHere, keepsIt, takesPart } from '../try-outs/here.server.ts';
import { LookLink } from '../try-outs/look-link.tsx';
import { nameOf, ritualsPath, withOwnRitual, withOwnTime, withRitual } from './here.server.ts';
import { FormSteps, RitualStands } from './rituals-page.tsx';
import { SaidOverTimes } from './said-over-times.tsx';
import { todayHere } from '../today.ts';

/** One ritual: how it goes, on which days, what those who were there say of it, and what becomes of it. */
async function ritualPage(c: Here, ritual: RitualHere, sent?: Sent) {
  const { db, circle, words } = c.var;
  const times = await timesOf(db, circle.id, ritual.id, todayHere(c));
  const keeps = keepsIt(c, ritual) && ritual.outcome === null;
  const closed = times.filter(({ said }) => said !== null);
  const ending = keeps && closed.length > 0 ? await endPart(c, ritual, sent) : null;
  return showCircle(
    c,
    { title: nameOf(c, ritual), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={ritualsPath(c)}>{words('rituals.back')}</a>
      </p>
      <h1 dir="auto">{nameOf(c, ritual)}</h1>
      <RitualStands words={words} ritual={ritual} />
      {ritual.form === 'own' ? (
        ritual.how && (
          <p class="kring-lines" dir="auto">
            {ritual.how}
          </p>
        )
      ) : (
        <>
          <FormSteps words={words} form={ritual.form as OurForm} />
          <p class="kring-quiet">{words('rituals.ours')}</p>
        </>
      )}
      <h2 id="times">{words('rituals.times')}</h2>
      {times.length === 0 && <Empty>{words('rituals.times.none')}</Empty>}
      <List
        items={times
          .filter(({ said }) => !said)
          .map((time) => (
            <OneTime c={c} ritual={ritual} time={time} keeps={keeps} />
          ))}
      />
      {keeps && <AnotherDay c={c} ritual={ritual} sent={sent?.form.has('on') ? sent : undefined} />}
      <h2>{words('rituals.said.title')}</h2>
      {closed.length === 0 ? <p>{words('rituals.said.none')}</p> : <SaidOverTimes times={closed} />}
      <p class="kring-quiet">{words('rituals.said.rule')}</p>
      {ending}
    </>,
  );
}

type OneTimeProps = { c: Here; ritual: RitualHere; time: TimeHere; keeps: boolean };

function OneTime({ c, ritual, time, keeps }: OneTimeProps) {
  const { words, lang } = c.var;
  const day = dayInWords(noonOf(time.onDay), lang);
  const at = ritualsPath(c, `/${ritual.id}/times/${time.id}`);
  const says = {
    title: `${words('rituals.link.title')} (${day})`,
    text: words('rituals.link.text'),
    square: `${words('rituals.link.square')}: ${day}`,
  };
  return (
    <Card>
      <p>
        <strong>
          <When at={noonOf(time.onDay)} />
        </strong>{' '}
        · {words(`rituals.time.${time.state as 'open'}`)}
      </p>
      {takesPart(c) && <LookLink c={c} at="ritual" id={time.id} open={time.state === 'open'} says={says} />}
      {keeps && (
        <Form action={`${at}/${time.state === 'open' ? 'close' : 'drop'}`}>
          <Button kind="quiet" label={`${words(time.state === 'open' ? 'rituals.time.close' : 'rituals.time.drop')}: ${day}`}>
            {words(time.state === 'open' ? 'rituals.time.close' : 'rituals.time.drop')}
          </Button>
        </Form>
      )}
    </Card>
  );
}

function AnotherDay({ c, ritual, sent }: { c: Here; ritual: RitualHere; sent?: Sent }) {
  const { words } = c.var;
  const field = filledWith(words, {}, sent);
  return (
    <Form action={ritualsPath(c, `/${ritual.id}/times`)}>
      <Field {...field('on')} type="date" label={words('rituals.times.add')} short />
      <Button kind="quiet">{words('rituals.times.plan')}</Button>
    </Form>
  );
}

/** Keep it or stop: by whom and why. */
async function endPart(c: Here, ritual: RitualHere, sent?: Sent) {
  const { words, actor } = c.var;
  const { sides, speaking } = await byHere(c);
  const ours = sent?.form.has('on') ? undefined : sent;
  const field = filledWith(words, { decidedBy: actor.person?.name, side: speaking[0]?.id }, ours);
  const { value: chosen, ...outcome } = field('outcome');
  return (
    <section aria-labelledby="end">
      <h2 id="end">{words('rituals.end.title')}</h2>
      <p>{words('rituals.end.talk')}</p>
      <Form action={ritualsPath(c, `/${ritual.id}/end`)}>
        <Choices
          {...outcome}
          label={words('rituals.outcome')}
          options={(['keep', 'stop'] as const).map((value) => ({
            value,
            label: words(`rituals.outcome.${value}`),
            chosen: value === chosen,
          }))}
        />
        <TextArea {...field('because')} label={words('rituals.because')} rows={3} maxlength={ritualLength.because} />
        <Field {...field('decidedBy')} label={words('rituals.decidedBy')} />
        <Select
          {...field('side')}
          label={words('tryouts.decidedSide')}
          options={[{ value: '', label: words('tryouts.side.missing') }, ...sides.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <Button>{words('rituals.end.do')}</Button>
      </Form>
    </section>
  );
}

const back = (c: Here, { id }: RitualHere, at = '') => c.redirect(ritualsPath(c, `/${id}${at}`), 303);

async function plan(c: Here, ritual: RitualHere) {
  const { db, circle, form, now } = c.var;
  const { value, problems } = readTime(form, todayHere(c));
  if (problems) return ritualPage(c, ritual, { form, problems });
  await planTime(db, circle.id, ritual.id, { on: value.on, now });
  return back(c, ritual, '#times');
}

async function end(c: Here, ritual: RitualHere) {
  const { db, circle, form } = c.var;
  if (ritual.outcome) return back(c, ritual);
  const { sides, today } = await byHere(c);
  const { value, problems } = readEnding(
    form,
    sides.map(({ id }) => id),
  );
  if (problems) return ritualPage(c, ritual, { form, problems });
  await endRitual(db, circle.id, ritual.id, { ...value, today });
  return back(c, ritual);
}

const one = '/circles/:circle/rituals/:ritual';
export const ritualPageDoors = [
  get(
    one,
    'readOpenPages',
    withRitual((c, ritual) => ritualPage(c, ritual)),
  ),
  post(`${one}/times`, 'tryOut', withOwnRitual(plan)),
  post(
    `${one}/times/:time/close`,
    'tryOut',
    withOwnTime(async (c, { ritual, time }) => {
      await closeTime(c.var.db, c.var.circle.id, time.id, todayHere(c));
      return back(c, ritual);
    }),
  ),
  post(
    `${one}/times/:time/drop`,
    'tryOut',
    withOwnTime(async (c, { ritual, time }) => {
      await dropTime(c.var.db, c.var.circle.id, { time: time.id, today: todayHere(c) });
      return back(c, ritual, '#times');
    }),
  ),
  post(`${one}/end`, 'tryOut', withOwnRitual(end)),
];
