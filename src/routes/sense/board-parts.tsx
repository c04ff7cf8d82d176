import type { FragmentHere } from '#cycle/2-sense/fragment-views.server.ts';
import type { ThemeHere } from '#cycle/2-sense/themes.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Empty, List } from '#lib/ui/card.tsx';
import { Field, Select } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import type { Sensing } from './here.server.ts';
import { FragmentTick, SideField, useProblem, type Problems } from './parts.tsx';

type LooseProps = {
  loose: FragmentHere[];
  more: boolean;
  themes: ThemeHere[];
  here: Sensing;
  base: string;
  problems?: Problems;
  form: FormData;
};

/** The fragments that lie in no theme yet, to be put together. */
export function Loose({ loose, more, themes, here, base, problems, form }: LooseProps) {
  const { words } = useFrame();
  const say = useProblem(problems);
  if (loose.length === 0)
    return (
      <Empty action={<a href={`${base}/stories`}>{words('sense.board.stories')}</a>}>
        {words(themes.length > 0 ? 'sense.board.looseDone' : 'sense.board.looseNone')}
      </Empty>
    );
  const ticked = form.getAll('fragment');
  return (
    <Form action={`${base}/sense/group`}>
      <div class="kring-ticks">
        {loose.map((fragment) => (
          <FragmentTick key={fragment.id} {...fragment} ticked={ticked.includes(fragment.id)}>
            <a href={`${base}/stories/${fragment.story}#mark-${fragment.id}`}>{words('sense.fragment.story')}</a>
          </FragmentTick>
        ))}
      </div>
      {more && (
        <p>
          <a href={`${base}/sense?after=${loose.at(-1)!.id}`}>{words('sense.board.more')}</a>
        </p>
      )}
      {here.acts && (
        <div class="kring-mark-bar">
          <Select
            name="theme"
            label={words('sense.board.into')}
            value={textOf(form, 'theme')}
            options={[
              { value: '', label: words('sense.board.choose') },
              ...themes.filter((theme) => theme.name).map((theme) => ({ value: theme.id, label: theme.name! })),
            ]}
          />
          <Field name="newTheme" label={words('sense.mark.newTheme')} optional value={textOf(form, 'newTheme')} problem={say('newTheme')} />
          <SideField here={here} problem={say('side')} />
          <Button>{words('sense.board.group')}</Button>
        </div>
      )}
    </Form>
  );
}

/** The themes, each with a few of its fragments. */
export function Themes({
  themes,
  quotes,
  here,
  base,
  two,
}: {
  themes: ThemeHere[];
  quotes: Map<string, FragmentHere[]>;
  here: Sensing;
  base: string;
  two: boolean;
}) {
  const { words } = useFrame();
  if (themes.length === 0) return <Empty>{words('sense.board.themesNone')}</Empty>;
  return (
    <List
      two={two}
      items={themes.map((theme) => (
        <Card id={`theme-${theme.id}`}>
          <h3>
            <a href={`${base}/sense/themes/${theme.id}`}>{theme.name ?? words('sense.hidden')}</a>
          </h3>
          {theme.about && <p dir="auto">{theme.about}</p>}
          {(quotes.get(theme.id) ?? []).map((quote) => (
            <blockquote key={quote.id} lang={quote.lang} dir="auto" class="kring-small-quote">
              {quote.words}
            </blockquote>
          ))}
          <p>
            <a href={`${base}/sense/themes/${theme.id}`}>{words('sense.theme.pieces', { count: theme.fragments })}</a>
          </p>
          {here.acts && theme.fragments === 0 && (
            <Form action={`${base}/sense/themes/${theme.id}/drop`}>
              <Button kind="care">{words('sense.theme.drop')}</Button>
            </Form>
          )}
        </Card>
      ))}
    />
  );
}
