import { actorDoors } from './actor-page.tsx';
import { beginDoors } from './begin-page.tsx';
import { changeMapDoors } from './change-page.tsx';
import { compareDoors } from './compare-page.tsx';
import { exportMapDoors } from './export-page.tsx';
import { importMapDoors } from './import-page.tsx';
import { mapDoors } from './map-page.tsx';
import { mapsDoors } from './maps-page.tsx';
import { printMapDoors } from './print-page.tsx';
import { shareMapDoors } from './share-page.tsx';
import { towersDoors } from './towers-page.tsx';

/** The ways into the maps of actors. */
export const networkDoors = [
  ...mapsDoors,
  ...beginDoors,
  ...importMapDoors,
  ...compareDoors,
  ...printMapDoors,
  ...mapDoors,
  ...actorDoors,
  ...towersDoors,
  ...changeMapDoors,
  ...shareMapDoors,
  ...exportMapDoors,
];
