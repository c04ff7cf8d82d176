import { agreeOnWish, wishesOf, type WishHere } from '#compass/who-takes-part/wishes.server.ts';
import { readAgreement } from '#cycle/4-change/agreement.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { sidesOf } from '#system/circles/circles.server.ts';
import { AgreementFields } from '../../change/agreement-fields.tsx';
import { saidOr } from '../../change/here.server.ts';
import { get, post, type Door, type Here } from '../../door.ts';
import { showNotHere } from '../../problems.tsx';
import { showCircle } from '../../show.tsx';
import { compassPath } from './answering.server.ts';

const withWish =
  (open: (c: Here, wish: WishHere) => Response | Promise<Response>): Door['open'] =>
  async (c) => {
    const [wish] = await wishesOf(c.var.db, c.var.circle.id, { id: c.req.param('wish')! });
    return wish ? open(c, wish) : showNotHere(c);
  };

/** A wish becomes an agreement: what exactly, who does it, by when. */
async function agreementPage(c: Here, wish: WishHere, sent?: Sent) {
  const { db, circle, words } = c.var;
  if (wish.agreement) return c.redirect(`/circles/${circle.slug}/changes/agreements/${wish.agreement}`, 303);
  const sides = await sidesOf(db, circle.id);
  const field = filledWith(words, { text: wish.text }, sent);
  return showCircle(
    c,
    { title: words('power.wish.agree'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('power.wish.agree')}</h1>
      <p>
        {words('power.wish.was')} <strong dir="auto">{saidOr(c, wish.text)}</strong>
      </p>
      <p>{words('power.wish.agree.means')}</p>
      <Form>
        <AgreementFields {...{ c, field, sides }} />
        <Button>{words('change.agreement.keep')}</Button>
      </Form>
    </>,
  );
}

async function agree(c: Here, wish: WishHere) {
  const { db, circle, form, person, now } = c.var;
  const sides = (await sidesOf(db, circle.id)).map(({ id }) => id);
  const { value, problems } = readAgreement(form, { sides, members: [], decisions: [] });
  if (problems) return agreementPage(c, wish, { form, problems });
  const id = await agreeOnWish(db, circle.id, wish.id, { agreement: value, person: person.id, now });
  return c.redirect(`/circles/${circle.slug}/changes/agreements/${id}`, 303);
}

/** On the page of an agreement: the wish that it came from. */
export async function wishBehind(c: Here, agreement: string) {
  const [wish] = await wishesOf(c.var.db, c.var.circle.id, { agreement });
  if (!wish) return null;
  return (
    <p>
      <a href={compassPath(c, `/parts#${wish.id}`)}>{c.var.words('power.wish.from')}</a> <span dir="auto">{saidOr(c, wish.text)}</span>
    </p>
  );
}

export const wishAgreementDoors = [
  get(
    '/circles/:circle/compass/wishes/:wish/agreement',
    'keepAgreements',
    withWish((c, wish) => agreementPage(c, wish)),
  ),
  post('/circles/:circle/compass/wishes/:wish/agreement', 'keepAgreements', withWish(agree)),
];
