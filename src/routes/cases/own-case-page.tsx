import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { may } from '#lib/people/may.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { When } from '#lib/ui/when.tsx';
import { recordAsJson } from '#system/cases/case-files.ts';
import { caseLimits, recordFields, type CaseRecord } from '#system/cases/case-record.ts';
import { countries } from '#system/cases/cases.ts';
import { readOwnCase } from '#system/cases/own-case.ts';
import { casesOfCircles, draftCase, keepCaseDraft, openCase, takeCaseBack, type OwnCaseKept } from '#system/cases/own-cases.server.ts';
import { get, post, type Door, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { csvFile, jsonFile } from './cases-page.tsx';
import { casePath, OwnTold, previewDoors } from './own-case-preview.tsx';
import { suggestionHere } from './suggestion.server.ts';

/** What a circle tells the world of itself, in the form of the pilots. */
async function casePage(c: Here): Promise<Response> {
  const { db, circle, words, origin, actor } = c.var;
  const steward = may(actor, 'publishCase', circle.id);
  const [one] = await casesOfCircles(db, origin, circle.id);
  if (!one) return steward ? c.redirect(casePath(c, '/edit'), 302) : showNotHere(c);
  return showCircle(
    c,
    { title: one.title },
    <>
      <p class="kring-not-printed">
        <a href="/cases">{words('cases.back')}</a>
      </p>
      <OwnTold c={c} record={one} />
      <p class="kring-quiet">
        {words('cases.own.published')} <When at={one.publishedAt} />. {words('cases.own.ours')}
      </p>
      <p class="kring-quiet kring-not-printed">
        <a href={casePath(c, '.csv')}>{words('cases.own.csv')}</a> · <a href={casePath(c, '.json')}>{words('cases.own.json')}</a>
      </p>
      {steward && (
        <div class="kring-not-printed">
          <Buttons>
            <Button kind="quiet" href={casePath(c, '/edit')}>
              {words('cases.own.change')}
            </Button>
          </Buttons>
          <Form action={casePath(c, '/back')}>
            <Button kind="care">{words('cases.own.back')}</Button>
          </Form>
        </div>
      )}
    </>,
  );
}

/** Where a steward writes it. Before anything was kept the fields hold what the circle already has, for the steward to make their own. */
async function editPage(c: Here, sent?: Sent): Promise<Response> {
  const { db, circle, words } = c.var;
  // Words that were hidden are read by whoever looks at them first, and by nobody here.
  const kept = [await draftCase(db, circle.id), await openCase(db, circle.id)].find((one) => one && !one.hidden) ?? null;
  const begin = kept ? filledFrom(kept) : await suggestionHere(c);
  const field = filledWith(words, begin, sent);
  return showCircle(
    c,
    { title: words('cases.own.edit'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href="/cases">{words('cases.back')}</a>
      </p>
      <h1>{words('cases.own.edit')}</h1>
      <p class="kring-lead">{words('cases.own.lead')}</p>
      {!kept && !sent && (
        <Notice>
          <p>{words('cases.own.suggested')}</p>
        </Notice>
      )}
      <p>{words('cases.own.care')}</p>
      <Form action={casePath(c, '/edit')}>
        <Field {...field('title')} label={words('cases.own.title')} hint={words('cases.own.title.hint')} />
        <TextArea
          {...field('about')}
          label={words('cases.field.about')}
          hint={words('cases.own.about.hint')}
          rows={2}
          maxlength={caseLimits.about}
        />
        {recordFields.map((name) => (
          <TextArea
            {...field(name)}
            key={name}
            label={words(`cases.field.${name}`)}
            hint={words(`cases.own.hint.${name}`)}
            rows={4}
            maxlength={caseLimits.field}
          />
        ))}
        <h2>{words('cases.own.where')}</h2>
        <Field {...field('place')} label={words('cases.own.place')} optional />
        <Select
          {...field('country')}
          label={words('cases.own.country')}
          options={[
            { value: '', label: words('cases.own.country.none') },
            ...countries.map((code) => ({ value: code, label: words(`cases.country.${code}`) })),
          ]}
        />
        <p>{words('cases.own.at')}</p>
        <Field {...field('latitude')} label={words('cases.own.latitude')} hint={words('cases.own.latitude.hint')} short optional />
        <Field {...field('longitude')} label={words('cases.own.longitude')} hint={words('cases.own.longitude.hint')} short optional />
        <Button>{words('cases.own.keep')}</Button>
      </Form>
    </>,
  );
}

const filledFrom = ({ at, ...kept }: OwnCaseKept): Record<string, string | null> => ({
  ...Object.fromEntries(recordFields.map((field) => [field, kept[field]])),
  ...{ title: kept.title, about: kept.about, country: kept.country, place: kept.place },
  longitude: at ? String(at.longitude) : null,
  latitude: at ? String(at.latitude) : null,
});

async function keep(c: Here): Promise<Response> {
  const { db, circle, form, person, now } = c.var;
  const { value, problems } = readOwnCase(form);
  if (problems) return editPage(c, { form, problems });
  await keepCaseDraft(db, circle.id, value, { person: person.id, now });
  return c.redirect(casePath(c, '/preview'), 303);
}

/** Nobody reads it any more; its words stay with the steward as a draft. */
async function takeBack(c: Here): Promise<Response> {
  const { db, circle, now } = c.var;
  await takeCaseBack(db, circle.id, now);
  return c.redirect(casePath(c, '/edit'), 303);
}

const fileOf = (make: (one: CaseRecord) => Response) => async (c: Here) => {
  const [one] = await casesOfCircles(c.var.db, c.var.origin, c.var.circle.id);
  return one ? make(one) : showNotHere(c);
};

const at = '/circles/:circle/case';

export const ownCaseDoors: Door[] = [
  get(at, 'readOpenPages', casePage),
  get(`${at}.json`, 'readOpenPages', fileOf((one) => jsonFile(recordAsJson(one)))), // prettier-ignore
  get(`${at}.csv`, 'readOpenPages', fileOf((one) => csvFile(`kring-case-${one.id}`, [one]))), // prettier-ignore
  get(`${at}/edit`, 'publishCase', (c) => editPage(c)),
  post(`${at}/edit`, 'publishCase', keep),
  ...previewDoors,
  post(`${at}/back`, 'publishCase', takeBack),
];
