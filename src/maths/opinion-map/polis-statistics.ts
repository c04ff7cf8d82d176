/** Votes on one statement: agrees, disagrees, and all that were cast, passes included. */
export type Counts = { agrees: number; disagrees: number; seen: number };

/** A statement that tells one group from the others, as Polis reports it. */
export type PolisRepresentative = {
  statement: number;
  direction: 'agree' | 'disagree';
  /** Votes of that kind in the group, and all its votes on the statement. */
  successes: number;
  trials: number;
  /** (successes + 1) / (trials + 2), and its z against one half. */
  share: number;
  shareTest: number;
  /** How many times the share of everybody else, and the z of the difference. */
  ratio: number;
  ratioTest: number;
  /** Polis puts the statement most agreed on in the group first. */
  bestAgree: boolean;
};

/** A statement on which most people are of one mind. */
export type PolisConsensus = { statement: number; successes: number; trials: number; share: number; shareTest: number };

/** One-sided 90%: what Polis calls significant. */
export const significant = (z: number): boolean => z > 1.2816;

/**
 * z of a share against one half, with one vote added: 2√(n+1)·((s+1)/(n+1) − ½). Polis, `stats.clj`.
 *
 * @example proportionTest(8, 8) // 3
 */
export const proportionTest = (successes: number, trials: number): number =>
  2 * Math.sqrt(trials + 1) * ((successes + 1) / (trials + 1) - 0.5);

/**
 * z of the difference of two shares, pooled, with one added to all four counts; 0 when everybody did. Polis, `stats.clj`.
 *
 * @example twoProportionTest({ successes: 3, trials: 3 }, { successes: 0, trials: 3 }) // 2.19
 */
export function twoProportionTest(inside: { successes: number; trials: number }, outside: { successes: number; trials: number }): number {
  const [s1, n1, s2, n2] = [inside.successes + 1, inside.trials + 1, outside.successes + 1, outside.trials + 1];
  const pooled = (s1 + s2) / (n1 + n2);
  return pooled === 1 ? 0 : (s1 / n1 - s2 / n2) / Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
}

/**
 * The statements that represent each group (Polis, `repness.clj`): those whose share in the group and whose difference
 * from everybody else are both significant, by ratio × ratioTest × share × shareTest, at most five; the best agreed one
 * first, agrees before disagrees. A group without any gets its best agreed statement, or else its most different one.
 *
 * `counts[g][j]` counts the votes of group g on statement j; statements in `leftOut` take no part.
 */
export function polisRepresentatives(counts: Counts[][], leftOut: Uint8Array): PolisRepresentative[][] {
  return counts.map((group, g) => {
    let best: Compared | undefined;
    let bestAgree: Compared | undefined;
    const sufficient: Compared[] = [];
    group.forEach((inside, statement) => {
      if (leftOut[statement]) return;
      const compared = compare(statement, inside, everybodyElse(counts, g, statement));
      if (passes(compared)) sufficient.push(compared);
      if (sufficient.length === 0 && (!best || strongestTest(compared) > chosenTest(best))) best = compared;
      if (beatsBestAgree(compared, bestAgree)) bestAgree = compared;
    });
    const head = bestAgree ? [{ ...reported(bestAgree), bestAgree: true }] : [];
    if (sufficient.length === 0) return head.length > 0 || !best ? head : [reported(best)];
    const rest = sufficient.filter(({ statement }) => statement !== bestAgree?.statement).map(reported);
    rest.sort((a, b) => metric(b) - metric(a) || a.statement - b.statement);
    const five = [...head, ...rest].slice(0, 5);
    return [...five.filter((x) => x.direction === 'agree'), ...five.filter((x) => x.direction === 'disagree')];
  });
}

/**
 * What nearly everybody agrees or disagrees with (Polis, `select-consensus-comments`): share above one half and
 * significant, by share × z, at most five each way.
 */
export function polisConsensus(counts: Counts[], leftOut: Uint8Array): { agree: PolisConsensus[]; disagree: PolisConsensus[] } {
  const topFive = (successesOf: (c: Counts) => number): PolisConsensus[] =>
    counts
      .map((c, statement) => {
        const successes = successesOf(c);
        const share = (successes + 1) / (c.seen + 2);
        return { statement, successes, trials: c.seen, share, shareTest: proportionTest(successes, c.seen) };
      })
      .filter(({ statement, share, shareTest }) => !leftOut[statement] && share > 0.5 && significant(shareTest))
      .sort((a, b) => b.share * b.shareTest - a.share * a.shareTest || a.statement - b.statement)
      .slice(0, 5);
  return { agree: topFive((c) => c.agrees), disagree: topFive((c) => c.disagrees) };
}

/** Group-informed consensus: the product over groups of (agrees + 1) / (seen + 2). It shrinks as groups are added. */
export const groupInformedConsensus = (counts: Counts[][], statement: number): number =>
  counts.reduce((product, group) => product * ((group[statement]!.agrees + 1) / (group[statement]!.seen + 2)), 1);

/**
 * How much Polis wants a statement to be seen: (importance × (1 + 8·2^(−S/5)))², importance = (1 − p)(E + 1)a with
 * p = (P + 1)/(S + 2), a = (A + 1)/(S + 2), P passes, S votes, A agrees of the people in groups, E extremity.
 *
 * @example commentPriority({ agrees: 1, disagrees: 0, seen: 1 }, 0) // 10.9
 */
export function commentPriority({ agrees, disagrees, seen }: Counts, extremity: number): number {
  const passShare = (seen - agrees - disagrees + 1) / (seen + 2);
  const importance = (1 - passShare) * (extremity + 1) * ((agrees + 1) / (seen + 2));
  return (importance * (1 + 8 * 2 ** (-seen / 5))) ** 2;
}

type Side = { successes: number; share: number; shareTest: number; ratio: number; ratioTest: number };
type Compared = { statement: number; trials: number; agree: Side; disagree: Side };

function compare(statement: number, inside: Counts, outside: Counts): Compared {
  const side = (s: number, sOutside: number): Side => {
    const share = (s + 1) / (inside.seen + 2);
    return {
      successes: s,
      share,
      shareTest: proportionTest(s, inside.seen),
      ratio: share / ((sOutside + 1) / (outside.seen + 2)),
      ratioTest: twoProportionTest({ successes: s, trials: inside.seen }, { successes: sOutside, trials: outside.seen }),
    };
  };
  return {
    statement,
    trials: inside.seen,
    agree: side(inside.agrees, outside.agrees),
    disagree: side(inside.disagrees, outside.disagrees),
  };
}

/** The votes on a statement of all groups but one. */
export function everybodyElse(counts: readonly (readonly Counts[])[], group: number, statement: number): Counts {
  const sum = { agrees: 0, disagrees: 0, seen: 0 };
  counts.forEach((others, g) => {
    if (g === group) return;
    sum.agrees += others[statement]!.agrees;
    sum.disagrees += others[statement]!.disagrees;
    sum.seen += others[statement]!.seen;
  });
  return sum;
}

const passes = ({ agree, disagree }: Compared): boolean =>
  (significant(agree.ratioTest) && significant(agree.shareTest)) || (significant(disagree.ratioTest) && significant(disagree.shareTest));

const strongestTest = ({ agree, disagree }: Compared): number => Math.max(agree.ratioTest, disagree.ratioTest);

const chosenSide = (c: Compared): 'agree' | 'disagree' => (c.agree.ratioTest > c.disagree.ratioTest ? 'agree' : 'disagree');

const chosenTest = (c: Compared): number => c[chosenSide(c)].ratioTest;

function beatsBestAgree(c: Compared, best: Compared | undefined): boolean {
  if (c.agree.successes === 0 && c.disagree.successes === 0) return false;
  const strength = ({ share, shareTest }: Side) => share * shareTest;
  const all = (side: Side) => side.ratio * side.ratioTest * strength(side);
  if (best && best.agree.ratio > 1) return all(c.agree) > all(best.agree);
  if (best) return strength(c.agree) > strength(best.agree);
  return significant(c.agree.shareTest) || (c.agree.ratio > 1 && c.agree.share > 0.5);
}

function reported(c: Compared): PolisRepresentative {
  const direction = chosenSide(c);
  return { statement: c.statement, direction, trials: c.trials, ...c[direction], bestAgree: false };
}

const metric = (r: PolisRepresentative): number => r.ratio * r.ratioTest * r.share * r.shareTest;
