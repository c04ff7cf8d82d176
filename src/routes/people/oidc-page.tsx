import { beginOidc, endOidc, organisationOf, personOfClaims, Away } from '#lib/people/oidc.server.ts';
import { strongThere, type Claims, type NotIn } from '#lib/people/oidc.ts';
import { errorFacts, log } from '#lib/server/log.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Form } from '#lib/ui/form.tsx';
import { forget, keepOidc, oidcVisit } from '../cookies.server.ts';
import { get, post, type Here } from '../door.ts';
import { showOpen } from '../show.tsx';
import { comeIn } from './coming-in.server.ts';

const back = '/oidc/back';
const toSignIn = (c: Here) => c.redirect('/sign-in', 303);

/** To the organisation's own sign-in. Only this browser's sealed cookie remembers that; nothing is written. */
async function goThere(c: Here) {
  const { config, origin } = c.var;
  if (!config.oidc) return toSignIn(c);
  try {
    const { going, to } = await beginOidc(config.oidc, origin + back);
    keepOidc(c, going);
    return c.redirect(to, 303);
  } catch (error) {
    return showFailed(c, error);
  }
}

// Coming back by a GET changes nothing, as everywhere: the button that follows signs in.
function cameBack(c: Here) {
  const { words } = c.var;
  if (!oidcVisit(c)) return toSignIn(c);
  return showOpen(
    c,
    { title: words('people.signIn.here.title') },
    <>
      <h1>{words('people.signIn.here.title')}</h1>
      <p class="kring-lead">{words('people.signIn.here.text')}</p>
      <Form action={back}>
        <input type="hidden" name="answer" value={new URL(c.req.url).search} />
        <Button kind="act">{words('people.signIn.here.do')}</Button>
      </Form>
    </>,
  );
}

async function finish(c: Here) {
  const { db, config, origin, form, now } = c.var;
  const going = oidcVisit(c);
  const place = config.oidc;
  if (!place || !going) return toSignIn(c);
  forget(c, 'oidc'); // whatever comes of it: an answer is used once
  const organisation = await organisationOf(db, place);
  if (!organisation) return showRefused(c, 'nobody');
  let claims: Claims;
  try {
    claims = await endOidc(place, new URL(back + String(form.get('answer') ?? ''), origin), going);
  } catch (error) {
    return showFailed(c, error);
  }
  const known = await personOfClaims(db, claims, { place, organisation, now });
  if ('refused' in known) return showRefused(c, known.refused);
  return comeIn(c, known.person, { strong: strongThere(place) });
}

/** It did not work there: said honestly, with the other way in. Nothing fails open. */
function showFailed(c: Here, error: unknown) {
  const away = error instanceof Away;
  log({ event: 'oidc failed', ...errorFacts(away ? (error.cause ?? error) : error) });
  return showWhy(c, away ? 'away' : 'failed', away ? 503 : 422);
}

function showRefused(c: Here, refused: NotIn) {
  log({ event: 'oidc refused', refused });
  return showWhy(c, refused, 422);
}

function showWhy(c: Here, why: NotIn | 'away', status: number) {
  const { words } = c.var;
  return showOpen(
    c,
    { title: words('safety.oidc.title'), status },
    <>
      <h1>{words('safety.oidc.title')}</h1>
      <p class="kring-lead">{words(`safety.oidc.${why}`)}</p>
      <Buttons>
        <Button href="/sign-in">{words('people.signIn.title')}</Button>
      </Buttons>
    </>,
  );
}

export const oidcDoors = [get('/oidc/start', 'signIn', goThere), get(back, 'signIn', cameBack), post(back, 'signIn', finish)];
