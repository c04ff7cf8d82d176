import type { ComponentChildren } from 'preact';

type QuoteProps = { children: ComponentChildren; lang?: string; /** Where it comes from, or how it may be used. */ from?: ComponentChildren };

/** A person's own words. */
export function Quote({ children, lang, from }: QuoteProps) {
  return (
    <figure class="kring-quote">
      <blockquote lang={lang} dir="auto">
        {children}
      </blockquote>
      {from && <figcaption>{from}</figcaption>}
    </figure>
  );
}
