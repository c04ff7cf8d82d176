import type { Here } from '../door.ts';

/** The way back to the page of the compass, at the foot of every part. */
export function ToCompass({ c }: { c: Here }) {
  return (
    <p class="kring-not-printed">
      <a href={`/circles/${c.var.circle.slug}/compass`}>{c.var.words('compass.back')}</a>
    </p>
  );
}
