import { findingLength, readFinding } from '#cycle/3-dialogue/finding.ts';
import { readGrouping } from '#cycle/3-dialogue/live/harvest.ts';
import { groupNotes, harvestOf, makeFindingFrom, type Group, type Harvest } from '#cycle/3-dialogue/live/harvests.server.ts';
import { storiesNamedIn, type NoteShown } from '#cycle/3-dialogue/live/notes.server.ts';
import { runOf } from '#cycle/3-dialogue/live/runs.server.ts';
import { stepsOf, type StepHere } from '#cycle/3-dialogue/live/scripts.server.ts';
import { recordLength } from '#cycle/3-dialogue/record.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { severalOf, textOf } from '#lib/form/reading.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Disclosure, Empty } from '#lib/ui/card.tsx';
import { Choices, type Choice } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { wordsIn, type Language } from '#lib/words/words.ts';
import { groundsOf } from '../dialogue/findings-page.tsx';
import { inSession, sessionPath, whoIsHere } from '../dialogue/here.server.ts';
import { TakesOver } from '../dialogue/session-page.tsx';
import { get, post, type Here } from '../door.ts';
import { listed } from './here.server.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';

/** A form that came back: that of loose notes (`null`), or that of the group with this name. */
type Back = Sent & { group: string | null };

/** Where whoever leads puts notes together, writes down what is found, and makes the record, all during the session. */
async function harvestPage(c: Here, session: Session, sent?: Back) {
  const { words } = c.var;
  const { harvest, steps } = await harvestHere(c, session);
  const grounds = await groundsOf(c, session, sent?.group ? sent : undefined);
  const named = await Promise.all(harvest.groups.map(({ notes }) => storiesNamedIn(c.var.db, c.var.circle.id, idsOf(notes))));
  return showCircle(
    c,
    { title: words('harvest.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p class="kring-quiet">
        <a href={sessionPath(c, session.id, '/lead')}>{words('live.lead.title')}</a>
      </p>
      <h1>{words('harvest.title')}</h1>
      <p class="kring-lead">{words('harvest.lead')}</p>
      {harvest.groups.length + harvest.loose.length === 0 && <Empty>{words('harvest.none')}</Empty>}
      {harvest.loose.length > 0 && <Loose c={c} session={session} harvest={harvest} sent={sent?.group === null ? sent : undefined} />}
      {harvest.groups.length > 0 && <h2>{words('harvest.groups')}</h2>}
      {harvest.groups.map((group, nth) => (
        <OneGroup
          key={group.name}
          {...{ c, session, group, nth }}
          grounds={ticked(grounds, named[nth]!)}
          sent={sent?.group === group.name ? sent : undefined}
        />
      ))}
      <TheRecord c={c} session={session} steps={steps} />
    </>,
  );
}

function Loose({ c, session, harvest, sent }: { c: Here; session: Session; harvest: Harvest; sent?: Sent }) {
  const { words } = c.var;
  const field = filledWith(words, {}, sent);
  const ticked = new Set(sent?.form.getAll('note').map(String));
  return (
    <>
      <h2>{words('phone.loose')}</h2>
      <Form action={sessionPath(c, session.id, '/harvest')}>
        <Choices
          many
          name="note"
          id="notes"
          label={words('harvest.group.ask')}
          problem={field('notes').problem}
          options={harvest.loose.map((note) => ({ ...choiceOf(note), chosen: ticked.has(note.id) }))}
        />
        {harvest.groups.length > 0 && (
          <Select
            {...field('group')}
            label={words('harvest.group.there')}
            options={[
              { value: '', label: words('harvest.group.there.new') },
              ...harvest.groups.map(({ name }) => ({ value: name, label: name })),
            ]}
          />
        )}
        <Field {...field('name')} label={words('harvest.group.name')} hint={words('harvest.group.name.hint')} autocomplete="off" />
        <Button>{words('harvest.group.do')}</Button>
      </Form>
    </>
  );
}

type GroupProps = { c: Here; session: Session; group: Group; grounds: Choice[]; nth: number; sent?: Sent };

function OneGroup({ c, session, group, grounds, nth, sent }: GroupProps) {
  const { words } = c.var;
  const field = filledWith(words, {}, sent);
  const named = (name: string) => ({ ...field(name), id: sent ? name : `${name}-${nth}` });
  const { value: _, ...asksRests } = named('rests');
  const about = grounds.filter(({ value, chosen }) => chosen && value.startsWith('story ')).map(({ label }) => label);
  return (
    <Card>
      <h3 dir="auto">{group.name}</h3>
      <ul>
        {group.notes.map(({ id, text }) => (
          <li key={id} dir="auto">
            {text}
          </li>
        ))}
      </ul>
      {about.length > 0 && <p class="kring-quiet">{words('harvest.about.named', { stories: listed(words, about) })}</p>}
      {group.findings.map(({ id, text }) => (
        <p key={id} dir="auto">
          <strong>{words('phone.found')}</strong> {text ?? words('phone.hidden')}
        </p>
      ))}
      <Disclosure summary={words('harvest.find')} open={sent !== undefined}>
        <Form action={sessionPath(c, session.id, '/harvest/finding')}>
          <input type="hidden" name="group" value={group.name} />
          <TextArea
            {...named('text')}
            label={words('dialogue.finding.text')}
            hint={words('dialogue.finding.text.hint')}
            rows={3}
            maxlength={findingLength}
          />
          <Choices
            many
            {...asksRests}
            label={words('dialogue.finding.rests')}
            hint={words('dialogue.finding.rests.hint')}
            options={grounds}
          />
          <Button>{words('harvest.find.do')}</Button>
        </Form>
      </Disclosure>
      <Disclosure summary={words('harvest.group.out')}>
        <Form action={sessionPath(c, session.id, '/harvest/out')}>
          <Choices many name="note" id={`out-${nth}`} label={words('harvest.group.out.ask')} options={group.notes.map(choiceOf)} />
          <Button kind="quiet">{words('harvest.group.out.do')}</Button>
        </Form>
      </Disclosure>
    </Card>
  );
}

/** The record begins with what the session was for and what was done, in words that whoever keeps it changes; what was found stands in it by itself. */
function TheRecord({ c, session, steps }: { c: Here; session: Session; steps: StepHere[] }) {
  const { words, circle } = c.var;
  const own = wordsIn(circle.language as Language);
  const done = steps.filter(({ rule }) => rule !== 'record');
  const draft = own('harvest.record.draft', { purpose: session.purpose, steps: done.map(({ title }) => title).join(' · ') });
  return (
    <>
      <h2>{words('harvest.record.title')}</h2>
      {session.recordOpenedAt ? (
        <Buttons>
          <Button href={sessionPath(c, session.id, '/record')}>{words('harvest.record.go')}</Button>
        </Buttons>
      ) : !whoIsHere(c, session).keeps ? (
        <TakesOver c={c} session={session} />
      ) : (
        <Form action={sessionPath(c, session.id, '/record/write')}>
          <p>{words('harvest.record.lead')}</p>
          <TextArea
            name="record"
            label={words('dialogue.record.ask')}
            hint={words('dialogue.record.hint')}
            rows={8}
            maxlength={recordLength}
            value={draft}
          />
          <Button>{words('harvest.record.make')}</Button>
        </Form>
      )}
    </>
  );
}

async function group(c: Here, session: Session) {
  const { db, circle, form } = c.var;
  const { harvest } = await harvestHere(c, session);
  const { value, problems } = readGrouping(form, idsOf(harvest.loose));
  if (problems) return harvestPage(c, session, { form, problems, group: null });
  await groupNotes(db, circle.id, session.id, value);
  return back(c, session);
}

async function takeOut(c: Here, session: Session) {
  const { db, circle, form } = c.var;
  const { harvest } = await harvestHere(c, session);
  const grouped = idsOf(harvest.groups.flatMap(({ notes }) => notes));
  await groupNotes(db, circle.id, session.id, { notes: severalOf(form, 'note', grouped), name: null });
  return back(c, session);
}

async function find(c: Here, session: Session) {
  const { db, circle, form, now } = c.var;
  const { harvest } = await harvestHere(c, session);
  const group = harvest.groups.find(({ name }) => name === textOf(form, 'group'));
  if (!group) return back(c, session); // someone else who leads took it apart meanwhile
  // A story that the notes name and that who leads may not read served too.
  const seen = new Set((await groundsOf(c, session)).map(({ value }) => value));
  const served = (await storiesNamedIn(db, circle.id, idsOf(group.notes))).map((story) => `story ${story}`);
  for (const rests of served.filter((one) => !seen.has(one))) form.append('rests', rests);
  const { value, problems } = readFinding(form);
  if (problems) return harvestPage(c, session, { form, problems, group: group.name });
  await makeFindingFrom(db, circle.id, session.id, { finding: value, notes: idsOf(group.notes), now });
  return back(c, session);
}

async function harvestHere(c: Here, session: Session) {
  const { db, circle } = c.var;
  const [steps, run] = await Promise.all([stepsOf(db, circle.id, session.id), runOf(db, circle.id, session.id)]);
  return { steps, harvest: await harvestOf(db, circle.id, session.id, { steps, at: run.step, seed: run.seed }) };
}

/** An agreed record is not changed any more, nor what it rests on. */
const whileOpen = (open: (c: Here, session: Session) => Response | Promise<Response>) =>
  inSession((c, session) => (session.recordAgreedAt ? showNotHere(c) : open(c, session)));

/** What the notes of a group name is ticked: who leads takes a tick away, and need not think of each. */
const ticked = (grounds: Choice[], stories: readonly string[]) =>
  grounds.map((ground) => (stories.includes(ground.value.slice('story '.length)) ? { ...ground, chosen: true } : ground));

const choiceOf = ({ id, text }: NoteShown): Choice => ({ value: id, label: text ?? '' });
const idsOf = (notes: readonly NoteShown[]) => notes.map(({ id }) => id);
const back = (c: Here, session: Session) => c.redirect(sessionPath(c, session.id, '/harvest'), 303);
const here = '/circles/:circle/sessions/:session/harvest';

export const harvestDoors = [
  get(
    here,
    'leadSession',
    whileOpen((c, session) => harvestPage(c, session)),
  ),
  post(here, 'leadSession', whileOpen(group)),
  post(`${here}/out`, 'leadSession', whileOpen(takeOut)),
  post(`${here}/finding`, 'leadSession', whileOpen(find)),
];
