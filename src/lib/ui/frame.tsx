import { createContext, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
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
  theme?: { href: string; name?: string };
  /** The clock of the circle, for days and hours in words. */
  timeZone?: string;
};

export const FrameContext = createContext<Frame | undefined>(undefined);

/** The frame of the page that is being made. */
export function useFrame(): Frame {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error('This part of a page is used outside a frame');
  return frame;
}

/** A whole page as HTML, ready to send. */
export function renderPage(frame: Frame, page: VNode): string {
  return `<!doctype html>${render(<FrameContext.Provider value={frame}>{page}</FrameContext.Provider>)}`;
}
