import type { quotesFrom } from '#cycle/contests.server.ts';
import type { copiesOf } from '#cycle/withdrawals.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Disclosure, List } from '#lib/ui/card.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Quote } from '#lib/ui/quote.tsx';
import { When } from '#lib/ui/when.tsx';
import { ActButton } from './act-button.tsx';

type Quoted = Awaited<ReturnType<typeof quotesFrom>>[number];
type CopyMade = Awaited<ReturnType<typeof copiesOf>>[number];

/** The parts that others marked, what they are used for, and a way to say that this is not right. */
export function Quotes({ quotes, language }: { quotes: Quoted[]; language: string }) {
  const { words } = useFrame();
  if (quotes.length === 0) return null;
  return (
    <section>
      <h2>{words('teller.mine.quotes')}</h2>
      <p>{words('teller.mine.quotes.lead')}</p>
      <List
        items={quotes.map((quote) => (
          <OneQuote quote={quote} language={language} />
        ))}
      />
    </section>
  );
}

function OneQuote({ quote, language }: { quote: Quoted; language: string }) {
  const { words } = useFrame();
  return (
    <Card>
      <Quote lang={language}>{quote.words}</Quote>
      {[...quote.insights, ...quote.statements].map(({ id, text }) => (
        <p key={id}>{words('teller.mine.quotes.in', { insight: text })}</p>
      ))}
      {quote.refused ? (
        <>
          <p>{words('teller.mine.quotes.refused')}</p>
          <ActButton action={`/mine/quotes/${quote.id}/again`}>{words('teller.mine.quoteAgain')}</ActButton>
        </>
      ) : (
        <Disclosure summary={words('teller.mine.contest')}>
          <Form action={`/mine/quotes/${quote.id}/contest`} forgets>
            <TextArea id={`why-${quote.id}`} name="why" rows={2} optional label={words('teller.mine.contest.why')} />
            <Button kind="care">{words('teller.mine.contest')}</Button>
          </Form>
        </Disclosure>
      )}
    </Card>
  );
}

/** The numbered prints and files that hold the story. */
export function Copies({ copies }: { copies: CopyMade[] }) {
  const { words } = useFrame();
  if (copies.length === 0) return null;
  return (
    <section>
      <h2>{words('teller.mine.copies')}</h2>
      <p>{words('teller.mine.copies.lead')}</p>
      <CopyLines copies={copies} />
    </section>
  );
}

export function CopyLines({ copies }: { copies: CopyMade[] }) {
  const { words } = useFrame();
  return (
    <ul>
      {copies.map(({ kind, number, what, made_at }) => (
        <li>
          {words(`teller.mine.copies.${kind}`, { number, what })} <When at={made_at} />
        </li>
      ))}
    </ul>
  );
}
