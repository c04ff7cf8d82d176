import { Fragment } from 'preact';
import { answerLength, isOnReadiness, questionsAt, readMoment, willing } from '#compass/moments/moment.ts';
import { answerMoment, saidAt, sayWhatIsAtHand, whatIsAtHand } from '#compass/moments/moments.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { required } from '#lib/form/reading.ts';
import { may } from '#lib/people/may.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { get, post, type Door, type Here } from '../../door.ts';
import { showNotHere } from '../../problems.tsx';
import { showCircle } from '../../show.tsx';
import { answeringHere, type Answering } from '../power/answering.server.ts';
import { ToCompass } from '../to-compass.tsx';
import { actHere, momentPath, momentsPath, type ActHere } from './here.server.ts';
import { Said } from './said.tsx';

type WithAct = (c: Here, act: ActHere) => Response | Promise<Response>;

const withAct =
  (open: WithAct): Door['open'] =>
  async (c) => {
    const act = await actHere(c);
    return act ? open(c, act) : showNotHere(c);
  };

/** One moment: the few questions of this act, what each side answered so far, and the form for whoever takes part. */
async function momentPage(c: Here, act: ActHere, sent?: Sent) {
  const { db, circle, words, actor } = c.var;
  const said = await saidAt(db, circle.id, act.moment, [act.about]);
  const here = may(actor, 'answerMoment', circle.id) ? await answeringHere(c) : null;
  const asks = act.draft && may(actor, 'decide', circle.id);
  return showCircle(
    c,
    { title: words(`moments.at.${act.moment}`), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={momentsPath(c)}>{words('compass.part.moments.title')}</a>
      </p>
      <h1>{words(`moments.at.${act.moment}`)}</h1>
      <p class="kring-lead" dir="auto">
        {act.href ? <a href={act.href}>{act.says ?? words('compass.wordsHidden')}</a> : (act.says ?? words('compass.wordsHidden'))}
      </p>
      {act.draft && <p>{words('moments.draft')}</p>}
      <p>{words('moments.never')}</p>
      {asks && <AtHand c={c} act={act} said={await whatIsAtHand(db, circle.id, act.about)} sent={sent} />}
      {here && here.speaking.length > 0 && <Answer c={c} act={act} here={here} sent={sent} />}
      <h2>{words('moments.said')}</h2>
      {said.length === 0 && <p>{words('moments.none')}</p>}
      <Said moment={act.moment} said={said} level={3} />
      <ToCompass c={c} />
    </>,
  );
}

type FormProps = { c: Here; act: ActHere; here: Answering; sent?: Sent };

function Answer({ c, act, here: { speaking }, sent }: FormProps) {
  const { words } = c.var;
  const field = filledWith(words, {}, sent);
  return (
    <Form action={momentPath(c, act.moment, act.about)}>
      {act.moment === 'opening' && <p>{words('moments.ready')}</p>}
      {questionsAt[act.moment].map((question) => (
        <Fragment key={question}>
          {isOnReadiness(question) && (
            <Choices
              name={`${question}-willing`}
              label={words(`moments.q.${question}`)}
              problem={field(`${question}-willing`).problem}
              options={willing.map((value) => ({
                value,
                label: words(`compass.willing.${value}`),
                chosen: field(`${question}-willing`).value === value,
              }))}
            />
          )}
          <TextArea
            {...field(question)}
            label={words(isOnReadiness(question) ? `moments.why.${question}` : `moments.q.${question}`)}
            rows={2}
            maxlength={answerLength}
            optional
          />
        </Fragment>
      ))}
      {speaking.length === 1 ? (
        <input type="hidden" name="side" value={speaking[0]!.id} />
      ) : (
        <Select
          {...field('side')}
          label={words('moments.side')}
          options={[{ value: '', label: words('moments.side.choose') }, ...speaking.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
      <p>{words('moments.openly')}</p>
      <Button>{words('moments.keep')}</Button>
    </Form>
  );
}

/** For who decides: in words of their own what is about to be chosen, so that others can look before. */
function AtHand({ c, act, said, sent }: { c: Here; act: ActHere; said: string | null; sent?: Sent }) {
  const { words } = c.var;
  const field = filledWith(words, { at_hand: said }, sent);
  return (
    <Form action={`${momentPath(c, act.moment, act.about)}/at-hand`}>
      <TextArea
        {...field('at_hand')}
        label={words('moments.atHand')}
        hint={words('moments.atHand.hint')}
        rows={2}
        maxlength={answerLength}
      />
      <Button kind="quiet">{words('moments.atHand.say')}</Button>
    </Form>
  );
}

async function answer(c: Here, act: ActHere) {
  const { db, circle, form, now } = c.var;
  const { speaking, namer } = await answeringHere(c);
  const { value, problems } = readMoment(form, { moment: act.moment, sides: speaking.map(({ id }) => id) });
  if (problems) return momentPage(c, act, { form, problems });
  await answerMoment(db, circle.id, act, { ...value, person: namer.person, now });
  return c.redirect(act.href ?? momentPath(c, act.moment, act.about), 303);
}

async function atHand(c: Here, act: ActHere) {
  const { db, circle, form, actor, person, now } = c.var;
  if (!act.draft) return showNotHere(c);
  const text = required(form, 'at_hand', { words: 'moments.atHand', most: answerLength });
  if (text.problem !== undefined) return momentPage(c, act, { form, problems: { at_hand: text.problem } });
  const { side } = actor.memberships.find((membership) => membership.circle === circle.id && membership.role === 'steward')!;
  await sayWhatIsAtHand(db, circle.id, act.about, { text: text.value, side, person: person.id, now });
  return c.redirect(momentPath(c, act.moment, act.about), 303);
}

const address = '/circles/:circle/compass/moments/:moment/:about';

export const momentPageDoors = [
  get(
    address,
    'readOpenPages',
    withAct((c, act) => momentPage(c, act)),
  ),
  post(address, 'answerMoment', withAct(answer)),
  post(`${address}/at-hand`, 'decide', withAct(atHand)),
];
