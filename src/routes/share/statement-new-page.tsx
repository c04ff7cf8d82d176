import { fragmentsSeen } from '#cycle/2-sense/fragment-views.server.ts';
import { quotesOf, type Quoted } from '#cycle/2-sense/fragments.server.ts';
import { insightAt, type InsightAt } from '#cycle/2-sense/insight-views.server.ts';
import { readStatement, statementLength } from '#cycle/2-sense/statement.ts';
import { makeStatement } from '#cycle/2-sense/statements.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Quote } from '#lib/ui/quote.tsx';
import { storyLanguages } from '#lib/words/languages.ts';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { sensing, voiceOf, type Sensing } from '../sense/here.server.ts';
import { SideField, Slips, TableBar, useProblem, type Problems } from '../sense/parts.tsx';
import { showCircle } from '../show.tsx';
import { languageOptions } from '../teller/language-options.ts';

/** What a statement is made from, as far as whoever makes it may see: an insight that holds, or marked parts of stories. */
type From = { insight: InsightAt; quotes: Quoted[] } | { insight: null; quotes: Quoted[] };

/** The page where a statement is made: what it is made from, and room for one sentence in people's own words. */
async function makePage(c: Here, problems?: Problems) {
  const { circle, words, form } = c.var;
  const here = await sensing(c);
  // Nothing was chosen yet: an insight is where most statements begin.
  if (!problems && asked(c, 'insight').length + asked(c, 'fragment').length === 0)
    return c.redirect(`/circles/${circle.slug}/insights`, 303);
  const from = await fromHere(c, here);
  if (!from) return showNotHere(c);
  const insightNow = from.insight?.replacedBy;
  if (insightNow) return c.redirect(`/circles/${circle.slug}/sense/statement?insight=${insightNow}`, 303);
  const base = `/circles/${circle.slug}`;
  return showCircle(
    c,
    { title: words('share.make.title'), status: problems ? 422 : 200 },
    <>
      <Slips problems={problems} />
      <TableBar here={here} base={base} />
      <h1>{words('share.make.title')}</h1>
      <p class="kring-lead">{words('share.make.lead')}</p>
      <MadeFrom from={from} base={base} />
      <MakeForm {...{ from, here, form, problems }} action={`${base}/sense/statement`} language={circle.language} />
    </>,
  );
}

function MadeFrom({ from, base }: { from: From; base: string }) {
  const { words } = useFrame();
  return (
    <section aria-labelledby="from">
      <h2 id="from">{words(from.insight ? 'share.make.insight' : 'share.make.fragments')}</h2>
      {from.insight && (
        <p dir="auto">
          <a href={`${base}/insights/${from.insight.id}`}>{from.insight.text ?? words('sense.hidden')}</a>
        </p>
      )}
      {from.quotes.map((quote) => (
        <Quote key={quote.id} lang={quote.lang}>
          {quote.words}
        </Quote>
      ))}
    </section>
  );
}

type MakeFormProps = { from: From; here: Sensing; form: FormData; problems?: Problems; action: string; language: string };

function MakeForm({ from, here, form, problems, action, language }: MakeFormProps) {
  const { words, lang } = useFrame();
  const say = useProblem(problems);
  return (
    <Form action={action}>
      {from.insight && <input type="hidden" name="insight" value={from.insight.id} />}
      {!from.insight && from.quotes.map(({ id }) => <input key={id} type="hidden" name="fragment" value={id} />)}
      <TextArea
        name="text"
        label={words('share.statement.text')}
        hint={words('share.statement.text.hint')}
        rows={3}
        maxlength={statementLength.most}
        value={textOf(form, 'text')}
        problem={say('text')}
      />
      <Select
        name="language"
        label={words('share.statement.language')}
        value={textOf(form, 'language') || language}
        options={languageOptions(lang, words('share.statement.languageOther'), { common: true })}
      />
      <SideField here={here} problem={say('side')} />
      <Button icon="sense">{words('share.make.keep')}</Button>
    </Form>
  );
}

async function make(c: Here) {
  const { db, circle, form, now } = c.var;
  const here = await sensing(c);
  const from = await fromHere(c, here);
  if (!from) return showNotHere(c);
  const { value, problems } = readStatement(form, [circle.language, ...storyLanguages]);
  const voice = await voiceOf(c, here);
  if (problems || !voice) return makePage(c, { ...problems, ...(!voice && { side: 'sense.side.missing' }) });
  const taken = from.insight ? { insight: from.insight.id } : { fragments: from.quotes.map(({ id }) => id) };
  const made = await makeStatement(db, circle.id, { ...value, from: taken }, { voice, now });
  return made
    ? c.redirect(`/circles/${circle.slug}/statements?state=waiting&done=made`, 303)
    : makePage(c, { text: 'share.statement.text.repeats' });
}

/** What the address or the form names; null when it is not there or not for these eyes. */
async function fromHere(c: Here, { eyes }: Sensing): Promise<From | null> {
  const { db, circle } = c.var;
  const [id] = asked(c, 'insight');
  if (id) {
    const insight = await insightAt(db, circle.id, id);
    const holds = insight && !insight.hiddenAt && !(insight.returnedAt && !insight.replacedBy);
    return holds ? { insight, quotes: await quotesOf(db, circle.id, insight.fragments, eyes) } : null;
  }
  const seen = await fragmentsSeen(db, circle.id, eyes, asked(c, 'fragment').slice(0, mostFragments));
  const quotes = await quotesOf(db, circle.id, seen, eyes);
  return quotes.length > 0 ? { insight: null, quotes } : null;
}
const mostFragments = 50;

/** What the form names, or else the address. */
const asked = (c: Here, name: 'insight' | 'fragment'): string[] =>
  c.req.method === 'POST' ? c.var.form.getAll(name).filter((one): one is string => typeof one === 'string') : (c.req.queries(name) ?? []);

export const makeDoors = [
  get('/circles/:circle/sense/statement', 'makeStatement', (c) => makePage(c)),
  post('/circles/:circle/sense/statement', 'makeStatement', make),
];
