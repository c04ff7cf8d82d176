import type { InTheRoom } from '#cycle/3-dialogue/live/speakers.server.ts';
import { judged } from '#cycle/3-dialogue/live/tables.ts';
import type { Session } from '#cycle/3-dialogue/sessions.server.ts';
import { filledWith, type Sent } from '#lib/form/filled.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Select } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import type { Words } from '#lib/words/words.ts';
import type { Here } from '../door.ts';
import { sessionPath } from '../dialogue/here.server.ts';
import { called, listed, nameOf } from './here.server.ts';
import type { SeatingHere } from './seating-page.tsx';

const mostTold = 10; // wishes that are told one by one

/** How good a seating is, in sentences: who meets twice, which wish cannot be met, whether sides are spread, who has no table yet. */
export function HowGood({ words, here: { room, seated, wishes, from, rounds } }: { words: Words; here: SeatingHere }) {
  const good = judged(
    room.map(({ seat, sides }) => ({ id: seat, sides })),
    seated.slice(0, rounds.length),
    wishes,
  );
  if (!good) return null;
  const oneTable = seated.length > 1 && seated.every((tables) => tables.length === 1);
  const name = (seat: string) => called(words, room, seat) ?? '';
  return (
    <ul>
      <li>
        {oneTable
          ? words('live.seating.oneTable')
          : words(good.repeats === 0 ? 'live.seating.good' : 'live.seating.repeats', { count: good.repeats })}
      </li>
      <li>{words(good.uneven === 0 ? 'live.seating.even' : 'live.seating.uneven', { count: good.uneven })}</li>
      {good.broken
        .filter(({ round }) => round >= from)
        .slice(0, mostTold)
        .map(({ wish, pair: [one, other], round }) => (
          <li dir="auto">{words(`live.seating.broken.${wish}`, { one: name(one), other: name(other), round: round + 1 })}</li>
        ))}
      {rounds.map(({ round }) => {
        const without = room.filter(({ seat }) => !(seated[round] ?? []).flat().includes(seat));
        return (
          without.length > 0 &&
          (round >= from || round === from - 1) && (
            <li dir="auto">
              {words('live.seating.round', { number: round + 1 })}.{' '}
              {words('live.seating.without', {
                names: listed(
                  words,
                  without.map((one) => nameOf(words, one)),
                ),
              })}
            </li>
          )
        );
      })}
    </ul>
  );
}

type MoveProps = { c: Here; session: Session; room: readonly InTheRoom[]; tables: readonly string[][]; round: number; sent?: Sent };

/** Seats one person elsewhere: choose who, press the table. */
export function MoveSomeone({ c, session, room, tables, round, sent }: MoveProps) {
  const { words } = c.var;
  return (
    <Form action={sessionPath(c, session.id, '/seating/move')}>
      <h3>{words('live.seating.move')}</h3>
      <input type="hidden" name="round" value={round + 1} />
      <Select
        {...filledWith(words, {}, sent?.problems.seat ? sent : undefined)('seat')}
        label={words('live.seating.move.who')}
        options={people(words, room, (seat) => {
          const table = tables.findIndex((seats) => seats.includes(seat));
          return table < 0 ? '' : ` (${words('phone.table', { number: table + 1 })})`;
        })}
      />
      <p>{words('live.seating.move.to')}</p>
      <Buttons>
        {tables.map((_, nth) => (
          <Button key={nth} kind="quiet" name="table" value={String(nth + 1)}>
            {words('phone.table', { number: nth + 1 })}
          </Button>
        ))}
        <Button kind="quiet" name="table" value={String(tables.length + 1)}>
          {words('live.seating.move.new', { number: tables.length + 1 })}
        </Button>
      </Buttons>
    </Form>
  );
}

/** Who is to sit together, and who is not. */
export function Wishes({ c, session, here: { room, wishes }, sent }: { c: Here; session: Session; here: SeatingHere; sent?: Sent }) {
  const { words } = c.var;
  const field = filledWith(words, {}, sent?.problems.one ? sent : undefined);
  const action = sessionPath(c, session.id, '/seating/wish');
  const known = wishes.flatMap(({ kind, pair }) => {
    const [one, other] = room.filter(({ seat }) => pair.includes(seat));
    return one && other ? [{ kind, one, other }] : [];
  });
  return (
    <>
      <h2 id="wishes">{words('live.seating.wishes')}</h2>
      <p>{words('live.seating.wishes.means')}</p>
      {known.map(({ kind, one, other }) => {
        const said = words(`live.seating.wish.is.${kind}`, { one: nameOf(words, one), other: nameOf(words, other) });
        return (
          <Form key={`${one.seat} ${other.seat}`} action={action}>
            <input type="hidden" name="one" value={one.seat} />
            <input type="hidden" name="other" value={other.seat} />
            <p dir="auto">{said}</p>
            <Button kind="quiet" name="kind" value="none" label={`${words('live.seating.wish.drop')}: ${said}`}>
              {words('live.seating.wish.drop')}
            </Button>
          </Form>
        );
      })}
      <Form action={action}>
        <Select {...field('one')} label={words('live.seating.wish.one')} options={people(words, room)} />
        <Select {...field('other')} label={words('live.seating.wish.other')} options={people(words, room)} />
        <Buttons>
          <Button kind="quiet" name="kind" value="apart">
            {words('live.seating.wish.apart')}
          </Button>
          <Button kind="quiet" name="kind" value="together">
            {words('live.seating.wish.together')}
          </Button>
        </Buttons>
      </Form>
    </>
  );
}

const people = (words: Words, room: readonly InTheRoom[], more: (seat: string) => string = () => '') => [
  { value: '', label: words('live.seating.choose') },
  ...room.map((one) => ({ value: one.seat, label: nameOf(words, one) + more(one.seat) })),
];
