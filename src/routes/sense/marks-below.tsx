import type { ComponentChildren } from 'preact';
import type { fragmentsOf } from '#cycle/2-sense/fragments.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card } from '#lib/ui/card.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Quote } from '#lib/ui/quote.tsx';
import type { Sensing } from './here.server.ts';
import { RestingStatement } from '../share/resting-statement.tsx';
import type { StoryHere } from './story-here.server.ts';

type Marks = Awaited<ReturnType<typeof fragmentsOf>>;

type MarksBelowProps = {
  marks: Marks;
  story: StoryHere;
  here: Sensing;
  base: string;
  /** The way to the second at which the words at a place were said. */
  jump?: (offset: number) => ComponentChildren;
};

/** What was marked in a story, each with its themes and the insights that rest on it; a mark on which nothing rests can be undone. */
export function MarksBelow({ marks, story, here, base, jump }: MarksBelowProps) {
  const { words } = useFrame();
  return (
    <section aria-labelledby="marks" class="kring-marks">
      <h2 id="marks">{words('sense.marks.title')}</h2>
      {marks.map((mark) => (
        <Card key={mark.id}>
          {mark.contested ? (
            <p>{words('sense.marks.contested')}</p>
          ) : (
            <Quote lang={story.language}>{story.text.slice(mark.start_at, mark.end_at)}</Quote>
          )}
          {!mark.contested && jump?.(mark.start_at)}
          <p>
            {mark.themes.length === 0 && words('sense.marks.noTheme')}
            {mark.themes.map((theme) => (
              <span key={theme.id} class="kring-in-theme">
                <a href={`${base}/sense/themes/${theme.id}`}>{theme.name ?? words('sense.hidden')}</a>{' '}
              </span>
            ))}
          </p>
          {mark.insights.map((insight) => (
            <p key={insight.id}>
              {words('sense.marks.insight')} <a href={`${base}/insights/${insight.id}`}>{insight.text ?? words('sense.hidden')}</a>
            </p>
          ))}
          {here.acts && !mark.contested && (
            <p>
              <a href={`${base}/sense/statement?fragment=${mark.id}`}>{words('share.make.start')}</a>
            </p>
          )}
          {mark.statements.map((statement) => (
            <p key={statement.id} dir="auto">
              {words('share.one.rests')} <RestingStatement {...statement} base={base} />
            </p>
          ))}
          {here.acts && mark.insights.length + mark.statements.length === 0 && (
            <Form action={`${base}/sense/fragments/${mark.id}/unmark`}>
              <Button kind="care">{words('sense.marks.undo')}</Button>
            </Form>
          )}
        </Card>
      ))}
    </section>
  );
}
