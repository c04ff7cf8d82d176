import { findIdentifiers } from '#cycle/1-gather/identifiers.ts';
import type { Quoted } from '#cycle/2-sense/fragments.server.ts';
import type { StatementState } from '#cycle/2-sense/statement.ts';
import type { InsightBehind, StatementListed } from '#cycle/2-sense/statement-views.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Disclosure } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { Quote } from '#lib/ui/quote.tsx';
import { When } from '#lib/ui/when.tsx';
import { isKey, type Words } from '#lib/words/words.ts';
import { Tick, useProblem, type Problems } from '../sense/parts.tsx';

type Ground = { id: string; text: string };
type OneProps = {
  statement: StatementListed;
  state: StatementState;
  quotes: ReadonlyMap<string, Quoted>;
  base: string;
  /** The published grounds; null for whoever does not moderate. */
  grounds: Ground[] | null;
  problems?: Problems;
};

/** One statement as those inside see it, with what can be done with it. */
export function OneStatement({ statement, state, quotes, base, grounds, problems }: OneProps) {
  const { words } = useFrame();
  const { id, text, language, origin, ground, because } = statement;
  return (
    <Card id={`statement-${id}`}>
      <h2 class="kring-claim" lang={text === null ? undefined : language} dir="auto">
        {text ?? words('sense.hidden')}
      </h2>
      <p class="kring-quiet">
        <Origin {...statement} /> <When at={statement.at} />
      </p>
      <Behind {...{ statement, quotes, base }} />
      {statement.contested && <p>{words('share.one.contested')}</p>}
      {ground && <p>{words('share.one.ground', { ground })}</p>}
      {state === 'refused' && !ground && origin === 'import' && <p>{words('share.one.elsewhere')}</p>}
      {state === 'taken_out' && because === 'insight_returned' && <p>{words('share.one.insight_returned')}</p>}
      {state === 'accepted' && text !== null && (
        <p>
          <a href={`${base}/statements/${id}`}>{words('share.one.results')}</a>
        </p>
      )}
      {grounds && text !== null && <Moderating {...{ statement, state, grounds, base, problems }} />}
    </Card>
  );
}

function Origin({ origin, side }: StatementListed) {
  const { words } = useFrame();
  if (origin === 'missing' || origin === 'import') return <>{words(`share.one.${origin}`)}</>;
  return <>{words('share.one.made', { side: side ?? words('sense.side.unknown') })}</>;
}

function Behind({ statement, quotes, base }: Pick<OneProps, 'statement' | 'quotes' | 'base'>) {
  const { words } = useFrame();
  const seen = statement.fragments.flatMap((id) => quotes.get(id) ?? []);
  return (
    <>
      {statement.insights.map((insight) => (
        <FromInsight key={insight.id} insight={insight} base={base} />
      ))}
      {seen.map((quote) => (
        <Quote
          key={quote.id}
          lang={quote.lang}
          from={<a href={`${base}/stories/${quote.story}#mark-${quote.id}`}>{words('sense.fragment.story')}</a>}
        >
          {quote.words}
        </Quote>
      ))}
      {seen.length < statement.fragments.length && !statement.contested && <p>{words('share.one.unseen')}</p>}
    </>
  );
}

function FromInsight({ insight, base }: { insight: InsightBehind; base: string }) {
  const { words } = useFrame();
  return (
    <p dir="auto">
      {words('share.one.insight')} <a href={`${base}/insights/${insight.id}`}>{insight.text ?? words('sense.hidden')}</a>{' '}
      {insight.now && (
        <>
          {words('share.one.replaced')} <a href={`${base}/insights/${insight.now}`}>{words('sense.insight.now')}</a>
        </>
      )}
      {insight.returned && words('share.one.returned')}
    </p>
  );
}

type ModeratingProps = { statement: StatementListed; state: StatementState; grounds: Ground[]; base: string; problems?: Problems };

function Moderating({ statement, state, grounds, base, problems }: ModeratingProps) {
  const { words } = useFrame();
  const action = `${base}/statements`;
  return (
    <>
      {state === 'waiting' && <Flags text={statement.text ?? ''} />}
      {state !== 'accepted' && (
        <Form action={action}>
          <input type="hidden" name="state" value={state} />
          <input type="hidden" name="statement" value={statement.id} />
          <Button kind={state === 'waiting' ? 'act' : 'quiet'} name="act" value="accept">
            {words(state === 'waiting' ? 'share.moderate.accept' : 'share.moderate.again')}
          </Button>
        </Form>
      )}
      {(state === 'waiting' || state === 'accepted') && <TurnDown {...{ statement, state, grounds, base, problems, action }} />}
    </>
  );
}

/** What in a sentence may point to a person: shown before it is let in. */
function Flags({ text }: { text: string }) {
  const { words } = useFrame();
  const found = findIdentifiers(text);
  if (found.length === 0) return null;
  return (
    <Notice kind="care" heading={words('share.moderate.flags')} level={3}>
      <ul>
        {found.map(({ kind, start, end }) => (
          <li key={start}>{words('gather.flags.where', { kind: kindIn(words, kind), words: text.slice(start, end) })}</li>
        ))}
      </ul>
    </Notice>
  );
}

function kindIn(words: Words, kind: string): string {
  const key = `gather.kind.${kind}`;
  return isKey(key) ? words(key) : kind;
}

/** Refusing what waits, or taking out what people answer: on a ground that was published. */
function TurnDown({ statement, state, grounds, base, problems, action }: ModeratingProps & { action: string }) {
  const { words } = useFrame();
  const say = useProblem(problems);
  const act = state === 'waiting' ? 'refuse' : 'takeOut';
  return (
    <Disclosure summary={words(`share.moderate.${act}`)} open={problems !== undefined}>
      {grounds.length === 0 ? (
        <p>
          {words('share.moderate.grounds.none')} <a href={`${base}/prepare/grounds`}>{words('share.moderate.grounds.write')}</a>
        </p>
      ) : (
        <Form action={action}>
          <input type="hidden" name="state" value={state} />
          <input type="hidden" name="statement" value={statement.id} />
          <Choices
            name="ground"
            id={`ground-${statement.id}`}
            label={words('share.moderate.ground')}
            problem={say('ground')}
            options={grounds.map(({ id, text }) => ({ value: id, label: text }))}
          />
          <Tick name="quietly" id={`quietly-${statement.id}`} label={words('share.moderate.quietly')} />
          <Button kind="care" name="act" value={act === 'refuse' ? 'refuse' : 'take_out'}>
            {words(`share.moderate.${act}.do`)}
          </Button>
        </Form>
      )}
    </Disclosure>
  );
}
