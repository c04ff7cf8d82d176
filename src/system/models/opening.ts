import { fine, oneOf, required, together, wrong, type Reading } from '#lib/form/reading.ts';
import { modelKinds, type ModelKind } from './model.ts';

/** A model that someone opens: which cards, and of which service or change they ask. */
export type NewModel = { kind: ModelKind; about: string };

export const aboutLength = 140;

/** Reads which model is opened and what it is about. */
export function readNewModel(form: FormData): Reading<NewModel> {
  const kind = oneOf(form, 'kind', modelKinds);
  return together({
    kind: kind ? fine(kind) : wrong('models.open.kind.missing'),
    about: required(form, 'about', { words: 'models.open.about', most: aboutLength }),
  });
}
