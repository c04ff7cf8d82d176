import { addSteps } from '#cycle/3-dialogue/live/scripts.server.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Disclosure, List } from '#lib/ui/card.tsx';
import { Form } from '#lib/ui/form.tsx';
import { wordOf, type Method } from '#system/toolkit/method.ts';
import { methods } from '#system/toolkit/methods.ts';
import { ownMethodsOf } from '#system/toolkit/own-methods.server.ts';
import { scriptOf } from '#system/toolkit/script.ts';
import { wordsOfCircle } from '../circle/part.tsx';
import { get, post, type Here } from '../door.ts';
import { inSession, sessionPath } from '../dialogue/here.server.ts';
import { licenceOf, said } from '../methods/method-card.tsx';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';

/** The ways of talking that a script can be made of, each with when not, and who gains by it. */
async function methodsPage(c: Here, session: Session) {
  const { words } = c.var;
  const own = await ownTalks(c);
  return showCircle(
    c,
    { title: words('methods.ui.title') },
    <>
      <p class="kring-quiet">
        <a href={sessionPath(c, session.id, '/script')}>{words('live.script.title')}</a>
      </p>
      <h1>{words('methods.ui.title')}</h1>
      <p class="kring-lead">{words('methods.ui.lead')}</p>
      <List
        items={[...own, ...talks].map((method) => (
          <MethodCard c={c} session={session} method={method} />
        ))}
      />
    </>,
  );
}

/** The methods of which something runs in a conversation. */
const hasTalk = ({ steps }: Method) => steps.some(({ engine }) => engine === 'session');
const talks = methods.filter(hasTalk);
const ownTalks = async ({ var: { db, circle } }: Here) => (await ownMethodsOf(db, circle.id)).filter(hasTalk);

function MethodCard({ c, session, method }: { c: Here; session: Session; method: Method }) {
  const { words } = c.var;
  const script = scriptOf(words, method);
  return (
    <Card id={method.id}>
      <h2>{said(words, method, 'name')}</h2>
      <p>{said(words, method, 'about')}</p>
      <p class="kring-quiet">
        {words('live.minutes', { minutes: script.reduce((sum, { minutes }) => sum + minutes, 0) })} ·{' '}
        {words('methods.ui.people', method.people)}
      </p>
      <Disclosure summary={words('methods.ui.steps')}>
        <ol>
          {script.map(({ title, instruction, minutes }, nth) => (
            <li key={nth}>
              <strong>{title}</strong> ({words('live.minutes', { minutes })}). {instruction}
            </li>
          ))}
        </ol>
        <p>
          <strong>{words('methods.ui.not')}</strong> {said(words, method, 'not')}
        </p>
        <p>
          <strong>{words('methods.ui.gains')}</strong> {said(words, method, 'gains')}
        </p>
        <p class="kring-quiet">
          {words('methods.ui.source', { source: wordOf(words, method, 'source'), licence: licenceOf(words, method) })}{' '}
          {method.href && <bdi>{method.href}</bdi>}
        </p>
      </Disclosure>
      <Form action={sessionPath(c, session.id, '/script/methods')}>
        <input type="hidden" name="method" value={method.id} />
        <Button kind="quiet" label={`${words('methods.ui.add')}: ${wordOf(words, method, 'name')}`}>
          {words('methods.ui.add')}
        </Button>
      </Form>
    </Card>
  );
}

/** Puts the steps of a method at the end of the script, in the circle's own language. */
async function addMethod(c: Here, session: Session) {
  const { db, circle, form } = c.var;
  const method = [...(await ownTalks(c)), ...talks].find(({ id }) => id === form.get('method'));
  if (!method) return showNotHere(c);
  const steps = scriptOf(wordsOfCircle(c), method);
  await addSteps(db, circle.id, session.id, steps);
  return c.redirect(sessionPath(c, session.id, '/script'), 303);
}

export const methodsDoors = [
  get('/circles/:circle/sessions/:session/script/methods', 'prepareSession', inSession(methodsPage)),
  post('/circles/:circle/sessions/:session/script/methods', 'prepareSession', inSession(addMethod)),
];
