import { companions, isYoung } from '#cycle/1-gather/age.ts';
import type { CareAsked } from '#catalysts/doorways/care-asked.ts';
import { Choices } from '#lib/ui/choices.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import type { Words } from '#lib/words/words.ts';
import { ageInWords, CareFields, specialWording } from '../teller/care-fields.tsx';
import type { consentAsked } from '../teller/consent-words.ts';
import { togetherAsked } from '../teller/together.tsx';

type Answered = Omit<CareAsked, 'wording'>;
const nothing: Answered = { special: null, others: null, age: null, companion: null };

/** The three questions of care, as on the teller's own page; and who says yes with someone under 16. Each may be passed over. */
export function CareAskedHere({ answered = nothing }: { answered?: Answered }) {
  const { words } = useFrame();
  return (
    <>
      <CareFields answered={answered} />
      <Choices
        optional
        name="with"
        heading="h2"
        label={words('helper.ask.with')}
        hint={words('helper.ask.withHint')}
        options={companions.map((value) => ({ value, label: words(`teller.together.${value}`), chosen: answered.companion === value }))}
      />
    </>
  );
}

/** The words of both questions, for the receipts. */
export const careWording = (words: Words, asked: ReturnType<typeof consentAsked>) => ({
  special: specialWording(words),
  together: togetherAsked(words, asked).join('\n'),
});

/** What was said of the story and of age, for who says it back; nothing where all was passed over. */
export function CareSaid({ care }: { care?: CareAsked }) {
  const { words } = useFrame();
  if (!care) return null;
  const { special, others, age, companion } = care;
  return (
    <ul>
      {special && (
        <li>
          {words('teller.special.question')} {words(`teller.special.${special}`)}
        </li>
      )}
      {others && (
        <li>
          {words('teller.others.question')} {words(`teller.others.${others}`)}
        </li>
      )}
      {age && (
        <li>
          {words('teller.age.question')} {words(ageInWords(age))}
        </li>
      )}
      {isYoung(age) && <li>{words('teller.together.internet')}</li>}
      {isYoung(age) && (
        <li>{companion ? `${words('helper.ask.with')} ${words(`teller.together.${companion}`)}` : words('helper.ask.nobody')}</li>
      )}
    </ul>
  );
}
