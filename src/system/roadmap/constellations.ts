/** The three constellations of the road map, as CoSIE names them. */
export const constellations = ['system', 'catalysts', 'compass'] as const;
export type Constellation = (typeof constellations)[number];

/** The four phases: never a track, only a lens that someone may lay on the map. */
export const phases = ['initiate', 'design', 'carryOut', 'evaluate'] as const;
export type Phase = (typeof phases)[number];

/** A star: something that a circle may do, in any order and again. `month`: what lit it was said by one person, so of its day only the month is told. */
type Shape = { key: string; constellation: Constellation; phases: readonly Phase[]; month?: true };

/** Every star that something done can light; what no data can light is not here. */
export const stars = [
  { key: 'promise', constellation: 'system', phases: ['initiate'] },
  { key: 'confirmed', constellation: 'system', phases: ['initiate'] },
  { key: 'ready', constellation: 'system', phases: ['initiate'], month: true },
  { key: 'means', constellation: 'system', phases: ['design', 'carryOut'] },
  { key: 'agreed', constellation: 'system', phases: ['design', 'carryOut'] },
  { key: 'changed', constellation: 'system', phases: ['carryOut'] },
  { key: 'reviewed', constellation: 'system', phases: ['evaluate'] },
  { key: 'lookedBack', constellation: 'system', phases: ['evaluate'], month: true },
  { key: 'harvested', constellation: 'system', phases: ['evaluate'] },
  { key: 'asked', constellation: 'catalysts', phases: ['initiate'] },
  { key: 'stories', constellation: 'catalysts', phases: ['initiate', 'evaluate'] },
  { key: 'light', constellation: 'catalysts', phases: ['initiate', 'design'] },
  { key: 'missing', constellation: 'catalysts', phases: ['initiate', 'design'] },
  { key: 'went', constellation: 'catalysts', phases: ['initiate', 'design', 'carryOut'] },
  { key: 'invited', constellation: 'catalysts', phases: ['initiate'] },
  { key: 'talents', constellation: 'catalysts', phases: ['initiate', 'design', 'carryOut'] },
  { key: 'tables', constellation: 'catalysts', phases: ['design'] },
  { key: 'modelled', constellation: 'catalysts', phases: ['design', 'evaluate'] },
  { key: 'tried', constellation: 'catalysts', phases: ['design', 'carryOut'] },
  { key: 'talked', constellation: 'catalysts', phases: ['design', 'carryOut'] },
  { key: 'sides', constellation: 'compass', phases: ['initiate'] },
  { key: 'storyAgreement', constellation: 'compass', phases: ['initiate', 'design'] },
  { key: 'insight', constellation: 'compass', phases: ['design'] },
  { key: 'decided', constellation: 'compass', phases: ['design', 'carryOut'] },
  { key: 'moments', constellation: 'compass', phases: ['design', 'carryOut', 'evaluate'], month: true },
  { key: 'parts', constellation: 'compass', phases: ['initiate', 'evaluate'] },
  { key: 'relations', constellation: 'compass', phases: ['initiate', 'evaluate'] },
  { key: 'pulse', constellation: 'compass', phases: ['carryOut', 'evaluate'] },
  { key: 'heard', constellation: 'compass', phases: ['evaluate'] },
] as const satisfies readonly Shape[];

export type Star = (typeof stars)[number]['key'];

/** The star with this name; null when there is none. */
export const starCalled = (key: string | null | undefined): (Shape & { key: Star }) | null =>
  stars.find((star) => star.key === key) ?? null;
