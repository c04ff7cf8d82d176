import type { ComponentChildren } from 'preact';
import { linesOf, piecesOf, type Mark, type Piece } from './story-pieces.ts';

type StoryTextProps = {
  text: string;
  lang: string;
  marks?: Mark[];
  /** With a number before every sentence, so that people at a table can point at it. */
  numbered?: boolean;
};

/** A story as it was told: its line breaks, its language, its direction; marked parts can be linked to by their id. */
export function StoryText({ text, lang, marks = [], numbered }: StoryTextProps) {
  if (!numbered) {
    return (
      <div class="kring-story" lang={lang} dir="auto">
        {piecesOf(text, marks).map(pieceShown)}
      </div>
    );
  }
  return (
    <ol class="kring-story kring-story--numbered" lang={lang} dir="auto">
      {linesOf(text, lang).map(({ from, to, afterGap }) => (
        <li key={from} class={afterGap ? 'kring-story__gap' : undefined}>
          {piecesOf(text, marks, from, to).map(pieceShown)}
        </li>
      ))}
    </ol>
  );
}

/** A run of a story with its marks, for a page that puts something of its own round each line. */
export function Pieces({ text, marks, from, to }: { text: string; marks: Mark[]; from: number; to: number }) {
  return <>{piecesOf(text, marks, from, to).map(pieceShown)}</>;
}

function pieceShown({ text, over, opens }: Piece): ComponentChildren {
  if (over.length === 0) return text;
  const inner = opens.slice(1).reduce<ComponentChildren>((inside, mark) => <span id={mark.id}>{inside}</span>, text);
  return (
    <mark class="nl-mark kring-mark" id={opens[0]?.id}>
      {inner}
    </mark>
  );
}
