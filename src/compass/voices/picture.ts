import type { Reader } from '#cycle/1-gather/consent.ts';
import { richness, richnessInterval } from '#maths/richness/richness.ts';
import { answersShown, type AnswersShown } from './answers-shown.ts';
import type { Kind } from './naming.ts';
import { isReached, type Result, type Way } from './reaching.ts';
import { rootOf } from './same.ts';

/** A side as far as this part asks: with which readers it reads, and whether it belongs to the organisation that invites. */
export type SideHere = { id: string; name: string; reader: Reader; convenor: boolean };

/** Someone goes, or went. */
export type Going = {
  id: string;
  touched: string;
  who: string;
  way: Way;
  place: string | null;
  plannedOn: string | null;
  result: Result | null;
  seen: string | null;
  doneOn: string | null;
};

/** What stands in the tables of this part. */
export type Kept = {
  sides: readonly SideHere[];
  namings: readonly { id: string; sides: readonly string[]; /** The day on which it was said. */ day: string }[];
  nominations: readonly { naming: string; touched: string; /** Null while it is hidden. */ text: string | null }[];
  touched: readonly TouchedHere[];
  goings: readonly Going[];
};
export type TouchedHere = {
  id: string;
  kind: Kind;
  text: string;
  language: string;
  namedOn: string;
  sameAs: string | null;
  looked: 'waiting' | 'accepted' | 'refused';
  call: { name: string | null; number: string; until: string } | null;
};

/** One who is touched, as those inside see it. */
export type Voice = TouchedHere & {
  /** In which other words they were named. */
  otherwise: string[];
  /** What people said to be the same. */
  same: { id: string; text: string }[];
  /** The sides that named them and said so, of which two people or more answered. Never how many: where all name one, few there would be few of a side. */
  sides: SideHere[];
  /** Named from outside the organisation that invites. */
  outside: boolean;
  goings: Going[];
  reached: boolean;
};

/** How much of what there is to name has been named: never a grade, an estimate with its interval. */
export type Coverage = { named: number; estimate: { low: number; high: number }; share: number };

export type Picture = {
  voices: Voice[];
  sides: SideHere[];
  answers: AnswersShown;
  /** Null: too early to tell. */
  coverage: Coverage | null;
  /** What residents name and no professional does; null while one of the two is not asked yet. */
  novel: { voices: Voice[]; ofResidents: number } | null;
  /** Whether the circle said which sides belong to the organisation that invites. */
  convenorSaid: boolean;
};

/**
 * Who is not here, from what people named. Whoever was not reached stands first, and of those first who was named from outside the organisation
 * that invites. Everything that is said of a side rests on sides of which two people or more answered: from one answer nothing is shown of its side.
 * `today`: what is said in numbers is counted until the day before.
 */
export function pictureOf(kept: Kept, today: string): Picture {
  const above = new Map(kept.touched.map(({ id, sameAs }) => [id, sameAs]));
  const now = howMany(kept.namings, kept.sides);
  const heard = new Set(kept.sides.filter((_, at) => now.sides[at] !== 'few').map(({ id }) => id));
  const samples = kept.namings.map(({ id, sides, day }) => ({
    day,
    sides: sides.filter((side) => heard.has(side)),
    named: new Set(kept.nominations.filter(({ naming }) => naming === id).map(({ touched }) => rootOf(touched, above))),
  }));
  const voices = kept.touched
    .filter(({ id }) => rootOf(id, above) === id)
    .map((root) => voiceOf(root, { kept, samples, above }))
    .sort(byNeed);
  // Numbers are those of this morning: nobody sees by them who answered a moment ago, or took it back.
  const before = kept.namings.filter(({ day }) => day < today);
  const answers = howMany(before, kept.sides);
  return {
    voices,
    sides: [...kept.sides],
    answers,
    coverage: answers.enough ? coverageOf(samples.filter(({ day }) => day < today).map(({ named }) => [...named])) : null,
    novel: novelOf(voices, { kept, heard }),
    convenorSaid: kept.sides.some(({ convenor }) => convenor) && kept.sides.some(({ convenor }) => !convenor),
  };
}

const howMany = (namings: Kept['namings'], sides: Kept['sides']) =>
  answersShown(
    sides.map(({ id }) => namings.filter((naming) => naming.sides.includes(id)).length),
    namings.length,
  );

type Sample = { sides: string[]; named: Set<string>; day: string };

function voiceOf(root: TouchedHere, { kept, samples, above }: { kept: Kept; samples: Sample[]; above: Map<string, string | null> }): Voice {
  const ids = new Set([...above.keys()].filter((id) => rootOf(id, above) === root.id));
  const by = samples.filter(({ named }) => named.has(root.id));
  const sides = kept.sides.filter(({ id }) => by.some((sample) => sample.sides.includes(id)));
  const goings = kept.goings.filter(({ touched }) => ids.has(touched));
  const said = kept.nominations.filter(({ touched }) => ids.has(touched)).flatMap(({ text }) => text ?? []);
  return {
    ...root,
    otherwise: [...new Set([...said, ...kept.touched.filter(({ id }) => ids.has(id)).map(({ text }) => text)])]
      .filter((text) => text !== root.text)
      .sort(),
    same: kept.touched.filter(({ id }) => ids.has(id) && id !== root.id).map(({ id, text }) => ({ id, text })),
    sides,
    outside: kept.sides.some(({ convenor }) => convenor) && sides.some(({ convenor }) => !convenor),
    goings,
    reached: goings.some(({ result }) => isReached(result)),
  };
}

const byNeed = (a: Voice, b: Voice) =>
  Number(a.reached) - Number(b.reached) ||
  Number(b.outside) - Number(a.outside) ||
  Number(isOfInside(a)) - Number(isOfInside(b)) ||
  a.namedOn.localeCompare(b.namedOn) ||
  a.text.localeCompare(b.text) ||
  a.id.localeCompare(b.id);

/** Named by the organisation that invites as well: it knows them already. */
const isOfInside = ({ sides }: Voice) => sides.some(({ convenor }) => convenor);

/** Never closer than five in a hundred, and never all: what nobody knows of cannot be counted. */
function coverageOf(samples: string[][]): Coverage | null {
  const found = richness(samples);
  if (!found || found.observed === 0) return null;
  const { low, high } = richnessInterval(found);
  return {
    named: found.observed,
    estimate: { low: Math.floor(low), high: Math.ceil(high) },
    share: Math.min(0.95, Math.round(found.coverage * 20) / 20),
  };
}

function novelOf(voices: Voice[], { kept, heard }: { kept: Kept; heard: Set<string> }): Picture['novel'] {
  const areHeard = (reader: Reader) => kept.sides.some((side) => side.reader === reader && heard.has(side.id));
  if (!areHeard('residents') || !areHeard('professionals')) return null;
  const namedBy = (voice: Voice, reader: Reader) => voice.sides.some((side) => side.reader === reader);
  const ofResidents = voices.filter((voice) => namedBy(voice, 'residents'));
  return { voices: ofResidents.filter((voice) => !namedBy(voice, 'professionals')), ofResidents: ofResidents.length };
}
