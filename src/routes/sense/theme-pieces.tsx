import type { FragmentHere } from '#cycle/2-sense/fragment-views.server.ts';
import type { ThemeHere } from '#cycle/2-sense/themes.server.ts';
import { isTicked, textOf } from '#lib/form/reading.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import type { Sensing } from './here.server.ts';
import { FragmentTick, SideField, Tick, useProblem, type Problems } from './parts.tsx';

type PiecesProps = {
  theme: ThemeHere;
  themes: ThemeHere[];
  fragments: FragmentHere[];
  here: Sensing;
  base: string;
  form: FormData;
  problems?: Problems;
};

/** The pieces with a box before each: what is ticked is cited in an insight, moved, or taken out. */
export function Pieces({ theme, themes, fragments, here, base, form, problems }: PiecesProps) {
  const { words } = useFrame();
  const say = useProblem(problems);
  const ticked = form.getAll('fragment');
  const others = themes.filter(({ id, name }) => id !== theme.id && name);
  return (
    <Form action={`${base}/sense/themes/${theme.id}/pieces`}>
      {here.acts && fragments.length > 1 && <Tick name="all" label={words('sense.theme.all')} ticked={isTicked(form, 'all')} />}
      <div class="kring-ticks">
        {fragments.map((fragment) => (
          <FragmentTick key={fragment.id} {...fragment} ticked={ticked.includes(fragment.id)}>
            <a href={`${base}/stories/${fragment.story}#mark-${fragment.id}`}>{words('sense.fragment.story')}</a>
          </FragmentTick>
        ))}
      </div>
      {here.acts && (
        <>
          <TextArea
            name="text"
            label={words('sense.insight.write')}
            hint={words('sense.insight.write.hint')}
            rows={3}
            maxlength={1000}
            value={textOf(form, 'text')}
            problem={say('text')}
          />
          <SideField here={here} problem={say('side')} />
          <Buttons>
            <Button name="act" value="insight" icon="sense">
              {words('sense.insight.keep')}
            </Button>
            <Button kind="quiet" name="act" value="statement">
              {words('share.make.ticked')}
            </Button>
          </Buttons>
          <Disclosure summary={words('sense.theme.change')}>
            {others.length > 0 && (
              <Select name="to" label={words('sense.theme.moveTo')} options={others.map(({ id, name }) => ({ value: id, label: name! }))} />
            )}
            <Buttons>
              {others.length > 0 && (
                <Button kind="quiet" name="act" value="move">
                  {words('sense.theme.move')}
                </Button>
              )}
              <Button kind="care" name="act" value="take">
                {words('sense.theme.take')}
              </Button>
            </Buttons>
          </Disclosure>
        </>
      )}
    </Form>
  );
}
