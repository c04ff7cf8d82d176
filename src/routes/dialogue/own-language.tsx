import type { ComponentChildren } from 'preact';
import { languages } from '#lib/words/languages.ts';
import type { Here } from '../door.ts';

/** What the circle wrote itself (a place, the name of a side), on a page that may speak another language. */
export const AsWritten = ({ c, children }: { c: Here; children: ComponentChildren }) => (
  <span lang={c.var.circle.language} dir="auto">
    {children}
  </span>
);

/** A part of a page that has words in Dutch and English alone: on a page in another language it speaks that of the circle, and says so. */
export function InOwnLanguage({ c, children }: { c: Here; children: ComponentChildren }) {
  const { lang, circle } = c.var;
  return languages[lang].complete ? (
    <>{children}</>
  ) : (
    <div lang={circle.language} dir={languages[circle.language].direction}>
      {children}
    </div>
  );
}
