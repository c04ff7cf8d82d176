import { attachDrafts, isTaken, mediumOf, removeMedium, sayPictured } from '#cycle/1-gather/media.server.ts';
import { deleteGoneSoon } from '#cycle/1-gather/media-sweep.server.ts';
import { canBeBlurred, canShowPeople, isFreeOfPeople, pictured, readPictured } from '#cycle/1-gather/medium.ts';
import { tellersStory } from '#cycle/1-gather/stories.server.ts';
import { readAgain } from '#cycle/written-out.server.ts';
import { newSubmissionKey, isSubmissionKey } from '#lib/codes/story-code.server.ts';
import { problemOf, textOf } from '#lib/form/reading.ts';
import { takeBackPublishing } from '#cycle/1-gather/publications.server.ts';
import { atomically } from '#lib/server/db.server.ts';
import { mediaStore } from '#lib/server/media-store.server.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure, Empty } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary, type Slip } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import type { Key } from '#lib/words/words.ts';
import type { Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showTeller } from '../show.tsx';
import { withTellersCircle } from '../teller/visit.server.ts';
import { mediaHere, type MediumOnPage } from './media-here.server.ts';
import { MediaFields } from './media-fields.tsx';
import { OneMedium } from './media-view.tsx';
import { takeFiles, type Draft } from './taking.server.ts';
import { WordingForm } from './wording-form.tsx';

/** What came back with a slip: the whole form of a file, or the words with one medium. */
export type Back = { slips: Slip[]; of?: string; drafts?: Draft[]; submission?: string };

const kept: Record<string, Key> = {
  added: 'teller.media.done.added',
  words: 'teller.media.done.words',
  pictured: 'teller.media.done.pictured',
  removed: 'teller.media.done.removed',
  blurred: 'teller.media.done.blurred',
};

/** The teller's photos and recordings: hear them, say what they show and who is on them, take one out, send another. */
export async function mineMediaPage(c: Here, back?: Back): Promise<Response> {
  await withTellersCircle(c);
  const { words, db, teller, form } = c.var;
  const [story, media] = await Promise.all([
    tellersStory(db, teller.circle, teller.story),
    mediaHere(c, teller.story, { own: teller.story }),
  ]);
  const done = kept[c.req.query('kept') ?? ''];
  return showTeller(
    c,
    { title: words('teller.media.title'), status: back ? 422 : 200, islands: ['play', 'record', 'upload'] },
    <>
      <ErrorSummary slips={back?.slips ?? []} />
      {done && (
        <Notice kind="kept">
          <p>{words(done)}</p>
        </Notice>
      )}
      <h1>{words('teller.media.title')}</h1>
      {media.length === 0 && <Empty>{words('teller.media.none')}</Empty>}
      {media.map((medium) => (
        <Mine key={medium.id} medium={medium} story={story} back={back?.of === medium.id ? { slips: back.slips, form } : undefined} />
      ))}
      <section>
        <h2>{words('teller.media.add')}</h2>
        <p>{words('teller.media.add.lead')}</p>
        <Form action="/mine/media" multipart forgets>
          <input type="hidden" name="submission" value={back?.submission ?? newSubmissionKey()} />
          <MediaFields
            open
            door={c.var.circle.door}
            drafts={back?.drafts ?? []}
            kept={back && !back.of ? form : undefined}
            problem={slipOn(back, 'medium')}
          />
          <Button>{words('teller.media.add.do')}</Button>
        </Form>
      </section>
      <p>
        <a href="/mine">{words('teller.mine.back')}</a>
      </p>
    </>,
  );
}

type MineProps = { medium: MediumOnPage; story: { text: string; language: string }; back?: { slips: Slip[]; form: FormData } };

function Mine({ medium, story, back }: MineProps) {
  const { words } = useFrame();
  const at = `/mine/media/${medium.id}`;
  return (
    <OneMedium medium={medium} text={story.text}>
      {!isFreeOfPeople(medium) && <p>{words('teller.media.onlyListeners')}</p>}
      {medium.words?.text !== null && (
        <Disclosure summary={words(medium.words ? 'teller.media.words.change' : 'teller.media.words.own')} open={back !== undefined}>
          <WordingForm action={`${at}/words`} medium={medium} language={story.language} back={back} />
        </Disclosure>
      )}
      {canShowPeople(medium.kind) && (
        <Disclosure summary={words('teller.media.pictured')}>
          <Form action={`${at}/pictured`}>
            <Choices
              name="pictured"
              id={`pictured-${medium.id}`}
              label={words('teller.media.pictured')}
              hint={words('teller.media.pictured.hint')}
              options={pictured.map((value) => ({
                value,
                label: words(`teller.media.pictured.${value}`),
                chosen: medium.pictured === value,
              }))}
            />
            <Button kind="quiet">{words('teller.media.pictured.keep')}</Button>
          </Form>
        </Disclosure>
      )}
      {canBeBlurred(medium.kind) && (
        <p>
          <a href={`${at}/blur`}>{words('teller.media.blur')}</a>
        </p>
      )}
      <Form action={`${at}/remove`}>
        <Button kind="care">{words('teller.media.remove')}</Button>
      </Form>
    </OneMedium>
  );
}

const slipOn = (back: Back | undefined, field: string) => (back?.of ? undefined : back?.slips.find((slip) => slip.field === field)?.text);

/** Sends another photo or recording to a story that is kept already: a listener looks before anyone else does. */
export async function addMedium(c: Here): Promise<Response> {
  const { db, teller, form, words, now } = c.var;
  const sent = textOf(form, 'submission');
  const submission = isSubmissionKey(sent) ? sent : newSubmissionKey();
  const { drafts, problem } = await takeFiles(c, teller.circle, submission);
  if (!problem && drafts.length === 0 && (await isTaken(db, teller.circle, submission))) return c.redirect('/mine/media?kept=added', 303);
  if (problem || drafts.length === 0) {
    const { key, values } = problemOf(problem ?? 'teller.media.slip.none');
    return mineMediaPage(c, { slips: [{ field: 'medium', text: words(key as Key, values) }], drafts, submission });
  }
  await atomically(db, async (db) => {
    const ids = await attachDrafts(db, teller.circle, teller.story, { submission, pictured: readPictured(form) });
    for (const about of ids) await markTrail(db, teller.circle, [teller.story], { what: 'medium.added', about, now });
    if (ids.length > 0) await readAgain(db, teller.circle, teller.story);
    if (ids.length > 0) await takeBackPublishing(db, teller.circle, teller.story, now);
  });
  return c.redirect('/mine/media?kept=added', 303);
}

/** Says who is on it. */
export async function pictureSaid(c: Here): Promise<Response> {
  const { db, teller, form, now } = c.var;
  const [says, medium] = [readPictured(form), c.req.param('medium')!];
  if (!(await mediumOf(db, teller.circle, teller.story, medium))) return showNotHere(c);
  if (says !== 'unasked')
    await atomically(db, async (db) => {
      await sayPictured(db, teller.circle, teller.story, medium, says);
      await takeBackPublishing(db, teller.circle, teller.story, now); // another photo would be seen than the one that was said yes to
    });
  return c.redirect('/mine/media?kept=pictured', 303);
}

/** Takes one out, with its file. The words that were written of it stay, as they are in the story; the teller can change those too. */
export async function remove(c: Here): Promise<Response> {
  const { db, teller, config } = c.var;
  if (!(await mediumOf(db, teller.circle, teller.story, c.req.param('medium')!))) return showNotHere(c);
  await removeMedium(db, teller.circle, teller.story, c.req.param('medium')!);
  await deleteGoneSoon(db, mediaStore(config));
  return c.redirect('/mine/media?kept=removed', 303);
}
