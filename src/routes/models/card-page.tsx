import { sql } from 'kysely';
import { storiesToSense } from '#cycle/2-sense/sensible.server.ts';
import { inWords, slipLines, type Sent } from '#lib/form/filled.ts';
import { severalOf, textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { lastOf, ownVoice, sayCard, versionsOf } from '#system/models/answers.server.ts';
import { cardsOf, faces, nobody, orders, type Card } from '#system/models/model.ts';
import { readSaying, sayingLimits, type Saying } from '#system/models/saying.ts';
import { get, post, type Here } from '../door.ts';
import { beginningOf } from '../outcomes/parts.tsx';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { OverTime } from './beside-parts.tsx';
import { answerPath, asSpeaker, type At } from './here.server.ts';
import { layIn, partsIn } from './in-words.ts';
import { AboutModel } from './model-head.tsx';
import { ModelDrawing } from './model-drawing.tsx';

type AtCard = At & { card: Card };

const withCard = (open: (c: Here, at: AtCard) => Response | Promise<Response>) =>
  asSpeaker((c, at) => {
    const card = cardsOf(at.model).find(({ key }) => key === c.req.param('card'));
    return card ? open(c, { ...at, card }) : showNotHere(c);
  });

/** One card: its question, and below it the drawing as it is by now. */
async function cardPage(c: Here, at: AtCard, sent?: Sent) {
  const { db, circle, words } = c.var;
  const { kept, model, here, speaker, card } = at;
  const voice = await ownVoice(db, circle.id, { model: kept.id, by: speaker.by });
  const versions = voice ? await versionsOf(db, circle.id, { voices: [voice.id], eyes: here.eyes }) : [];
  const said = lastOf(versions);
  const former = versions.filter(({ question }) => question === card.key).slice(0, -1);
  const cards = cardsOf(model);
  const nth = cards.findIndex(({ key }) => key === card.key);
  const next = cards[nth + 1];
  return showCircle(
    c,
    { title: words(`models.ask.${card.words}`), wide: true, status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <AboutModel c={c} kept={kept} model={model} />
      <p class="kring-quiet">
        <a href={answerPath(c, at)}>{words('models.card.all')}</a> · {words('models.card.nth', { nth: nth + 1, all: cards.length })}
      </p>
      <h1>{words(`models.ask.${card.words}`)}</h1>
      <p class="kring-lead">{words(`models.ask.${card.words}.hint`)}</p>
      <p class="kring-kicker">{words(`models.as.${speaker.how}`, { side: speaker.side.name })}</p>
      {kept.closedAt ? (
        <p>{words('models.state.closed')}</p>
      ) : (
        <Form>
          <Fields c={c} at={at} said={said.get(card.key)} sent={sent} />
          <StoryFields
            c={c}
            at={at}
            named={said.get(card.key)?.stories ?? []}
            can={await namable(c, at, said.get(card.key)?.stories ?? [])}
          />
          <Button>{words('models.card.keep')}</Button>
        </Form>
      )}
      <p>{next && <a href={answerPath(c, at, `/${next.key}`)}>{words('models.card.skip')}</a>}</p>
      {former.length > 0 && (
        <Disclosure summary={words('models.card.before')}>
          <OverTime c={c} card={card} sides={here.sides} versions={former} as="moment" />
        </Disclosure>
      )}
      <ModelDrawing
        id="card"
        title={words('models.drawn', { who: words('models.own.title') })}
        lay={layIn(words, model)}
        parts={partsIn({ words, sides: here.sides }, model, ({ key }) => said.get(key))}
        hrefOf={(key) => answerPath(c, at, `/${key}`)}
      />
    </>,
  );
}

function Fields({ c, at: { card, here }, said, sent }: { c: Here; at: AtCard; said?: Saying; sent?: Sent }) {
  const { words, circle } = c.var;
  const { kind } = card;
  const isChosen = (value: string) => (sent ? sent.form.getAll('chosen').includes(value) : (said?.chosen.includes(value) ?? false));
  const problem = (field: string) => sent?.problems[field] && inWords(words, sent.problems[field]);
  const label = words(`models.ask.${card.words}`);
  const text = (
    <TextArea
      name="text"
      label={words('models.card.text')}
      hint={kind === 'list' ? words('models.card.lines') : undefined}
      value={sent ? String(sent.form.get('text') ?? '') : (said?.text ?? '')}
      rows={kind === 'list' ? 5 : 4}
      maxlength={kind === 'list' ? undefined : sayingLimits.text}
      lang={circle.language}
      problem={problem('text')}
    />
  );
  const choices = { name: 'chosen', problem: problem('chosen') };
  if (kind === 'sides')
    return (
      <Choices
        {...choices}
        label={label}
        many
        options={[...here.sides.map(({ id, name }) => ({ value: id, label: name, lang: circle.language })), { value: nobody, label: words('models.nobody') }].map((option) => ({ ...option, chosen: isChosen(option.value) }))} // prettier-ignore
      />
    );
  if (kind === 'order')
    return (
      <Choices
        {...choices}
        label={label}
        options={[
          ...orders.map((order) => ({ value: order as string, label: words(`models.order.${order}`), chosen: isChosen(order) })),
          { value: '', label: words('models.card.open'), chosen: isChosen('') },
        ]}
      />
    );
  if (kind !== 'moment') return text;
  return (
    <>
      {text}
      <Choices
        {...choices}
        label={words('models.card.feel')}
        options={[
          ...faces.map((face) => ({ value: face as string, label: words(`models.face.${face}`), chosen: isChosen(face) })),
          { value: '', label: words('models.card.feel.open'), chosen: isChosen('') },
        ]}
      />
    </>
  );
}

type Namable = Awaited<ReturnType<typeof namable>>;

/** The stories that can be named here, those that are named already first: their tellers allow working with them, and these eyes read them. */
const namable = ({ var: { db, circle } }: Here, { here: { eyes } }: At, named: readonly string[]) =>
  storiesToSense(db, circle.id, eyes)
    .select(['story.id', 'story.text', 'story.language as lang'])
    .orderBy(sql`story.id = any(${named.slice(0, mostNamable)}::text[])`, 'desc')
    .orderBy('told_at', 'desc')
    .orderBy('story.id')
    .limit(mostNamable)
    .execute();
const mostNamable = 60;

function StoryFields({ c, named, can }: { c: Here; at: AtCard; named: readonly string[]; can: Namable }) {
  const { words } = c.var;
  if (can.length === 0) return null;
  const kept = can.filter(({ id }) => named.includes(id));
  return (
    <Disclosure summary={words('models.stories.title')} open={kept.length > 0}>
      <p>{words('models.stories.lead')}</p>
      {kept.length > 0 && (
        <Choices
          name="stories"
          label={words('models.stories.kept')}
          many
          options={kept.map(({ id, text, lang }) => ({ value: id, label: beginningOf(text, 70), lang, chosen: true }))}
        />
      )}
      <Select
        name="story"
        label={words('models.stories.add')}
        options={[
          { value: '', label: words('models.stories.nothing') },
          ...can.filter(({ id }) => !named.includes(id)).map(({ id, text, lang }) => ({ value: id, label: beginningOf(text, 70), lang })),
        ]}
      />
    </Disclosure>
  );
}

/** Keeps a card, and goes on to the next; after the last one to the drawing. */
async function say(c: Here, at: AtCard) {
  const { db, circle, form, now } = c.var;
  const { kept, model, here, speaker, card } = at;
  const { value, problems } = readSaying(form, card.kind, here.sides.map(({ id }) => id)); // prettier-ignore
  if (problems) return cardPage(c, at, { form, problems });
  const can = (await namable(c, at, form.getAll('stories').map(String))).map(({ id }) => id);
  const stories = can.filter((id) => severalOf(form, 'stories', can).includes(id) || textOf(form, 'story') === id);
  await sayCard(db, circle.id, { model: kept.id, question: card.key, saying: value, stories }, { by: speaker.by, now });
  const cards = cardsOf(model);
  const next = cards[cards.findIndex(({ key }) => key === card.key) + 1];
  return c.redirect(answerPath(c, at, next ? `/${next.key}` : ''), 303);
}

export const cardPageDoors = [
  get('/circles/:circle/models/:model/answer/:how/:side/:card', 'answerModels', withCard((c, at) => cardPage(c, at))), // prettier-ignore
  post('/circles/:circle/models/:model/answer/:how/:side/:card', 'answerModels', withCard(say)),
];
