import { get, post, type Door } from '../door.ts';
import { ask } from './ask.tsx';
import { cardsPage, printCards } from './cards.tsx';
import { entryPage } from './entry.tsx';
import { donePage, handOver } from './hand-over.tsx';
import { readBack } from './read-back.tsx';
import { pause, startPage, startWithCard, startWithNewCard, startWithPaper } from './start.tsx';
import { stop, stoppedPage } from './stopping.tsx';
import { teachBack } from './teach-back.tsx';
import { write } from './write.tsx';

/** Helping someone tell, in the order of `helper-entry.ts`, and cards to take along. */
export const helpDoors: Door[] = [
  get('/circles/:circle/help', 'help', startPage),
  post('/circles/:circle/help/start', 'help', startWithCard),
  post('/circles/:circle/help/new', 'help', startWithNewCard),
  post('/circles/:circle/help/paper', 'help', startWithPaper),
  get('/circles/:circle/help/entry', 'help', entryPage),
  post('/circles/:circle/help/write', 'help', write),
  post('/circles/:circle/help/read-back', 'help', readBack),
  post('/circles/:circle/help/ask', 'help', ask),
  post('/circles/:circle/help/teach-back', 'help', teachBack),
  post('/circles/:circle/help/hand-over', 'help', handOver),
  get('/circles/:circle/help/done', 'help', donePage),
  post('/circles/:circle/help/pause', 'help', pause),
  post('/circles/:circle/help/stop', 'help', stop),
  get('/circles/:circle/help/stopped', 'help', stoppedPage),
  get('/circles/:circle/cards', 'printCards', cardsPage),
  post('/circles/:circle/cards', 'printCards', printCards),
];
