import { chooseDoors } from './choose-page.tsx';
import { newPanelDoors } from './panel-new-page.tsx';
import { outcomeDoors } from './outcome-page.tsx';
import { outcomesPageDoors } from './outcomes-page.tsx';
import { panelDoors } from './panel-page.tsx';
import { rippleDoors } from './ripple-page.tsx';
import { ripplesDoors } from './ripples-page.tsx';
import { substantiateDoors } from './substantiate-page.tsx';
import { writeDoors } from './write-page.tsx';

/** The harvest of change. What has a name of its own stands before what is found by its id. */
export const outcomesDoors = [
  ...outcomesPageDoors,
  ...writeDoors,
  ...newPanelDoors,
  ...panelDoors,
  ...chooseDoors,
  ...ripplesDoors,
  ...rippleDoors,
  ...outcomeDoors,
  ...substantiateDoors,
];
