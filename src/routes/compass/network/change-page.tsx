import { continueMap } from '#compass/network/plain-map.server.ts';
import { givenKinds, mostKinds } from '#compass/network/link-kinds.ts';
import { networkLimits, seenOnOf } from '#compass/network/network-map.ts';
import { rewordMap, takeMapAway } from '#compass/network/network-maps.server.ts';
import { addKind } from '#compass/network/ties.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { fine, oneOf, required, textOf, together, wrong, type Problem } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { get, post, type Here } from '../../door.ts';
import { showCircle } from '../../show.tsx';
import { asMaker, kindCalled, mapPath, networkPath, type OnThisMap } from './here.server.ts';
import { MapHead } from './parts.tsx';
import { todayHere } from '../../today.ts';

type ChangeSent = Sent & { act: string };

/** What its makers change about a map as a whole: its question and day, its kinds of tie, a later moment, or taking it away. */
function changePage(c: Here, here: OnThisMap, sent?: ChangeSent) {
  const { words, lang } = c.var;
  const { map } = here;
  const about = filledWith(words, { question: map.question, seen_on: map.seenOn }, sent?.act === 'about' ? sent : undefined);
  const kind = filledWith(words, {}, sent?.act === 'kind' ? sent : undefined);
  const later = filledWith(words, { seen_on: todayHere(c) }, sent?.act === 'later' ? sent : undefined);
  const free = givenKinds.filter((one) => !map.kinds.some((there) => there.kind === one));
  return showCircle(
    c,
    { title: words('network.change'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent && { ...sent, problems: idsOf(sent) })} />
      <MapHead here={here} title={words('network.change')} />
      <Form>
        <input type="hidden" name="act" value="about" />
        <TextArea {...about('question')} label={words('network.question')} rows={2} maxlength={networkLimits.question} />
        <Field {...about('seen_on')} type="date" label={words('network.seenOn')} short />
        <Button>{words('network.change.keep')}</Button>
      </Form>
      <h2>{words('network.kinds')}</h2>
      <p dir="auto">{new Intl.ListFormat(lang).format(map.kinds.map((one) => kindCalled(words, one)))}</p>
      {map.kinds.length >= mostKinds ? (
        <p class="kring-quiet">{words('network.kinds.full')}</p>
      ) : (
        <Form>
          <input type="hidden" name="act" value="kind" />
          {free.length > 0 && (
            <Select
              {...kind('given')}
              label={words('network.kinds.add')}
              options={[
                { value: '', label: words('network.kinds.own') },
                ...free.map((one) => ({ value: one, label: words(`network.kind.${one}`) })),
              ]}
            />
          )}
          <Field {...kind('own')} label={words('network.kinds.own.name')} optional={free.length > 0} />
          <Button kind="quiet">{words('network.kinds.add.do')}</Button>
        </Form>
      )}
      <h2>{words('network.later')}</h2>
      <p>{words('network.later.lead')}</p>
      <Form>
        <input type="hidden" name="act" value="later" />
        <Field {...later('seen_on')} id="later_seen_on" type="date" label={words('network.later.seenOn')} short />
        <Button kind="quiet">{words('network.later.do')}</Button>
      </Form>
      <Disclosure summary={words('network.away')}>
        <p>{words('network.away.means')}</p>
        <Form>
          <input type="hidden" name="act" value="away" />
          <Button kind="care">{words('network.away.do')}</Button>
        </Form>
      </Disclosure>
    </>,
  );
}

/** The second day on the page has another id than its name. */
const idsOf = ({ act, problems }: ChangeSent) => (act === 'later' ? { later_seen_on: problems.seen_on } : problems);

const back = (c: Here, here: OnThisMap, act: string, problems: Partial<Record<string, Problem>>) =>
  changePage(c, here, { act, form: c.var.form, problems });

const acts: Record<string, (c: Here, here: OnThisMap) => Promise<Response>> = {
  async about(c, here) {
    const { db, circle, form, now } = c.var;
    const { value, problems } = together({
      question: required(form, 'question', { words: 'network.question', most: networkLimits.question }),
      seenOn: form.has('seen_on') ? seenOnOf(form, todayHere(c)) : fine(here.map.seenOn),
    });
    if (problems) return back(c, here, 'about', { question: problems.question, seen_on: problems.seenOn });
    await rewordMap(db, circle.id, here.map.id, { ...value, now });
    return c.redirect(here.base, 303);
  },
  async kind(c, here) {
    const { db, form, now } = c.var;
    const [given, name] = [oneOf(form, 'given', givenKinds), textOf(form, 'own')];
    const read = given
      ? fine({ kind: given })
      : name === ''
        ? wrong('network.kinds.missing')
        : name.length > 40
          ? wrong('network.kinds.tooLong')
          : fine({ kind: 'own' as const, name });
    if (read.problem !== undefined) return back(c, here, 'kind', { own: read.problem });
    const fits = await addKind(db, here.at, read.value, now);
    return fits ? c.redirect(`${here.base}/change`, 303) : back(c, here, 'kind', { own: 'network.kinds.there' });
  },
  async later(c, here) {
    const { db, circle, form, now } = c.var;
    const { value, problem } = seenOnOf(form, todayHere(c));
    if (problem !== undefined) return back(c, here, 'later', { seen_on: problem });
    const later = await continueMap(db, circle.id, here.map, { viewer: here.viewer, seenOn: value, now });
    return c.redirect(mapPath(c, later), 303);
  },
  async away(c, here) {
    await takeMapAway(c.var.db, c.var.circle.id, here.map.id);
    return c.redirect(networkPath(c), 303);
  },
};

const act = (c: Here, here: OnThisMap) => acts[textOf(c.var.form, 'act')]?.(c, here) ?? changePage(c, here);

export const changeMapDoors = [
  get(
    '/circles/:circle/compass/network/maps/:map/change',
    'mapNetwork',
    asMaker((c, here) => changePage(c, here)),
  ),
  post('/circles/:circle/compass/network/maps/:map/change', 'mapNetwork', asMaker(act)),
];
