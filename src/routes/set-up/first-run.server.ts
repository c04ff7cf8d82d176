import { makeSignInLink } from '#lib/people/visits.server.ts';
import type { Kring } from '#lib/server/open.server.ts';
import { foundWhole, isSetUp, makeFirstRunSecret, type Ground } from './set-up.server.ts';

/** What is printed once Kring is ready at an address. */
type Lines = (address: string) => string[];

/**
 * Prepares a Kring in which there is nothing yet: prints a one-time link to the set-up, or, when the settings name an example,
 * fills it without questions and prints a link that signs its first steward in. Prints nothing later on.
 */
export async function prepareFirstRun(kring: Kring, now: Date): Promise<Lines> {
  if (await isSetUp(kring.db)) return () => [];
  const { example } = kring.config;
  if (example && example !== 'none') return fillWithoutQuestions(kring, example, now);
  const secret = await makeFirstRunSecret(kring.db, now);
  return (address) => ['Open this link to set up Kring. It works once:', `${address}/set-up/${secret}`];
}

async function fillWithoutQuestions(ground: Ground, example: 'H' | 'B' | 'all', now: Date): Promise<Lines> {
  const steward = { name: 'Noor', email: null, employer: null };
  const person = await foundWhole(
    ground,
    { name: 'Gemeente Voorbeeld', language: 'nl', privacyContact: null, steward, examples: example === 'all' ? ['H', 'B'] : [example] },
    now,
  );
  if (!person) return () => [];
  const secret = await makeSignInLink(ground.db, person, now);
  return (address) => [`Sign in as ${steward.name}. This link works once, for a day:`, `${address}/sign-in/${secret}`];
}
