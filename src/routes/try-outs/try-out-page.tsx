import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { insightAt } from '#cycle/2-sense/insight-views.server.ts';
import { agreementsOf } from '#cycle/4-change/agreements.server.ts';
import { newTryOutPath } from '#catalysts/try-outs/begun-from.ts';
import type { TryOutHere } from '#catalysts/try-outs/try-out-views.server.ts';
import { slipLines, type Sent } from '#lib/form/filled.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Facts, Tag } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { When } from '#lib/ui/when.tsx';
import { wordOf } from '#system/toolkit/method.ts';
import { methodIn } from '#system/toolkit/own-methods.server.ts';
import { get, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { Decided, decidePart } from './decide-part.tsx';
import { keepsIt, seenHere, takesPart, tryOutsHere, tryOutsPath, withTryOut } from './here.server.ts';
import { seenPart } from './seen-part.tsx';
import { Stands } from './try-outs-page.tsx';

/** One try-out: its card, what was seen of it, and what became of it. */
export async function tryOutPage(c: Here, tryOut: TryOutHere, sent?: Sent) {
  const { words, circle } = c.var;
  const [seen, rests] = await Promise.all([seenHere(c, tryOut), restsOn(c, tryOut)]);
  const begun = tryOut.startedOn !== null;
  const keeps = keepsIt(c, tryOut);
  return showCircle(
    c,
    { title: words('tryouts.one'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={tryOutsPath(c)}>{words('tryouts.back')}</a>
      </p>
      <p class="kring-kicker">{words('tryouts.one')}</p>
      <h1 dir="auto">{tryOut.trying ?? words('tryouts.hidden')}</h1>
      <Stands c={c} tryOut={tryOut} />
      {c.req.query('already') !== undefined && (
        <Notice>
          <p>{words('tryouts.already')}</p>
        </Notice>
      )}
      {!begun && keeps && (
        <Buttons>
          <Button href={tryOutsPath(c, `/${tryOut.id}/change`)}>{words('tryouts.change.link')}</Button>
        </Buttons>
      )}
      {tryOut.outcome && <Decided c={c} tryOut={tryOut} />}
      <h2>{words('tryouts.card')}</h2>
      <CardFacts c={c} tryOut={tryOut} rests={rests} />
      {begun && !tryOut.outcome && takesPart(c) && (
        <Notice kind="care">
          <p>{words('tryouts.stopNow')}</p>
        </Notice>
      )}
      {begun && (await seenPart({ c, tryOut, here: seen, sent }))}
      {begun && !tryOut.outcome && keeps && (await decidePart({ c, tryOut, sent }))}
      {tryOut.outcome === 'adapt' && takesPart(c) && rests.followedBy.length === 0 && (
        <Buttons>
          <Button href={newTryOutPath(circle.slug, { follows: tryOut.id })}>{words('tryouts.adapt.write')}</Button>
        </Buttons>
      )}
    </>,
  );
}

/** What a try-out rests on and belongs to, and what goes before and after it, as far as it may be read. */
async function restsOn(c: Here, tryOut: TryOutHere) {
  const { db, circle } = c.var;
  const [insights, agreements, before, followedBy, method] = await Promise.all([
    Promise.all(tryOut.insights.map((id) => insightAt(db, circle.id, id))),
    tryOut.agreement ? agreementsOf(db, circle.id, { id: tryOut.agreement }) : [],
    tryOut.follows ? tryOutsHere(c, { id: tryOut.follows }) : [],
    tryOutsHere(c, { follows: tryOut.id }),
    tryOut.method ? methodIn(db, circle.id, tryOut.method) : null,
  ]);
  return { insights: insights.flatMap((one) => one ?? []), agreements, before, method, followedBy };
}

type CardFactsProps = { c: Here; tryOut: TryOutHere; rests: Awaited<ReturnType<typeof restsOn>> };

function CardFacts({ c, tryOut, rests }: CardFactsProps) {
  const { words, circle } = c.var;
  const base = `/circles/${circle.slug}`;
  const fact = (name: 'belief' | 'withWhom' | 'goodSign' | 'badSign' | 'amplify' | 'dampen') =>
    tryOut[name] ? [{ name: words(`tryouts.${name}`), is: <span dir="auto">{tryOut[name]}</span> }] : [];
  const links = (name: string, of: { href: string; text: string | null }[]) =>
    of.length === 0
      ? []
      : [
          {
            name,
            is: (
              <ul class="kring-plain">
                {of.map(({ href, text }) => (
                  <li key={href}>
                    <a href={href} dir="auto">
                      {text ?? words('tryouts.hidden')}
                    </a>
                  </li>
                ))}
              </ul>
            ),
          },
        ];
  return (
    <Facts
      facts={[
        ...fact('belief'),
        ...fact('withWhom'),
        ...(tryOut.startedOn ? [{ name: words('tryouts.since'), is: <When at={noonOf(tryOut.startedOn)} /> }] : []),
        ...(tryOut.until ? [{ name: words('tryouts.until'), is: <When at={noonOf(tryOut.until)} /> }] : []),
        ...fact('goodSign'),
        ...fact('badSign'),
        ...fact('amplify'),
        ...fact('dampen'),
        ...(tryOut.owner
          ? [
              {
                name: words('tryouts.who'),
                is: (
                  <>
                    <bdi>{tryOut.owner}</bdi> <Tag>{tryOut.side}</Tag>
                  </>
                ),
              },
            ]
          : []),
        ...links(words('tryouts.rests'), [
          ...rests.insights.map(({ id, text }) => ({ href: `${base}/insights/${id}`, text })),
          ...rests.agreements.map(({ id, text }) => ({ href: `${base}/changes/agreements/${id}`, text })),
        ]),
        ...links(
          words('tryouts.method'),
          rests.method ? [{ href: `${base}/methods/${rests.method.id}`, text: wordOf(words, rests.method, 'name') }] : [],
        ),
        ...links(
          words('tryouts.follows'),
          rests.before.map(({ id, trying }) => ({ href: tryOutsPath(c, `/${id}`), text: trying })),
        ),
        ...links(
          words('tryouts.followedBy'),
          rests.followedBy.map(({ id, trying }) => ({ href: tryOutsPath(c, `/${id}`), text: trying })),
        ),
      ]}
    />
  );
}

export const tryOutPageDoors = [
  get(
    '/circles/:circle/try-outs/:tryOut',
    'readOpenPages',
    withTryOut((c, tryOut) => tryOutPage(c, tryOut)),
  ),
];
