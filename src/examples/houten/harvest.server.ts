import { changesOf } from '#cycle/4-change/changes.server.ts';
import type { Outcome } from '#system/outcomes/outcome.ts';
import { correctOutcome, outcomeAt, writeOutcome } from '#system/outcomes/outcomes.server.ts';
import { choose, layOpen, openPanel } from '#system/outcomes/panels.server.ts';
import { noteRipple } from '#system/outcomes/ripples.server.ts';
import { askOutsider, substantiate } from '#system/outcomes/substantiations.server.ts';
import type { Ground } from '../fill-example.server.ts';
import type { Cast } from './cast.server.ts';
import { outcomes, panel, ripples } from './harvest.ts';
import type { Sense } from './make-sense.server.ts';
import type { Stories } from './tell-stories.server.ts';

/** The example harvests: what became different, what outsiders say of it, what came of it, and which change matters most to whom. */
export async function harvestChange(ground: Ground, cast: Cast, { stories, sense }: { stories: Stories; sense: Sense }): Promise<void> {
  const written = new Map<string, string>();
  for (const one of outcomes) written.set(one.name, await harvestOne(ground, cast, { one, stories, sense }));
  await whatCameOfIt(ground, cast, written);
  await askPanels(ground, cast, { written, stories });
}

type Harvesting = { one: (typeof outcomes)[number]; stories: Stories; sense: Sense };

async function harvestOne({ db }: Ground, { circle, side, people, day, date }: Cast, { one, stories, sense }: Harvesting): Promise<string> {
  const { name: _, happened, written, said, mended, side: from, stories: told, insights, ...says } = one;
  const outcome: Outcome = {
    ...says,
    happened_on: date(happened),
    side: side(from),
    named: [
      ...told.map((story) => ({ kind: 'story' as const, about: stories.get(story)!.id })),
      ...insights.map((insight) => ({ kind: 'insight' as const, about: sense.insight(insight) })),
    ],
  };
  const by = (now: Date) => ({ person: people.steward, seat: null, now });
  const id = await writeOutcome(db, circle, outcome, by(day(written)));
  if (mended)
    await correctOutcome(db, circle, id, { outcome: { ...outcome, what: mended.what }, because: mended.because, by: by(day(mended.day)) });
  const { version } = (await outcomeAt(db, circle, id))!;
  for (const { day: when, role, ...answer } of said) {
    const secret = await askOutsider(db, circle, id, { askedOf: role, person: people.steward, now: day(when) });
    await substantiate(db, secret, { ...answer, role, name: null, version }, day(when));
  }
  return id;
}

async function whatCameOfIt({ db }: Ground, { circle, side, people, day, date }: Cast, written: ReadonlyMap<string, string>) {
  const [change] = await changesOf(db, circle);
  const noted = new Map<string, string>();
  for (const { name, from, side: seenFrom, day: before, ...ripple } of ripples) {
    const came =
      from === 'change'
        ? ({ kind: 'change', id: change!.id } as const)
        : written.has(from)
          ? ({ kind: 'outcome', id: written.get(from)! } as const)
          : ({ kind: 'ripple', id: noted.get(from)! } as const);
    const whole = { ...ripple, seen_on: date(before), side: side(seenFrom), from: came };
    const done = await noteRipple(db, circle, whole, { person: people.steward, seat: null, now: day(before) });
    if ('refused' in done) throw new Error(`The ripple ${name} of the example could not be kept: ${done.refused}`);
    noted.set(name, done.id);
  }
}

type Laid = { written: ReadonlyMap<string, string>; stories: Stories };

async function askPanels({ db }: Ground, { circle, side, people, day }: Cast, { written, stories }: Laid) {
  const ids = (names: readonly string[]) => names.map((name) => written.get(name)!);
  const told = (names: readonly string[]) => names.map((name) => stories.get(name)!.id);
  const before = { question: panel.question, sides: panel.sides.map(side), stories: told(panel.stories), outcomes: ids(panel.outcomes) };
  const id = await openPanel(db, circle, before, { person: people.steward, now: day(3) });
  for (const { side: from, by, because, ...chosen } of panel.choices) {
    const choice = { none: false, because, stories: told(chosen.stories), outcomes: ids(chosen.outcomes) };
    await choose(db, circle, id, { side: side(from), choice, by: { person: people[by], seat: null, now: day(2) } });
  }
  await layOpen(db, circle, id, { now: day(1) });
}
