import { isPublished } from '#cycle/1-gather/publications.server.ts';
import { contactOf } from '#cycle/1-gather/contacts.server.ts';
import { answersOf } from '#cycle/1-gather/listening.server.ts';
import { standingOf } from '#cycle/1-gather/receipts.server.ts';
import { careOfStory } from '#cycle/1-gather/special-care.server.ts';
import { sidesOfStory, tellersStory } from '#cycle/1-gather/stories.server.ts';
import { whoHelped } from '#catalysts/doorways/who-helped.server.ts';
import { quotesFrom } from '#cycle/contests.server.ts';
import { copiesOf } from '#cycle/withdrawals.server.ts';
import { ErrorSummary, type Slip } from '#lib/ui/error-summary.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import type { Key } from '#lib/words/words.ts';
import { tellerVisit } from '../cookies.server.ts';
import { WhoIsMissing } from '../compass/voices/missing-link.tsx';
import type { Here } from '../door.ts';
import { showTeller } from '../show.tsx';
import { Finish } from './card.tsx';
import { Allowed } from './mine-allowed.tsx';
import { CareStands } from './mine-care.tsx';
import { Copies, Quotes } from './mine-quotes.tsx';
import { Standing } from './mine-standing.tsx';
import { Talk } from './mine-talk.tsx';
import { mineMedia } from './mine-media.tsx';
import { MyText } from './mine-text.tsx';
import { Everything, News, trailInWords } from './mine-trail.tsx';
import { consentWordingHere, withTellersCircle } from './visit.server.ts';

/** What was just done, by the word in the address; nothing else of the address is shown. */
const kept: Record<string, Key> = {
  choose: 'teller.choose.kept',
  contact: 'teller.contact.saved',
  heard: 'teller.mine.heardDone',
  reply: 'teller.mine.replySent',
  text: 'teller.text.saved',
  same: 'teller.text.same',
  publish: 'teller.publish.done',
  unpublish: 'teller.mine.unpublished',
  contest: 'teller.mine.contested',
  together: 'teller.together.done',
};

/** The teller's own page: what was done with my story? Opening it changes nothing; only the teller says what was read. */
export async function minePage(c: Here, slip?: { slip: Slip; typed: string }): Promise<Response> {
  await withTellersCircle(c);
  const { words, db, teller, now } = c.var;
  const at = [db, teller.circle, teller.story] as const;
  const [story, trail, answers, quotes, copies, contact, published, helped, sides, care, standing] = await Promise.all([
    tellersStory(...at),
    trailInWords(c),
    answersOf(...at),
    quotesFrom(...at),
    copiesOf(...at),
    contactOf(...at),
    isPublished(...at),
    whoHelped(...at),
    sidesOfStory(...at),
    careOfStory(...at),
    consentWordingHere(c).then((wording) => standingOf(...at, { about: 'choice', wording })),
  ]);
  const done = kept[c.req.query('kept') ?? ''];
  return showTeller(
    c,
    { title: words('teller.mine.title'), status: slip ? 422 : 200 },
    <>
      <ErrorSummary slips={slip ? [slip.slip] : []} />
      <Mended mended={tellerVisit(c)?.mended ?? []} />
      {done && (
        <Notice kind="kept">
          <p>{words(done)}</p>
        </Notice>
      )}
      <h1>{words('teller.mine.title')}</h1>
      <Standing story={story} answers={answers} now={now} />
      <CareStands care={care} standing={standing} />
      <News trail={trail} />
      <Talk
        answers={answers}
        typed={slip?.typed}
        problem={slip?.slip.text}
        folded={trail.some((happening) => happening.heardAt === null)}
      />
      <Everything trail={trail} />
      <MyText story={story} sides={sides} helped={helped} />
      {await mineMedia(c, story)}
      <Allowed story={story} contact={contact} published={published} />
      <Quotes quotes={quotes} language={story.language} />
      <Copies copies={copies} />
      <p>
        <a href="/mine/all">{words('teller.all.title')}</a>
      </p>
      <p>
        <a href="/mine/withdraw">{words('teller.mine.withdraw')}</a>
      </p>
      <WhoIsMissing door={c.var.circle.door} invites="/mine/invite" />
      <Finish c={c} />
    </>,
  );
}

/** Words of a code that were typed with a slip: so that a note of them can be put right. */
function Mended({ mended }: { mended: { typed: string; meant: string }[] }) {
  const { words } = useFrame();
  return (
    <>
      {mended.map((word) => (
        <p>{words('teller.code.mended', word)}</p>
      ))}
    </>
  );
}
