import { del, get, post, type Door, type Here } from '../door.ts';
import { json } from './answers.ts';
import { changeApiDoors } from './changes.ts';
import { circleDoors } from './circles.ts';
import { insightApiDoors } from './insights.ts';
import { openapi } from './openapi.ts';
import { ownTrail, takeBack } from './own-story.ts';
import { publicationDoors } from './publication.ts';
import { reading } from './reading.ts';
import { sharedApiDoors } from './shared.ts';
import { sharedStoryDoors } from './shared-stories.ts';
import { tellStoryByProgram } from './stories.ts';

const describe = (c: Here) =>
  json(c, openapi({ origin: c.var.origin, email: c.var.config.mailFrom ?? `kring@${new URL(c.var.origin).hostname}` }));

/** What programs can do. `openapi.ts` beside this says the same to them. */
export const apiDoors: Door[] = [
  get('/api/v1/openapi.json', 'readOpenPages', reading(describe)),
  ...circleDoors,
  ...sharedStoryDoors,
  post('/api/v1/circles/:circle/stories', 'tellByProgram', tellStoryByProgram),
  ...insightApiDoors,
  ...sharedApiDoors,
  ...changeApiDoors,
  get('/api/v1/trail', 'readOwnStory', ownTrail),
  ...publicationDoors,
  del('/api/v1/story', 'withdrawStory', takeBack),
];
