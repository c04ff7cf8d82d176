import type { ComponentChildren } from 'preact';
import type { Way } from './exit.tsx';
import { useFrame } from './frame.tsx';
import { PageFoot, type Person } from './page-foot.tsx';
import { PageHead, type CircleMark, type LanguageLink } from './page-head.tsx';
import { Head } from './head.tsx';
import { FoldedNav, type NavLink } from './nav.tsx';
import { Icon } from './icon.tsx';

export type PageProps = {
  /** What the browser shows in its tab and a screen reader says first. */
  title: string;
  /** The one heading of the page; leave it out when a question carries it. */
  heading?: string;
  children: ComponentChildren;
  wide?: boolean;
  /** A page that should leave no trace: search engines do not keep it. Give it a title that says nothing. */
  neutral?: boolean;
  /** A page of a circle: it also loads the styles for working together. */
  inside?: boolean;
  /** Set when a form came back with slips: the title then begins with that. */
  wrong?: boolean;
  circle?: CircleMark;
  nav?: NavLink[];
  languages: LanguageLink[];
  /** Who helps, on every page in the same place. */
  help: ComponentChildren;
  exit?: Way;
  person?: Person;
  /** Names of built scripts; without any the page has none. */
  islands?: string[];
  /** Seconds after which the page loads itself anew where there is no JavaScript. */
  refreshes?: number;
  /** Where real words come from, on every page that may show them. */
  attribution?: ComponentChildren;
};

/** A whole page: the same order on each, so that people find what they found before. */
export function Page(page: PageProps) {
  const { lang, dir, theme, words } = useFrame();
  const classes = ['kring-theme', theme?.name, page.exit && 'kring-has-exit'].filter(Boolean).join(' ');
  return (
    <html lang={lang} dir={dir} class={classes}>
      <Head
        title={page.wrong ? words('ui.problemsTitle', { title: page.title }) : page.title}
        neutral={page.neutral}
        inside={page.inside}
        islands={page.islands}
        refreshes={page.refreshes}
      />
      <body class="kring-body">
        <a class="nl-skip-link nl-skip-link--visible-on-focus" href="#main">
          {words('frame.skip')}
        </a>
        <PageHead circle={page.circle} languages={page.languages} exit={page.exit} />
        {page.nav && <FoldedNav label={words('frame.nav')} links={page.nav} />}
        <main id="main" tabindex={-1} class={page.wide ? 'kring-main kring-main--wide' : 'kring-main'}>
          <div class="kring-inner">
            {page.heading && <h1>{page.heading}</h1>}
            {page.children}
          </div>
        </main>
        <Help>{page.help}</Help>
        <PageFoot person={page.person} attribution={page.attribution} />
      </body>
    </html>
  );
}

function Help({ children }: { children: ComponentChildren }) {
  const { words } = useFrame();
  return (
    <aside class="kring-help" aria-labelledby="help">
      <div class="kring-inner">
        <Icon name="care" />
        <div>
          <h2 id="help">{words('frame.helpTitle')}</h2>
          {children}
        </div>
      </div>
    </aside>
  );
}
