import { get, post, type Door } from '../door.ts';
import { answersPage } from './answers-page.tsx';
import { change, changePage, lastAnswerPage } from './change-page.tsx';
import { answersCodePage, enterAnswersCode, followAnswersCode } from './code-page.tsx';
import { missingPage, propose } from './missing-page.tsx';
import { respond, respondPage } from './respond-page.tsx';
import { sheetPage } from './sheet-page.tsx';
import { keepSides } from './sides.tsx';
import { takeBack, takeBackPage } from './take-back-page.tsx';
import { typeIn, typeInPage } from './type-in-page.tsx';

/** Everything someone who responds can do: say what they recognise and what is missing, come back by code, change, take back. */
export const respondDoors: Door[] = [
  get('/respond/:door', 'respond', respondPage),
  post('/respond/:door', 'respond', respond),
  get('/respond/:door/missing', 'respond', missingPage),
  post('/respond/:door/missing', 'respond', propose),
  get('/answers', 'readOwnAnswers', answersPage),
  get('/answers/last', 'readOwnAnswers', lastAnswerPage),
  get('/answers/of/:statement', 'readOwnAnswers', changePage),
  post('/answers/of/:statement', 'readOwnAnswers', change),
  post('/answers/sides', 'readOwnAnswers', keepSides),
  get('/answers/code', 'respond', answersCodePage),
  post('/answers/code', 'respond', enterAnswersCode),
  get('/answers/code/:code', 'respond', followAnswersCode),
  get('/answers/take-back', 'readOwnAnswers', takeBackPage),
  post('/answers/take-back', 'readOwnAnswers', takeBack),
  get('/circles/:circle/statements/sheet', 'printStories', sheetPage),
  get('/circles/:circle/statements/paper', 'printStories', typeInPage),
  post('/circles/:circle/statements/paper', 'printStories', typeIn),
];
