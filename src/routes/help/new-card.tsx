import { wordsOfCode } from '#lib/codes/code-words.ts';
import { Notice } from '#lib/ui/notice.tsx';
import { squareCode } from '#lib/ui/qr.ts';
import { StoryCard } from '#lib/ui/story-card.tsx';
import type { HelpVisit } from '../cookies.server.ts';
import type { Here } from '../door.ts';

/** A card as it is printed, in the words of the circle's language. */
export function cardShown(c: Here, code: NonNullable<HelpVisit['code']>) {
  const { origin, circle } = c.var;
  const codeLang = circle.language === 'nl' ? 'nl' : 'en';
  return {
    square: squareCode(`${origin}/s/${code.link}`),
    code: wordsOfCode(code.numbers, codeLang),
    address: `${new URL(origin).host}/code`,
    codeLang,
  };
}

/** The card that was made for this teller: printed or written down first, so that an interruption takes nothing. */
export function NewCard({ c, code }: { c: Here; code: NonNullable<HelpVisit['code']> }) {
  const { words } = c.var;
  return (
    <section>
      <Notice kind="care" heading={words('helper.card.title')}>
        <p>{words('helper.card.text')}</p>
      </Notice>
      <StoryCard {...cardShown(c, code)} />
      <p hidden data-print>
        <button type="button" class="nl-button nl-button--secondary kring-button">
          <span class="nl-button__label">{words('teller.card.print')}</span>
        </button>
      </p>
    </section>
  );
}
