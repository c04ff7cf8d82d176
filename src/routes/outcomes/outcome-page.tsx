import { slipLines, filledWith, type Sent } from '#lib/form/filled.ts';
import { may } from '#lib/people/may.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Disclosure, Facts, List } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { When } from '#lib/ui/when.tsx';
import { outcomeEvidenceOf, type EvidenceHere } from '#system/outcomes/outcome-evidence.server.ts';
import { earlierVersionsOf, type EarlierVersion, type OutcomeHere } from '#system/outcomes/outcomes.server.ts';
import { ripplesOf } from '#system/outcomes/ripples.server.ts';
import { treesOf } from '#system/outcomes/ripple-tree.ts';
import { readAsked } from '#system/outcomes/substantiation.ts';
import { askOutsider, linksOut, saidOfOutcomes, takeLinkBack } from '#system/outcomes/substantiations.server.ts';
import { showSecret } from '../circle/secret.tsx';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { dayOf, eyesHere, outcomesPath, saidOr, storyPath, withOutcome } from './here.server.ts';
import { beginningOf, Said, standingOf } from './parts.tsx';
import { RippleList } from './ripple-list.tsx';

/** One outcome: what it says, what shows it, what outsiders say of it, what came of it, and what it said before. Open to all. */
async function outcomePage(c: Here, outcome: OutcomeHere, sent?: Sent) {
  const { db, circle, words, actor, now } = c.var;
  const asks = may(actor, 'askOutsiders', circle.id);
  const eyes = await eyesHere(c);
  const [evidence, said, earlier, ripples, links] = await Promise.all([
    outcomeEvidenceOf(db, circle.id, outcome.id, eyes),
    saidOfOutcomes(db, circle.id, { outcome: outcome.id }),
    earlierVersionsOf(db, circle.id, outcome.id),
    ripplesOf(db, circle.id),
    asks ? linksOut(db, circle.id, outcome.id, now) : [],
  ]);
  const tree = treesOf(ripples).find(({ kind, id }) => kind === 'outcome' && id === outcome.id);
  const lang = circle.language;
  return showCircle(
    c,
    { title: words('outcomes.one'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={outcomesPath(c)}>{words('outcomes.title')}</a>
      </p>
      <h1 lang={lang} dir="auto">
        {saidOr(c, outcome.what)}
      </h1>
      <p class="kring-lead">
        <span lang={lang} dir="auto">
          {saidOr(c, outcome.who)}
        </span>
        {', '}
        {dayOf(c, outcome.happenedOn)}
      </p>
      <WhatItSays c={c} said={outcome} />
      <Shows c={c} evidence={evidence} />
      <h2 id="said">{words('outcomes.said')}</h2>
      <p>{standingOf(c, outcome)}</p>
      <List
        items={said.map((one) => (
          <Card>
            <p>
              <Said c={c} said={one} />
            </p>
          </Card>
        ))}
      />
      {asks && <Asking c={c} outcome={outcome} links={links} sent={sent} />}
      <h2>{words('outcomes.ripples.of')}</h2>
      {tree ? <RippleList c={c} branches={tree.branches} /> : <p>{words('outcomes.ripples.none')}</p>}
      <Buttons>
        {may(actor, 'harvest', circle.id) && (
          <>
            <Button kind="quiet" href={outcomesPath(c, `/ripples/new?from=outcome+${outcome.id}`)}>
              {words('outcomes.ripple.new')}
            </Button>
            <Button kind="quiet" href={outcomesPath(c, `/${outcome.id}/correct`)}>
              {words('outcomes.correct')}
            </Button>
          </>
        )}
      </Buttons>
      {earlier.length > 0 && <Earlier c={c} outcome={outcome} earlier={earlier} />}
      <p class="kring-quiet">{words('outcomes.withdrawn')}</p>
    </>,
  );
}

/** Why it matters, what the circle had to do with it, and what says so. */
export function WhatItSays({ c, said }: { c: Here; said: Omit<EarlierVersion, 'version'> }) {
  const { words, circle } = c.var;
  const own = (text: string | null) => (
    <span class="kring-lines" lang={circle.language} dir="auto">
      {saidOr(c, text)}
    </span>
  );
  return (
    <Facts
      facts={[
        { name: words('outcomes.matters'), is: own(said.matters) },
        {
          name: words('outcomes.ours'),
          is: (
            <>
              <strong>{words(`outcomes.ours.${said.ours}`)}</strong> {own(said.contribution)}
            </>
          ),
        },
        ...(said.evidence === null && said.what !== null ? [] : [{ name: words('outcomes.evidence'), is: own(said.evidence) }]),
        { name: words('outcomes.side.said'), is: said.side },
      ]}
    />
  );
}

function Shows({ c, evidence }: { c: Here; evidence: EvidenceHere[] }) {
  const { words, circle } = c.var;
  if (evidence.length === 0) return null;
  const at = { insight: 'insights', decision: 'changes', agreement: 'changes/agreements', try_out: 'try-outs' } as const;
  const path = (kind: EvidenceHere['kind'], about: string) =>
    kind === 'story' ? storyPath(c, about) : `/circles/${circle.slug}/${at[kind]}/${about}`;
  return (
    <>
      <h2>{words('outcomes.shows')}</h2>
      <ul>
        {evidence.flatMap(({ kind, about, text, lang }) =>
          about === null ? (
            []
          ) : (
            <li>
              {words(`outcomes.evidence.${kind}.one`)}:{' '}
              <a href={path(kind, about)} lang={lang ?? circle.language} dir="auto">
                {beginningOf(text ?? '')}
              </a>
            </li>
          ),
        )}
        {evidence.some(({ about }) => about === null) && <li>{words('outcomes.shows.closed')}</li>}
      </ul>
    </>
  );
}

type Asked = { c: Here; outcome: OutcomeHere; links: Awaited<ReturnType<typeof linksOut>>; sent?: Sent };

/** For whoever runs the circle: a link for someone outside it, and the links that wait. */
function Asking({ c, outcome, links, sent }: Asked) {
  const { words } = c.var;
  const field = filledWith(words, {}, sent);
  return (
    <div class="kring-not-printed">
      <Disclosure summary={words('outcomes.ask')} open={sent !== undefined || links.length > 0}>
        <p>{words('outcomes.ask.means')}</p>
        <Form action={outcomesPath(c, `/${outcome.id}/ask`)}>
          <Field {...field('asked_of')} label={words('outcomes.askedOf')} hint={words('outcomes.askedOf.hint')} />
          <Button kind="quiet">{words('outcomes.ask.do')}</Button>
        </Form>
        {links.length > 0 && <h3>{words('outcomes.ask.out')}</h3>}
        <List
          items={links.map(({ id, askedOf, until }) => (
            <Form action={outcomesPath(c, `/${outcome.id}/links/${id}/back`)}>
              <p>
                <span dir="auto">{askedOf}</span>, {words('outcomes.ask.until')} <When at={until} />
              </p>
              <Button kind="care" label={`${words('outcomes.ask.back')}: ${askedOf}`}>
                {words('outcomes.ask.back')}
              </Button>
            </Form>
          ))}
        />
      </Disclosure>
    </div>
  );
}

function Earlier({ c, outcome, earlier }: { c: Here; outcome: OutcomeHere; earlier: EarlierVersion[] }) {
  const { words, circle } = c.var;
  const reasons = [outcome, ...earlier];
  return (
    <Disclosure summary={words('outcomes.earlier', { count: earlier.length })}>
      {earlier.map((version, nth) => (
        <Card key={version.version}>
          <p>
            {words('outcomes.earlier.until')} <When at={reasons[nth]!.at} />. {words('outcomes.earlier.because')}{' '}
            <span lang={circle.language} dir="auto">
              {saidOr(c, reasons[nth]!.changedBecause)}
            </span>
          </p>
          <p lang={circle.language} dir="auto">
            {saidOr(c, version.who)}, {dayOf(c, version.happenedOn)}: {saidOr(c, version.what)}
          </p>
          <WhatItSays c={c} said={version} />
        </Card>
      ))}
    </Disclosure>
  );
}

async function ask(c: Here, outcome: OutcomeHere) {
  const { db, circle, form, person, now, words } = c.var;
  const { value, problems } = readAsked(form);
  if (problems) return outcomePage(c, outcome, { form, problems });
  const secret = await askOutsider(db, circle.id, outcome.id, { askedOf: value.askedOf, person: person.id, now });
  return showSecret(c, {
    title: words('outcomes.ask.link'),
    text: words('outcomes.ask.link.text'),
    path: `/substantiate/${secret}`,
    mailSubject: words('outcomes.ask.subject', { subject: circle.subject }),
    back: outcomesPath(c, `/${outcome.id}`),
  });
}

async function takeBack(c: Here, outcome: OutcomeHere) {
  const known = await takeLinkBack(c.var.db, c.var.circle.id, { outcome: outcome.id, link: c.req.param('link')!, now: c.var.now });
  if (!known) return showNotHere(c);
  return c.redirect(outcomesPath(c, `/${outcome.id}#said`), 303);
}

export const outcomeDoors = [
  get(
    '/circles/:circle/outcomes/:outcome',
    'readOpenPages',
    withOutcome((c, outcome) => outcomePage(c, outcome)),
  ),
  post('/circles/:circle/outcomes/:outcome/ask', 'askOutsiders', withOutcome(ask)),
  get(
    '/circles/:circle/outcomes/:outcome/ask',
    'askOutsiders',
    withOutcome((c, outcome) => c.redirect(outcomesPath(c, `/${outcome.id}`), 303)),
  ),
  post('/circles/:circle/outcomes/:outcome/links/:link/back', 'askOutsiders', withOutcome(takeBack)),
];
