import { useFrame } from './frame.tsx';
import { Icon } from './icon.tsx';

export type NavLink = { href: string; label: string; current?: boolean };

/** The pages beside this one; a map in no fixed order, never a row of steps. */
export function Nav({ label, links }: { label: string; links: NavLink[] }) {
  return (
    <nav class="kring-nav" aria-label={label}>
      <NavList links={links} />
    </nav>
  );
}

/** All ways through a circle. On a small screen they are folded into one line that names where one is. */
export function FoldedNav({ label, links }: { label: string; links: NavLink[] }) {
  const { words } = useFrame();
  const here = links.findLast(({ current }) => current);
  return (
    <nav class="kring-nav" aria-label={label}>
      <details>
        <summary class="kring-inner">
          {words('frame.menu')}
          {here && <span class="kring-quiet">{here.label}</span>}
        </summary>
        <NavList links={links} />
      </details>
    </nav>
  );
}

function NavList({ links }: { links: NavLink[] }) {
  return (
    <ul class="kring-inner">
      {links.map(({ href, label, current }) => (
        <li key={href}>
          <a href={href} aria-current={current ? 'page' : undefined}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

type PagerProps = { page: number; pages: number; hrefOf: (page: number) => string; label?: string };

/** The way through a long list. */
export function Pager({ page, pages, hrefOf, label }: PagerProps) {
  const { words } = useFrame();
  if (pages < 2) return null;
  return (
    <nav class="kring-pager" aria-label={label ?? words('ui.otherPages')}>
      <ul>
        <li>
          {page > 1 && (
            <a href={hrefOf(page - 1)} rel="prev">
              <Icon name="back" /> {words('ui.previousPage')}
            </a>
          )}
        </li>
        <li class="kring-quiet">{words('ui.pageOf', { page, pages })}</li>
        <li>
          {page < pages && (
            <a href={hrefOf(page + 1)} rel="next">
              {words('ui.nextPage')} <Icon name="on" />
            </a>
          )}
        </li>
      </ul>
    </nav>
  );
}
