import { deleteGoneSoon } from '#cycle/1-gather/media-sweep.server.ts';
import { copiesOf, withdrawStory } from '#cycle/withdrawals.server.ts';
import { mediaStore } from '#lib/server/media-store.server.ts';
import { Button } from '#lib/ui/button.tsx';
import { Form } from '#lib/ui/form.tsx';
import type { Here } from '../door.ts';
import { showTeller } from '../show.tsx';
import { CopyLines } from './mine-quotes.tsx';
import { endVisit, withTellersCircle } from './visit.server.ts';

/** Taking back is as easy as giving: one page, one button, and what stays is said before. */
export async function withdrawPage(c: Here): Promise<Response> {
  await withTellersCircle(c);
  const { words, db, teller } = c.var;
  const copies = await copiesOf(db, teller.circle, teller.story);
  return showTeller(
    c,
    { title: words('teller.withdraw.title') },
    <>
      <h1>{words('teller.withdraw.title')}</h1>
      <p>{words('teller.withdraw.lead')}</p>
      <h2>{words('teller.withdraw.stays')}</h2>
      <p>{words('teller.withdraw.stays.text')}</p>
      <h2>{words('teller.withdraw.copies')}</h2>
      {copies.length === 0 ? <p>{words('teller.withdraw.copies.none')}</p> : <CopyLines copies={copies} />}
      <p>{words('teller.withdraw.copies.others')}</p>
      <Form action="/mine/withdraw">
        <Button kind="care">{words('teller.withdraw.do')}</Button>
      </Form>
      <p>
        <a href="/mine">{words('teller.withdraw.no')}</a>
      </p>
    </>,
  );
}

/** Takes the story back, and ends the visit. */
export async function withdraw(c: Here): Promise<Response> {
  await withTellersCircle(c);
  const { words, db, teller, config, now } = c.var;
  const copies = await copiesOf(db, teller.circle, teller.story);
  await withdrawStory(db, teller.circle, teller.story, { now, why: 'withdrawn', data: config.data });
  await deleteGoneSoon(db, mediaStore(config));
  await endVisit(c);
  return showTeller(
    c,
    { title: words('teller.withdraw.done.title') },
    <>
      <h1>{words('teller.withdraw.done.title')}</h1>
      <p>{words('teller.withdraw.done.text')}</p>
      {copies.length > 0 && (
        <>
          <p>{words('teller.withdraw.done.copies')}</p>
          <CopyLines copies={copies} />
        </>
      )}
      <p>{words('teller.finish.text')}</p>
    </>,
  );
}
