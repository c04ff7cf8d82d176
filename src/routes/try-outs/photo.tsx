import { mediumLimits } from '#cycle/1-gather/medium.ts';
import { picturedOr, readPicture, type Picture } from '#catalysts/try-outs/picture.ts';
import { pictureOf, smallPicture, type Small } from '#catalysts/try-outs/pictures.server.ts';
import type { TryOutHere } from '#catalysts/try-outs/try-out-views.server.ts';
import type { filledWith } from '#lib/form/filled.ts';
import type { Problem } from '#lib/form/reading.ts';
import { Disclosure } from '#lib/ui/card.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { Field } from '#lib/ui/field.tsx';
import { described, Labelled } from '#lib/ui/labelled.tsx';
import type { Words } from '#lib/words/words.ts';
import { get, type Here } from '../door.ts';
import { filesOf } from '../forms.server.ts';
import { showNotHere } from '../problems.tsx';
import { withTryOut } from './here.server.ts';

/** Room for one photo beside what someone saw: what is on it in words, and the question about people on it. */
export function PhotoFields({ words, field }: { words: Words; field: ReturnType<typeof filledWith> }) {
  const { problem } = field('medium');
  const { value: chosen, ...pictured } = field('pictured');
  const asked = { name: 'medium', label: words('looking.photo'), hint: words('looking.photo.hint'), problem, optional: true };
  return (
    <Disclosure
      summary={words('looking.photo')}
      open={[problem, pictured.problem, field('shows').problem].some((one) => one !== undefined)}
    >
      <Labelled asked={asked}>
        <input type="file" name="medium" id="medium" accept="image/jpeg,image/png,image/webp" {...described(asked)} />
      </Labelled>
      <Field {...field('shows')} label={words('looking.photo.shows')} hint={words('looking.photo.shows.hint')} optional />
      <Choices
        {...pictured}
        optional
        label={words('looking.photo.pictured')}
        options={picturedOr.map((value) => ({ value, label: words(`looking.photo.pictured.${value}`), chosen: value === chosen }))}
      />
    </Disclosure>
  );
}

/** The photo that came with a form, made small and safe, with what is said of it; null when none came. */
export async function photoIn(
  c: Here,
): Promise<{ photo: (Small & Picture) | null; problems?: undefined } | { problems: Partial<Record<string, Problem>> }> {
  const file = filesOf(c.var.form).find(({ field, bytes }) => field === 'medium' && bytes > 0);
  if (!file) return { photo: null };
  const { value, problems } = readPicture(c.var.form);
  if (problems) return { problems };
  const small = await smallPicture(file);
  if (small) return { photo: { ...small, ...value } };
  return { problems: { medium: { key: 'looking.photo.unfit', values: { picture: Math.round(mediumLimits.pictureBytes / 1e6) } } } };
}

/** The photo itself, for who takes part. No script in it would ever run. */
async function photo(c: Here, tryOut: TryOutHere) {
  const picture = await pictureOf(c.var.db, c.var.circle.id, { tryOut: tryOut.id, picture: c.req.param('picture')! });
  if (!picture) return showNotHere(c);
  return c.body(new Uint8Array(picture), 200, {
    'Content-Type': 'image/webp',
    'Content-Disposition': 'inline',
    'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'Cache-Control': 'no-store',
  });
}

export const photoDoors = [get('/circles/:circle/try-outs/:tryOut/pictures/:picture', 'tryOut', withTryOut(photo))];
