import type { ComponentChildren } from 'preact';
import { useFrame } from './frame.tsx';

type QuoteProps = {
  children: ComponentChildren;
  lang?: string;
  /** Where it comes from, or how it may be used. */ from?: ComponentChildren;
};

/** A person's own words, written the way their language is. */
export function Quote({ children, lang, from }: QuoteProps) {
  const { dir } = useFrame();
  return (
    <figure class="kring-quote" dir="auto">
      <blockquote lang={lang}>{children}</blockquote>
      {from && <figcaption dir={dir}>{from}</figcaption>}
    </figure>
  );
}
