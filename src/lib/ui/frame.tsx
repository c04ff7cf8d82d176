import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { Language, Words } from '#lib/words/words.ts';

/** What every page knows while it is made: the words of the reader, the way they are written, and where things are. */
export type Frame = {
  words: Words;
  lang: Language;
  dir: 'ltr' | 'rtl';
  /** Goes into every form, so that only our own pages can send it. */
  formToken: string;
  path: string;
  /** The address of a built file: `kring.css`, a letter type, an island. */
  assets: (name: string) => string;
  /** A municipality's own stylesheet, loaded after ours, and the class that switches it on. */
  theme?: { href: string; name?: string; logo?: { href: string; alt: string } };
  /** The clock of the circle, for days and hours in words. */
  timeZone?: string;
};

let made: Frame | undefined;

/** The frame of the page that is being made. */
export function useFrame(): Frame {
  if (!made) throw new Error('This part of a page is used outside a frame');
  return made;
}

/**
 * A whole page as HTML, ready to send. It is made in one go, so that its frame can stand beside it. A context of Preact would do
 * the same, but then a fifth of what each page took stays in memory until the next great clean-up, and that costs a sixth of the time.
 */
export const renderPage = (frame: Frame, page: VNode): string => within(frame, () => `<!doctype html>${render(page)}`);

/** Makes something inside a frame. */
export function within<Made>(frame: Frame, make: () => Made): Made {
  const outer = made;
  made = frame;
  try {
    return make();
  } finally {
    made = outer;
  }
}
