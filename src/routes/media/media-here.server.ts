import type { Eyes } from '#cycle/1-gather/eyes.ts';
import { mediaShown, type MediumShown } from '#cycle/1-gather/media-shown.server.ts';
import type { Here } from '../door.ts';
import { mediumLink } from './medium-link.server.ts';

/** A medium on a page: what it is, its words, and the addresses of its file for whoever this page is made for. */
export type MediumOnPage = MediumShown & { href: string; small: string };

/** The media of a story as these eyes may see them; the teller sees all of the own story. */
export async function mediaHere(c: Here, story: string, eyes: Eyes | { own: string }): Promise<MediumOnPage[]> {
  const circle = c.var.circle.id;
  const media = await mediaShown(c.var.db, circle, story, 'own' in eyes ? { all: true } : eyes);
  return media.map((medium) => ({
    ...medium,
    href: mediumLink(c, circle, medium.id, eyes),
    small: mediumLink(c, circle, medium.id, eyes, 'small'),
  }));
}
