import { readDissent, type Dissent } from '#cycle/2-sense/dissent.ts';
import { keepDissent } from '#cycle/2-sense/dissents.server.ts';
import { storiesShown } from '#cycle/2-sense/sensible.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { textOf } from '#lib/form/reading.ts';
import { useFrame } from '#lib/ui/frame.tsx';
import { post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { sensing, voiceOf, type Sensing } from './here.server.ts';
import { SideField, Slips, Tick, useProblem, type Problems } from './parts.tsx';

/** Keeps a reading that differs, on a reading, a theme or an insight. */
async function dissent(c: Here) {
  const { db, circle, form, now } = c.var;
  const here = await sensing(c);
  const { value, problems } = readDissent(form);
  const voice = await voiceOf(c, here);
  if (problems || !voice) return again(c, here, { ...problems, ...(!voice && { side: 'sense.side.missing' }) });
  const back = await whereItStands(c, here, value);
  if (!back) return showNotHere(c);
  await keepDissent(db, circle.id, value, { voice, now });
  return c.redirect(`/circles/${circle.slug}${back}`, 303);
}

/** The page of what the dissent is about; null when it is not there, or not for these eyes. */
async function whereItStands(c: Here, here: Sensing, { about, id }: Dissent): Promise<string | null> {
  const { db, circle } = c.var;
  if (about !== 'reading') {
    const there = await db.selectFrom(about).select('id').where('circle_id', '=', circle.id).where('id', '=', id).executeTakeFirst();
    return there ? (about === 'theme' ? `/sense/themes/${id}` : `/insights/${id}`) : null;
  }
  const reading = await db
    .selectFrom('reading')
    .select('story_id')
    .where('circle_id', '=', circle.id)
    .where('id', '=', id)
    .executeTakeFirst();
  const story =
    reading &&
    (await storiesShown(db, circle.id, here.eyes, 'sense').select('story.id').where('story.id', '=', reading.story_id).executeTakeFirst());
  return story ? `/stories/${story.id}#reading-${id}` : null;
}

/** The same form once more, with what was written. */
function again(c: Here, here: Sensing, problems: Problems) {
  const { words, form } = c.var;
  return showCircle(
    c,
    { title: words('sense.dissent.add'), status: 422 },
    <>
      <Slips problems={problems} />
      <h1>{words('sense.dissent.add')}</h1>
      <Again form={form} here={here} problems={problems} />
    </>,
  );
}

function Again({ form, here, problems }: { form: FormData; here: Sensing; problems: Problems }) {
  const { words } = useFrame();
  const say = useProblem(problems);
  return (
    <Form>
      <input type="hidden" name="about" value={textOf(form, 'about')} />
      <input type="hidden" name="id" value={textOf(form, 'id')} />
      <TextArea
        name="dissent"
        label={words('sense.dissent.text')}
        hint={words('sense.dissent.hint')}
        rows={4}
        value={textOf(form, 'dissent')}
        problem={say('dissent')}
      />
      <SideField here={here} problem={say('side')} />
      <Tick name="showSide" label={words('sense.dissent.showSide')} ticked={form.has('showSide')} />
      <Button>{words('sense.dissent.keep')}</Button>
    </Form>
  );
}

export const dissentingDoors = [post('/circles/:circle/sense/dissents', 'makeSense', dissent)];
