import { whoHelped } from '#catalysts/doorways/who-helped.server.ts';
import { contactOf } from '#cycle/1-gather/contacts.server.ts';
import { answersOf } from '#cycle/1-gather/listening.server.ts';
import { wordsWith } from '#cycle/1-gather/media-shown.server.ts';
import { mediaOf } from '#cycle/1-gather/media.server.ts';
import { isPublished } from '#cycle/1-gather/publications.server.ts';
import { receiptsOf } from '#cycle/1-gather/receipts.server.ts';
import { keptUntil } from '#cycle/1-gather/retentions.server.ts';
import { careOfStory } from '#cycle/1-gather/special-care.server.ts';
import { sidesOfStory, tellersStory } from '#cycle/1-gather/stories.server.ts';
import { whatHappened } from '#cycle/5-return/telling.server.ts';
import { quotesFrom } from '#cycle/contests.server.ts';
import { copiesOf } from '#cycle/withdrawals.server.ts';
import type { Here } from '../door.ts';
import { withTellersCircle } from './visit.server.ts';

/** Everything that is kept about the story of the teller who is here, and all that happened with it in plain sentences; nothing of anyone else. */
export async function everythingHere(c: Here) {
  await withTellersCircle(c);
  const { db, circle, teller, words, lang } = c.var;
  const at = [db, teller.circle, teller.story] as const;
  const story = await tellersStory(...at);
  const [sides, published, contact, helped, consents, answers, trail, care, until, quotes, copies, media, wordsOfMedia] = await Promise.all(
    [
      sidesOfStory(...at),
      isPublished(...at),
      contactOf(...at),
      whoHelped(...at),
      receiptsOf(...at),
      answersOf(...at),
      whatHappened(db, circle, teller.story, { words, lang, ears: 'teller' }),
      careOfStory(...at),
      keptUntil(db, teller.circle),
      quotesFrom(...at),
      copiesOf(...at),
      mediaOf(...at),
      wordsWith(...at),
    ],
  );
  return {
    story: {
      id: story.id,
      text: story.text,
      textSha256: story.text_hash.toString('hex'),
      language: story.language,
      feeling: story.feeling,
      wouldHelp: story.would_help,
      readers: story.readers,
      uses: story.uses,
      toldAt: story.told_at,
      keptUntil: until,
      sides,
      published,
      contact: contact ?? null,
      helper: helped && { name: helped.name, employer: helped.employer, note: helped.note },
      care: { special: care.special, others: care.others, age: care.age, looked: care.looked_at, together: care.together_at },
      consents,
      answers: answers.map(({ kind, at, by, side, ground, text }) => ({ kind, at, by, side, ground, text })),
      quotes: quotes.map((quote) => ({ words: quote.words, refused: quote.refused, usedFor: quote.insights.map(({ text }) => text) })),
      copies: copies.map(({ number, kind, what, made_at: madeAt }) => ({ number, kind, what, madeAt })),
      media: media.map(({ kind, type, bytes, seconds }) => ({ kind, type, bytes, seconds })),
      wordsOfMedia: wordsOfMedia.map(({ kind, language, text, role }) => ({ kind, language, text, role })),
    },
    trail: trail.map(({ what, at, about, says, texts, details }) => ({
      what,
      at,
      about,
      sentence: [says, ...texts.map((text) => `“${text}”`), ...details].join(' '),
    })),
  };
}
