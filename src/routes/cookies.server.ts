import { setCookie, deleteCookie, getCookie } from 'hono/cookie';
import { newSecret } from '#lib/server/ids.ts';
import { seal, unseal } from '#lib/server/sealed.server.ts';
import type { Going } from '#lib/people/oidc.server.ts';
import type { Respondent, Seat, Teller } from '#lib/people/may.ts';
import type { Here } from './door.ts';

/** The cookies of this product; all strictly needed, none lives longer than its visit must. */
export type CookieName = 'visit' | 'mine' | 'seat' | 'answers' | 'pulse' | 'help' | 'lang' | 'half' | 'oidc';

/** What a teller's browser holds: sealed, so that nobody can read or change it. `key` is there only right after telling, to show the card. */
export type TellerVisit = Teller & {
  visit: string;
  until: number;
  key?: string;
  /** Words of the code that were typed with a slip. */ mended?: { typed: string; meant: string }[];
};
/** What the browser of someone at a table or in a session holds. */
export type SeatVisit = Seat & { visit: string; until: number };

/** What the browser of someone who responds to statements holds. */
export type RespondentVisit = Respondent & { visit: string; until: number };

/** What the browser of a helper holds while a teller is beside them: which card, and what opens its entry. `code` is there only for a card made now, to show it. */
export type HelpVisit = {
  circle: string;
  helper: string;
  card: string;
  key: string;
  way: 'beside' | 'paper';
  code: { numbers: readonly number[]; link: string } | null;
  until: number;
};

/** Someone who has shown a link, or signed in elsewhere, and must still take the second step. */
export type HalfVisit = { person: string; until: number };

/** What the browser of someone who answered the pulse holds: which answer in which wave is theirs, so that they can change it. */
export type PulseVisit = { circle: string; wave: string; id: string; until: number };

const twoHours = 2 * 60 * 60 * 1000;
const tenMinutes = 10 * 60 * 1000;
const aDay = 12 * 60 * 60 * 1000;

export function keepTeller(c: Here, teller: Teller & Pick<TellerVisit, 'key' | 'mended'>): void {
  const visit: TellerVisit = { ...teller, visit: newSecret(), until: c.var.now.getTime() + twoHours };
  keep(c, 'mine', seal(c.var.keys.visit, 'teller', visit));
}

export function keepSeat(c: Here, seat: Seat): void {
  const visit: SeatVisit = { ...seat, visit: newSecret(), until: c.var.now.getTime() + aDay };
  keep(c, 'seat', seal(c.var.keys.visit, 'seat', visit));
}

export function keepRespondent(c: Here, respondent: Respondent): void {
  const visit: RespondentVisit = { ...respondent, visit: newSecret(), until: c.var.now.getTime() + twoHours };
  keep(c, 'answers', seal(c.var.keys.visit, 'respondent', visit));
}

export function keepPulse(c: Here, visit: Omit<PulseVisit, 'until'>): void {
  keep(c, 'pulse', seal(c.var.keys.visit, 'pulse', { ...visit, until: c.var.now.getTime() + twoHours } satisfies PulseVisit));
}

export function keepHelp(c: Here, visit: Omit<HelpVisit, 'until'>): void {
  keep(c, 'help', seal(c.var.keys.visit, 'help', { ...visit, until: c.var.now.getTime() + twoHours }));
}

export const keepHalf = (c: Here, person: string) =>
  keep(c, 'half', seal(c.var.keys.visit, 'half', { person, until: c.var.now.getTime() + tenMinutes }), tenMinutes / 1000);
export const keepOidc = (c: Here, going: Going) =>
  keep(c, 'oidc', seal(c.var.keys.visit, 'oidc', { ...going, until: c.var.now.getTime() + tenMinutes }), tenMinutes / 1000);

/** After the way out was taken, the teller's pages of this browser show nothing for some minutes, also when someone goes back. */
export const keepLeft = (c: Here) =>
  keep(c, 'mine', seal(c.var.keys.visit, 'left', { until: c.var.now.getTime() + tenMinutes }), tenMinutes / 1000);
export const hasLeft = (c: Here) => opened<{ until: number }>(c, 'mine', 'left') !== null;

export const keepVisit = (c: Here, secret: string) => keep(c, 'visit', secret, 14 * 24 * 60 * 60);
export const keepLanguage = (c: Here, language: string) => keep(c, 'lang', language);

export const tellerVisit = (c: Here) => opened<TellerVisit>(c, 'mine', 'teller');
export const seatVisit = (c: Here) => opened<SeatVisit>(c, 'seat', 'seat');
export const respondentVisit = (c: Here) => opened<RespondentVisit>(c, 'answers', 'respondent');
export const pulseVisit = (c: Here) => opened<PulseVisit>(c, 'pulse', 'pulse');
export const helpVisit = (c: Here) => opened<HelpVisit>(c, 'help', 'help');
export const halfVisit = (c: Here) => opened<HalfVisit>(c, 'half', 'half');
export const oidcVisit = (c: Here) => opened<Going & { until: number }>(c, 'oidc', 'oidc');
export const cookieOf = (c: Here, name: CookieName) => getCookie(c, fullName(c, name));

export function forget(c: Here, name: CookieName): void {
  deleteCookie(c, fullName(c, name), { path: '/', secure: isSecure(c) });
}

function keep(c: Here, name: CookieName, value: string, maxAge?: number): void {
  setCookie(c, fullName(c, name), value, { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure(c), maxAge });
}

function opened<T extends { until: number }>(c: Here, name: CookieName, purpose: string): T | null {
  const value = cookieOf(c, name);
  const visit = value ? unseal<T>(c.var.keys.visit, purpose, value) : null;
  return visit && visit.until > c.var.now.getTime() ? visit : null;
}

// The prefix __Host- needs https; a community house that runs Kring on its own network without it still gets its cookies.
const isSecure = (c: Here) => c.get('origin').startsWith('https:');
const fullName = (c: Here, name: CookieName) => `${isSecure(c) ? '__Host-' : ''}kring-${name}`;
