import { alike, linesOf } from '#lib/form/lines.ts';
import { fewest } from '#maths/small-cells.ts';
import { isSaid, sameSaying, type Saying } from './saying.ts';

/** What one person, or a table in the name of its side, answered and gave to be laid beside that of others. */
export type Voice = {
  id: string;
  side: string;
  how: 'apart' | 'together';
  /** They want their side to stand beside their answers. */ showSide: boolean;
  answers: ReadonlyMap<string, Saying>;
};

/** Voices of one side, or of people whose side is not said (`side` null). */
export type Group<One extends Voice = Voice> = { side: string | null; voices: One[] };

/**
 * Whose answers may stand beside each other, by side. Who answered apart is never named. Their side stands there with their own yes, or when
 * five of that side answered without that yes; all others together stand there without a side, and only from five on. `tooFew`: some are kept back.
 */
export function groupsOf<One extends Voice>(voices: readonly One[], sides: readonly string[]): { groups: Group<One>[]; tooFew: boolean } {
  const inOrder = [...voices].sort((one, other) => (one.id < other.id ? -1 : 1)); // ids are random: nothing follows from their order
  const closed = (side: string) => inOrder.filter((voice) => voice.side === side && !speaksOpenly(voice));
  const groups = sides.map((side): Group<One> => {
    const quiet = closed(side);
    return { side, voices: inOrder.filter((voice) => voice.side === side && (speaksOpenly(voice) || quiet.length >= fewest)) };
  });
  const left = sides
    .map(closed)
    .filter((quiet) => quiet.length < fewest)
    .flat();
  const others = left.length >= fewest ? [{ side: null, voices: left.sort((one, other) => (one.id < other.id ? -1 : 1)) }] : [];
  return { groups: [...groups, ...others].filter((group) => group.voices.length > 0), tooFew: left.length > 0 && left.length < fewest };
}

/** A table always speaks in the name of its side; someone apart when they said so. */
export const speaksOpenly = ({ how, showSide }: Pick<Voice, 'how' | 'showSide'>): boolean => how === 'together' || showSide;

/** One thing that was said on a card, and by which groups (as places in the list of groups). */
export type SaidBy = { saying: Saying; by: number[] };

/** A card on which people answered: all the different answers, and whether there is more than one. */
export type Beside = { card: string; answers: SaidBy[]; differs: boolean };

/** What was answered on each card that anyone answered, those on which people differ first. */
export function besideEachOther(cards: readonly string[], groups: readonly Group[]): Beside[] {
  const all = cards.map((card): Beside => {
    const answers: SaidBy[] = [];
    for (const [nth, { voices }] of groups.entries())
      for (const { answers: own } of voices) {
        const saying = own.get(card);
        if (!saying || !isSaid(saying)) continue;
        const known = answers.find((one) => sameSaying(one.saying, saying));
        if (!known) answers.push({ saying, by: [nth] });
        else if (!known.by.includes(nth)) known.by.push(nth);
      }
    return { card, answers, differs: answers.length > 1 };
  });
  return all.filter(({ answers }) => answers.length > 0).sort((one, other) => Number(other.differs) - Number(one.differs));
}

/** All that was said by voices on one card, each line once, in the order of the voices: what the drawing of a side shows. */
export function gathered(voices: readonly Voice[], card: string): Saying {
  const said = voices.flatMap(({ answers }) => answers.get(card) ?? []);
  const lines = new Map<string, string>();
  for (const { text } of said) for (const line of linesOf(text ?? '')) if (!lines.has(alike(line))) lines.set(alike(line), line);
  return {
    text: lines.size > 0 ? [...lines.values()].join('\n') : null,
    chosen: [...new Set(said.flatMap(({ chosen }) => chosen))].sort(),
  };
}
