import { useFrame } from './frame.tsx';
import { Icon } from './icon.tsx';

/** What is not right yet: each line leads to the field it is about (the field's id). */
export type Slip = { field: string; text: string };

/**
 * The slips of a form, above it. It takes the focus when the page opens (`autofocus` needs no script), and says itself
 * to who listens; the page's title begins with the same news.
 */
export function ErrorSummary({ slips, title }: { slips: Slip[]; title?: string }) {
  const { words } = useFrame();
  if (slips.length === 0) return null;
  return (
    <div class="kring-problems" id="problems" tabindex={-1} autofocus>
      <div role="alert">
        <h2>
          <Icon name="warning" /> {title ?? words('ui.problems', { count: slips.length })}
        </h2>
        <ul>
          {slips.map(({ field, text }) => (
            <li key={field}>
              <a href={`#${field}`}>{text}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
