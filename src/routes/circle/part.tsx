import type { ComponentChildren } from 'preact';
import { slipLines, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { ReadingLevel } from '#lib/ui/reading-level.tsx';
import { wordsIn } from '#lib/words/words.ts';
import type { Here } from '../door.ts';
import { showCircle } from '../show.tsx';

type PartPage = {
  title: string;
  lead: ComponentChildren;
  sent?: Sent;
  /** The words on the button. */ keep?: string;
  children: ComponentChildren;
  /** What was written here before, to say how it reads. */ written?: readonly string[];
};

/** One part of a circle in preparation: a short form on a page of its own, and the way back to the map. */
export function showPart(c: Here, { title, lead, sent, keep, children, written = [] }: PartPage) {
  const { words, circle } = c.var;
  return showCircle(
    c,
    { title, status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={`/circles/${circle.slug}/prepare`}>{words('circle.part.back')}</a>
      </p>
      <h1>{title}</h1>
      <p class="kring-lead">{lead}</p>
      <Form>
        {children}
        <Button>{keep ?? words('circle.part.keep')}</Button>
      </Form>
      <ReadingLevel of={circle.language} texts={written} />
    </>,
  );
}

/** Back to the map, when a part is kept. */
export const toMap = (c: Here) => c.redirect(`/circles/${c.var.circle.slug}/prepare`, 303);

/** The words of the circle's own language, for texts that become the circle's. */
export const wordsOfCircle = ({ var: { circle } }: Here) => wordsIn(circle.language, circle.address);

/** The rows of a form: those that are filled, and two more to add. */
export function rowsFor(kept: number, most: number, sent: Sent | undefined, name: string): number[] {
  const sentRows = sent ? [...sent.form.keys()].filter((key) => key.startsWith(`${name}-`)).length : 0;
  return Array.from({ length: Math.min(most, sentRows || kept + 2) }, (_, at) => at + 1);
}
