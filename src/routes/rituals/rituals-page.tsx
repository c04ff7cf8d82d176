import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { forms, type Form } from '#catalysts/rituals/ritual.ts';
import { ritualsOf, type RitualHere } from '#catalysts/rituals/rituals.server.ts';
import { Card, Empty, List, Tag } from '#lib/ui/card.tsx';
import { When } from '#lib/ui/when.tsx';
import type { Words } from '#lib/words/words.ts';
import { get, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { takesPart, tryOutsPath } from '../try-outs/here.server.ts';
import { nameOf, ritualsPath } from './here.server.ts';

/** What this circle tries in its meetings, and the forms to choose from. */
async function ritualsPage(c: Here) {
  const { db, circle, words } = c.var;
  const [rituals, inside] = [await ritualsOf(db, circle.id), takesPart(c)];
  return showCircle(
    c,
    { title: words('rituals.title') },
    <>
      <h1>{words('rituals.title')}</h1>
      <p class="kring-lead">{words('rituals.lead')}</p>
      <p class="kring-quiet">{words('rituals.ours')}</p>
      <h2>{words('rituals.here')}</h2>
      {rituals.length === 0 && (
        <Empty>
          {words('rituals.none')} {inside && words('rituals.none.can')}
        </Empty>
      )}
      <List
        items={rituals.map((ritual) => (
          <Card>
            <h3>
              <a href={ritualsPath(c, `/${ritual.id}`)} dir="auto">
                {nameOf(c, ritual)}
              </a>
            </h3>
            <RitualStands words={words} ritual={ritual} />
          </Card>
        ))}
      />
      <h2>{words('rituals.all')}</h2>
      <List
        items={forms.map((form) => (
          <Card id={form}>
            <h3>{words(`rituals.form.${form}.name`)}</h3>
            <FormSteps words={words} form={form} />
            {inside && (
              <p>
                <a
                  href={ritualsPath(c, `/new?form=${form}`)}
                  aria-label={words('rituals.try.label', { name: words(`rituals.form.${form}.name`) })}
                >
                  {words('rituals.try')}
                </a>
              </p>
            )}
          </Card>
        ))}
      />
      {inside && (
        <p>
          <a href={ritualsPath(c, '/new?form=own')}>{words('rituals.try.own')}</a>
        </p>
      )}
      <p>
        <a href={tryOutsPath(c)}>{words('rituals.toTryOuts')}</a>
      </p>
    </>,
  );
}

/** Where it is tried, since when, and what became of it. */
export function RitualStands({ words, ritual }: { words: Words; ritual: RitualHere }) {
  return (
    <p>
      <strong>{words(`rituals.stands.${ritual.outcome ?? 'going'}`)}</strong> · {words('rituals.since')} <When at={ritual.madeAt} />
      <br />
      {words('rituals.in')}: <span dir="auto">{ritual.meeting ?? words('rituals.hidden')}</span> <Tag>{ritual.side}</Tag>
      {ritual.decidedOn && (
        <>
          <br />
          {words('rituals.decided.by')} <bdi>{ritual.decidedBy ?? words('rituals.hidden')}</bdi> <Tag>{ritual.decidedSide}</Tag>{' '}
          <When at={noonOf(ritual.decidedOn)} />: <span dir="auto">{ritual.because ?? words('rituals.hidden')}</span>
        </>
      )}
    </p>
  );
}

/** One of our forms: what it is, its steps, and what shifts. */
export function FormSteps({ words, form }: { words: Words; form: Form }) {
  return (
    <>
      <p>{words(`rituals.form.${form}.about`)}</p>
      <ol>
        <li>{words(`rituals.form.${form}.1`)}</li>
        <li>{words(`rituals.form.${form}.2`)}</li>
        <li>{words(`rituals.form.${form}.3`)}</li>
      </ol>
      <p>
        <strong>{words('rituals.power')}:</strong> {words(`rituals.form.${form}.power`)}
      </p>
    </>
  );
}

export const ritualsDoors = [get('/circles/:circle/rituals', 'readOpenPages', ritualsPage)];
