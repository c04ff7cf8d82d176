import { oneOf } from '#lib/form/reading.ts';

/** What a story can be told in beside words. `paper` is a picture of something written. */
export type Kind = 'picture' | 'paper' | 'sound' | 'video';

/** What the teller says about people who can be seen; `unasked`: nothing yet, and then only listeners see it. */
export const pictured = ['nobody', 'yes', 'blur', 'listeners'] as const;
export type Pictured = (typeof pictured)[number];

/** Bytes, seconds and pixels. A phone makes pictures of 12 to 50 million pixels; ten minutes of video are about 100 MB. */
export const mediumLimits = {
  bytes: 110_000_000,
  pictureBytes: 40_000_000,
  pixels: 60_000_000,
  seconds: { sound: 30 * 60, video: 10 * 60 },
  /** How many one story has. */
  perStory: 6,
  description: 2_000,
} as const;

/** Why a file is not taken; each has its sentence (`teller.medium.slip.…`). */
export type Unfit = 'empty' | 'tooLarge' | 'tooLong' | 'unknown' | 'moving' | 'tooManyPixels' | 'codec' | 'broken' | 'many' | 'full';

/** What a browser offers to choose from; what a file is, only its content decides. */
export const acceptedTypes = 'image/jpeg,image/png,image/webp,audio/*,video/mp4,video/webm,video/quicktime';

/** Reads the answer to the question about people who can be seen. */
export const readPictured = (form: FormData): Pictured | 'unasked' => oneOf(form, 'pictured', pictured) ?? 'unasked';

/** Can anyone be seen on it? Of a sound the question is not asked. */
export const canShowPeople = (kind: Kind) => kind !== 'sound';

/** Is it a picture that can be blurred? */
export const canBeBlurred = (kind: Kind) => kind === 'picture' || kind === 'paper';

/** May others than the listeners see or hear it, as far as the people on it go? */
export const isFreeOfPeople = (medium: { kind: Kind; pictured: Pictured | 'unasked'; blurred_at: Date | null }) =>
  medium.kind === 'sound' ||
  medium.pictured === 'nobody' ||
  medium.pictured === 'yes' ||
  (medium.pictured === 'blur' && medium.blurred_at !== null);
