import type { DecisionHere } from '#cycle/4-change/decisions.server.ts';
import { readReviewDay, readSeen, seenLength } from '#cycle/4-change/review.ts';
import { holdReview, planReview, reviewsOf } from '#cycle/4-change/reviews.server.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { momentBeside } from '../compass/moments/said.tsx';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { changesPath, saidOr, withDecision } from './here.server.ts';
import { ReviewLine } from './parts.tsx';

/** The day on which the circle looks again at a decision, and what it then saw. */
async function reviewPage(c: Here, decision: DecisionHere, sent?: Sent) {
  const { db, circle, words } = c.var;
  if (!decision.publishedAt) return showNotHere(c);
  const reviews = (await reviewsOf(db, circle.id)).filter((review) => review.decision === decision.id);
  const field = filledWith(words, {}, sent);
  const beside = new Map(await Promise.all(reviews.map(async ({ id }) => [id, await momentBeside(c, 'review', [id])] as const)));
  return showCircle(
    c,
    { title: words('change.review.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={changesPath(c, `/${decision.id}`)} dir="auto">
          {saidOr(c, decision.text)}
        </a>
      </p>
      <h1>{words('change.review.title')}</h1>
      {reviews.map((review) => (
        <section>
          <p class="kring-lead">
            <ReviewLine c={c} review={review} />
          </p>
          {beside.get(review.id)}
          {!review.heldAt && (
            <Form action={changesPath(c, `/${decision.id}/review/${review.id}`)}>
              <TextArea
                {...field('seen')}
                label={words('change.review.seen')}
                hint={words('change.review.seen.hint')}
                rows={5}
                maxlength={seenLength}
              />
              <Button>{words('change.review.hold')}</Button>
            </Form>
          )}
        </section>
      ))}
      <h2>{words('change.review.plan')}</h2>
      <Form action={changesPath(c, `/${decision.id}/review`)}>
        <Field {...field('on_day')} type="date" label={words('change.review.day')} hint={words('change.review.day.hint')} short />
        <Button kind="quiet">{words('change.review.keep')}</Button>
      </Form>
    </>,
  );
}

async function plan(c: Here, decision: DecisionHere) {
  const { db, circle, form } = c.var;
  const { value, problems } = readReviewDay(form);
  if (problems) return reviewPage(c, decision, { form, problems });
  await planReview(db, circle.id, decision.id, value.on_day);
  return c.redirect(changesPath(c, `/${decision.id}`), 303);
}

async function hold(c: Here, decision: DecisionHere) {
  const { db, circle, form, now } = c.var;
  const review = (await reviewsOf(db, circle.id)).find(({ id }) => id === c.req.param('review'));
  if (review?.decision !== decision.id) return showNotHere(c);
  const { value, problems } = readSeen(form);
  if (problems) return reviewPage(c, decision, { form, problems });
  await holdReview(db, circle.id, review.id, { seen: value.seen, now });
  return c.redirect(changesPath(c, `/${decision.id}`), 303);
}

export const reviewDoors = [
  get(
    '/circles/:circle/changes/:decision/review',
    'keepAgreements',
    withDecision((c, decision) => reviewPage(c, decision)),
  ),
  post('/circles/:circle/changes/:decision/review', 'keepAgreements', withDecision(plan)),
  post('/circles/:circle/changes/:decision/review/:review', 'keepAgreements', withDecision(hold)),
];
