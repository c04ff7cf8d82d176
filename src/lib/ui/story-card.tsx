import type { ComponentChildren } from 'preact';
import { useFrame } from './frame.tsx';
import type { SquareCode } from './qr.ts';
import { Square } from './square.tsx';

type CodeCardProps = {
  title: string;
  square: SquareCode;
  /** What the square is for whoever does not see it. */
  squareSays: string;
  /** The code itself, as it is typed. */
  children: ComponentChildren;
  /** What to do with it, and where: the address as people say it, without https. */
  does: string;
  address: string;
  keep: string;
};

/** A card that brings someone back without an account, at the size of a bank card: a square code, the same to type, and where. */
export function CodeCard({ title, square, squareSays, children, does, address, keep }: CodeCardProps) {
  return (
    <div class="kring-story-card" role="group" aria-label={title}>
      <Square square={square} label={squareSays} class="kring-story-card__qr" />
      <div>
        <p class="kring-story-card__title">{title}</p>
        {children}
      </div>
      <p class="kring-story-card__do">
        {does} <bdi class="kring-story-card__address">{address}</bdi>. {keep}
      </p>
    </div>
  );
}

export type StoryCardProps = {
  square: SquareCode;
  /** The six words. */
  code: string[];
  /** Where to type them, as people say it: without https. */
  address: string;
  /** The language of the words of the code. */
  codeLang?: string;
};

/** The card that brings a teller back to their story; prints at the size of a bank card. */
export function StoryCard({ square, code, address, codeLang }: StoryCardProps) {
  const { words } = useFrame();
  const says = { title: words('ui.cardTitle'), squareSays: words('ui.cardSquare'), does: words('ui.cardDo'), keep: words('ui.cardKeep') };
  return (
    <CodeCard {...says} square={square} address={address}>
      <ol class="kring-story-card__words" lang={codeLang}>
        {code.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ol>
    </CodeCard>
  );
}

/** Cards to cut out: eight on a sheet of A4. */
export function StoryCardSheet({ cards }: { cards: StoryCardProps[] }) {
  return (
    <div class="kring-sheet kring-wide">
      {cards.map((card) => (
        <StoryCard key={card.code.join(' ')} {...card} />
      ))}
    </div>
  );
}
