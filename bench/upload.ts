import { uploadLarge } from '../conformance/parts/large-upload.ts';
import type { World } from '../conformance/world.ts';
import type { Figure } from './run.ts';

/** A recording of 100 MB through the plain form: how much memory the app takes for it, and how long. */
export async function largeUpload(world: World): Promise<Figure[]> {
  const { growth, seconds } = await uploadLarge(world);
  return [
    { what: 'Upload of 100 MB: memory above what it was', value: growth / 2 ** 20, unit: 'MB', budget: 128, is: 'at most' },
    { what: 'Upload of 100 MB: until it is kept', value: seconds, unit: 's', budget: 20, is: 'at most' },
  ];
}
