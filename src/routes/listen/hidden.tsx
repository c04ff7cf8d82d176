import { hiddenWaiting, lookAtHidden, wasHidden, type Look } from '#cycle/hidden-words.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { may } from '#lib/people/may.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Empty, List } from '#lib/ui/card.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { dayInWords } from '#lib/ui/when.tsx';
import { isKey } from '#lib/words/words.ts';
import type { Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';

type Waiting = Awaited<ReturnType<typeof hiddenWaiting>>[number];

/** Words of others that resemble a story that was withdrawn: someone looks, and shows, changes or removes them. */
export async function hiddenPage(c: Here): Promise<Response> {
  const { words, db, circle } = c.var;
  const waiting = await hiddenWaiting(db, circle.id, lookingHere(c));
  const said = { settled: 'gather.hidden.done', already: 'gather.hidden.already' } as const;
  const done = said[c.req.query('done') as keyof typeof said];
  return showCircle(
    c,
    { title: words('gather.hidden.title') },
    <>
      {done && (
        <Notice kind="kept">
          <p>{words(done)}</p>
        </Notice>
      )}
      <h1>{words('gather.hidden.title')}</h1>
      <p>{words('gather.hidden.lead')}</p>
      {waiting.length === 0 ? (
        <Empty>{words('gather.hidden.none')}</Empty>
      ) : (
        <List
          items={waiting.map((row) => (
            <OneHidden row={row} base={`/circles/${circle.slug}/listen/hidden`} />
          ))}
        />
      )}
    </>,
  );
}

/** Settles one: shown again, changed and shown, or removed. Removing shows nobody anything, so that it needs no eyes. */
export async function look(c: Here): Promise<Response> {
  const { db, circle, person, form, now } = c.var;
  const [id, seen] = [c.req.param('hidden')!, lookIn(form)];
  if (!seen || !(await wasHidden(db, circle.id, id, { listens: lookingHere(c).listens || seen.outcome === 'removed' })))
    return showNotHere(c);
  const looked = await lookAtHidden(db, circle.id, id, {
    ...seen,
    by: person.id,
    as: lookingHere(c).listens ? 'listener' : 'steward',
    now,
  });
  return c.redirect(`/circles/${circle.slug}/listen/hidden?done=${looked ? 'settled' : 'already'}`, 303);
}

const lookingHere = (c: Here) => ({ listens: may(c.var.actor, 'listen', c.var.circle.id) });

function lookIn(form: FormData): Look | null {
  const outcome = textOf(form, 'outcome');
  if (outcome === 'shown' || outcome === 'removed') return { outcome };
  if (outcome !== 'changed') return null;
  const parts = [...form.keys()].filter((name) => name.startsWith('part-')).map((name) => [name.slice('part-'.length), textOf(form, name)]);
  return { outcome: 'changed', parts: Object.fromEntries(parts) as Record<string, string> };
}

function OneHidden({ row, base }: { row: Waiting; base: string }) {
  const { words, lang } = useFrame();
  const kind = `gather.hidden.kind.${row.kind}`;
  return (
    <Card id={`hidden-${row.id}`}>
      <p>{words('gather.hidden.of', { kind: isKey(kind) ? words(kind) : row.kind, day: dayInWords(row.hidden_at, lang) })}</p>
      <Form action={`${base}/${row.id}`}>
        {row.parts.map((part) => (
          <TextArea
            id={`${row.id}-${part.column}`}
            name={`part-${part.column}`}
            rows={3}
            label={words('gather.hidden.words')}
            value={part.text}
          />
        ))}
        <Buttons>
          <Button kind="act" name="outcome" value="changed">
            {words('gather.hidden.change')}
          </Button>
          <Button kind="quiet" name="outcome" value="shown">
            {words('gather.hidden.show')}
          </Button>
          <Button kind="care" name="outcome" value="removed">
            {words('gather.hidden.remove')}
          </Button>
        </Buttons>
      </Form>
    </Card>
  );
}
