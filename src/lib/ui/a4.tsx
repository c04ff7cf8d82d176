import type { ComponentChildren } from 'preact';
import { Ring } from './icon.tsx';

type A4Props = {
  title: string;
  /** Of what, for whom, from when. */
  about: ComponentChildren;
  /** Where the evidence stands and which copy this is. */
  foot: ComponentChildren;
  children: ComponentChildren;
  /** Smaller letters, when there is more to say. */
  dense?: boolean;
};

/** One page for the table or the council: exactly one sheet of A4. Whoever fills it keeps to what fits: about 380 words, 480 when dense. */
export function A4({ title, about, foot, children, dense }: A4Props) {
  return (
    <article class={`kring-a4 kring-wide${dense ? ' kring-a4--dense' : ''}`}>
      <header class="kring-a4__head">
        <div>
          <h2>{title}</h2>
          <p>{about}</p>
        </div>
        <Ring />
      </header>
      <div class="kring-a4__body">{children}</div>
      <p class="kring-a4__foot">{foot}</p>
    </article>
  );
}

/** One part of the page: what was heard, who is missing, what was chosen, what was not done. */
export function A4Part({ heading, children }: { heading: string; children: ComponentChildren }) {
  return (
    <section class="kring-a4__part">
      <h3>{heading}</h3>
      {children}
    </section>
  );
}

/** Two parts beside each other. */
export function A4Columns({ children }: { children: ComponentChildren }) {
  return <div class="kring-a4__columns">{children}</div>;
}
