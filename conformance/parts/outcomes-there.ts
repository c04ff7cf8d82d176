import type { Db } from '#lib/server/db.server.ts';
import { hashOf, newId, newSecret } from '#lib/server/ids.ts';

type There = {
  db: Db;
  circle: string;
  now: Date;
  /** A text with a canary. */ say: (what: string) => string;
  people: { member: string; steward: string };
  sides: { residents: string; professionals: string; deciders: string };
  rests: { main: string; unquoted: string; decision: string };
};

/** The harvest of a full circle: an outcome that was put right, what outsiders say of it, an open panel and one that is laid open, and ripples. */
export async function outcomesInCircle({ db, circle, now, say, people, sides, rests }: There) {
  const ago = (days: number) => new Date(now.getTime() - days * 864e5);
  const dayOf = (days: number) => ago(days).toISOString().slice(0, 10);
  const id = () => ({ circle_id: circle, id: newId() });
  const [outcome, other] = [
    { ...id(), made_at: ago(6) },
    { ...id(), made_at: ago(5) },
  ];
  await db.insertInto('outcome').values([outcome, other]).execute();
  const written = {
    who_kind: 'group' as const,
    happened_on: dayOf(7),
    ours: 'some' as const,
    person_id: people.member,
    seat_id: null,
    side_id: sides.professionals,
  };
  const version = (which: string, nth: number, of: string) => ({
    ...{
      ...id(),
      ...written,
      outcome_id: of,
      nth,
      at: ago(6 - nth),
      who: say(`outcome_version.who${which}`),
      what: say(`outcome_version.what${which}`),
    },
    ...{ matters: say(`outcome_version.matters${which}`), contribution: say(`outcome_version.contribution${which}`) },
    ...{
      evidence: say(`outcome_version.evidence${which}`),
      changed_because: nth > 1 ? say(`outcome_version.changed_because${which}`) : null,
    },
  });
  const [first, second] = [version('/earlier', 1, outcome.id), version('', 2, outcome.id)];
  await db
    .insertInto('outcome_version')
    .values([first, second, { ...version('/hidden', 1, other.id), hidden_at: ago(1) }])
    .execute();
  const rested = { insight_id: null, agreement_id: null, try_out_id: null, at: ago(5), outcome_id: outcome.id };
  await db
    .insertInto('outcome_evidence')
    .values([
      { ...id(), ...rested, story_id: rests.main, decision_id: null },
      { ...id(), ...rested, story_id: null, decision_id: rests.decision },
    ])
    .execute();
  const secret = newSecret();
  const asked = { outcome_id: outcome.id, made_at: ago(4), made_by: people.steward, expires_at: ago(-20) };
  const link = { ...id(), ...asked, asked_of: say('substantiation.asked_of'), secret_hash: hashOf(secret) };
  const said = (which: string) => ({
    ...{ ...id(), ...asked, asked_of: say(`substantiation.asked_of/${which}`), secret_hash: hashOf(newSecret()), version_id: second.id },
    ...{ answered_at: ago(3), agrees: 'part' as const, because: say(`substantiation.because/${which}`) },
    ...{ role: say(`substantiation.role/${which}`), name: say(`substantiation.name/${which}`) },
  });
  await db.insertInto('substantiation').values(link).execute();
  await db
    .insertInto('substantiation')
    .values([said('said'), { ...said('hidden'), hidden_at: ago(1) }])
    .execute();
  const panels = {
    open: await panelOf('open', null),
    laid: await panelOf('laid', ago(2)),
  };
  await db
    .insertInto('panel')
    .values({ ...id(), question: say('panel.question/hidden'), opened_at: ago(4), opened_by: people.steward, hidden_at: ago(1) })
    .execute();
  const seen = { seen_on: dayOf(3), person_id: people.member, seat_id: null, side_id: sides.residents, made_at: ago(3) };
  const nowhere = { outcome_id: null, change_id: null, from_id: null, from_ring: null };
  const ripple = {
    ...id(),
    ...seen,
    ...nowhere,
    outcome_id: outcome.id,
    kind: 'expected' as const,
    text: say('ripple.text'),
    noticed: say('ripple.noticed'),
  };
  await db.insertInto('ripple').values(ripple).execute();
  await db
    .insertInto('ripple')
    .values({
      ...{ ...id(), ...seen, ...nowhere, from_id: ripple.id, from_ring: 1, kind: 'unwelcome', hidden_at: ago(1) },
      ...{ text: say('ripple.text/hidden'), noticed: say('ripple.noticed/hidden') },
    })
    .execute();
  return { outcome: outcome.id, link: link.id, secret, panels, ripple: ripple.id };

  async function panelOf(which: string, laidOpen: Date | null): Promise<string> {
    const panel = {
      ...id(),
      question: say(`panel.question/${which}`),
      opened_at: ago(4),
      opened_by: people.steward,
      laid_open_at: laidOpen,
    };
    await db.insertInto('panel').values(panel).execute();
    const here = { circle_id: circle, panel_id: panel.id };
    const both = [sides.professionals, sides.deciders];
    await db.insertInto('panel_side').values(both.map((side_id) => ({ ...here, side_id }))).execute(); // prettier-ignore
    await db.insertInto('panel_story').values([rests.main, rests.unquoted].map((story_id) => ({ ...here, story_id }))).execute(); // prettier-ignore
    await db.insertInto('panel_outcome').values({ ...here, outcome_id: outcome.id }).execute(); // prettier-ignore
    for (const [nth, side_id] of (laidOpen ? both : both.slice(0, 1)).entries()) {
      const choice = { ...id(), panel_id: panel.id, side_id, none: nth > 0, person_id: people.member, seat_id: null, at: ago(3) };
      await db
        .insertInto('significant_choice')
        .values({ ...choice, because: say(`significant_choice.because/${which}-${nth}`), hidden_at: null })
        .execute();
      if (nth > 0) continue;
      await db.insertInto('chosen_story').values({ ...here, choice_id: choice.id, story_id: rests.main }).execute(); // prettier-ignore
      await db.insertInto('chosen_outcome').values({ ...here, choice_id: choice.id, outcome_id: outcome.id }).execute(); // prettier-ignore
    }
    return panel.id;
  }
}
