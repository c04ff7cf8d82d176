import type { Door } from '../door.ts';
import { get, post } from '../door.ts';
import { circleCatalogue, openCatalogue } from './catalogue-page.tsx';
import { exhibitionPageDoors } from './exhibition-page.tsx';
import { exhibitionDoors } from './exhibition-sheets.tsx';
import { cardFileDoors } from './files.ts';
import { importCardDoors } from './import-page.tsx';
import { circleMethod, openMethod, startMethod } from './method-page.tsx';
import { ownCardDoors } from './own-pages.tsx';
import { sheetPage } from './sheet-page.tsx';

/** Ways of working: anyone may read them, whoever runs the circle starts them and writes its own. What has a name of its own comes before `:method`. */
export const toolkitDoors: Door[] = [
  get('/methods', 'readOpenPages', openCatalogue),
  get('/methods/:method', 'readOpenPages', openMethod),
  get('/circles/:circle/methods', 'readOpenPages', circleCatalogue),
  ...importCardDoors,
  ...ownCardDoors,
  ...cardFileDoors,
  get('/circles/:circle/methods/:method', 'readOpenPages', circleMethod),
  post('/circles/:circle/methods/:method', 'prepareCircle', startMethod),
  get('/circles/:circle/methods/:method/sheet', 'readOpenPages', sheetPage),
  ...exhibitionPageDoors,
  ...exhibitionDoors,
];
