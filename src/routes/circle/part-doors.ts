import { aboutDoors } from './about-part.tsx';
import { careDoors } from './care-part.tsx';
import { helpDoors } from './help-part.tsx';
import { linesDoors } from './lines-parts.tsx';
import { retentionDoors } from './retention-part.tsx';
import { sidesDoors } from './sides-part.tsx';

/** The parts of a circle in preparation, each a short form of its own. */
export const partDoors = [...aboutDoors, ...sidesDoors, ...linesDoors, ...careDoors, ...helpDoors, ...retentionDoors];
