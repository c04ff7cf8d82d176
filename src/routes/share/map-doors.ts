import { get, post } from '../door.ts';
import { embedDoors } from './embed.tsx';
import { mapFileDoors } from './map-files.tsx';
import { nameGroupHere } from './map-names.tsx';
import { mapPage } from './map-page.tsx';
import { mapStatements } from './map-statements.tsx';
import { statementResultsDoors } from './statement-results.tsx';

/** What people share: the page, its statements, its files, and the picture for other sites. */
export const mapDoors = [
  get('/circles/:circle/map', 'readOpinionMap', (c) => mapPage(c)),
  get('/circles/:circle/map/statements', 'readOpinionMap', mapStatements),
  post('/circles/:circle/map/groups', 'nameGroup', nameGroupHere),
  ...mapFileDoors,
  ...statementResultsDoors,
  ...embedDoors,
];
