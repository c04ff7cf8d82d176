import { slipLines, type Sent } from '#lib/form/filled.ts';
import { isTicked, textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Empty, List } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { dayInWords } from '#lib/ui/when.tsx';
import { standUp } from '#cycle/2-sense/tables.server.ts';
import { giveVoice, lastOf, ownVoice, takeVoiceBack, versionsOf, type OwnVoice } from '#system/models/answers.server.ts';
import { cardsOf } from '#system/models/model.ts';
import { isSaid, type Saying } from '#system/models/saying.ts';
import { answeringHere } from '../compass/power/answering.server.ts';
import { Agreed, Finish, TakeBack } from '../compass/power/who-answers.tsx';
import { get, post, type Here } from '../door.ts';
import { takeSeat } from '../sense/join-page.tsx';
import { showCircle } from '../show.tsx';
import { Answer } from './beside-parts.tsx';
import { answerPath, asSpeaker, modelsPath, withModel, type At, type Opened } from './here.server.ts';
import { layIn, partsIn } from './in-words.ts';
import { AboutModel } from './model-head.tsx';
import { ModelDrawing } from './model-drawing.tsx';

/** As whom someone answers a model; who has one way only goes there at once. */
async function whoPage(c: Here, { kept, model }: Opened) {
  const { words } = c.var;
  const here = await answeringHere(c);
  if (here.speakers.length === 1) return c.redirect(answerPath(c, { kept, speaker: here.speakers[0]! }), 303);
  return showCircle(
    c,
    { title: words('models.as.title') },
    <>
      <AboutModel c={c} kept={kept} model={model} />
      <h1>{words('models.as.title')}</h1>
      {here.speakers.length === 0 && <Empty>{words('models.as.none')}</Empty>}
      <List
        items={here.speakers.map((speaker) => (
          <Card>
            <h2>
              <a href={answerPath(c, { kept, speaker })}>{words(`models.as.${speaker.how}`, { side: speaker.side.name })}</a>
            </h2>
            <p>{words(`models.as.${speaker.how}.means`)}</p>
          </Card>
        ))}
      />
    </>,
  );
}

const nothing: Saying = { text: null, chosen: [] };

/** What someone answered so far, drawn; the cards; and giving it to be laid beside that of others. */
async function ownPage(c: Here, at: At, sent?: Sent) {
  const { db, circle, words, lang, config } = c.var;
  const { kept, model, here, speaker } = at;
  const voice = await ownVoice(db, circle.id, { model: kept.id, by: speaker.by });
  const said = voice ? lastOf(await versionsOf(db, circle.id, { voices: [voice.id], eyes: here.eyes })) : new Map<string, Saying>();
  const any = voice?.says ?? false;
  const given = voice?.givenAt;
  const before = voice && voice.side !== speaker.side.id && here.sides.find(({ id }) => id === voice.side)?.name;
  return showCircle(
    c,
    { title: words('models.own.title'), wide: true, status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <AboutModel c={c} kept={kept} model={model} />
      <h1>{words('models.own.title')}</h1>
      <p class="kring-kicker">{words(`models.as.${speaker.how}`, { side: speaker.side.name })}</p>
      {!(given && any) && <p>{words(any ? 'models.own.lead' : 'models.own.empty')}</p>}
      {before && <p>{words('models.own.was', { side: before, now: speaker.side.name })}</p>}
      {given && any && <p>{words('models.own.given', { day: dayInWords(given, lang, config.timeZone) })}</p>}
      {kept.closedAt && <p>{words('models.state.closed')}</p>}
      <div class="kring-model-page">
        <ModelDrawing
          id="own"
          title={words('models.drawn', { who: words('models.own.title') })}
          lay={layIn(words, model)}
          parts={partsIn({ words, sides: here.sides }, model, ({ key }) => said.get(key))}
          hrefOf={(key) => answerPath(c, at, `/${key}`)}
        />
        <section>
          <h2>{words('models.cards')}</h2>
          <ol class="kring-questions">
            {cardsOf(model).map((card) => (
              <li key={card.key}>
                <a href={answerPath(c, at, `/${card.key}`)}>{words(`models.ask.${card.words}`)}</a>
                <p>
                  {isSaid(said.get(card.key) ?? nothing) ? (
                    <Answer c={c} card={card} saying={said.get(card.key)!} sides={here.sides} />
                  ) : (
                    <span class="kring-quiet">
                      {words('models.list.open')}: {words(`models.ask.${card.words}.hint`)}
                    </span>
                  )}
                </p>
              </li>
            ))}
          </ol>
        </section>
      </div>
      {any && !kept.closedAt && <GiveForm c={c} at={at} voice={voice!} sent={sent} />}
      {any && <Finish here={here} speaker={speaker} action={modelsPath(c, `/${kept.id}/finish`)} />}
      {voice && <TakeBack action={answerPath(c, at, '/back')} />}
    </>,
  );
}

function GiveForm({ c, at, voice, sent }: { c: Here; at: At; voice: OwnVoice; sent?: Sent }) {
  const { words } = c.var;
  const { speaker } = at;
  const given = voice.givenAt !== null && voice.side === speaker.side.id;
  const chosen = sent ? textOf(sent.form, 'side') : given ? (voice.showSide ? 'yes' : 'no') : '';
  return (
    <section>
      <h2>{words('models.give.title')}</h2>
      <p>{words('models.give.lead')}</p>
      <Form action={answerPath(c, at, '/give')}>
        {speaker.how === 'apart' ? (
          <Choices
            name="side"
            label={words('models.give.side')}
            problem={sent?.problems.side ? words('models.give.side.missing') : undefined}
            options={(['yes', 'no'] as const).map((value) => ({
              value,
              label: words(`models.give.side.${value}`, { side: speaker.side.name }),
              consequence: words(`models.give.side.${value}.means`),
              chosen: chosen === value,
            }))}
          />
        ) : (
          <Agreed ticked={given} problem={sent?.problems.agreed ? words('models.give.agreed.missing') : undefined}>
            {words('models.give.agreed')}
          </Agreed>
        )}
        <Button>{words(given ? 'models.give.change' : 'models.give.do')}</Button>
      </Form>
    </section>
  );
}

async function give(c: Here, at: At) {
  const { db, circle, form, now } = c.var;
  const { kept, speaker } = at;
  const side = textOf(form, 'side');
  if (speaker.how === 'together' && !isTicked(form, 'agreed'))
    return ownPage(c, at, { form, problems: { agreed: 'models.give.agreed.missing' } });
  if (speaker.how === 'apart' && side !== 'yes' && side !== 'no')
    return ownPage(c, at, { form, problems: { side: 'models.give.side.missing' } });
  const showSide = speaker.how === 'together' || side === 'yes';
  const given = await giveVoice(db, circle.id, { model: kept.id, by: speaker.by, showSide, now });
  return c.redirect(given ? modelsPath(c, `/${kept.id}`) : answerPath(c, at), 303);
}

async function back(c: Here, at: At) {
  await takeVoiceBack(c.var.db, c.var.circle.id, { model: at.kept.id, by: at.speaker.by });
  return c.redirect(answerPath(c, at), 303);
}

/** Whoever answered at a table gets up, and the next one sits down at the same screen: nothing of the former stays on it. */
async function finish(c: Here, { kept }: Opened) {
  const { db, circle, now } = c.var;
  const { namer } = await answeringHere(c);
  if (namer.table === null || namer.seat === null) return c.redirect(modelsPath(c, `/${kept.id}`), 303);
  await standUp(db, circle.id, namer.seat, now);
  await takeSeat(c, circle.id, namer.table);
  return c.redirect(modelsPath(c, `/${kept.id}/answer`), 303);
}

export const ownPageDoors = [
  get('/circles/:circle/models/:model/answer', 'answerModels', withModel(whoPage)),
  post('/circles/:circle/models/:model/finish', 'answerModels', withModel(finish)),
  get(
    '/circles/:circle/models/:model/answer/:how/:side',
    'answerModels',
    asSpeaker((c, at) => ownPage(c, at)),
  ),
  post('/circles/:circle/models/:model/answer/:how/:side/give', 'answerModels', asSpeaker(give)),
  post('/circles/:circle/models/:model/answer/:how/:side/back', 'answerModels', asSpeaker(back)),
];
