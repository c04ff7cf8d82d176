import { Tag } from '#lib/ui/card.tsx';
import { Select } from '#lib/ui/field.tsx';
import type { OutcomeHere, Substantiated } from '#system/outcomes/outcomes.server.ts';
import type { SaidOfOutcome } from '#system/outcomes/substantiations.server.ts';
import { When } from '#lib/ui/when.tsx';
import type { Here } from '../door.ts';
import type { Side } from '../sense/here.server.ts';
import { dayOf, outcomesPath, saidOr } from './here.server.ts';

/** What outsiders said of an outcome, in one line; plainly when nobody said anything yet. */
export function Standing({ c, said }: { c: Here; said: Substantiated }) {
  return <Tag>{standingOf(c, said)}</Tag>;
}

/** The same in words. What was said of an earlier text counts no more for this one. */
export function standingOf({ var: { words } }: Here, { full, part, no }: Substantiated): string {
  const several = [full, part, no].filter((count) => count > 0).length > 1;
  if (full + part + no === 0) return words('outcomes.standing.none');
  if (several) return words('outcomes.standing.mixed', { full, part, no });
  return words(full ? 'outcomes.standing.full' : part ? 'outcomes.standing.part' : 'outcomes.standing.no', { count: full + part + no });
}

/** An outcome in a few lines: what is different, with whom, since when, and what others say of it. */
export function OutcomeLine({ c, outcome }: { c: Here; outcome: OutcomeHere }) {
  const { words, circle } = c.var;
  return (
    <>
      <a href={outcomesPath(c, `/${outcome.id}`)} lang={circle.language} dir="auto">
        {saidOr(c, outcome.what)}
      </a>
      <br />
      <span lang={circle.language} dir="auto">
        {saidOr(c, outcome.who)}
      </span>
      {', '}
      {dayOf(c, outcome.happenedOn)}
      <br />
      <Standing c={c} said={outcome} /> <Tag>{words(`outcomes.ours.${outcome.ours}.short`)}</Tag>
    </>
  );
}

/** What one outsider said: whether it is so, why, in which role, and by whom only where they wished it. */
export function Said({ c, said }: { c: Here; said: SaidOfOutcome }) {
  const { words, circle } = c.var;
  return (
    <>
      <strong>{words(`outcomes.agrees.${said.agrees}`)}</strong>:{' '}
      <span class="kring-lines" lang={circle.language} dir="auto">
        {saidOr(c, said.because)}
      </span>
      <br />
      <span class="kring-quiet">
        <span dir="auto">{[said.name, saidOr(c, said.role)].filter(Boolean).join(', ')}</span>, <When at={said.at} />
        {!said.ofNow && <>. {words('outcomes.said.earlier')}</>}
      </span>
    </>
  );
}

/** From which side someone writes: asked when several can from here. */
export function FromSide({ c, speaking, value, problem }: { c: Here; speaking: readonly Side[]; value: string; problem?: string }) {
  const { words } = c.var;
  if (speaking.length === 1) return <input type="hidden" name="side" value={speaking[0]!.id} />;
  return (
    <Select
      name="side"
      label={words('outcomes.side')}
      value={value}
      problem={problem}
      options={[{ value: '', label: words('outcomes.side.missing') }, ...speaking.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  );
}

/** The beginning of a longer text, for a list to choose from. */
export const beginningOf = (text: string, most = 90) => (text.length > most ? `${text.slice(0, most - 2).trimEnd()}…` : text);
