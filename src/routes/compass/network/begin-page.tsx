import { givenKinds } from '#compass/network/link-kinds.ts';
import { beginMap } from '#compass/network/network-maps.server.ts';
import { networkLimits, readNetworkMap } from '#compass/network/network-map.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { get, post, type Here } from '../../door.ts';
import { showNotHere } from '../../problems.tsx';
import { showCircle } from '../../show.tsx';
import { mapping, mapPath, networkPath } from './here.server.ts';
import { SideChoice } from './parts.tsx';
import { todayHere } from '../../today.ts';

/** Beginning a map: what it asks, from which side, about which day, and which ties it shows. */
async function beginPage(c: Here, sent?: Sent) {
  const { words, form } = c.var;
  const { speaking, makesMaps } = await mapping(c);
  if (!makesMaps) return showNotHere(c);
  const field = filledWith(words, { seen_on: todayHere(c) }, sent);
  const own = sent ? ['own_1', 'own_2', 'own_3'].some((name) => form.get(name)) : false;
  return showCircle(
    c,
    { title: words('network.begin'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={networkPath(c)}>{words('network.title')}</a>
      </p>
      <h1>{words('network.begin')}</h1>
      <p class="kring-lead">{words('network.begin.lead')}</p>
      <Form>
        <TextArea
          {...field('question')}
          label={words('network.question')}
          hint={words('network.question.hint')}
          rows={2}
          maxlength={networkLimits.question}
        />
        <SideChoice sides={speaking} {...field('side')} />
        <Field {...field('seen_on')} type="date" label={words('network.seenOn')} hint={words('network.seenOn.hint')} short />
        <Choices
          name="kinds"
          many
          label={words('network.kinds')}
          hint={words('network.kinds.hint')}
          problem={field('kinds').problem}
          options={givenKinds.map((kind) => ({
            value: kind,
            label: words(`network.kind.${kind}`),
            consequence: words(`network.kind.${kind}.means`),
            chosen: sent ? form.getAll('kinds').includes(kind) : true,
          }))}
        />
        <Disclosure summary={words('network.kinds.own')} open={own}>
          {([1, 2, 3] as const).map((nth) => (
            <Field {...field(`own_${nth}`)} label={words('network.kinds.own.one', { nth })} optional />
          ))}
        </Disclosure>
        <Button>{words('network.begin.do')}</Button>
      </Form>
      <p class="kring-quiet">{words('network.begin.private')}</p>
    </>,
  );
}

async function begin(c: Here) {
  const { db, circle, form, now } = c.var;
  const { viewer, speaking, makesMaps } = await mapping(c);
  if (!makesMaps) return showNotHere(c);
  const { value, problems } = readNetworkMap(form, { sides: speaking.map(({ id }) => id), today: todayHere(c) });
  if (problems) return beginPage(c, { form, problems });
  const { reader } = speaking.find(({ id }) => id === value.side)!;
  return c.redirect(mapPath(c, await beginMap(db, circle.id, value, { viewer, reader, now })), 303);
}

export const beginDoors = [
  get('/circles/:circle/compass/network/new', 'mapNetwork', (c) => beginPage(c)),
  post('/circles/:circle/compass/network/new', 'mapNetwork', begin),
];
