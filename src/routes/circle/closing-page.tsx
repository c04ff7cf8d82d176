import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { daysAfter } from '#cycle/1-gather/retention.ts';
import { keptUntil, suggestionFor } from '#cycle/1-gather/retentions.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, List } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { dayInWords } from '#lib/ui/when.tsx';
import { erasedAfterDays, readClosing, storiesAfter } from '#system/circles/closing.ts';
import { closeCircle, closingOf, openAgreements } from '#system/circles/closings.server.ts';
import { get, post, type Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { ClosedNotice } from './closed-circle.tsx';

/** The end of a circle: what is said, what happens with the stories, and who answers from then on. */
async function closingPage(c: Here, sent?: Sent, status?: number): Promise<Response> {
  const { db, words, circle, lang } = c.var;
  const closed = await closingOf(db, circle.id);
  if (closed)
    return showCircle(
      c,
      { title: words('site.closed.title'), status },
      <>
        <h1>{words('site.closed.title')}</h1>
        <ClosedNotice c={c} closed={closed} />
      </>,
    );
  const agreements = await openAgreements(db, circle.id);
  const today = dayAt(c.var.now, c.var.config.timeZone);
  const end = (await keptUntil(db, circle.id)) ?? (await suggestionFor(db, circle.id, today));
  const kept = Object.fromEntries(agreements.flatMap(({ id, owner_name }) => [[`keeper-${id}`, owner_name]]));
  const field = filledWith(words, kept, sent);
  const stories = field('stories');
  const means = {
    kept: words('circle.closing.kept.means', { day: dayInWords(noonOf(end), lang) }),
    erased: `${words('circle.closing.erased.means')} (${dayInWords(noonOf(daysAfter(today, erasedAfterDays)), lang)})`,
    archived: words('circle.closing.archived.means'),
  };
  return showCircle(
    c,
    { title: words('circle.closing.title'), status: status ?? (sent && 422) },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('circle.closing.title')}</h1>
      <p class="kring-lead">{words('circle.closing.lead')}</p>
      <Form action={`/circles/${circle.slug}/closing`}>
        <TextArea
          {...field('answer')}
          label={words('circle.closing.answer')}
          hint={words('circle.closing.answer.hint')}
          rows={6}
          lang={circle.language}
        />
        <Choices
          {...stories}
          label={words('circle.closing.stories')}
          options={storiesAfter.map((value) => ({
            value,
            label: words(`circle.closing.${value}`),
            consequence: means[value],
            chosen: stories.value === value,
          }))}
        />
        <Field {...field('archive')} label={words('circle.closing.archive')} optional />
        <h2>{words('circle.closing.agreements')}</h2>
        {agreements.length === 0 ? (
          <p>{words('circle.closing.agreements.none')}</p>
        ) : (
          <List
            items={agreements.map(({ id, text }) => (
              <Card>
                <p lang={circle.language} dir="auto">
                  {text}
                </p>
                <Field {...field(`keeper-${id}`)} label={words('circle.closing.keeper')} />
                <Field {...field(`email-${id}`)} type="email" label={words('circle.closing.email')} optional autocomplete="off" />
              </Card>
            ))}
          />
        )}
        <Field {...field('name')} label={words('circle.closing.name')} />
        <Field {...field('reach')} label={words('circle.closing.reach')} hint={words('circle.closing.reach.hint')} />
        <Button kind="care">{words('circle.closing.do')}</Button>
      </Form>
    </>,
  );
}

async function close(c: Here): Promise<Response> {
  const { db, circle, form, person, now, config } = c.var;
  const open = (await openAgreements(db, circle.id)).map(({ id }) => id);
  const { value, problems } = readClosing(form, open);
  if (problems) return closingPage(c, { form, problems });
  const closed = await closeCircle(db, circle.id, value, { by: person.id, now, day: dayAt(now, config.timeZone) });
  return closed ? c.redirect(`/circles/${circle.slug}`, 303) : closingPage(c, { form, problems: {} }, 409);
}

const at = '/circles/:circle/closing';

export const closingDoors = [get(at, 'closeCircle', (c) => closingPage(c)), post(at, 'closeCircle', close)];
