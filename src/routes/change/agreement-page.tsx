import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { agreementLength, readDrop, readMove, standsOn } from '#cycle/4-change/agreement.ts';
import { agreementsOf, dropAgreement, keepAgreement, moveAgreement, type AgreementHere } from '#cycle/4-change/agreements.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { may } from '#lib/people/may.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure, Facts, Tag } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { When } from '#lib/ui/when.tsx';
import { wishBehind } from '../compass/power/wish-agreement-page.tsx';
import { get, post, type Door, type Here } from '../door.ts';
import { withWayBack } from '../undo.tsx';
import type { Watched } from '#lib/server/undo.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { tryOutsBeside } from '../try-outs/beside.tsx';
import { changesPath, saidOr } from './here.server.ts';

const withAgreement =
  (open: (c: Here, agreement: AgreementHere) => Response | Promise<Response>): Door['open'] =>
  async (c) => {
    const [agreement] = await agreementsOf(c.var.db, c.var.circle.id, { id: c.req.param('agreement')! });
    return agreement ? open(c, agreement) : showNotHere(c);
  };

/** One agreement with all its dates: a new one never covers the old. */
async function agreementPage(c: Here, agreement: AgreementHere, sent?: Sent) {
  const { words, now, actor, circle } = c.var;
  const stands = standsOn(dayAt(now, c.var.config.timeZone), agreement);
  const open = stands === 'open' || stands === 'late';
  return showCircle(
    c,
    { title: words('change.agreement.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={changesPath(c)}>{words('change.title')}</a>
      </p>
      <p class="kring-kicker">{words('change.agreement.title')}</p>
      <h1 dir="auto">{saidOr(c, agreement.text)}</h1>
      <p class={stands === 'late' ? 'kring-lead kring-late' : 'kring-lead'}>{words(`change.stands.${stands}`)}</p>
      <Facts
        facts={[
          {
            name: words('change.agreement.who'),
            is: (
              <>
                <span dir="auto">{agreement.owner}</span> <Tag>{agreement.side}</Tag>
              </>
            ),
          },
          { name: words('change.agreement.due'), is: <Dates c={c} agreement={agreement} /> },
          ...(agreement.keptAt ? [{ name: words('change.stands.kept'), is: <When at={agreement.keptAt} /> }] : []),
          ...(agreement.droppedAt ? [{ name: words('change.stands.dropped'), is: <Dropped c={c} agreement={agreement} /> }] : []),
        ]}
      />
      {agreement.decision && (
        <p>
          <a href={changesPath(c, `/${agreement.decision}`)}>{words('change.agreement.toDecision')}</a>
        </p>
      )}
      {await wishBehind(c, agreement.id)}
      {await tryOutsBeside(c, { agreement: agreement.id })}
      {open && may(actor, 'keepAgreements', circle.id) && <Acts c={c} agreement={agreement} sent={sent} />}
    </>,
  );
}

function Dates({ c, agreement }: { c: Here; agreement: AgreementHere }) {
  const last = agreement.dates.length - 1;
  return (
    <ol class="kring-plain">
      {agreement.dates.map(({ dueOn, because }, nth) => (
        <li>
          {nth < last ? (
            <s>
              <When at={noonOf(dueOn)} />
            </s>
          ) : (
            <When at={noonOf(dueOn)} />
          )}
          {because && (
            <>
              : {c.var.words('change.because')} <span dir="auto">{because}</span>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

function Dropped({ c, agreement }: { c: Here; agreement: AgreementHere }) {
  return (
    <>
      <When at={agreement.droppedAt!} />: {c.var.words('change.because')} <span dir="auto">{saidOr(c, agreement.droppedBecause)}</span>
    </>
  );
}

function Acts({ c, agreement, sent }: { c: Here; agreement: AgreementHere; sent?: Sent }) {
  const { words } = c.var;
  const field = filledWith(words, {}, sent);
  const at = (part: string) => changesPath(c, `/agreements/${agreement.id}/${part}`);
  return (
    <>
      <h2>{words('change.steward.title')}</h2>
      <Form action={at('kept')}>
        <Button>{words('change.agreement.kept.do')}</Button>
      </Form>
      <Disclosure
        summary={words('change.agreement.move')}
        open={sent?.problems.due_on !== undefined || sent?.problems.because !== undefined}
      >
        <Form action={at('move')}>
          <Field {...field('due_on')} type="date" label={words('change.agreement.newDate')} short />
          <TextArea
            {...field('because')}
            label={words('change.agreement.moveBecause')}
            hint={words('change.agreement.move.means')}
            rows={3}
            maxlength={agreementLength.because}
          />
          <Button kind="quiet">{words('change.agreement.move.do')}</Button>
        </Form>
      </Disclosure>
      <Disclosure summary={words('change.agreement.drop')} open={sent?.problems.dropped_because !== undefined}>
        <Form action={at('drop')}>
          <TextArea
            {...field('dropped_because')}
            label={words('change.agreement.dropBecause')}
            hint={words('change.agreement.drop.means')}
            rows={3}
            maxlength={agreementLength.because}
          />
          <Button kind="care">{words('change.agreement.drop.do')}</Button>
        </Form>
      </Disclosure>
    </>
  );
}

const back = (c: Here, agreement: AgreementHere, wayBack = (path: string) => path) =>
  c.redirect(wayBack(changesPath(c, `/agreements/${agreement.id}`)), 303);

async function kept(c: Here, agreement: AgreementHere) {
  const { circle, now } = c.var;
  const { back: wayBack } = await withWayBack(c, 'kept', {
    watch: touched(agreement, 'agreement.kept'),
    work: (db) => keepAgreement(db, circle.id, agreement.id, now),
  });
  return back(c, agreement, wayBack);
}

async function move(c: Here, agreement: AgreementHere) {
  const { db, circle, form, person, now } = c.var;
  const { value, problems } = readMove(form);
  if (problems) return agreementPage(c, agreement, { form, problems });
  await moveAgreement(db, circle.id, agreement.id, { ...value, person: person.id, now });
  return back(c, agreement);
}

async function drop(c: Here, agreement: AgreementHere) {
  const { circle, form, now } = c.var;
  const { value, problems } = readDrop(form);
  if (problems) return agreementPage(c, agreement, { form, problems });
  const { back: wayBack } = await withWayBack(c, 'dropped', {
    watch: touched(agreement, 'agreement.dropped'),
    work: (db) => dropAgreement(db, circle.id, agreement.id, { because: value.dropped_because, now }),
  });
  return back(c, agreement, wayBack);
}

const touched = ({ id }: AgreementHere, what: string): Watched[] => [
  { table: 'agreement', where: { id }, columns: ['kept_at', 'dropped_at', 'dropped_because'] },
  { table: 'trail', where: { what, about: id } },
];

export const agreementDoors = [
  get(
    '/circles/:circle/changes/agreements/:agreement',
    'readOpenPages',
    withAgreement((c, agreement) => agreementPage(c, agreement)),
  ),
  post('/circles/:circle/changes/agreements/:agreement/kept', 'keepAgreements', withAgreement(kept)),
  post('/circles/:circle/changes/agreements/:agreement/move', 'keepAgreements', withAgreement(move)),
  post('/circles/:circle/changes/agreements/:agreement/drop', 'keepAgreements', withAgreement(drop)),
];
