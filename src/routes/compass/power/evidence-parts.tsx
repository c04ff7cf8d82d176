import {
  evidenceKinds,
  evidenceOf,
  namable,
  nameEvidence,
  type Evidence,
  type EvidenceHere,
  type EvidenceKind,
} from '#compass/who-takes-part/evidence.server.ts';
import type { Process } from '#compass/who-takes-part/part.ts';
import type { Db } from '#lib/server/db.server.ts';
import { may } from '#lib/people/may.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { Select } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import type { Here } from '../../door.ts';
import { compassPath, type Answering } from './answering.server.ts';

type Namable = Awaited<ReturnType<typeof namable>>;
/** A story has its own language; the rest is written in that of the circle. */
type OneNamable = { id: string; text: string; lang?: string };

/** What of this circle shows how it is; with what whoever is here named already. */
export async function ownEvidence(c: Here, { here, round, process }: { here: Answering; round: string; process: Process }) {
  const { db, circle } = c.var;
  const [can, all] = await Promise.all([namable(db, circle.id, here.eyes), evidenceOf(db, circle.id, { round, eyes: here.eyes })]);
  const mine = ({ person, seat }: EvidenceHere) =>
    here.namer.person !== null ? person === here.namer.person : seat !== null && seat === here.namer.seat;
  return { can, own: all.filter((one) => one.process === process && mine(one)) };
}

/** Four lists to name evidence from; those with nothing in them are left out. */
export function EvidenceFields({ c, can, open }: { c: Here; can: Namable; open: boolean }) {
  const { words } = c.var;
  const kinds = evidenceKinds.filter((kind) => can[kind].length > 0);
  if (kinds.length === 0) return null;
  return (
    <Disclosure summary={words('parts.evidence.title')} open={open}>
      <p>{words('parts.evidence.lead')}</p>
      {kinds.map((kind) => (
        <Select
          name={`evidence-${kind}`}
          label={words(`parts.evidence.${kind}`)}
          hint={kind === 'story' ? words('parts.evidence.story.means') : undefined}
          options={[
            { value: '', label: words('parts.evidence.nothing') },
            ...can[kind].map(({ id, text, lang }: OneNamable) => ({
              value: id,
              label: beginningOf(text),
              lang: lang ?? c.var.circle.language,
            })),
          ]}
        />
      ))}
    </Disclosure>
  );
}

/** What whoever is here named, each to take away again. */
export function OwnEvidence({ c, own }: { c: Here; own: EvidenceHere[] }) {
  const { words } = c.var;
  if (own.length === 0) return null;
  return (
    <section>
      <h2>{words('parts.evidence.own')}</h2>
      <ul>
        {own.map((one) => (
          <li key={one.id}>
            {words(`parts.evidence.${one.kind}`)}:{' '}
            <span lang={one.lang ?? c.var.circle.language} dir="auto">
              {beginningOf(one.text ?? '')}
            </span>
            <Form action={compassPath(c, `/parts/evidence/${one.id}/drop`)}>
              <Button kind="quiet" label={`${words('parts.evidence.drop')}: ${beginningOf(one.text ?? '')}`}>
                {words('parts.evidence.drop')}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Keeps what was chosen from the lists, as far as it stood in them. */
export async function keepEvidence(db: Db, c: Here, { here, process, today }: { here: Answering; process: Process; today: string }) {
  const { circle, form, now } = c.var;
  const can = await namable(db, circle.id, here.eyes);
  const evidence = evidenceKinds.flatMap((kind): Evidence[] => {
    const about = form.get(`evidence-${kind}`);
    return can[kind].some(({ id }) => id === about) ? [{ kind, about: String(about) }] : [];
  });
  if (evidence.length > 0) await nameEvidence(db, circle.id, { process, evidence, by: here.namer, today, now });
}

/** The evidence of one process for whoever reads: each leads to where it stands; a story that is not theirs to read is only said to be there. */
export function EvidenceList({ c, evidence }: { c: Here; evidence: EvidenceHere[] }) {
  const { words, circle } = c.var;
  if (evidence.length === 0) return null;
  const closed = evidence.some(({ about }) => about === null);
  const at: Record<EvidenceKind, string> = {
    story: may(c.var.actor, 'readStories', circle.id) ? 'stories/' : 'published/',
    insight: 'insights/',
    decision: 'changes/',
    agreement: 'changes/agreements/',
  };
  return (
    <>
      <h3>{words('power.evidence')}</h3>
      <ul>
        {evidence
          .filter(({ about }) => about !== null)
          .map((one) => (
            <li key={one.id}>
              {words(`parts.evidence.${one.kind}`)}:{' '}
              <a href={`/circles/${circle.slug}/${at[one.kind]}${one.about}`} lang={one.lang ?? circle.language} dir="auto">
                {beginningOf(one.text ?? '')}
              </a>
            </li>
          ))}
        {closed && <li>{words('power.evidence.closed')}</li>}
      </ul>
    </>
  );
}

const beginningOf = (text: string) => (text.length > 70 ? `${text.slice(0, 68).trimEnd()}…` : text);
