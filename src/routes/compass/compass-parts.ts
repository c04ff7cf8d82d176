import type { VNode } from 'preact';
import type { Act } from '#lib/people/may.ts';
import type { Here } from '../door.ts';
import { relationsPart, takesPartPart } from './power/glances.tsx';
import { voicesChanged, voicesGlance } from './voices/voices-glance.tsx';
import { mirrorGlance } from './mirror/mirror-glance.tsx';
import { readinessGlance, unheardGlance } from './moments/moments-page.tsx';
import { pulseGlance } from './pulse/pulse-glance.tsx';
import { changedGlance, powerGlance } from './network/network-glance.tsx';

/** The three things that are seen at one look. */
export const looks = ['missing', 'power', 'changed'] as const;
export type Look = (typeof looks)[number];

/**
 * One of the eight ways to look, as it stands on the page of the compass. Its title and one sentence are `compass.part.<key>.title` and `.lead`.
 * A glance is small: a heading of level 3 at most, two or three lines, a link to where it comes from; null when there is nothing to say yet.
 */
export type CompassPart = {
  key: 'voices' | 'invitations' | 'takesPart' | 'relations' | 'network' | 'mirror' | 'pulse' | 'moments';
  /** Its address below `/circles/:circle`. */
  path: string;
  /** Who may open that address: others do not see the link. */
  act: Act;
  glances: Partial<Record<Look, (c: Here) => Promise<VNode | null>>>;
};

/** The ways to look of the compass: each part adds its own line, in the order in which they stand on the page. */
export const compassParts: readonly CompassPart[] = [
  { key: 'voices', path: '/missing/named', act: 'nameMissing', glances: { missing: voicesGlance, changed: voicesChanged } },
  { key: 'invitations', path: '/compass/invitations', act: 'readVoices', glances: {} },
  takesPartPart,
  relationsPart,
  { key: 'mirror', path: '/compass/mirror', act: 'readOpenPages', glances: { power: mirrorGlance } },
  { key: 'moments', path: '/compass/moments', act: 'readOpenPages', glances: { missing: unheardGlance, power: readinessGlance } },
  { key: 'pulse', path: '/compass/pulse', act: 'readCompass', glances: { changed: pulseGlance } },
  { key: 'network', path: '/compass/network', act: 'readNetwork', glances: { power: powerGlance, changed: changedGlance } },
];
