import { useFrame } from './frame.tsx';
import { described, Labelled, type Asked } from './labelled.tsx';

type FieldProps = Asked & {
  type?: 'text' | 'email' | 'tel' | 'date' | 'datetime-local' | 'number' | 'search' | 'password';
  value?: string;
  /** What the browser may fill in by itself (WCAG 1.3.5); `off` on a shared phone. */
  autocomplete?: string;
  /** As wide as what goes in: a code, a year. */
  short?: boolean;
  min?: string | number;
  max?: string | number;
};

/** One line to fill in. */
export function Field(field: FieldProps) {
  const { name, id = name, type = 'text', value, autocomplete, min, max } = field;
  const words = type === 'text' || type === 'search';
  return (
    <Labelled asked={field} short={field.short}>
      <input
        class="utrecht-textbox utrecht-textbox--html-input"
        type={type as 'text'} // Preact's types bind a role to each type; no role is set here.
        {...{ id, name, value, min, max }}
        autocomplete={autocomplete}
        dir={words ? 'auto' : undefined}
        {...described(field)}
      />
    </Labelled>
  );
}

type TextAreaProps = Asked & { value?: string; rows?: number; maxlength?: number; lang?: string };

/** Room for someone's own words. Too much is told afterwards, never cut off while typing. */
export function TextArea({ rows = 6, maxlength, value, lang, ...asked }: TextAreaProps) {
  const { words } = useFrame();
  const limit = maxlength && words('ui.atMost', { count: maxlength });
  const hint = [asked.hint, limit].some(Boolean) ? (
    <>
      {asked.hint} {limit}
    </>
  ) : undefined;
  const all = { ...asked, hint };
  const { name, id = name } = asked;
  return (
    <Labelled asked={all}>
      <textarea class="utrecht-textarea utrecht-textarea--html-textarea" {...{ id, name, rows, lang }} dir="auto" {...described(all)}>
        {value}
      </textarea>
    </Labelled>
  );
}

type SelectProps = Asked & { options: { value: string; label: string; lang?: string }[]; value?: string };

/** One of many that are known by name, such as a language. For few, or where a choice has a consequence, use `Choices`. */
export function Select({ options, value, ...asked }: SelectProps) {
  const { name, id = name } = asked;
  return (
    <Labelled asked={asked}>
      <select class="utrecht-select utrecht-select--html-select" {...{ id, name }} {...described(asked)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}
