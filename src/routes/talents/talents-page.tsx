import { slipLines, type Sent } from '#lib/form/filled.ts';
import { may } from '#lib/people/may.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Disclosure, Empty, List } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import { readAsk } from '#system/learning/talent.ts';
import { askForTalent, asksOf, endAsk, letTalentThrough, takeTalentBack, talentsOf } from '#system/learning/talents.server.ts';
import { get, post, type Door, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { AskForm, type Side } from './ask-form.tsx';
import { Inside, OneAsk, Open, talentsPath } from './talent-lists.tsx';
import { todayHere } from '../today.ts';

/** For whom the circle looks, and what people offer. Those who work in the circle see how to reach whom; they put people together, nothing else does. */
async function talentsPage(c: Here, sent?: Sent): Promise<Response> {
  const { db, circle, words, actor } = c.var;
  const works = may(actor, 'workWithTalents', circle.id);
  const [asks, all] = await Promise.all([asksOf(db, circle.id), talentsOf(db, circle.id, todayHere(c))]);
  const own = all.filter(({ person }) => person !== null && person === actor.person?.id);
  return showCircle(
    c,
    { title: words('talents.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('talents.title')}</h1>
      <p class="kring-lead">{words('talents.lead')}</p>
      <Buttons>
        <Button href={`/offer/${circle.door}`}>{words('talents.offer')}</Button>
      </Buttons>
      <h2>{words('talents.asks')}</h2>
      {asks.length === 0 ? (
        <Empty>{words('talents.asks.none')}</Empty>
      ) : (
        <List
          items={asks.map((ask) => (
            <OneAsk c={c} ask={ask} answers={works ? all.filter((one) => one.ask === ask.id) : []} />
          ))}
        />
      )}
      {works && (
        <Disclosure summary={words('talents.ask')} open={sent !== undefined}>
          <AskForm c={c} sides={await speakingFor(c)} sent={sent} />
        </Disclosure>
      )}
      <h2>{words('talents.offers')}</h2>
      {works ? <Inside c={c} all={all} /> : <Open c={c} all={all} />}
      {own.length > 0 && (
        <>
          <h2>{words('talents.own')}</h2>
          <List
            items={own.map((one) => (
              <Card>
                <p dir="auto" lang={one.language}>
                  {one.text}
                </p>
                <Form action={talentsPath(c, `/${one.id}/back`)}>
                  <Button kind="care">{words('talents.own.back')}</Button>
                </Form>
              </Card>
            ))}
          />
        </>
      )}
    </>,
  );
}

/** The sides for which whoever asks can speak. */
async function speakingFor(c: Here): Promise<Side[]> {
  const { db, circle, actor } = c.var;
  const own = new Set(actor.memberships.filter((membership) => membership.circle === circle.id).map(({ side }) => side));
  return (await sidesOf(db, circle.id)).filter(({ id }) => own.has(id));
}

async function ask(c: Here): Promise<Response> {
  const { db, circle, form, person, now } = c.var;
  const sides = await speakingFor(c);
  const { value, problems } = readAsk(form, sides.map(({ id }) => id)); // prettier-ignore
  if (problems) return talentsPage(c, { form, problems });
  const id = await askForTalent(db, circle.id, value, { person: person.id, now });
  return c.redirect(talentsPath(c, `#ask-${id}`), 303);
}

/** Whoever asked says that it is over, or someone who looks after the circle. */
async function end(c: Here): Promise<Response> {
  const { db, circle, person, actor, now } = c.var;
  const ask = (await asksOf(db, circle.id)).find(({ id }) => id === c.req.param('ask'));
  if (!ask || (ask.person !== person.id && !may(actor, 'lookAtTalents', circle.id))) return showNotHere(c);
  await endAsk(db, circle.id, { id: ask.id, now });
  return c.redirect(talentsPath(c), 303);
}

async function open(c: Here): Promise<Response> {
  const { db, circle, now } = c.var;
  const there = await letTalentThrough(db, circle.id, { id: c.req.param('talent')!, now });
  return there ? c.redirect(talentsPath(c), 303) : showNotHere(c);
}

async function takeOwnBack(c: Here): Promise<Response> {
  const { db, circle, person } = c.var;
  const gone = await takeTalentBack(db, circle.id, { id: c.req.param('talent')!, person: person.id });
  return gone ? c.redirect(talentsPath(c), 303) : showNotHere(c);
}

const at = '/circles/:circle/talents';

export const talentPageDoors: Door[] = [
  get(at, 'readOpenPages', (c) => talentsPage(c)),
  post(at, 'workWithTalents', ask),
  post(`${at}/asks/:ask/end`, 'workWithTalents', end),
  post(`${at}/:talent/open`, 'lookAtTalents', open),
  post(`${at}/:talent/back`, 'takeOwnTalentBack', takeOwnBack),
];
