import { copiesRegisterDoors } from './copies-page.tsx';
import { dataDoors } from './data-page.tsx';
import { importDoors } from './import-page.tsx';
import { moveDoors } from './leaving-page.tsx';

/** The way out of a circle and into another, the register of copies, and open data. */
export const leavingDoors = [...copiesRegisterDoors, ...moveDoors, ...dataDoors, ...importDoors];
