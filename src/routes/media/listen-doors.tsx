import { blurMedium } from '#cycle/1-gather/media-blur.server.ts';
import { wordsWith } from '#cycle/1-gather/media-shown.server.ts';
import { canBeBlurred } from '#cycle/1-gather/medium.ts';
import { storyForListener } from '#cycle/1-gather/piles.server.ts';
import { readTranslation } from '#cycle/1-gather/transcript.ts';
import { translateStory } from '#cycle/1-gather/translations.server.ts';
import { standingWords } from '#cycle/written-out.server.ts';
import { problemOf, textOf } from '#lib/form/reading.ts';
import { incomingFolder, mediaStore } from '#lib/server/media-store.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { ErrorSummary, type Slip } from '#lib/ui/error-summary.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { StoryText } from '#lib/ui/story-text.tsx';
import type { Key } from '#lib/words/words.ts';
import { get, post, type Door, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { BlurForm, readAreas } from './blur-form.tsx';
import { mediaHere } from './media-here.server.ts';
import { isPlayed, OneMedium } from './media-view.tsx';
import { PlayButtons } from './play-buttons.tsx';
import { WordingForm } from './wording-form.tsx';
import { keepWording } from './wording.server.ts';

const at = '/circles/:circle/listen/:story';

/** What a listener does with photos and recordings before anyone else sees them: write their words, blur, translate. */
export const listenMediaDoors: Door[] = [
  get(`${at}/media/:medium`, 'listen', (c) => wordsPage(c)),
  post(`${at}/media/:medium`, 'listen', keepWords),
  get(`${at}/media/:medium/blur`, 'listen', (c) => blurPage(c)),
  post(`${at}/media/:medium/blur`, 'listen', blur),
  get(`${at}/translation`, 'listen', (c) => translationPage(c)),
  post(`${at}/translation`, 'listen', keepTranslation),
];

const baseOf = (c: Here) => `/circles/${c.var.circle.slug}/listen/${c.req.param('story')}`;
const storyOf = (c: Here) => storyForListener(c.var.db, c.var.circle.id, c.req.param('story')!);

async function mediumOf(c: Here) {
  const media = await mediaHere(c, c.req.param('story')!, { all: true });
  return media.find(({ id }) => id === c.req.param('medium'));
}

/** The words with one medium, written while hearing or seeing it. */
async function wordsPage(c: Here, back?: { slips: Slip[]; form: FormData }): Promise<Response> {
  const { words, db, circle } = c.var;
  const [story, medium] = await Promise.all([storyOf(c), mediumOf(c)]);
  if (!story || !medium) return showNotHere(c);
  const title = words(isPlayed(medium) ? 'media.write.heard' : 'media.write.seen');
  const standing = await standingWords(db, circle.id, medium.id);
  return showCircle(
    c,
    { title, status: back ? 422 : 200, islands: ['play'] },
    <>
      <ErrorSummary slips={back?.slips ?? []} />
      <h1>{title}</h1>
      <p>{words('media.write.lead')}</p>
      <OneMedium medium={medium} text={story.text}>
        {isPlayed(medium) && <PlayButtons medium={medium.id} />}
      </OneMedium>
      {standing.isLocked ? (
        <p>{words('teller.media.slip.words.other')}</p>
      ) : (
        <WordingForm
          action={`${baseOf(c)}/media/${medium.id}`}
          medium={medium}
          standing={standing.text ?? undefined}
          language={story.language}
          back={back}
        />
      )}
      {canBeBlurred(medium.kind) && (
        <p>
          <a href={`${baseOf(c)}/media/${medium.id}/blur`}>{words('teller.media.blur')}</a>
        </p>
      )}
      <Back c={c} />
    </>,
  );
}

const Back = ({ c }: { c: Here }) => (
  <p>
    <a href={baseOf(c)}>{c.var.words('media.back')}</a>
  </p>
);

async function keepWords(c: Here): Promise<Response> {
  const { circle, person, form, now } = c.var;
  const [story, medium] = [c.req.param('story')!, c.req.param('medium')!];
  const slips = await keepWording(c, { circle: circle.id, story, medium }, { role: 'listener', person: person.id, now });
  if (slips === null) return showNotHere(c);
  return slips.length > 0 ? wordsPage(c, { slips, form }) : c.redirect(`${baseOf(c)}#medium-${medium}`, 303);
}

async function blurPage(c: Here, isEmpty = false): Promise<Response> {
  const { words } = c.var;
  const medium = await mediumOf(c);
  if (!medium || !canBeBlurred(medium.kind)) return showNotHere(c);
  const problem = isEmpty ? words('teller.media.slip.cell') : undefined;
  return showCircle(
    c,
    { title: words('teller.media.blur'), status: isEmpty ? 422 : 200, islands: ['blur'] },
    <>
      <ErrorSummary slips={problem ? [{ field: 'cell', text: problem }] : []} />
      <h1>{words('teller.media.blur')}</h1>
      <BlurForm medium={medium} action={`${baseOf(c)}/media/${medium.id}/blur`} problem={problem} />
      <Back c={c} />
    </>,
  );
}

async function blur(c: Here): Promise<Response> {
  const { db, circle, form, config, now } = c.var;
  const areas = readAreas(form);
  if (areas.length === 0) return blurPage(c, true);
  const blurring = { areas, store: mediaStore(config), folder: await incomingFolder(config), by: 'listener', now } as const;
  const done = await blurMedium(db, circle.id, { story: c.req.param('story')!, medium: c.req.param('medium')! }, blurring);
  return done ? c.redirect(`${baseOf(c)}#medium-${c.req.param('medium')}`, 303) : showNotHere(c);
}

/** The story in the circle's own language, for who cannot read it as it was told. */
async function translationPage(c: Here, back?: Slip[]): Promise<Response> {
  const { words, db, circle, form } = c.var;
  const story = await storyOf(c);
  if (!story) return showNotHere(c);
  const written = await wordsWith(db, circle.id, story.id);
  const before = written.find(({ kind, language }) => kind === 'translation' && language === circle.language);
  const beside = written.filter(({ kind, text, language }) => kind !== 'translation' && text && language !== circle.language);
  return showCircle(
    c,
    { title: words('media.translate'), status: back ? 422 : 200 },
    <>
      <ErrorSummary slips={back ?? []} />
      <h1>{words('media.translate')}</h1>
      <p>{words('media.translate.lead')}</p>
      <StoryText text={story.text} lang={story.language} />
      {beside.map(({ id, text, language }) => (
        <StoryText key={id} text={text!} lang={language} />
      ))}
      <Form action={`${baseOf(c)}/translation`}>
        <TextArea
          name="words"
          rows={12}
          lang={circle.language}
          label={words('media.translate.words')}
          hint={words('media.translate.hint')}
          value={back ? textOf(form, 'words') : (before?.text ?? '')}
          problem={back?.[0]?.text}
        />
        <Button>{words('media.translate.keep')}</Button>
      </Form>
      <Back c={c} />
    </>,
  );
}

async function keepTranslation(c: Here): Promise<Response> {
  const { db, circle, person, form, words, now } = c.var;
  const story = await storyOf(c);
  if (!story) return showNotHere(c);
  const { value, problems } = readTranslation(form);
  if (problems) {
    const { key, values } = problemOf(problems.words!);
    return translationPage(c, [{ field: 'words', text: words(key as Key, values) }]);
  }
  await translateStory(db, circle.id, story.id, { text: value, language: circle.language, person: person.id, now });
  return c.redirect(`${baseOf(c)}#translation`, 303);
}
