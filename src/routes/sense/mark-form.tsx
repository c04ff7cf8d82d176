import type { fragmentsOf } from '#cycle/2-sense/fragments.server.ts';
import { textOf } from '#lib/form/reading.ts';
import type { ThemeHere } from '#cycle/2-sense/themes.server.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { Field, Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { linesOf } from '#lib/ui/story-pieces.ts';
import { Pieces } from '#lib/ui/story-text.tsx';
import type { Sensing } from './here.server.ts';
import { SideField, useProblem, type Problems } from './parts.tsx';
import type { StoryHere } from './story-here.server.ts';

type MarkFormProps = {
  story: StoryHere;
  marks: Awaited<ReturnType<typeof fragmentsOf>>;
  themes: ThemeHere[];
  here: Sensing;
  base: string;
  form: FormData;
  problems?: Problems;
};

/**
 * The story with a box before every line: tick one, or the first and the last. A story of one line is ticked already.
 * The island adds selecting words with a finger; it fills in `start` and `end`.
 */
export function MarkForm({ story, marks, themes, here, base, form, problems }: MarkFormProps) {
  const { words } = useFrame();
  const say = useProblem(problems);
  const lines = linesOf(story.text, story.language);
  const ticked = new Set(form.getAll('line').map(Number));
  const over = marks.filter((mark) => !mark.contested).map((mark) => ({ id: `mark-${mark.id}`, from: mark.start_at, to: mark.end_at }));
  const chosen = lines.length === 1 && marks.length === 0;
  return (
    <Form action={`${base}/stories/${story.id}/fragments`} id="mark">
      <input type="hidden" name="text" value={story.hash.toString('base64url')} />
      <input type="hidden" name="start" value="" />
      <input type="hidden" name="end" value="" />
      <fieldset class="kring-markable" aria-describedby="mark-hint">
        <legend>{words('sense.mark.legend')}</legend>
        <p class="kring-hint" id="mark-hint">
          {words(chosen ? 'sense.mark.hintOne' : 'sense.mark.hint')}
        </p>
        {say('line') && <p class="kring-problem">{say('line')}</p>}
        <ol lang={story.language} dir="auto">
          {lines.map(({ from, to, afterGap }, nth) => (
            <li key={from} class={afterGap ? 'kring-story__gap' : undefined}>
              <input type="checkbox" name="line" id={`line-${nth + 1}`} value={nth + 1} checked={ticked.has(nth + 1) || chosen} />
              <label for={`line-${nth + 1}`} data-from={from}>
                <Pieces text={story.text} marks={over} from={from} to={to} />
              </label>
            </li>
          ))}
        </ol>
      </fieldset>
      <div class="kring-mark-bar">
        <p class="kring-selected" hidden data-label={words('sense.mark.selected')} aria-live="polite"></p>
        <Select
          name="theme"
          label={words('sense.mark.theme')}
          value={textOf(form, 'theme')}
          options={[
            { value: '', label: words('sense.mark.noTheme') },
            ...themes.filter((theme) => theme.name).map((theme) => ({ value: theme.id, label: theme.name! })),
          ]}
        />
        <Field name="newTheme" label={words('sense.mark.newTheme')} optional value={textOf(form, 'newTheme')} problem={say('newTheme')} />
        <SideField here={here} problem={say('side')} />
        <Buttons>
          <Button>{words('sense.mark.mark')}</Button>
          {here.speaking.some(({ id }) => !story.readBy.includes(id)) && (
            <Button kind="quiet" name="act" value="read">
              {words('sense.story.weRead')}
            </Button>
          )}
        </Buttons>
      </div>
      <Disclosure summary={words('sense.mark.otherWays')} open={Boolean(say('words') ?? say('lines'))}>
        <TextArea
          name="words"
          label={words('sense.mark.words')}
          hint={words('sense.mark.words.hint')}
          rows={2}
          value={textOf(form, 'words')}
          problem={say('words')}
        />
        <Field
          name="lines"
          label={words('sense.mark.lines')}
          hint={words('sense.mark.lines.hint')}
          short
          value={textOf(form, 'lines')}
          problem={say('lines')}
        />
      </Disclosure>
    </Form>
  );
}
