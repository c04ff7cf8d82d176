import { get, post, type Door } from '../door.ts';
import { cardPage } from './card.tsx';
import { choose, choosePage } from './choose.tsx';
import { codePage, enterCode, followLink } from './code.tsx';
import { contactPage, hearBack } from './contact.tsx';
import { correct, textPage } from './correct.tsx';
import { finish, finishedPage, leave, leavePage } from './leave.tsx';
import { contest, heard, quoteAgain, reply, showAgain, stopContact, unpublish } from './mine-acts.tsx';
import { allFile, allPage } from './mine-all.tsx';
import { minePage } from './mine.tsx';
import { publish, publishPage } from './publish.tsx';
import { tell, tellPage } from './tell.tsx';
import { together, togetherPage } from './together.tsx';
import { withdraw, withdrawPage } from './withdraw.tsx';

/** Everything a teller can do: tell, come back by code, see what was done, change, answer, take back, leave. */
export const tellerDoors: Door[] = [
  get('/tell/:door', 'tellStory', tellPage),
  post('/tell/:door', 'tellStory', tell),
  get('/code', 'enterCode', codePage),
  post('/code', 'enterCode', enterCode),
  get('/s/:link', 'enterCode', followLink),
  get('/mine', 'readOwnStory', (c) => minePage(c)),
  get('/mine/all', 'readOwnStory', allPage),
  get('/mine/all.json', 'readOwnStory', allFile),
  get('/mine/choose', 'readOwnStory', choosePage),
  post('/mine/choose', 'changeOwnStory', choose),
  get('/mine/together', 'readOwnStory', togetherPage),
  post('/mine/together', 'changeOwnStory', together),
  get('/mine/card', 'readOwnStory', cardPage),
  get('/mine/contact', 'readOwnStory', contactPage),
  post('/mine/contact', 'changeOwnStory', hearBack),
  post('/mine/contact/stop', 'changeOwnStory', stopContact),
  post('/mine/heard', 'changeOwnStory', heard),
  post('/mine/reply', 'changeOwnStory', reply),
  get('/mine/text', 'readOwnStory', textPage),
  post('/mine/text', 'changeOwnStory', correct),
  post('/mine/quotes/:fragment/contest', 'changeOwnStory', contest),
  post('/mine/quotes/:fragment/again', 'changeOwnStory', quoteAgain),
  post('/mine/show', 'changeOwnStory', showAgain),
  get('/mine/publish', 'readOwnStory', publishPage),
  post('/mine/publish', 'changeOwnStory', publish),
  post('/mine/unpublish', 'changeOwnStory', unpublish),
  get('/mine/withdraw', 'readOwnStory', withdrawPage),
  post('/mine/withdraw', 'withdrawStory', withdraw),
  get('/leave', 'finish', leavePage),
  post('/leave', 'finish', leave),
  get('/finish', 'finish', finishedPage),
  post('/finish', 'finish', finish),
];
