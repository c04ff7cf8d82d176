import { changesOf } from '#cycle/4-change/changes.server.ts';
import { may } from '#lib/people/may.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Empty } from '#lib/ui/card.tsx';
import { When } from '#lib/ui/when.tsx';
import { outcomesOf } from '#system/outcomes/outcomes.server.ts';
import { rippleKinds } from '#system/outcomes/ripple.ts';
import { letterOf } from '#system/outcomes/ripple-rings.ts';
import { flat, treesOf, type Root } from '#system/outcomes/ripple-tree.ts';
import { ripplesOf, type RippleHere } from '#system/outcomes/ripples.server.ts';
import { get, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { outcomesPath, saidOr } from './here.server.ts';
import { RippleList } from './ripple-list.tsx';
import { RippleLegend, RipplePicture } from './ripple-picture.tsx';

/** What came of what: rings in water, as a picture and as an equal list. Open to all. */
async function ripplesPage(c: Here) {
  const { words, circle, actor } = c.var;
  const { roots, texts } = await rippled(c);
  const all = roots.flatMap(({ branches }) => flat(branches));
  const counts = countsOf(all);
  const shown = rippleKinds.find((kind) => kind === c.req.query('show')) ?? null;
  return showCircle(
    c,
    { title: words('outcomes.ripples'), wide: true },
    <>
      <p>
        <a href={outcomesPath(c)}>{words('outcomes.title')}</a>
      </p>
      <h1>{words('outcomes.ripples')}</h1>
      <p class="kring-lead">{words('outcomes.ripples.means')}</p>
      {all.length === 0 ? (
        <Empty>{words(may(actor, 'harvest', circle.id) ? 'outcomes.ripples.none.inside' : 'outcomes.ripples.none')}</Empty>
      ) : (
        <p>{words('outcomes.ripples.counted', counts)}</p>
      )}
      <Buttons>
        {may(actor, 'harvest', circle.id) && <Button href={outcomesPath(c, '/ripples/new')}>{words('outcomes.ripple.new')}</Button>}
        {all.length > 0 && (
          <Button kind="quiet" icon="print" href={outcomesPath(c, '/ripples/print')}>
            {words('outcomes.ripples.print')}
          </Button>
        )}
      </Buttons>
      {all.length > 0 && (
        <>
          <RippleLegend />
          <RipplePicture roots={roots} />
          <h2 id="list">{words('outcomes.ripples.list')}</h2>
          <ul class="kring-network__ways" role="list">
            {rippleKinds.map((kind) => (
              <li key={kind}>
                <a href={outcomesPath(c, `/ripples?show=${kind}#list`)} aria-current={shown === kind ? 'true' : undefined}>
                  {words(`outcomes.ripple.kind.${kind}`)}: {counts[kind]}
                </a>
              </li>
            ))}
            {shown && (
              <li>
                <a href={outcomesPath(c, '/ripples#list')}>{words('outcomes.show.all')}</a>
              </li>
            )}
          </ul>
          {shown ? (
            <RippleList c={c} branches={all.filter(({ kind }) => kind === shown).map((one) => ({ ...one, branches: [] }))} />
          ) : (
            <Trees c={c} roots={roots} texts={texts} />
          )}
        </>
      )}
      <p class="kring-quiet">{words('outcomes.withdrawn')}</p>
    </>,
  );
}

/** The map on one sheet of A3: the picture with what its forms mean, and the list beside it. */
async function printPage(c: Here) {
  const { words, circle, now } = c.var;
  const { roots, texts } = await rippled(c);
  return showCircle(
    c,
    { title: words('outcomes.ripples.print'), wide: true, islands: ['print'] },
    <>
      <div class="kring-not-printed">
        <p>
          <a href={outcomesPath(c, '/ripples')}>{words('outcomes.ripples')}</a>
        </p>
        <h1>{words('outcomes.ripples.print')}</h1>
        <p>{words('outcomes.ripples.print.lead')}</p>
        <p hidden data-print>
          <button type="button" class="nl-button nl-button--primary kring-button">
            <span class="nl-button__label">{words('network.print.do')}</span>
          </button>
        </p>
      </div>
      <div class="kring-sheet">
        <article class="kring-network-sheet kring-network-sheet--a3">
          <h2>{words('outcomes.ripples')}</h2>
          <p>
            {words('frame.circle', { subject: circle.subject })} · <When at={now} />
          </p>
          <RippleLegend />
          <div class="kring-network-sheet__body">
            <RipplePicture roots={roots} />
            <div>
              <Trees c={c} roots={roots} texts={texts} toPaper />
            </div>
          </div>
          <p class="kring-a4__foot">{words('outcomes.withdrawn')}</p>
        </article>
      </div>
    </>,
  );
}

type Texts = ReadonlyMap<string, string | null>;

function Trees({ c, roots, texts, toPaper }: { c: Here; roots: readonly Root<RippleHere>[]; texts: Texts; toPaper?: boolean }) {
  const { circle } = c.var;
  return (
    <>
      {roots.map((root, nth) => (
        <section key={root.id}>
          <h3>
            {letterOf(nth)}.{' '}
            <a
              href={root.kind === 'outcome' ? outcomesPath(c, `/${root.id}`) : `/circles/${circle.slug}/changes`}
              lang={circle.language}
              dir="auto"
            >
              {saidOr(c, texts.get(`${root.kind} ${root.id}`) ?? null)}
            </a>
          </h3>
          <RippleList c={c} branches={root.branches} toPaper={toPaper} />
        </section>
      ))}
    </>
  );
}

/** The ripples of this circle as trees, and the words of where they begin. */
export type Rippled = { roots: Root<RippleHere>[]; texts: Texts; ripples: RippleHere[] };
export async function rippled(c: Here): Promise<Rippled> {
  const { db, circle } = c.var;
  const [ripples, outcomes, changes] = await Promise.all([ripplesOf(db, circle.id), outcomesOf(db, circle.id), changesOf(db, circle.id)]);
  const texts = new Map([
    ...outcomes.map(({ id, what }) => [`outcome ${id}`, what] as const),
    ...changes.map(({ id, text }) => [`change ${id}`, text] as const),
  ]);
  return { roots: treesOf(ripples), texts, ripples };
}

/** How many ripples there are of each kind. */
export const countsOf = (ripples: readonly Pick<RippleHere, 'kind'>[]) =>
  Object.fromEntries(rippleKinds.map((kind) => [kind, ripples.filter((one) => one.kind === kind).length])) as Record<
    RippleHere['kind'],
    number
  >;

export const ripplesDoors = [
  get('/circles/:circle/outcomes/ripples', 'readOpenPages', ripplesPage),
  get('/circles/:circle/outcomes/ripples/print', 'readOpenPages', printPage),
];
