import type { ComponentChildren } from 'preact';
import { useFrame } from './frame.tsx';

type CountProps = {
  /** `hidden` when showing it could point at a person: the reader then sees "fewer than 5". */
  n: number | 'hidden';
  /** What it counts, after the number. */
  children?: ComponentChildren;
  /** The page with what it counts. Left out only when the reader may not see that. */
  href?: string;
};

/** A number that opens what it counts. */
export function Count({ n, children, href }: CountProps) {
  const { lang, words } = useFrame();
  const number = n === 'hidden' ? words('ui.fewerThanFive') : n.toLocaleString(lang);
  const shown = (
    <>
      <span class="kring-count">{number}</span>
      {children && <> {children}</>}
    </>
  );
  return href && n !== 'hidden' ? <a href={href}>{shown}</a> : <span>{shown}</span>;
}
