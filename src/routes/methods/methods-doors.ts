import { get, post } from '../door.ts';
import { circleCatalogue, openCatalogue } from './catalogue-page.tsx';
import { circleMethod, openMethod, startMethod } from './method-page.tsx';
import { sheetPage } from './sheet-page.tsx';

/** Ways of working: anyone may read them, whoever runs the circle starts them. */
export const toolkitDoors = [
  get('/methods', 'readOpenPages', openCatalogue),
  get('/methods/:method', 'readOpenPages', openMethod),
  get('/circles/:circle/methods', 'readOpenPages', circleCatalogue),
  get('/circles/:circle/methods/:method', 'readOpenPages', circleMethod),
  post('/circles/:circle/methods/:method', 'prepareCircle', startMethod),
  get('/circles/:circle/methods/:method/sheet', 'readOpenPages', sheetPage),
];
