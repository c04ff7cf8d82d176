import { Exit, type Way } from './exit.tsx';
import { useFrame } from './frame.tsx';
import { Ring } from './icon.tsx';

/** A circle as its pages show it. `mark` says in words that its people are made up, or that its words are used under a licence. */
export type CircleMark = { name: string; href?: string; mark?: string };
export type LanguageLink = { code: string; name: string; href: string; current?: boolean };

/** The head of every page: whose circle this is, and in which language. */
export function PageHead({ circle, languages, exit }: { circle?: CircleMark; languages: LanguageLink[]; exit?: Way }) {
  return (
    <header class="kring-head">
      {exit && <Exit {...exit} />}
      <div class="kring-inner kring-head__line">
        <Brand name={circle?.name ?? 'Kring'} href={circle ? circle.href : '/'} />
        <Languages languages={languages} />
      </div>
      {circle?.mark && (
        <div class="kring-ribbon">
          <p class="kring-inner">{circle.mark}</p>
        </div>
      )}
    </header>
  );
}

function Brand({ name, href }: { name: string; href?: string }) {
  const { theme } = useFrame();
  const inside = (
    <>
      {theme?.logo ? <img class="kring-logo" src={theme.logo.href} alt={theme.logo.alt} /> : <Ring />}
      <span>{name}</span>
    </>
  );
  return href ? (
    <a class="kring-brand" href={href}>
      {inside}
    </a>
  ) : (
    <p class="kring-brand">{inside}</p>
  );
}

function Languages({ languages }: { languages: LanguageLink[] }) {
  const { words } = useFrame();
  if (languages.length < 2) return null;
  return (
    <nav class="kring-languages" aria-label={words('frame.language')}>
      <ul>
        {languages.map(({ code, name, href, current }) => (
          <li key={code}>
            <a href={href} lang={code} hreflang={code} aria-current={current ? 'true' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
