import { barrierKinds, barrierLength, readBarrier, type BarrierKind } from '#compass/mirror/barrier.ts';
import {
  addBarrier,
  barrierCounts,
  barriersAPage,
  barriersOf,
  barriersRefused,
  barriersWaiting,
  lookAtBarrier,
  type BarrierHere,
} from '#compass/mirror/barriers.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { may } from '#lib/people/may.ts';
import { newId } from '#lib/server/ids.ts';
import { paceOver, wait, waitAfter } from '#lib/server/pace.ts';
import { seal, unseal } from '#lib/server/sealed.server.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Empty, List, Tag } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Nav, Pager } from '#lib/ui/nav.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { When } from '#lib/ui/when.tsx';
import { languages } from '#lib/words/languages.ts';
import { groundsOf, sidesOf } from '#system/circles/circles.server.ts';
import { get, post, type Door, type Here } from '../../door.ts';
import { tellerLanguages } from '../../language.server.ts';
import { placeOf } from '../../place.server.ts';
import { showNotHere } from '../../problems.tsx';
import { showCircle, showTeller } from '../../show.tsx';
import { Finish } from '../../teller/card.tsx';
import { emptyPage, isEmptyHere } from '../../teller/leave.tsx';
import { ToCompass } from '../to-compass.tsx';

/** Where anyone writes down what stood between them and a service, without an account or a name. */
const addPage = (c: Here) => (isEmptyHere(c) ? emptyPage(c, `${c.req.path}?on`) : showAdd(c));

async function add(c: Here): Promise<Response> {
  const { db, circle, form, words, now, keys } = c.var;
  const asked = unseal<{ circle: string; id: string }>(keys.visit, 'barrier', textOf(form, 'barrier'));
  const sides = await sidesOf(db, circle.id);
  const { value, problems } = readBarrier(form, { sides: sides.map(({ id }) => id), languages: tellerLanguages });
  if (problems || asked?.circle !== circle.id) return showAdd(c, { form, problems: problems ?? {} });
  await wait(waitAfter(pace.note(placeOf(c), now), { free: fromOnePlace, step: 20, longest: 2_000 }));
  await addBarrier(db, circle.id, { ...value, id: asked.id, now });
  return showTeller(
    c,
    { title: words('barrier.add') },
    <>
      <h1>{words('barrier.thanks')}</h1>
      <p>{words('barrier.looked')}</p>
      <Finish c={c} />
      <p>
        <a href={`/circles/${circle.slug}/compass/barriers`}>{words('barrier.title')}</a>
      </p>
    </>,
  );
}

const fromOnePlace = 30;
const pace = paceOver(10);

async function showAdd(c: Here, sent?: Sent): Promise<Response> {
  const { db, words, circle, lang, keys } = c.var;
  const field = filledWith(words, { language: lang }, sent);
  const sides = await sidesOf(db, circle.id);
  return showTeller(
    c,
    { title: words('barrier.add'), status: sent ? 422 : 200, islands: ['send'] },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('barrier.add')}</h1>
      <p>{words('barrier.lead')}</p>
      <Form action={`/barrier/${circle.door}`} forgets>
        <input
          type="hidden"
          name="barrier"
          value={(sent && textOf(sent.form, 'barrier')) || seal(keys.visit, 'barrier', { circle: circle.id, id: newId() })}
        />
        <Choices
          name="kind"
          label={words('barrier.kind')}
          problem={field('kind').problem}
          options={barrierKinds.map((kind) => ({
            value: kind,
            label: words(`barrier.kind.${kind}`),
            chosen: field('kind').value === kind,
          }))}
        />
        <TextArea {...field('text')} label={words('barrier.text')} hint={words('barrier.text.hint')} rows={4} maxlength={barrierLength} />
        <Select
          {...field('language')}
          label={words('barrier.language')}
          options={tellerLanguages.map((code) => ({ value: code, label: languages[code].name, lang: code }))}
        />
        <Select
          {...field('side')}
          label={words('barrier.side')}
          hint={words('barrier.side.hint')}
          options={[{ value: '', label: words('barrier.side.none') }, ...sides.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <p>{words('barrier.looked')}</p>
        <Button>{words('barrier.send')}</Button>
      </Form>
    </>,
  );
}

/** What stopped people, as they wrote it and someone let it in; for who looks, what still waits. */
async function barriersPage(c: Here, wrong?: string) {
  const { db, circle, words, actor } = c.var;
  const kind = barrierKinds.find((one) => one === c.req.query('kind'));
  const page = Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1);
  const looks = may(actor, 'lookAtBarriers', circle.id);
  const [barriers, counts, waiting, grounds, refused] = await Promise.all([
    barriersOf(db, circle.id, { kind, from: (page - 1) * barriersAPage }),
    barrierCounts(db, circle.id),
    looks ? barriersWaiting(db, circle.id) : [],
    looks ? groundsOf(db, circle.id) : [],
    barriersRefused(db, circle.id),
  ]);
  const base = `/circles/${circle.slug}/compass/barriers`;
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const shown = kind ? counts.find((one) => one.kind === kind)!.count : all;
  return showCircle(
    c,
    { title: words('barrier.title'), status: wrong ? 422 : 200 },
    <>
      {wrong && <ErrorSummary slips={[{ field: `ground-${wrong}`, text: words('barrier.ground.missing') }]} />}
      <h1>{words('barrier.title')}</h1>
      <p class="kring-lead">{words('barrier.lead')}</p>
      <Buttons>
        <Button href={`/barrier/${circle.door}`}>{words('barrier.add')}</Button>
      </Buttons>
      {waiting.length > 0 && <Waiting c={c} waiting={waiting} grounds={grounds} wrong={wrong} />}
      {all > 0 && (
        <Nav
          label={words('barrier.kind')}
          links={[
            { href: base, label: words('barrier.all', { count: all }), current: !kind },
            ...counts
              .filter(({ count }) => count > 0)
              .map((one) => ({ href: `${base}?kind=${one.kind}`, label: labelOf(c, one), current: one.kind === kind })),
          ]}
        />
      )}
      {barriers.length === 0 ? (
        <Empty>{words('barrier.none')}</Empty>
      ) : (
        <List
          items={barriers.map((barrier) => (
            <Card id={barrier.id}>
              <Barrier c={c} barrier={barrier} />
            </Card>
          ))}
        />
      )}
      <Pager
        page={page}
        pages={Math.ceil(shown / barriersAPage)}
        hrefOf={(number) => `${base}?${kind ? `kind=${kind}&` : ''}page=${number}`}
      />
      {refused.length > 0 && (
        <>
          <h2>{words('barrier.refused')}</h2>
          <ul lang={circle.language}>
            {refused.map(({ ground, count }) => (
              <li key={ground}>
                {ground} {count.toLocaleString(c.var.lang)}
              </li>
            ))}
          </ul>
        </>
      )}
      <ToCompass c={c} />
    </>,
  );
}

const labelOf = (c: Here, { kind, count }: { kind: BarrierKind; count: number }) =>
  `${c.var.words(`barrier.kind.${kind}`)} (${count.toLocaleString(c.var.lang)})`;

function Barrier({ c, barrier: { kind, text, language, side, at } }: { c: Here; barrier: BarrierHere }) {
  const { words } = c.var;
  return (
    <>
      <p class="kring-kicker">{words(`barrier.kind.${kind}`)}</p>
      <p class="kring-lines" lang={text === null ? undefined : language} dir="auto">
        {text ?? words('barrier.hidden')}
      </p>
      <p class="kring-quiet">
        {side && <Tag>{side}</Tag>} <When at={at} />
      </p>
    </>
  );
}

type WaitingProps = { c: Here; waiting: BarrierHere[]; grounds: { id: string; text: string }[]; wrong?: string };

function Waiting({ c, waiting, grounds, wrong }: WaitingProps) {
  const { words, circle } = c.var;
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{words('barrier.waiting')}</h2>
      <p>{words('barrier.waiting.lead')}</p>
      <List
        items={waiting.map((barrier) => (
          <Card id={barrier.id}>
            <Barrier c={c} barrier={barrier} />
            <Form action={`/circles/${circle.slug}/compass/barriers`}>
              <input type="hidden" name="seen" value={barrier.id} />
              <Button name="act" value="accept">
                {words('barrier.accept')}
              </Button>
              {grounds.length > 0 && (
                <>
                  <Select
                    name="ground"
                    id={`ground-${barrier.id}`}
                    label={words('barrier.ground')}
                    problem={wrong === barrier.id ? words('barrier.ground.missing') : undefined}
                    options={[
                      { value: '', label: words('barrier.ground.choose') },
                      ...grounds.map(({ id, text }) => ({ value: id, label: text })),
                    ]}
                  />
                  <Button kind="quiet" name="act" value="refuse">
                    {words('barrier.refuse')}
                  </Button>
                </>
              )}
            </Form>
          </Card>
        ))}
      />
    </section>
  );
}

async function look(c: Here): Promise<Response> {
  const { db, circle, form, person, now, words } = c.var;
  const barrier = textOf(form, 'seen');
  const refuses = textOf(form, 'act') === 'refuse';
  const ground = refuses ? ((await groundsOf(db, circle.id)).find(({ id }) => id === textOf(form, 'ground'))?.id ?? null) : null;
  if (refuses && !ground) return barriersPage(c, barrier);
  if (await lookAtBarrier(db, circle.id, barrier, { ground, by: person.id, now }))
    return c.redirect(`/circles/${circle.slug}/compass/barriers`, 303);
  const there = await db.selectFrom('barrier').select('id').where('circle_id', '=', circle.id).where('id', '=', barrier).executeTakeFirst();
  if (!there) return showNotHere(c);
  return showCircle(
    c,
    { title: words('barrier.title'), status: 409 },
    <>
      <h1>{words('barrier.title')}</h1>
      <Notice>
        <p>{words('barrier.already')}</p>
      </Notice>
      <p>
        <a href={`/circles/${circle.slug}/compass/barriers`}>{words('barrier.title')}</a>
      </p>
    </>,
  );
}

export const barrierDoors: Door[] = [
  get('/barrier/:door', 'addBarrier', addPage),
  post('/barrier/:door', 'addBarrier', add),
  get('/circles/:circle/compass/barriers', 'readCompass', (c) => barriersPage(c)),
  post('/circles/:circle/compass/barriers', 'lookAtBarriers', look),
];
