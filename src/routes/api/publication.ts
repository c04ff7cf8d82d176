import { z } from 'zod';
import { publishStory, type PublishRefusal } from '#cycle/1-gather/publications.server.ts';
import { post, type Here } from '../door.ts';
import { done, problem } from './answers.ts';

/** The hash of the text that its teller was shown: without it nobody has seen what would become public. */
const second = z.strictObject({ textSha256: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * The second yes over the interface, with the six words of the card: as on the page, only to the text that was seen, and only once its teller
 * said on their page what is in it and that they are not under 16.
 */
async function publish(c: Here): Promise<Response> {
  const { db, teller, lang, now } = c.var;
  const sent: unknown = await c.req.json().catch(() => undefined);
  if (sent === undefined) return problem(c, 400, 'The body is not JSON.');
  const { data } = second.safeParse(sent);
  if (!data) return problem(c, 409, whyNot.changed);
  const wording = `A program, with the six words of the card, says that the teller saw the text ${data.textSha256} and allows exactly that on the internet.`;
  const asked = { mode: 'program' as const, wording, language: lang };
  const refused = await publishStory(db, teller.circle, teller.story, { seen: data.textSha256, asked, now });
  return refused ? problem(c, 409, whyNot[refused]) : done();
}

const whyNot: Record<PublishRefusal, string> = {
  changed: 'Show the teller the present text first, and send its SHA-256 as textSha256: it stands in /trail.',
  notAllowed: 'The teller did not choose to publish this story.',
  notAsked: 'The teller says first, on the page behind the link of the card, what is in the story and how old they are.',
  waits: 'Something in this story must be looked at first.',
  young: 'The teller is under 16: this story does not become public.',
  wordless: 'A person writes first what can be heard or seen in this story.',
};

export const publicationDoors = [post('/api/v1/publication', 'changeOwnStory', publish)];
