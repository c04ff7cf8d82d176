import { answerCare, sayYesTogether } from '#cycle/1-gather/special-care.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import type { CareAsked } from './care-asked.ts';

type Asked = { care: CareAsked; mode: 'spoken' | 'written'; language: string; helper: string; now: Date };

/** Keeps what a teller said to a helper of their story and age, as if they had said it on their own page: the same holds, the same receipts. */
export async function keepCareAsked(db: Db, circle: string, story: string, { care, mode, language, helper, now }: Asked): Promise<void> {
  const { special, others, age, companion, wording } = care;
  if (!special && !others && !age) return;
  const asked = { mode, language, helper };
  await answerCare(db, circle, story, { special, others, age, asked: { ...asked, wording: wording.special }, now });
  if (companion) await sayYesTogether(db, circle, story, { companion, asked: { ...asked, wording: wording.together }, now });
}
