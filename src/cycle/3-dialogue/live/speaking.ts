/** Someone who can take a turn: their seat, the sides from which they take part, when they sat down. */
export type Speaker = { seat: string; sides: readonly string[]; satAt: Date };
/** A turn that was taken, or passed, in a step. */
export type Turn = { seat: string; kind: 'spoke' | 'passed' };

/**
 * The order of a round: by lot, but those of `first` (the sides with least formal power, when the circle chose so) before the others.
 * `lot` gives each seat its number, so that whoever comes later does not change the order of the rest and stands at the end.
 */
export function orderOfRound(
  speakers: readonly Speaker[],
  { first, began, lot }: { first: readonly string[]; began: Date; lot: (seat: string) => number },
): string[] {
  const place = ({ seat, sides, satAt }: Speaker) =>
    [satAt > began ? satAt.getTime() : 0, sides.some((side) => first.includes(side)) ? 0 : 1, lot(seat)] as const;
  return [...speakers]
    .map((speaker) => ({ seat: speaker.seat, at: place(speaker) }))
    .sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1] || a.at[2] - b.at[2] || (a.seat < b.seat ? -1 : 1))
    .map(({ seat }) => seat);
}

/** Whose turn it is in a round: the first who has neither spoken nor passed; then, once more, those who passed. Null when the round is over. */
export function nextInRound(order: readonly string[], turns: readonly Turn[]): string | null {
  const spoke = new Set(turns.filter(({ kind }) => kind === 'spoke').map(({ seat }) => seat));
  const passed = (seat: string) => turns.filter((turn) => turn.seat === seat && turn.kind === 'passed').length;
  const left = order.filter((seat) => !spoke.has(seat));
  return left.find((seat) => passed(seat) === 0) ?? left.find((seat) => passed(seat) === 1) ?? null;
}

/**
 * Who of those who asked speaks next: whoever had fewest turns in this session, so that first-time speakers come first; of those, who asked first.
 * Null when nobody asks.
 */
export function nextInQueue(asked: readonly { seat: string; at: Date }[], turnsOf: (seat: string) => number): string | null {
  const order = [...asked].sort(
    (a, b) => turnsOf(a.seat) - turnsOf(b.seat) || a.at.getTime() - b.at.getTime() || (a.seat < b.seat ? -1 : 1),
  );
  return order[0]?.seat ?? null;
}

/** Who has not had a turn yet, in the order in which they sat down: for the facilitator's eyes alone. */
export const withoutTurn = (speakers: readonly Speaker[], turns: readonly Turn[]): string[] => {
  const spoke = new Set(turns.filter(({ kind }) => kind === 'spoke').map(({ seat }) => seat));
  return [...speakers]
    .sort((a, b) => a.satAt.getTime() - b.satAt.getTime())
    .map(({ seat }) => seat)
    .filter((seat) => !spoke.has(seat));
};
