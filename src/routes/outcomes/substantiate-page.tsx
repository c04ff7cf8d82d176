import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { capacitiesOf } from '#lib/people/may.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, TextArea } from '#lib/ui/field.tsx';
import { Facts } from '#lib/ui/card.tsx';
import { Form } from '#lib/ui/form.tsx';
import { outcomeAt, type OutcomeHere } from '#system/outcomes/outcomes.server.ts';
import { agreeings, readSubstantiation, substantiationLength } from '#system/outcomes/substantiation.ts';
import { outcomeToSubstantiate, substantiate, tookPart } from '#system/outcomes/substantiations.server.ts';
import { inCircle } from '../circle/in-circle.ts';
import { seatVisit } from '../cookies.server.ts';
import { get, post, type Here } from '../door.ts';
import { showCircle, showOpen } from '../show.tsx';
import { dayOf, outcomesPath } from './here.server.ts';

/** The page of someone outside the circle who knows: they read one outcome and say whether it is so. Opening it changes nothing. */
async function substantiatePage(c: Here) {
  const outcome = await outcomeOfLink(c);
  if (!outcome) return showGone(c);
  return (await takesPart(c, outcome)) ? showNotYourOwn(c) : showSubstantiate(c, outcome);
}

async function say(c: Here) {
  const { db, form, now } = c.var;
  const outcome = await outcomeOfLink(c);
  if (!outcome) return showGone(c);
  if (await takesPart(c, outcome)) return showNotYourOwn(c, 422);
  const { value, problems } = readSubstantiation(form, { version: outcome.version });
  if (problems) return showSubstantiate(c, outcome, { form, problems });
  return (await substantiate(db, c.req.param('secret')!, value, now)) ? showThanks(c, outcome) : showGone(c);
}

async function outcomeOfLink(c: Here): Promise<OutcomeHere | null> {
  const link = await outcomeToSubstantiate(c.var.db, c.req.param('secret')!, c.var.now);
  if (!link || !(await inCircle(c, link.circle, 'substantiate'))) return null;
  return outcomeAt(c.var.db, link.circle, link.outcome);
}

/**
 * Nobody substantiates their own: not who has a role in the circle, nor who sits at a table or in a session of it; and not who had a role before, or
 * wrote it, also when the table at which they sat has closed.
 */
async function takesPart(c: Here, outcome: OutcomeHere): Promise<boolean> {
  const { db, actor, circle } = c.var;
  const able = capacitiesOf(actor, circle.id);
  if ((['reader', 'member', 'listener', 'steward', 'table', 'session'] as const).some((one) => able.has(one))) return true;
  const seat = seatVisit(c);
  return tookPart(db, circle.id, outcome.id, { person: actor.person?.id ?? null, seat: seat?.circle === circle.id ? seat.id : null });
}

function showSubstantiate(c: Here, outcome: OutcomeHere, sent?: Sent) {
  const { words, circle } = c.var;
  const field = filledWith(words, {}, sent);
  const lang = circle.language;
  const own = (text: string | null) => (
    <span class="kring-lines" lang={lang} dir="auto">
      {text ?? words('substantiate.hidden')}
    </span>
  );
  const { value: agrees, ...aboutAgrees } = field('agrees');
  const { value: outside, ...aboutOutside } = field('outside');
  const { problem: changed } = field('version');
  return showCircle(
    c,
    { title: words('substantiate.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent).map((slip) => (slip.field === 'version' ? { ...slip, field: 'outcome' } : slip))} />
      <h1>{words('substantiate.title')}</h1>
      <p class="kring-lead">{words('substantiate.lead', { subject: circle.subject })}</p>
      <section id="outcome" tabIndex={-1}>
        <h2>{words('substantiate.says')}</h2>
        {changed && (
          <p>
            <strong>{changed}</strong>
          </p>
        )}
        <Facts
          facts={[
            { name: words('substantiate.who'), is: own(outcome.who) },
            { name: words('substantiate.what'), is: own(outcome.what) },
            { name: words('substantiate.when'), is: dayOf(c, outcome.happenedOn) },
            { name: words('substantiate.matters'), is: own(outcome.matters) },
            {
              name: words('substantiate.ours'),
              is: (
                <>
                  <strong>{words(`substantiate.ours.${outcome.ours}`)}</strong> {own(outcome.contribution)}
                </>
              ),
            },
          ]}
        />
      </section>
      <h2>{words('substantiate.you')}</h2>
      <p>{words('substantiate.open')}</p>
      <Form>
        <input type="hidden" name="version" value={outcome.version} />
        <Choices
          {...aboutAgrees}
          label={words('substantiate.agrees')}
          options={agreeings.map((one) => ({ value: one, label: words(`substantiate.agrees.${one}`), chosen: agrees === one }))}
        />
        <TextArea
          {...field('because')}
          label={words('substantiate.because')}
          hint={words('substantiate.because.hint')}
          rows={4}
          maxlength={substantiationLength.because}
        />
        <Field {...field('role')} label={words('substantiate.role')} hint={words('substantiate.role.hint')} />
        <Field {...field('name')} label={words('substantiate.name')} hint={words('substantiate.name.hint')} optional />
        <Choices
          many
          {...aboutOutside}
          label={words('substantiate.outside')}
          options={[{ value: 'yes', label: words('substantiate.outside.yes'), chosen: outside === 'yes' }]}
        />
        <Button>{words('substantiate.do')}</Button>
      </Form>
    </>,
  );
}

function showThanks(c: Here, outcome: OutcomeHere) {
  const { words } = c.var;
  return showCircle(
    c,
    { title: words('substantiate.thanks') },
    <>
      <h1>{words('substantiate.thanks')}</h1>
      <p class="kring-lead">{words('substantiate.thanks.text')}</p>
      <Buttons>
        <Button kind="quiet" href={outcomesPath(c, `/${outcome.id}#said`)}>
          {words('substantiate.read')}
        </Button>
      </Buttons>
    </>,
  );
}

function showNotYourOwn(c: Here, status = 200) {
  const { words } = c.var;
  return showCircle(
    c,
    { title: words('substantiate.own'), status },
    <>
      <h1>{words('substantiate.own')}</h1>
      <p class="kring-lead">{words('substantiate.own.text')}</p>
      <p>{words('substantiate.own.then')}</p>
    </>,
  );
}

/** One answer for a link that is unknown, used, too old or taken back. */
function showGone(c: Here) {
  const { words } = c.var;
  return showOpen(
    c,
    { title: words('substantiate.gone'), status: 404 },
    <>
      <h1>{words('substantiate.gone')}</h1>
      <p class="kring-lead">{words('substantiate.gone.text')}</p>
      <p>
        <a href="/">{words('frame.notHere.home')}</a>
      </p>
    </>,
  );
}

export const substantiateDoors = [
  get('/substantiate/:secret', 'substantiate', substantiatePage),
  post('/substantiate/:secret', 'substantiate', say),
];
