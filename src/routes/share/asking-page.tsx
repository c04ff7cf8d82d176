import { fewestStatements, resultsFor, resultsLeft, type RespondingHere, type Results } from '#cycle/2-sense/responding.ts';
import { changeResults, closeResponding, hasAnswers, openResponding, respondingOf } from '#cycle/2-sense/respondings.server.ts';
import { statementCount } from '#cycle/2-sense/statements.server.ts';
import { oneOf, textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure, Empty } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { When } from '#lib/ui/when.tsx';
import { get, post, type Here } from '../door.ts';
import { Slips, useProblem, type Problems } from '../sense/parts.tsx';
import { showCircle } from '../show.tsx';

/** Where a steward begins to ask people, says who will see what comes out, and stops. */
async function askingPage(c: Here, problems?: Problems) {
  const { db, circle, words, form } = c.var;
  const [responding, statements, answered] = await Promise.all([
    respondingOf(db, circle.id),
    statementCount(db, circle.id),
    hasAnswers(db, circle.id),
  ]);
  const base = `/circles/${circle.slug}`;
  const enough = statements >= fewestStatements;
  const left = responding ? resultsLeft(responding.results, answered) : resultsFor;
  const chosen = oneOf(form, 'results', resultsFor) ?? responding?.results;
  const isOpen = responding !== null && responding.closedAt === null;
  return showCircle(
    c,
    { title: words('share.asking.title'), status: problems ? 422 : 200 },
    <>
      <Slips problems={problems} />
      <p>
        <a href={`${base}/statements`}>{words('share.statements.title')}</a>
      </p>
      <h1>{words('share.asking.title')}</h1>
      <p class="kring-lead">{words('share.asking.lead')}</p>
      <Now responding={responding} door={circle.door} />
      <p>{words('share.asking.count', { count: statements })}</p>
      {enough || isOpen ? (
        <WhoSeesForm {...{ left, chosen, isOpen, problems }} again={responding !== null} action={`${base}/asking`} />
      ) : (
        <Empty action={<Button href={`${base}/statements`}>{words('share.statements.title')}</Button>}>
          {words('share.asking.few', { least: fewestStatements })}
        </Empty>
      )}
      {isOpen && (
        <Disclosure summary={words('share.asking.close')}>
          <p>{words('share.asking.close.means')}</p>
          <Form action={`${base}/asking`}>
            <Button kind="care" name="act" value="close">
              {words('share.asking.close.do')}
            </Button>
          </Form>
        </Disclosure>
      )}
    </>,
  );
}

function Now({ responding, door }: { responding: RespondingHere | null; door: string }) {
  const { words } = useFrame();
  if (!responding) return null;
  const { openedAt, closedAt } = responding;
  return (
    <Notice kind={closedAt ? 'info' : 'kept'} heading={words(closedAt ? 'share.asking.stopped' : 'share.asking.isOpen')}>
      <p>
        {words('share.asking.since')} <When at={openedAt} />.{' '}
        {closedAt && (
          <>
            {words('share.asking.until')} <When at={closedAt} />.
          </>
        )}
        {!closedAt && <a href={`/respond/${door}`}>{words('share.promise.title')}</a>}
      </p>
    </Notice>
  );
}

type WhoSeesProps = {
  left: readonly Results[];
  chosen: Results | undefined;
  isOpen: boolean;
  again: boolean;
  problems?: Problems;
  action: string;
};

function WhoSeesForm({ left, chosen, isOpen, again, problems, action }: WhoSeesProps) {
  const { words } = useFrame();
  const say = useProblem(problems);
  return (
    <Form action={action}>
      <Choices
        name="results"
        label={words('share.asking.results')}
        hint={words('share.asking.results.hint')}
        problem={say('results')}
        options={left.map((value) => ({
          value,
          label: words(`share.asking.${value}`),
          consequence: words(`share.asking.${value}.means`),
          chosen: value === chosen,
        }))}
      />
      <Button name="act" value={isOpen ? 'change' : 'open'} kind={isOpen ? 'quiet' : 'act'}>
        {words(isOpen ? 'share.asking.change' : again ? 'share.asking.again' : 'share.asking.open')}
      </Button>
    </Form>
  );
}

const wrongs = {
  few: { key: 'share.asking.few', values: { least: fewestStatements } },
  'more open': 'share.asking.moreOpen',
} as const;

/** Begins, changes who sees what comes out, or stops. */
async function ask(c: Here) {
  const { db, circle, form, person, now } = c.var;
  const back = () => c.redirect(`/circles/${circle.slug}/asking`, 303);
  if (textOf(form, 'act') === 'close') {
    await closeResponding(db, circle.id, now);
    return back();
  }
  const results = oneOf(form, 'results', resultsFor);
  if (!results) return askingPage(c, { results: 'share.asking.results.missing' });
  const refused = await (textOf(form, 'act') === 'change'
    ? changeResults(db, circle.id, results)
    : openResponding(db, circle.id, { results, by: person.id, now }));
  return refused ? askingPage(c, { results: wrongs[refused] }) : back();
}

export const askingDoors = [
  get('/circles/:circle/asking', 'askToRespond', (c) => askingPage(c)),
  post('/circles/:circle/asking', 'askToRespond', ask),
];
