import type { ComponentChildren } from 'preact';
import { useFrame } from './frame.tsx';

/** Who is signed in, where their circles are, and the form that signs them out. */
export type Person = { name: string; home?: string; signOutForm?: ComponentChildren };

/** The foot of every page: what this is, what it promises, who is signed in. */
export function PageFoot({ person, attribution }: { person?: Person; attribution?: ComponentChildren }) {
  const { words } = useFrame();
  return (
    <footer class="kring-foot">
      <div class="kring-inner">
        {person && (
          <div class="kring-foot__person">
            <span>
              {person.name} {person.home && <a href={person.home}>{words('frame.home')}</a>}{' '}
              {person.home && <a href="/keys">{words('frame.keys')}</a>}
            </span>
            {person.signOutForm}
          </div>
        )}
        <nav aria-label={words('ui.aboutThisSite')}>
          <ul>
            <li>
              <a href="/about">{words('frame.about')}</a>
            </li>
            <li>
              <a href="/accessibility">{words('frame.accessibility')}</a>
            </li>
            <li>
              <a href="/privacy">{words('frame.privacy')}</a>
            </li>
          </ul>
        </nav>
        {attribution && <p>{attribution}</p>}
      </div>
    </footer>
  );
}
