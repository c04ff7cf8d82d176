import type { PulseQuestion } from '#compass/pulse/pulse.ts';
import type { GroupShown, ShareShown } from '#compass/pulse/pulse-shown.ts';
import { useFrame } from '#lib/ui/frame.tsx';

/** How many of a group said yes, between which shares the true one lies, and the same as a picture. */
export function Share({ share: { people, yes, between } }: { share: ShareShown }) {
  const { words } = useFrame();
  const [least, most] = between.map((bound) => Math.round(bound * 10));
  return (
    <>
      {yes === 'few' && words('pulse.cell.few', { people })}
      {yes === 'most' && words('pulse.cell.most', { people })}
      {typeof yes === 'number' && words('pulse.cell.yes', { yes, people })}{' '}
      <span class="kring-quiet">{words('pulse.cell.between', { least: least!, most: most! })}</span>
      <svg class="kring-share" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path class="kring-share__all" d="M0 6h100" />
        <path class="kring-share__between" d={`M${(between[0] * 100).toFixed(1)} 6H${(between[1] * 100).toFixed(1)}`} />
        {typeof yes === 'number' && <path class="kring-share__here" d={`M${((yes / people) * 100).toFixed(1)} 1v10`} />}
      </svg>
    </>
  );
}

/** The names of groups that are counted together, as one name. */
export function namesOf(groups: readonly string[], nameOf: (group: string) => string, lang: string): string {
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(groups.map(nameOf));
}

/** What a group said of a question in a wave, where it stands there by itself. */
export const shareOf = (shown: readonly GroupShown[] | undefined, group: string): ShareShown | null =>
  shown?.find(({ groups }) => groups.length === 1 && groups[0] === group)?.share ?? null;

/** The questions that are laid out by side, in the order in which they are asked. */
export const bySide = ['could_say', 'was_heard', 'makes_difference', 'wellbeing', 'common'] as const satisfies readonly PulseQuestion[];
