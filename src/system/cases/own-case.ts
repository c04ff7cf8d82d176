import { fine, optional, oneOf, required, textOf, together, wrong, type One, type Problem, type Reading } from '#lib/form/reading.ts';
import { caseLimits, recordFields, type At, type RecordField } from './case-record.ts';
import { countries } from './cases.ts';

/** What a circle tells of itself: each part in the words of its steward, or left out. */
export type OwnCase = { title: string; about: string; country: string | null; place: string | null; at: At | null } & Record<
  RecordField,
  string | null
>;

/** Without these nobody learns from it: what was wanted, what stood in the way, and what was learned. */
export const neededToPublish = ['aim', 'hindered', 'learned'] as const satisfies readonly RecordField[];

/** Reads a draft: it may still have holes. */
export function readOwnCase(form: FormData): Reading<OwnCase> {
  const told = Object.fromEntries(
    recordFields.map((field) => [field, optional(form, field, { words: 'cases.own.field', most: caseLimits.field })]),
  ) as Record<RecordField, One<string | null>>;
  const { value, problems } = together({
    title: required(form, 'title', { words: 'cases.own.title', most: caseLimits.title }),
    about: required(form, 'about', { words: 'cases.own.about', most: caseLimits.about }),
    country: fine(oneOf(form, 'country', countries)),
    place: optional(form, 'place', { words: 'cases.own.place', most: caseLimits.place }),
    longitude: degrees(form, 'longitude', 180),
    latitude: degrees(form, 'latitude', 90),
    ...told,
  });
  if (problems) return { problems };
  const { longitude, latitude, ...rest } = value;
  if ((longitude === null) !== (latitude === null))
    return { problems: { [longitude === null ? 'longitude' : 'latitude']: 'cases.own.at.half' } };
  return { value: { ...rest, at: longitude === null || latitude === null ? null : { longitude, latitude } } };
}

function degrees(form: FormData, name: 'longitude' | 'latitude', most: number): One<number | null> {
  const text = textOf(form, name);
  if (text === '') return fine(null);
  if (!/^-?\d{1,3}(?:[.,]\d{1,8})?$/.test(text)) return wrong('cases.own.at.noNumber');
  const value = Number(text.replace(',', '.'));
  return Math.abs(value) <= most ? fine(value) : wrong('cases.own.at.far');
}

/** What a draft still misses before the world may read it, by field. */
export const missesToPublish = (own: Pick<OwnCase, (typeof neededToPublish)[number]>): Partial<Record<string, Problem>> =>
  Object.fromEntries(neededToPublish.flatMap((field) => (own[field] ? [] : [[field, `cases.own.needs.${field}`]])));
