import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

const looks = {
  info: { nl: 'info', icon: 'info' },
  care: { nl: 'warning', icon: 'care' },
  kept: { nl: 'ok', icon: 'kept' },
  warning: { nl: 'error', icon: 'warning' },
} as const;

type NoticeProps = {
  /** `info`: good to know. `care`: someone looks after you. `kept`: what you did is safe. `warning`: read this before you act. */
  kind?: keyof typeof looks;
  heading?: string;
  level?: 2 | 3;
  children?: ComponentChildren;
};

/** A message that stands apart from the text. Its words carry it; picture and colour only help. */
export function Notice({ kind = 'info', heading, level = 2, children }: NoticeProps) {
  const Heading = `h${level}` as const;
  return (
    <div class={`utrecht-alert utrecht-alert--${looks[kind].nl} kring-notice kring-notice--${kind}`}>
      <Icon name={looks[kind].icon} />
      <div class="utrecht-alert__content">
        <div class="utrecht-alert__message">
          {heading && <Heading>{heading}</Heading>}
          {children}
        </div>
      </div>
    </div>
  );
}
