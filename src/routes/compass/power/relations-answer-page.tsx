import { ownRelations, sayRelation } from '#compass/relations/relations.server.ts';
import { parameters, readRelation, relationLength, relationMarks } from '#compass/relations/relation.ts';
import type { Round } from '#compass/round.ts';
import { takeAnswersBack } from '#compass/rounds.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { isTicked } from '#lib/form/reading.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Empty } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { get, post, type Here } from '../../door.ts';
import { showNotHere } from '../../problems.tsx';
import { showCircle } from '../../show.tsx';
import { Tick } from '../../sense/parts.tsx';
import type { Side } from '../../sense/here.server.ts';
import { answeringHere, asSpeaker, compassPath, roundsHere, type Answering, type Speaker } from './answering.server.ts';
import { finish } from './finish.server.ts';
import { Agreed, AsWhom, Finish, Questions, TakeBack, Until, WhoAnswers } from './who-answers.tsx';
import { todayHere } from '../../today.ts';

const answerPath = (c: Here, part = '') => compassPath(c, `/relations/answer${part}`);
const pathOf = (c: Here, speaker: Speaker, part = '') => answerPath(c, `/${speaker.how}/${speaker.side.id}${part}`);
type At = { here: Answering; speaker: Speaker; open: Round };

/** Where everyone who takes part begins: as whom they answer. Who has one way only goes there at once. */
async function whoPage(c: Here) {
  const { words } = c.var;
  const [here, { open }] = [await answeringHere(c), await roundsHere(c, 'relation_round')];
  if (open && here.speakers.length === 1) return c.redirect(pathOf(c, here.speakers[0]!), 303);
  return showCircle(
    c,
    { title: words('relate.answer.title') },
    <>
      <h1>{words('relate.answer.title')}</h1>
      <p class="kring-lead">{words('relate.answer.lead')}</p>
      {open ? (
        <>
          <Until round={open} />
          <WhoAnswers here={here} at={answerPath(c)} />
        </>
      ) : (
        <Empty>{words('parts.answer.closed')}</Empty>
      )}
      <SeeIt c={c} />
    </>,
  );
}

function SeeIt({ c }: { c: Here }) {
  return (
    <Buttons>
      <Button kind="quiet" href={compassPath(c, '/relations')}>
        {c.var.words('parts.answer.see')}
      </Button>
    </Buttons>
  );
}

// One's own side first, then the others.
const sidesFor = ({ here, speaker }: At) => [speaker.side, ...here.sides.filter(({ id }) => id !== speaker.side.id)];
const aboutWhom = (c: Here, { speaker }: At, side: Side) =>
  c.var.words(side.id === speaker.side.id ? 'relate.answer.own' : 'relate.answer.other', { side: side.name });

/** About which side someone can say something: their own, and each of the others. */
async function listPage(c: Here, at: At) {
  const { db, circle, words } = c.var;
  const own = await ownRelations(db, circle.id, { round: at.open.id, by: at.speaker.by });
  const before = own.find(({ as }) => as !== at.speaker.side.id)?.as;
  return showCircle(
    c,
    { title: words('relate.answer.title') },
    <>
      <h1>{words('relate.answer.title')}</h1>
      <p class="kring-lead">{words('relate.answer.lead')}</p>
      <AsWhom speaker={at.speaker} round={at.open} was={at.here.sides.find(({ id }) => id === before)?.name ?? null} />
      <Questions
        items={sidesFor(at).map((side) => ({
          href: pathOf(c, at.speaker, `/${side.id}`),
          label: aboutWhom(c, at, side),
          done: own.some((one) => one.side === side.id),
        }))}
      />
      {own.length > 0 && <Finish here={at.here} speaker={at.speaker} action={compassPath(c, '/relations/finish')} />}
      {own.length > 0 && <TakeBack action={compassPath(c, `/relations/back/${at.speaker.how}/${at.speaker.side.id}`)} />}
      <SeeIt c={c} />
    </>,
  );
}

const aboutSide = (open: (c: Here, at: At & { side: Side }) => Response | Promise<Response>) =>
  asSpeaker('relation_round', (c, at) => {
    const side = at.here.sides.find(({ id }) => id === c.req.param('of'));
    return side ? open(c, { ...at, side }) : showNotHere(c);
  });

/** The four questions about one side, each with a mark and room for words. */
async function askPage(c: Here, at: At & { side: Side }, sent?: Sent) {
  const { db, circle, words } = c.var;
  const { speaker, side, open } = at;
  const own = (await ownRelations(db, circle.id, { round: open.id, by: speaker.by })).filter((one) => one.side === side.id);
  const kept = Object.fromEntries(
    own.flatMap(({ parameter, mark, text }) => [[`${parameter}_mark`, mark] as const, [`${parameter}_text`, text] as const]),
  );
  const field = filledWith(words, kept, sent);
  const showsSide = sent ? isTicked(sent.form, 'show_side') : own.some(({ showSide }) => showSide);
  return showCircle(
    c,
    { title: aboutWhom(c, at, side), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p class="kring-quiet">
        <a href={pathOf(c, speaker)}>{words('relate.answer.all')}</a>
      </p>
      <h1>{aboutWhom(c, at, side)}</h1>
      <p class="kring-kicker">{words(`parts.answer.${speaker.how}`, { side: speaker.side.name })}</p>
      <Form>
        {parameters.map((parameter) => (
          <section key={parameter} class="kring-stack">
            <h2>{words(`relate.parameter.${parameter}`)}</h2>
            <p>{words(`relate.parameter.${parameter}.hint`)}</p>
            <Choices
              name={`${parameter}_mark`}
              label={words(`relate.ask.${parameter}`)}
              options={[
                ...relationMarks.map((mark) => ({
                  value: mark as string,
                  label: words(`relate.mark.${mark}`),
                  chosen: field(`${parameter}_mark`).value === mark,
                })),
                { value: '', label: words('relate.mark.open'), chosen: field(`${parameter}_mark`).value === '' && own.length > 0 },
              ]}
            />
            <TextArea
              {...field(`${parameter}_text`)}
              label={words('relate.ask.words', { what: words(`relate.parameter.${parameter}`) })}
              rows={2}
              maxlength={relationLength}
              optional
            />
          </section>
        ))}
        {speaker.how === 'together' ? (
          <Agreed
            ticked={sent ? isTicked(sent.form, 'agreed') : own.length > 0}
            problem={sent?.problems.agreed ? words('parts.ask.agreed.missing') : undefined}
          >
            {words('parts.ask.agreed')}
          </Agreed>
        ) : (
          <>
            <p>{words('relate.ask.words.means')}</p>
            <Tick name="show_side" label={words('relate.ask.showSide')} ticked={showsSide} />
          </>
        )}
        <Button>{words('parts.ask.keep')}</Button>
      </Form>
    </>,
  );
}

/** Keeps what was said of one side and goes on to the next; after the last one back to all. */
async function say(c: Here, at: At & { side: Side }) {
  const { db, circle, form, now } = c.var;
  const { value, problems } = readRelation(form);
  const agreed = at.speaker.how === 'apart' || isTicked(form, 'agreed');
  if (problems || !agreed)
    return askPage(c, at, { form, problems: { ...problems, ...(!agreed && { agreed: 'parts.ask.agreed.missing' }) } });
  await sayRelation(db, circle.id, { by: at.speaker.by, side: at.side.id, saying: value, today: todayHere(c), now });
  const sides = sidesFor(at);
  const next = sides[sides.findIndex(({ id }) => id === at.side.id) + 1];
  return c.redirect(pathOf(c, at.speaker, next ? `/${next.id}` : ''), 303);
}

async function back(c: Here, { speaker }: At) {
  await takeAnswersBack(c.var.db, c.var.circle.id, { answers: 'relation_answer', by: speaker.by, today: todayHere(c) });
  return c.redirect(pathOf(c, speaker), 303);
}

export const relationsAnswerDoors = [
  get('/circles/:circle/compass/relations/answer', 'sayHowRelated', whoPage),
  get('/circles/:circle/compass/relations/answer/:how/:side', 'sayHowRelated', asSpeaker('relation_round', listPage)),
  get(
    '/circles/:circle/compass/relations/answer/:how/:side/:of',
    'sayHowRelated',
    aboutSide((c, at) => askPage(c, at)),
  ),
  post('/circles/:circle/compass/relations/answer/:how/:side/:of', 'sayHowRelated', aboutSide(say)),
  post('/circles/:circle/compass/relations/finish', 'sayHowRelated', (c) => finish(c, '/relations')),
  post('/circles/:circle/compass/relations/back/:how/:side', 'sayHowRelated', asSpeaker('relation_round', back)),
];
