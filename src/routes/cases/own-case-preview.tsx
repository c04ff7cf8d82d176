import { inWords } from '#lib/form/filled.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Tag } from '#lib/ui/card.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { toldOf, type CaseRecord } from '#system/cases/case-record.ts';
import { missesToPublish } from '#system/cases/own-case.ts';
import { draftCase, publishCase } from '#system/cases/own-cases.server.ts';
import { get, post, type Door, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { CaseTold, placeOf, spoken } from './case-parts.tsx';

/** Where a circle tells of itself. */
export const casePath = (c: Here, more = '') => `/circles/${c.var.circle.slug}/case${more}`;

/** A circle's own example, as the world reads it. */
export function OwnTold({ c, record }: { c: Here; record: CaseRecord }) {
  const { words, circle } = c.var;
  const place = placeOf(words, record);
  return (
    <>
      <h1 {...spoken(record.language)}>{record.title}</h1>
      <p>
        <Tag>{words('cases.of.circle')}</Tag> {words('frame.circle', { subject: circle.subject })}
      </p>
      {place && <p class="kring-quiet">{place}</p>}
      <p class="kring-lead" {...spoken(record.language)}>
        {record.about}
      </p>
      <CaseTold record={record} />
    </>
  );
}

/** As the world will read it, with what is still missing. */
async function previewPage(c: Here, tried = false): Promise<Response> {
  const { db, circle, words } = c.var;
  const draft = await draftCase(db, circle.id);
  if (!draft) return c.redirect(casePath(c), 302);
  const misses = Object.entries(missesToPublish(draft));
  const record: CaseRecord = {
    ...{ of: 'circle', id: circle.slug, language: circle.language, sources: [], country: draft.country, place: draft.place, at: draft.at },
    ...{ title: draft.title, about: draft.about },
    told: toldOf(draft),
  };
  return showCircle(
    c,
    { title: words('cases.own.preview'), status: tried ? 422 : 200 },
    <>
      <Notice heading={words('cases.own.preview')} kind={misses.length > 0 || draft.hidden ? 'warning' : 'info'}>
        {draft.hidden && <p>{words('cases.own.hidden')}</p>}
        {misses.length > 0 ? (
          <ul>
            {misses.map(([field, problem]) => (
              <li key={field}>
                <a href={casePath(c, `/edit#${field}`)}>{inWords(words, problem!)}</a>
              </li>
            ))}
          </ul>
        ) : (
          <p>{words('cases.own.preview.text')}</p>
        )}
      </Notice>
      {!draft.hidden && <OwnTold c={c} record={record} />}
      <Buttons>
        <Button kind="quiet" href={casePath(c, '/edit')}>
          {words('cases.own.change')}
        </Button>
      </Buttons>
      {misses.length === 0 && !draft.hidden && (
        <Form action={casePath(c, '/publish')}>
          <Button>{words('cases.own.publish')}</Button>
        </Form>
      )}
    </>,
  );
}

async function publish(c: Here): Promise<Response> {
  const { db, circle, now } = c.var;
  return (await publishCase(db, circle.id, now)) ? c.redirect(casePath(c), 303) : previewPage(c, true);
}

export const previewDoors: Door[] = [
  get('/circles/:circle/case/preview', 'publishCase', (c) => previewPage(c)),
  post('/circles/:circle/case/publish', 'publishCase', publish),
];
