import { ageBands, type AgeBand } from '#cycle/1-gather/age.ts';
import type { Care } from '#cycle/1-gather/special-care.server.ts';
import { othersAnswers, specialAnswers } from '#cycle/1-gather/special.ts';
import { Choices, type Choice } from '#lib/ui/choices.tsx';
import { Select } from '#lib/ui/field.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import type { Words } from '#lib/words/words.ts';

type Answered = Pick<Care, 'special' | 'others' | 'age'>;
type Ask = keyof Answered;
type CareProps = {
  answered: { [Question in Ask]: string | null };
  /** Which of the questions; all, unless some were answered before. */ only?: readonly Ask[];
  problems?: Partial<Record<Ask, string>>;
  /** None of these may be passed over here. */ needed?: boolean;
};

/** Is there something sensitive in it, someone else, and how old is the teller? Nothing is chosen beforehand, and each may be passed over. */
export function CareFields({ answered, only = ['special', 'others', 'age'], problems = {}, needed = false }: CareProps) {
  const { words } = useFrame();
  const asked = { heading: 'h2' as const, optional: !needed };
  return (
    <>
      {only.includes('special') && (
        <Choices
          {...asked}
          name="special"
          label={words('teller.special.question')}
          hint={words('teller.special.hint')}
          options={specialOptions(words, answered.special)}
          problem={problems.special}
        />
      )}
      {only.includes('others') && (
        <Choices
          {...asked}
          name="others"
          label={words('teller.others.question')}
          hint={words('teller.others.hint')}
          options={othersAnswers.map((value) => ({
            value,
            label: words(`teller.others.${value}`),
            consequence: value === 'none' ? undefined : words(`teller.others.${value}.means`),
            chosen: answered.others === value,
          }))}
          problem={problems.others}
        />
      )}
      {only.includes('age') && (
        <Select
          name="age"
          label={words('teller.age.question')}
          hint={words('teller.age.hint')}
          value={answered.age ?? ''}
          options={[
            { value: '', label: words('teller.tell.feeling.none') },
            ...ageBands.map((value) => ({ value, label: words(ageInWords(value)) })),
          ]}
          problem={problems.age}
        />
      )}
    </>
  );
}

/** The key of the words for an age: 12-15 is `12_15`. */
export const ageInWords = (age: AgeBand) => `teller.age.${age === '12-15' ? '12_15' : age === '16-17' ? '16_17' : age}` as const;

/** The question about sensitive things as one text, word for word: what the receipt of a yes keeps. */
export const specialWording = (words: Words): string =>
  [
    words('teller.special.question'),
    words('teller.special.hint'),
    ...specialOptions(words).map(({ label, consequence }) => `( ) ${label} ${String(consequence ?? '')}`.trim()),
  ].join('\n');

const specialOptions = (words: Words, answered: string | null = null): Choice[] =>
  specialAnswers.map((value) => ({
    value,
    label: words(`teller.special.${value}`),
    consequence: value === 'none' ? undefined : words(`teller.special.${value}.means`),
    chosen: answered === value,
  }));
