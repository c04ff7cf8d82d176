import { del, get, post, type Door, type Here } from '../door.ts';
import { json } from './answers.ts';
import openapi from './openapi.json' with { type: 'json' };
import { ownTrail, takeBack } from './own-story.ts';
import { tellStoryByProgram } from './stories.ts';

/** What programs can do. `openapi.json` beside this says the same to them. */
export const apiDoors: Door[] = [
  get('/api/v1/openapi.json', 'readOpenPages', (c: Here) => json(c, { ...openapi, servers: [{ url: `${c.var.origin}/api/v1` }] })),
  post('/api/v1/circles/:circle/stories', 'tellByProgram', tellStoryByProgram),
  get('/api/v1/trail', 'readOwnStory', ownTrail),
  del('/api/v1/story', 'withdrawStory', takeBack),
];
