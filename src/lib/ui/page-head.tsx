import { useFrame } from './frame.tsx';
import { Ring } from './icon.tsx';

/** A circle as its pages show it; `mark` says that its people are made up, or that its words are used under a licence. */
export type CircleMark = { name: string; href: string; mark?: 'fictional' | 'licensed'; note?: string };
export type LanguageLink = { code: string; name: string; href: string; current?: boolean };

/** The head of every page: whose circle this is, and in which language. */
export function PageHead({ circle, languages }: { circle?: CircleMark; languages: LanguageLink[] }) {
  return (
    <>
      <header class="kring-head">
        <div class="kring-inner">
          <a class="kring-brand" href={circle?.href ?? '/'}>
            <Ring />
            <span>{circle?.name ?? 'Kring'}</span>
          </a>
          <Languages languages={languages} />
        </div>
      </header>
      {circle?.mark && <Ribbon mark={circle.mark} note={circle.note} />}
    </>
  );
}

function Languages({ languages }: { languages: LanguageLink[] }) {
  const { words } = useFrame();
  if (languages.length < 2) return null;
  return (
    <nav class="kring-languages" aria-label={words('frame.languages')}>
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

function Ribbon({ mark, note }: { mark: 'fictional' | 'licensed'; note?: string }) {
  const { words } = useFrame();
  return (
    <div class="kring-ribbon">
      <p class="kring-inner">{note ?? words(mark === 'fictional' ? 'frame.fictional' : 'frame.licensed')}</p>
    </div>
  );
}
