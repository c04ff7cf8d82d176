import { faceValues, tenValues } from '#compass/pulse/pulse.ts';
import { HintText, ProblemText } from '#lib/ui/labelled.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import type { ComponentChildren } from 'preact';

type AskedProps = { name: string; label: string; hint?: ComponentChildren; problem?: string; chosen: number | null };

// The mouth, from down to up; the eyes are the same for all.
const mouths = ['M8 17q4-5 8 0', 'M8 16.500q4-2.500 8 0', 'M8 16h8', 'M8 15q4 3 8 0', 'M7.500 14q4.500 6 9 0'];

/** Five faces, each with its word, and a way to skip. The word carries it; who listens hears only that. */
export function FaceChoices({ chosen, ...asked }: AskedProps) {
  const { words } = useFrame();
  return (
    <Asked {...asked} chosen={chosen}>
      <div class="kring-faces">
        {faceValues.map((value) => (
          <div key={value} class="kring-face">
            <input type="radio" id={`${asked.name}-${value}`} name={asked.name} value={value} checked={chosen === value} />
            <label for={`${asked.name}-${value}`}>
              <svg class="kring-face__picture" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <circle cx="12" cy="12" r="10.500" />
                <path d={`M8.500 9v1.500M15.500 9v1.500${mouths[value - 1]!}`} />
              </svg>
              <span>{words(`pulse.value.${value}`)}</span>
            </label>
          </div>
        ))}
      </div>
    </Asked>
  );
}

/** From 0 to 10, as the question asks it. */
export function TenChoices({ chosen, ...asked }: AskedProps) {
  const { words } = useFrame();
  return (
    <Asked {...asked} chosen={chosen}>
      <div class="kring-tens">
        {tenValues.map((value) => (
          <div key={value} class="kring-face">
            <input type="radio" id={`${asked.name}-${value}`} name={asked.name} value={value} checked={chosen === value} />
            <label for={`${asked.name}-${value}`}>
              <span>
                {value}
                {value === 0 && <> {words('pulse.government.least')}</>}
                {value === 10 && <> {words('pulse.government.most')}</>}
              </span>
            </label>
          </div>
        ))}
      </div>
    </Asked>
  );
}

function Asked({ name, label, hint, problem, chosen, children }: AskedProps & { children: ComponentChildren }) {
  const { words } = useFrame();
  const by = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ');
  return (
    <fieldset class={problem ? 'kring-choices kring-choices--wrong' : 'kring-choices'} id={name} aria-describedby={by || undefined}>
      <legend>{label}</legend>
      {hint && <HintText id={name}>{hint}</HintText>}
      {problem && <ProblemText id={name}>{problem}</ProblemText>}
      {children}
      <div class="kring-skip">
        <input type="radio" id={`${name}-skip`} name={name} value="" checked={chosen === null} />
        <label for={`${name}-skip`}>{words('pulse.skip')}</label>
      </div>
    </fieldset>
  );
}
