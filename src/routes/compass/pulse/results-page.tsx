import type { VNode } from 'preact';
import { answersIn } from '#compass/pulse/pulse-answers.server.ts';
import { pulseResults, type PulseResults } from '#compass/pulse/pulse-results.server.ts';
import { atLeast, fewestToTell } from '#compass/pulse/pulse-shown.ts';
import { oecd, pulseQuestions, relationNames, relations, type PulseQuestion } from '#compass/pulse/pulse.ts';
import { beginWave, endWave, openWave, type Wave } from '#compass/pulse/waves.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { may } from '#lib/people/may.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Disclosure, Empty } from '#lib/ui/card.tsx';
import { DataTable, type Row } from '#lib/ui/data-table.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { When } from '#lib/ui/when.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import { get, post, type Here } from '../../door.ts';
import { showCircle } from '../../show.tsx';
import { ToCompass } from '../to-compass.tsx';
import { bySide, namesOf, Share, shareOf } from './shares.tsx';

/** What came out of the pulse: voice, trust in four relations, how people fare, and whether all want the same; by side and wave. */
async function resultsPage(c: Here) {
  const { db, circle, words } = c.var;
  const [results, open, sides] = await Promise.all([pulseResults(db, circle.id), openWave(db, circle.id), sidesOf(db, circle.id)]);
  const sideName = (id: string) => sides.find((side) => side.id === id)?.name ?? words('pulse.group.none');
  return showCircle(
    c,
    { title: words('compass.part.pulse.title'), wide: true },
    <>
      <h1>{words('compass.part.pulse.title')}</h1>
      <p class="kring-lead">{words('pulse.results.lead')}</p>
      {open && <AskedNow c={c} />}
      {may(c.var.actor, 'askPulse', circle.id) && (await ForTheSteward({ c, open }))}
      {results.waves.length === 0 ? (
        <Empty>{words('pulse.results.none')}</Empty>
      ) : (
        <>
          <p>{words('pulse.results.read', { least: fewestToTell })}</p>
          <p>{words('pulse.results.chance')}</p>
          {bySide.map((question) => (
            <BySide key={question} {...{ c, results, question, sideName }} />
          ))}
          <h2>{words('pulse.trust')}</h2>
          <p>{words('pulse.trust.lead')}</p>
          {relationNames.map((name) => (
            <Relation key={name} {...{ c, results, name }} />
          ))}
          <p class="kring-quiet">{words('pulse.government.source', { source: oecd })}</p>
          <Changed c={c} results={results} />
          <p class="kring-quiet">{words('pulse.own')}</p>
        </>
      )}
      <ToCompass c={c} />
    </>,
  );
}

function AskedNow({ c }: { c: Here }) {
  const { words, circle } = c.var;
  return (
    <Notice heading={words('pulse.now')}>
      <p>{words('pulse.now.text')}</p>
      <Buttons>
        <Button href={`/pulse/${circle.door}`}>{words('pulse.now.do')}</Button>
      </Buttons>
    </Notice>
  );
}

async function ForTheSteward({ c, open }: { c: Here; open: Wave | null }): Promise<VNode> {
  const { db, words, circle } = c.var;
  const action = `/circles/${circle.slug}/compass/pulse`;
  if (!open)
    return (
      <Form action={action}>
        <p>{words('pulse.open.means')}</p>
        <Button name="act" value="open">
          {words('pulse.open.do')}
        </Button>
      </Form>
    );
  const answers = atLeast(await answersIn(db, circle.id, open.id));
  return (
    <>
      <p>{words(answers > 0 ? 'pulse.answers' : 'pulse.answers.few', { count: answers })}</p>
      <Disclosure summary={words('pulse.close.do')}>
        <Form action={action}>
          <p>{words('pulse.close.means')}</p>
          <input type="hidden" name="wave" value={open.id} />
          <Button kind="care" name="act" value="close">
            {words('pulse.close.do')}
          </Button>
        </Form>
      </Disclosure>
    </>
  );
}

type QuestionProps = { c: Here; results: PulseResults; question: PulseQuestion; sideName: (id: string) => string };

/** One question: who answers what, wave by wave. A group that is put together with others in one wave stands there under both names. */
function BySide({ c, results: { waves, shown }, question, sideName }: QuestionProps) {
  const { words, lang } = c.var;
  const of = waves.map(({ id }) => shown[question].get(id) ?? []);
  const names = [...new Set(of.flat().map(({ groups }) => groups.join(' ')))];
  const rows: Row[] = names.map((name) => ({
    id: name || 'unsaid',
    cells: [
      <span dir="auto">{namesOf(name.split(' '), sideName, lang)}</span>,
      ...of.map((groups) => {
        const group = groups.find((one) => one.groups.join(' ') === name);
        return group ? <Share share={group.share} /> : words('pulse.early');
      }),
    ],
  }));
  return (
    <section aria-labelledby={`of-${question}`}>
      <h2 id={`of-${question}`}>{words(`pulse.q.${question}`)}</h2>
      {rows.length === 0 ? <p>{words('pulse.early.all', { least: fewestToTell })}</p> : <Waves c={c} waves={waves} rows={rows} />}
    </section>
  );
}

/** One of the four relations: each way in which there is trust, as those say it from whom it comes. */
function Relation({ c, results: { waves, shown }, name }: { c: Here; results: PulseResults; name: keyof typeof relations }) {
  const { words } = c.var;
  const rows = relations[name].map(({ of, question, says }) => ({
    id: `${of}-${question}`,
    cells: [
      words(`pulse.says.${says}`),
      ...waves.map(({ id }) => {
        const share = shareOf(shown[question].get(id), of);
        return share ? <Share share={share} /> : words('pulse.early');
      }),
    ],
  }));
  return (
    <section aria-labelledby={`relation-${name}`}>
      <h3 id={`relation-${name}`}>{words(`pulse.relation.${name}`)}</h3>
      <Waves c={c} waves={waves} rows={rows} />
    </section>
  );
}

function Waves({ c, waves, rows }: { c: Here; waves: readonly Wave[]; rows: Row[] }) {
  const { words } = c.var;
  return (
    <DataTable
      caption={words('pulse.caption')}
      columns={[{ label: words('pulse.who') }, ...waves.map(({ number }) => ({ label: words('pulse.wave', { number }) }))]}
      rows={rows}
    />
  );
}

/** How the same people answered in the last two waves; never why. */
function Changed({ c, results: { waves, changed } }: { c: Here; results: PulseResults }) {
  const { words, lang } = c.var;
  const when = (
    <ul>
      {waves.map(({ id, number, openedAt, closedAt }) => (
        <li key={id}>
          {words('pulse.wave', { number })}: <When at={openedAt} /> – <When at={closedAt!} />
        </li>
      ))}
    </ul>
  );
  if (waves.length < 2) return when;
  const told = pulseQuestions.filter((question) => changed[question]);
  const shown = (count: number | 'hidden') => (count === 'hidden' ? words('pulse.changed.hidden') : count.toLocaleString(lang));
  return (
    <section aria-labelledby="changed">
      {when}
      <h2 id="changed">{words('pulse.changed')}</h2>
      <p>{words('pulse.changed.lead')}</p>
      {told.length === 0 ? (
        <p>{words('pulse.changed.early', { least: fewestToTell })}</p>
      ) : (
        <DataTable
          caption={words('pulse.caption')}
          columns={[
            { label: words('pulse.changed.question') },
            ...(['people', 'more', 'same', 'less'] as const).map((column) => ({ label: words(`pulse.changed.${column}`), number: true })),
          ]}
          rows={told.map((question) => {
            const { people, more, same, less } = changed[question]!;
            return { id: question, cells: [words(`pulse.q.${question}`), shown(people), shown(more), shown(same), shown(less)] };
          })}
        />
      )}
    </section>
  );
}

async function ask(c: Here) {
  const { db, circle, form, person, now } = c.var;
  if (textOf(form, 'act') === 'close') await endWave(db, circle.id, textOf(form, 'wave'), now);
  else await beginWave(db, circle.id, { by: person.id, now });
  return c.redirect(`/circles/${circle.slug}/compass/pulse`, 303);
}

export const pulseResultDoors = [
  get('/circles/:circle/compass/pulse', 'readCompass', resultsPage),
  post('/circles/:circle/compass/pulse', 'askPulse', ask),
];
