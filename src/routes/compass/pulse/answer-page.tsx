import { answerPulse, ownPulse, takePulseBack, type AnswerAt } from '#compass/pulse/pulse-answers.server.ts';
import { oecd, pulseQuestions, readPulse, wordLength, type PulseQuestion } from '#compass/pulse/pulse.ts';
import { openWave, type Wave } from '#compass/pulse/waves.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { newId } from '#lib/server/ids.ts';
import { paceOver, wait, waitAfter } from '#lib/server/pace.ts';
import { seal, unseal } from '#lib/server/sealed.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import { forget, keepPulse, pulseVisit } from '../../cookies.server.ts';
import { get, post, type Here } from '../../door.ts';
import { placeOf } from '../../place.server.ts';
import { showTeller } from '../../show.tsx';
import { Finish } from '../../teller/card.tsx';
import { emptyPage, isEmptyHere } from '../../teller/leave.tsx';
import { FaceChoices, TenChoices } from './faces.tsx';

/** Where anyone answers the pulse, without an account or a name: every question may be skipped. */
async function pulsePage(c: Here): Promise<Response> {
  if (isEmptyHere(c)) return emptyPage(c, `${c.req.path}?on`);
  const wave = await openWave(c.var.db, c.var.circle.id);
  if (!wave) return showNotAsked(c);
  return c.req.query('change') === undefined && (await ownHere(c, wave)) ? showKept(c) : showQuestions(c, wave);
}

/** Keeps the answers. The same form twice is one answer; whoever comes later on this phone is someone new. */
async function answer(c: Here): Promise<Response> {
  const { db, circle, form, keys, now } = c.var;
  const wave = await openWave(db, circle.id);
  const asked = unseal<AnswerAt & { circle: string }>(keys.visit, 'pulse form', textOf(form, 'question'));
  if (!wave || asked?.circle !== circle.id || asked.wave !== wave.id) return showNotAsked(c);
  const sides = await sidesOf(db, circle.id);
  const { value, problems } = readPulse(
    form,
    sides.map(({ id }) => id),
  );
  if (problems) return showQuestions(c, wave, { form, problems });
  await wait(waitAfter(pace.note(placeOf(c), now), { free: fromOnePlace, step: 20, longest: 2_000 }));
  const kept = await answerPulse(db, circle.id, asked, { ...value, keys, now });
  if (!kept) return showNotAsked(c);
  keepPulse(c, { circle: circle.id, wave: asked.wave, id: asked.id });
  return c.redirect(`/pulse/${circle.door}`, 303);
}

/** Takes the answers of this browser back, as long as the wave is open. */
async function takeBack(c: Here): Promise<Response> {
  const { db, circle, words } = c.var;
  const own = pulseVisit(c);
  if (!own || own.circle !== circle.id || !(await takePulseBack(db, circle.id, own))) return showNotAsked(c);
  forget(c, 'pulse');
  return showTeller(
    c,
    { title: words('pulse.back.title'), inside: true },
    <>
      <h1>{words('pulse.back.title')}</h1>
      <p>{words('pulse.back.text')}</p>
      <Finish c={c} />
    </>,
  );
}

// A community house answers with sixty phones in ten minutes; beyond that each new one waits a little. Nobody is refused.
const fromOnePlace = 60;
const pace = paceOver(10);

/** What this browser answered in this wave. */
async function ownHere(c: Here, wave: Wave) {
  const visit = pulseVisit(c);
  return visit && visit.circle === c.var.circle.id && visit.wave === wave.id
    ? { at: visit, said: await ownPulse(c.var.db, c.var.circle.id, visit) }
    : null;
}

async function showQuestions(c: Here, wave: Wave, sent?: Sent): Promise<Response> {
  const { db, circle, words, keys } = c.var;
  const [sides, own] = [await sidesOf(db, circle.id), await ownHere(c, wave)];
  const id = own?.at.id ?? newId();
  const side = sent ? textOf(sent.form, 'side') : (own?.said?.side ?? '');
  const field = filledWith(words, {}, sent);
  const chosen = (question: PulseQuestion) => {
    const typed = sent && textOf(sent.form, question);
    return typed === undefined ? (own?.said?.values[question] ?? null) : typed === '' ? null : Number(typed);
  };
  const question = sent ? textOf(sent.form, 'question') : seal(keys.visit, 'pulse form', { circle: circle.id, wave: wave.id, id });
  return showTeller(
    c,
    { title: words('pulse.title'), inside: true, status: sent ? 422 : 200, islands: ['send'] },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('pulse.title')}</h1>
      <p>{words('pulse.lead')}</p>
      <p>{words('pulse.sees')}</p>
      <Form action={`/pulse/${circle.door}`} forgets>
        <input type="hidden" name="question" value={question} />
        {pulseQuestions.map((name) => {
          const asked = { name, label: words(`pulse.q.${name}`), problem: field(name).problem, chosen: chosen(name) };
          return name === 'government' ? (
            <TenChoices key={name} {...asked} hint={words('pulse.government.source', { source: oecd })} />
          ) : (
            <FaceChoices key={name} {...asked} />
          );
        })}
        <p class="kring-quiet">{words('pulse.own')}</p>
        <Choices
          name="side"
          label={words('pulse.side')}
          options={[
            ...sides.map(({ id: value, name }) => ({ value, label: name, chosen: side === value })),
            { value: '', label: words('pulse.side.none'), chosen: side === '' },
          ]}
        />
        <Field
          {...field('word')}
          label={words('pulse.word')}
          hint={words('pulse.word.hint', { least: wordLength.least })}
          autocomplete="off"
          optional
        />
        <Button>{words('pulse.send')}</Button>
      </Form>
    </>,
  );
}

function showKept(c: Here): Promise<Response> {
  const { words, circle } = c.var;
  return showTeller(
    c,
    { title: words('pulse.kept.title'), inside: true },
    <>
      <Notice kind="kept">
        <p>{words('pulse.kept.title')}</p>
      </Notice>
      <h1>{words('pulse.kept.thanks')}</h1>
      <p>{words('pulse.kept.text')}</p>
      <Finish c={c} />
      <p>
        <a href={`/pulse/${circle.door}?change`}>{words('pulse.kept.change')}</a>
      </p>
      <Form action={`/pulse/${circle.door}/back`}>
        <Button kind="care">{words('pulse.kept.back')}</Button>
      </Form>
    </>,
  );
}

function showNotAsked(c: Here): Promise<Response> {
  const { words, circle } = c.var;
  return showTeller(
    c,
    { title: words('pulse.notAsked.title'), inside: true },
    <>
      <h1>{words('pulse.notAsked.title')}</h1>
      <p>{words('pulse.notAsked.text')}</p>
      <p>
        <a href={`/circles/${circle.slug}/compass/pulse`}>{words('pulse.seen')}</a>
      </p>
    </>,
  );
}

export const pulseAnswerDoors = [
  get('/pulse/:door', 'answerPulse', pulsePage),
  post('/pulse/:door', 'answerPulse', answer),
  post('/pulse/:door/back', 'answerPulse', takeBack),
];
