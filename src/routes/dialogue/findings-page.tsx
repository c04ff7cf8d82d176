import { eyesOf } from '#cycle/1-gather/eyes.ts';
import { insightsOf } from '#cycle/2-sense/insights.server.ts';
import { findingLength, readFinding, readWording } from '#cycle/3-dialogue/finding.ts';
import { findingsOf, makeFinding, rewordFinding, type FindingSaid } from '#cycle/3-dialogue/findings.server.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { insightsBrought, storiesBrought } from '#cycle/3-dialogue/stimuli.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Disclosure, Empty, List } from '#lib/ui/card.tsx';
import { Choices, type Choice } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { forWhoKeeps, sessionPath } from './here.server.ts';

async function say(c: Here, session: Session) {
  const { db, circle, form, now } = c.var;
  const { value, problems } = readFinding(form);
  if (problems) return showFindings(c, session, { form, problems });
  await makeFinding(db, circle.id, session.id, { finding: value, now });
  return c.redirect(sessionPath(c, session.id, '/findings'), 303);
}

async function reword(c: Here, session: Session) {
  const { db, circle, form } = c.var;
  const finding = (await findingsOf(db, circle.id, session.id)).find(({ id }) => id === c.req.param('finding'));
  if (!finding) return showNotHere(c);
  const { value } = readWording(form);
  if (value) await rewordFinding(db, circle.id, { session: session.id, finding: finding.id, text: value.text });
  return c.redirect(sessionPath(c, session.id, '/findings'), 303);
}

/** What is found together, as those present say it, each with what it rests on. */
async function showFindings(c: Here, session: Session, sent?: Sent) {
  const { db, circle, words } = c.var;
  const findings = await findingsOf(db, circle.id, session.id);
  return showCircle(
    c,
    { title: words('phone.findings.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={sessionPath(c, session.id)}>{words('phone.session.back')}</a>
      </p>
      <h1>{words('phone.findings.title')}</h1>
      <p class="kring-lead">{words('dialogue.findings.lead')}</p>
      {findings.length === 0 && <Empty>{words('phone.findings.none')}</Empty>}
      <List
        items={findings.map((finding) => (
          <One c={c} session={session} finding={finding} />
        ))}
      />
      <h2>{words('dialogue.findings.another')}</h2>
      <FindingForm c={c} sent={sent} options={await groundsOf(c, session, sent)} />
    </>,
  );
}

function One({ c, session, finding }: { c: Here; session: Session; finding: FindingSaid }) {
  const { words } = c.var;
  return (
    <Card>
      <p dir="auto">{finding.text ?? words('phone.hidden')}</p>
      <RestsOn c={c} finding={finding} />
      {finding.text !== null && !session.recordAgreedAt && (
        <Disclosure summary={words('dialogue.findings.reword')}>
          <Form action={sessionPath(c, session.id, `/findings/${finding.id}`)}>
            <TextArea
              name="text"
              id={`text-${finding.id}`}
              label={words('dialogue.finding.text')}
              value={finding.text}
              rows={3}
              maxlength={findingLength}
            />
            <Button kind="quiet">{words('dialogue.findings.reword.do')}</Button>
          </Form>
        </Disclosure>
      )}
    </Card>
  );
}

/** What a finding rests on, in words. */
export function RestsOn({ c, finding }: { c: Here; finding: FindingSaid }) {
  const { words } = c.var;
  if (finding.insights.length === 0)
    return <p class="kring-quiet">{words(finding.onStories ? 'phone.finding.onStories' : 'phone.finding.onTalk')}</p>;
  return (
    <div class="kring-quiet">
      <p>{words('phone.finding.onInsights')}</p>
      <ul>
        {finding.insights.map(({ id, text }) => (
          <li dir="auto">
            <a href={`/circles/${c.var.circle.slug}/insights/${id}`}>{text ?? words('phone.hidden')}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function FindingForm({ c, sent, options }: { c: Here; sent?: Sent; options: Choice[] }) {
  const { words } = c.var;
  const field = filledWith(words, {}, sent);
  const { value: _, ...asksRests } = field('rests');
  return (
    <Form>
      <TextArea
        {...field('text')}
        label={words('dialogue.finding.text')}
        hint={words('dialogue.finding.text.hint')}
        rows={4}
        maxlength={findingLength}
      />
      <Choices many {...asksRests} label={words('dialogue.finding.rests')} hint={words('dialogue.finding.rests.hint')} options={options} />
      <Button>{words('dialogue.findings.keep')}</Button>
    </Form>
  );
}

/** What a finding can rest on. Insights that were brought come first, then the stories shown, then what else the circle found. */
export async function groundsOf(c: Here, session: Session, sent?: Sent): Promise<Choice[]> {
  const { db, circle, words, actor } = c.var;
  const [all, brought, stories] = await Promise.all([
    insightsOf(db, circle.id),
    insightsBrought(db, circle.id, session.id),
    storiesBrought(db, circle.id, session, eyesOf({ ...actor, seat: null }, circle.id)),
  ]);
  const first = new Set(brought.map(({ id }) => id));
  const insights = [...all].sort((a, b) => Number(first.has(b.id)) - Number(first.has(a.id)));
  const chosen = new Set(sent?.form.getAll('rests').map(String));
  const choice = (value: string, label: string, consequence?: string): Choice => ({ value, label, consequence, chosen: chosen.has(value) });
  return [
    ...insights
      .filter(({ id }) => first.has(id))
      .map(({ id, text }) => choice(`insight ${id}`, text ?? words('phone.hidden'), words('dialogue.finding.isInsight'))),
    ...stories.map(({ id, text }, nth) => choice(`story ${id}`, words('phone.session.story', { number: nth + 1 }), text.slice(0, 140))),
    ...insights
      .filter(({ id }) => !first.has(id))
      .map(({ id, text }) => choice(`insight ${id}`, text ?? words('phone.hidden'), words('dialogue.finding.isInsight'))),
    choice('talk', words('dialogue.finding.fromTalk')),
  ];
}

export const findingsDoors = [
  get(
    '/circles/:circle/sessions/:session/findings',
    'keepRecord',
    forWhoKeeps((c, session) => showFindings(c, session)),
  ),
  post('/circles/:circle/sessions/:session/findings', 'keepRecord', forWhoKeeps(say)),
  post('/circles/:circle/sessions/:session/findings/:finding', 'keepRecord', forWhoKeeps(reword)),
];
