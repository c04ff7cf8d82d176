import type { ComponentChildren } from 'preact';

/** One thing on its own sheet: a story, a theme, an insight. */
export function Card({ children, id }: { children: ComponentChildren; id?: string }) {
  return (
    <article class="kring-card" id={id}>
      {children}
    </article>
  );
}

/** Cards or lines below each other; two beside each other where there is room for it. */
export function List({ items, two }: { items: ComponentChildren[]; two?: boolean }) {
  return (
    <ul class={two ? 'kring-list kring-list--two' : 'kring-list'} role="list">
      {items.map((item, nth) => (
        <li key={nth}>{item}</li>
      ))}
    </ul>
  );
}

/** Nothing here yet: says why, and what can be done now. */
export function Empty({ children, action }: { children: ComponentChildren; action?: ComponentChildren }) {
  return (
    <div class="kring-empty">
      <p>{children}</p>
      {action}
    </div>
  );
}

/** The side from which someone takes part. */
export function Tag({ children }: { children: ComponentChildren }) {
  return <span class="kring-tag">{children}</span>;
}

/** More about this, for who wants it. */
export function Disclosure({ summary, children, open }: { summary: string; children: ComponentChildren; open?: boolean }) {
  return (
    <details class="kring-disclosure" open={open}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

/** What is known about one thing, name by name. */
export function Facts({ facts }: { facts: { name: string; is: ComponentChildren }[] }) {
  return (
    <dl class="kring-facts">
      {facts.map(({ name, is }) => (
        <>
          <dt>{name}</dt>
          <dd>{is}</dd>
        </>
      ))}
    </dl>
  );
}
