import { slipLines, type Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Card, Disclosure, List } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { When } from '#lib/ui/when.tsx';
import { stillNeeded, type Need } from '#system/circles/gathering.ts';
import { closeGathering, gatheringOf, openGathering, preparedOf } from '#system/circles/gatherings.server.ts';
import { get, post, type Here } from '../door.ts';
import { withWayBack } from '../undo.tsx';
import { showCircle } from '../show.tsx';
import { toMap } from './part.tsx';

const preparePage = (c: Here) => showPrepare(c);

async function open(c: Here) {
  const { db, circle, person, now } = c.var;
  const missing = await openGathering(db, circle.id, { by: person.id, now });
  return missing.length > 0
    ? showPrepare(c, { form: c.var.form, problems: Object.fromEntries(missing.map((need) => [`part-${need}`, `circle.need.${need}`])) })
    : c.redirect(`/circles/${circle.slug}/prepare`, 303);
}

async function close(c: Here) {
  const { circle, form, now } = c.var;
  const because = textOf(form, 'because');
  if (!because || because.length > 500)
    return showPrepare(c, { form, problems: { because: because ? 'circle.slip.textLong' : 'circle.slip.closeBecause' } });
  const { back } = await withWayBack(c, 'closed', {
    watch: [{ table: 'gathering', where: {}, columns: ['closed_at', 'closed_because'] }],
    work: (db) => closeGathering(db, circle.id, because, now),
  });
  return c.redirect(back(`/circles/${circle.slug}/prepare`), 303);
}

type Part = {
  name:
    | 'about'
    | 'sides'
    | 'questions'
    | 'people'
    | 'care'
    | 'help'
    | 'grounds'
    | 'promise'
    | 'asking'
    | 'card'
    | 'retention'
    | 'closing'
    | 'privacy'
    | 'connections';
  at: string;
  need?: Need;
};

/** The parts of a circle, in no fixed order: each by itself, each to be changed again. */
const parts: Part[] = [
  { name: 'about', at: 'prepare/about' },
  { name: 'promise', at: 'prepare/promise', need: 'promise' },
  { name: 'people', at: 'people', need: 'listeners' },
  { name: 'questions', at: 'prepare/questions', need: 'prompts' },
  { name: 'care', at: 'prepare/care', need: 'care' },
  { name: 'help', at: 'prepare/help', need: 'help' },
  { name: 'grounds', at: 'prepare/grounds', need: 'grounds' },
  { name: 'sides', at: 'prepare/sides' },
  { name: 'retention', at: 'prepare/retention' },
  { name: 'asking', at: 'asking' },
  { name: 'card', at: 'card' },
  { name: 'connections', at: 'connections' },
  { name: 'privacy', at: 'privacy' },
  { name: 'closing', at: 'closing' },
];

/** The map of a circle in preparation: what there is, what is still needed before anyone is asked for a story, and why. */
async function showPrepare(c: Here, sent?: Sent) {
  const { db, words, circle } = c.var;
  const [prepared, gathering] = [await preparedOf(db, circle.id), await gatheringOf(db, circle.id)];
  const missing = stillNeeded(prepared);
  return showCircle(
    c,
    { title: words('circle.prepare.title'), status: sent && 422, wide: true },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words('circle.prepare.title')}</h1>
      <p class="kring-lead">{words('circle.prepare.lead')}</p>
      <Gathering slug={circle.slug} gathering={gathering} missing={missing} confirmed={prepared.confirmed} sent={sent} />
      <h2>{words('circle.prepare.parts')}</h2>
      <List
        two
        items={parts.map((part) => (
          <PartCard part={part} slug={circle.slug} missing={missing} />
        ))}
      />
      <p>
        <a href={`/circles/${circle.slug}/leaving`}>{words('leaving.title')}</a>
      </p>
    </>,
  );
}

function PartCard({ part: { name, at, need }, slug, missing }: { part: Part; slug: string; missing: Need[] }) {
  const { words } = useFrame();
  const needed = need && missing.includes(need);
  return (
    <Card id={need && `part-${need}`}>
      <h3>
        <a href={`/circles/${slug}/${at}`}>{words(`circle.part.${name}`)}</a>
      </h3>
      <p>{words(`circle.part.${name}.what`)}</p>
      {need && <p class={needed ? 'kring-strong' : 'kring-quiet'}>{needed ? words(`circle.need.${need}`) : words('circle.part.there')}</p>}
    </Card>
  );
}

type GatheringProps = {
  slug: string;
  gathering: Awaited<ReturnType<typeof gatheringOf>>;
  missing: Need[];
  confirmed: boolean;
  sent?: Sent;
};

function Gathering({ slug, gathering, missing, confirmed, sent }: GatheringProps) {
  const { words } = useFrame();
  if (!gathering) return missing.length > 0 ? <NotReady slug={slug} missing={missing} /> : <Ready slug={slug} confirmed={confirmed} />;
  if (gathering.closed_at) {
    return (
      <Notice heading={words('circle.open.closed')}>
        <p>
          {words('circle.open.closed.since')} <When at={gathering.closed_at} />. {gathering.closed_because}
        </p>
      </Notice>
    );
  }
  const problem = slipLines(words, sent).find((slip) => slip.field === 'because')?.text;
  return (
    <>
      <Notice kind="kept" heading={words('circle.prepare.isOpen')}>
        <p>
          {words('circle.prepare.isOpen.since')} <When at={gathering.opened_at} />.{' '}
          <a href={`/circles/${slug}/card`}>{words('circle.card.title')}</a>
        </p>
      </Notice>
      <Disclosure summary={words('circle.prepare.close')} open={problem !== undefined}>
        <p>{words('circle.prepare.close.means')}</p>
        <Form action={`/circles/${slug}/prepare/close`}>
          <TextArea name="because" label={words('circle.prepare.close.because')} rows={3} problem={problem} />
          <Button kind="care">{words('circle.prepare.close.do')}</Button>
        </Form>
      </Disclosure>
    </>
  );
}

function NotReady({ slug, missing }: { slug: string; missing: Need[] }) {
  const { words } = useFrame();
  return (
    <Notice heading={words('circle.prepare.needed')}>
      <ul>
        {missing.map((need) => (
          <li key={need}>
            <a href={`/circles/${slug}/${parts.find((part) => part.need === need)!.at}`}>{words(`circle.need.${need}`)}</a>{' '}
            {words(`circle.need.${need}.why`)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Ready({ slug, confirmed }: { slug: string; confirmed: boolean }) {
  const { words } = useFrame();
  return (
    <Notice kind="kept" heading={words('circle.prepare.ready')}>
      <p>{words('circle.prepare.ready.text')}</p>
      {!confirmed && <p>{words('circle.prepare.ready.notConfirmed')}</p>}
      <Form action={`/circles/${slug}/prepare/open`}>
        <Buttons>
          <Button>{words('circle.prepare.open.do')}</Button>
        </Buttons>
      </Form>
    </Notice>
  );
}

export const prepareDoors = [
  get('/circles/:circle/prepare', 'prepareCircle', preparePage),
  post('/circles/:circle/prepare/open', 'prepareCircle', open),
  post('/circles/:circle/prepare/close', 'prepareCircle', close),
  // a page that came back with slips, opened again or in another language
  get('/circles/:circle/prepare/open', 'prepareCircle', toMap),
  get('/circles/:circle/prepare/close', 'prepareCircle', toMap),
];
