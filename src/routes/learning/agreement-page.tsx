import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { may } from '#lib/people/may.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Disclosure, Empty } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { dayInWords } from '#lib/ui/when.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import { agreementLength, readAgreement } from '#system/learning/agreement.ts';
import { agreementOf, agreementsOf, agreeOnStories, type AgreementShown } from '#system/learning/agreements.server.ts';
import { get, post, type Door, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { learningPath } from './here.server.ts';

export const agreementPath = (c: Here) => `/circles/${c.var.circle.slug}/story-agreement`;

/** How this circle deals with stories, for whoever tells one and for the world; the earlier versions stay to be read. */
async function agreementPage(c: Here) {
  const { db, circle, words, actor } = c.var;
  const [now, ...earlier] = await agreementsOf(db, circle.id);
  return showCircle(
    c,
    { title: words('agreed.title') },
    <>
      <h1>{words('agreed.title')}</h1>
      {now ? <p class="kring-lead">{words('agreed.lead')}</p> : <Empty>{words('agreed.none')}</Empty>}
      {now && <OneVersion version={now} language={circle.language} />}
      {may(actor, 'agreeOnStories', circle.id) && (
        <Buttons>
          <Button kind={now ? 'quiet' : 'act'} href={learningPath(c, '/agreement')}>
            {words(now ? 'learning.agreement.write.again' : 'learning.agreement.write')}
          </Button>
        </Buttons>
      )}
      {earlier.length > 0 && (
        <Disclosure summary={words('agreed.earlier')}>
          {earlier.map((version) => (
            <OneVersion key={version.id} version={version} language={circle.language} />
          ))}
        </Disclosure>
      )}
    </>,
  );
}

function OneVersion({ version, language }: { version: AgreementShown; language: string }) {
  const { words, lang } = useFrame();
  const { number, madeAt, sides, text } = version;
  return (
    <section>
      {text === null ? (
        <p>{words('agreed.hidden')}</p>
      ) : (
        <p class="kring-lines" lang={language} dir="auto">
          {text}
        </p>
      )}
      <p class="kring-quiet">
        {words('agreed.version', { number, day: dayInWords(madeAt, lang), sides: new Intl.ListFormat(lang).format(sides) })}
      </p>
    </section>
  );
}

/** People of several sides write it together, or write it anew. */
async function writePage(c: Here, sent?: Sent) {
  const { db, circle, words } = c.var;
  const [sides, now] = await Promise.all([sidesOf(db, circle.id), agreementOf(db, circle.id)]);
  const field = filledWith(words, { text: now?.text }, sent);
  const { value: _, ...asksSides } = field('sides');
  return showCircle(
    c,
    { title: words('agreed.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={agreementPath(c)}>{words('agreed.title')}</a>
      </p>
      <h1>{words(now ? 'learning.agreement.write.again' : 'learning.agreement.write')}</h1>
      <p class="kring-lead">{words('learning.agreement.lead')}</p>
      <p>{words('learning.agreement.ask')}</p>
      <ul>
        {([1, 2, 3, 4] as const).map((nth) => (
          <li key={nth}>{words(`learning.agreement.ask.${nth}`)}</li>
        ))}
      </ul>
      <Form action={learningPath(c, '/agreement')}>
        <TextArea
          {...field('text')}
          label={words('learning.agreement.text')}
          hint={words('learning.agreement.text.hint')}
          rows={12}
          maxlength={agreementLength}
          lang={circle.language}
        />
        <Choices
          many
          {...asksSides}
          label={words('learning.agreement.sides')}
          options={sides.map(({ id, name }) => ({ value: id, label: name, chosen: sent?.form.getAll('sides').includes(id) ?? false }))}
        />
        <Button>{words('learning.agreement.keep')}</Button>
      </Form>
    </>,
  );
}

async function keep(c: Here) {
  const { db, circle, form, person, now } = c.var;
  const sides = await sidesOf(db, circle.id);
  const { value, problems } = readAgreement(
    form,
    sides.map(({ id }) => id),
  );
  if (problems) return writePage(c, { form, problems });
  await agreeOnStories(db, circle.id, value, { person: person.id, now });
  return c.redirect(agreementPath(c), 303);
}

export const agreementDoors: Door[] = [
  get('/circles/:circle/story-agreement', 'readStoryAgreement', agreementPage),
  get('/circles/:circle/learning/agreement', 'agreeOnStories', (c) => writePage(c)),
  post('/circles/:circle/learning/agreement', 'agreeOnStories', keep),
];
