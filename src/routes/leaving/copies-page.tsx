import { copyOf } from '#cycle/2-sense/copies.server.ts';
import { slipLines, type Sent } from '#lib/form/filled.ts';
import { oneOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Disclosure, Empty, List } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { When } from '#lib/ui/when.tsx';
import { copiesKept, copyEnds, endCopy, toAskBack, type CopyKept } from '#system/leaving/copies-register.server.ts';
import { spoken } from '#system/leaving/manifest.ts';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';

/** The register of prints and exports: which exist, which to ask back, and what became of them. */
async function copiesPage(c: Here, sent?: Sent & { copy: string }) {
  const { db, words, circle } = c.var;
  const copies = await copiesKept(db, circle.id);
  const base = `/circles/${circle.slug}/leaving`;
  return showCircle(
    c,
    { title: words('leaving.copies.title'), status: sent && 422 },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <p>
        <a href={base}>{words('leaving.title')}</a>
      </p>
      <h1>{words('leaving.copies.title')}</h1>
      <p class="kring-lead">{words('leaving.copies.lead')}</p>
      {copies.length === 0 && <Empty>{words('leaving.copies.none')}</Empty>}
      <List
        items={copies.map((copy) => (
          <OneCopy copy={copy} base={base} lang={circle.language} sent={sent?.copy === copy.id ? sent : undefined} />
        ))}
      />
      <p class="kring-quiet">{words('leaving.copies.withdrawn')}</p>
    </>,
  );
}

function OneCopy({ copy, base, lang, sent }: { copy: CopyKept; base: string; lang: string; sent?: Sent }) {
  const { words } = useFrame();
  const slip = slipLines(words, sent)[0];
  return (
    <Card id={`copy-${copy.id}`}>
      <h2>{words(`leaving.copies.${copy.kind}`, { number: copy.number })}</h2>
      <p lang={lang} dir="auto">
        {copy.what}
      </p>
      <p>
        {copy.by ? words('leaving.copies.madeBy', { name: copy.by }) : words('leaving.copies.byMachine')} · <When at={copy.madeAt} />
        {copy.fingerprint && <> · {words('leaving.copies.fingerprint', { fingerprint: spoken(copy.fingerprint) })}</>}
      </p>
      {toAskBack(copy) && (
        <Notice kind="warning" heading={words('leaving.copies.askBack')} level={3}>
          <p>{words('leaving.copies.askBack.why')}</p>
        </Notice>
      )}
      {copy.ended && (
        <p class="kring-strong">
          {words(`leaving.copies.ended.${copy.ended}`)}: <When at={copy.endedAt!} />
        </p>
      )}
      <Disclosure summary={words('leaving.copies.end')} open={slip !== undefined}>
        <Form action={`${base}/copies/${copy.id}`}>
          <Choices
            name="how"
            id={`how-${copy.id}`}
            label={words('leaving.copies.end')}
            problem={slip?.text}
            options={copyEnds.map((how) => ({ value: how, label: words(`leaving.copies.end.${how}`), chosen: copy.ended === how }))}
          />
          <Button kind="quiet">{words('leaving.copies.end.keep')}</Button>
        </Form>
      </Disclosure>
    </Card>
  );
}

async function noteEnd(c: Here) {
  const { db, circle, person, form, now } = c.var;
  const copy = c.req.param('copy')!;
  const how = oneOf(form, 'how', copyEnds);
  if (!(await copyOf(db, circle.id, copy))) return showNotHere(c);
  if (!how) return copiesPage(c, { form, copy, problems: { [`how-${copy}`]: 'leaving.copies.slip' } });
  await endCopy(db, circle.id, copy, { how, by: person.id, now });
  return c.redirect(`/circles/${circle.slug}/leaving/copies#copy-${copy}`, 303);
}

// A page that came back with a slip, opened again or in another language.
async function toRegister(c: Here) {
  const { db, circle } = c.var;
  const there = await copyOf(db, circle.id, c.req.param('copy')!);
  return there ? c.redirect(`/circles/${circle.slug}/leaving/copies`, 303) : showNotHere(c);
}

export const copiesRegisterDoors = [
  get('/circles/:circle/leaving/copies', 'keepCopies', (c) => copiesPage(c)),
  post('/circles/:circle/leaving/copies/:copy', 'keepCopies', noteEnd),
  get('/circles/:circle/leaving/copies/:copy', 'keepCopies', toRegister),
];
