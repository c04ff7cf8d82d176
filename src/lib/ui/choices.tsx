import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';
import { described, HintText, Optional, ProblemText, type Asked } from './labelled.tsx';

/** Something to choose, with what it means for whoever chooses it. */
export type Choice = {
  value: string;
  label: string;
  /** The language of the label, when it is not that of the page. */
  lang?: string;
  consequence?: ComponentChildren;
  icon?: IconName;
  chosen?: boolean;
};

type ChoicesProps = Asked & {
  options: Choice[];
  /** Several may be chosen. */
  many?: boolean;
  /** When this question is the heading of the page or of a part of it. */
  heading?: 'h1' | 'h2';
};

/** A question with answers to choose from, each with its consequence. Nothing is chosen beforehand unless it was before. */
export function Choices({ options, many, heading: Heading, ...asked }: ChoicesProps) {
  const { name, id = name, label, hint, problem } = asked;
  const question = (
    <>
      {label} <Optional when={asked.optional} />
    </>
  );
  return (
    <fieldset
      class={problem ? 'kring-choices kring-choices--wrong' : 'kring-choices'}
      aria-describedby={described(asked)['aria-describedby']}
    >
      <legend>{Heading ? <Heading>{question}</Heading> : question}</legend>
      {hint && <HintText id={id}>{hint}</HintText>}
      {problem && <ProblemText id={id}>{problem}</ProblemText>}
      {options.map((option, nth) => (
        <OneChoice key={option.value} option={option} id={nth === 0 ? id : `${id}-${nth + 1}`} name={name} many={many} />
      ))}
    </fieldset>
  );
}

function OneChoice({ option, id, name, many }: { option: Choice; id: string; name: string; many?: boolean }) {
  const means = option.consequence ? `${id}-means` : undefined;
  return (
    <div class="kring-choice">
      <input type={many ? 'checkbox' : 'radio'} {...{ id, name }} value={option.value} checked={option.chosen} aria-describedby={means} />
      <div class="kring-choice__text">
        <label class={`utrecht-form-label utrecht-form-label--${many ? 'checkbox' : 'radio'}`} for={id}>
          <span lang={option.lang} dir={option.lang ? 'auto' : undefined}>
            {option.label}
          </span>
          {option.icon && <Icon name={option.icon} />}
        </label>
        {option.consequence && (
          <p class="kring-choice__means" id={means}>
            {option.consequence}
          </p>
        )}
      </div>
    </div>
  );
}
