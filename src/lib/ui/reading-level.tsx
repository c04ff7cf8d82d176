import { longSentence, readingLevel } from '#lib/words/reading-ease-level.ts';
import { Disclosure } from './card.tsx';
import { useFrame } from './frame.tsx';

/** How easily what the organisation wrote can be read, below that text, for who may change it. It shows and proposes nothing. */
export function ReadingLevel({
  texts,
  of,
}: {
  texts: readonly (string | null | undefined)[];
  /** The language of the texts. */ of: string;
}) {
  const { words, lang } = useFrame();
  const level = readingLevel(
    texts.filter((text) => typeof text === 'string'),
    of,
  );
  if (!level) return null;
  const { longest, formula, score } = level;
  const line = level.level ? words(`ease.level.${level.level}`, { longest }) : words('ease.level.noFormula', { longest });
  return (
    <div class="kring-not-printed">
      <Disclosure summary={line}>
        {formula && score !== null && (
          <p>{words('ease.level.score', { formula, score: score.toLocaleString(lang, { maximumFractionDigits: 0 }) })}</p>
        )}
        {level.level && <p>{words(`ease.level.${level.level}.means`)}</p>}
        {longest > longSentence && <p>{words('ease.level.long', { most: longSentence })}</p>}
        <p>{words('ease.level.only')}</p>
      </Disclosure>
    </div>
  );
}
