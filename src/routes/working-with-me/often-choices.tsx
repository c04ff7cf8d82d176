import { ProblemText } from '#lib/ui/labelled.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { oftens, statements, type Said, type Statement } from '#system/learning/mirror-statements.ts';

type OftenProps = { /** The sentence of each statement. */ label: (statement: Statement) => string; said: Said; problem?: string };

/** The statements of a mirror, each with how often it is so, and a way to leave it out. */
export const OftenChoices = ({ label, said, problem }: OftenProps) => (
  <>
    {statements.map((statement) => (
      <One
        key={statement}
        {...{ statement, label: label(statement), chosen: said[statement] ?? null }}
        problem={statement === 'listens' ? problem : undefined}
      />
    ))}
  </>
);

type OneProps = { statement: Statement; label: string; chosen: number | null; problem?: string };

function One({ statement, label, chosen, problem }: OneProps) {
  const { words } = useFrame();
  return (
    <fieldset
      class={problem ? 'kring-choices kring-choices--wrong' : 'kring-choices'}
      id={statement}
      aria-describedby={problem ? `${statement}-problem` : undefined}
    >
      <legend>{label}</legend>
      {problem && <ProblemText id={statement}>{problem}</ProblemText>}
      <div class="kring-faces">
        {oftens.map((often) => (
          <Choice key={often} id={`${statement}-${often}`} {...{ statement, value: String(often), chosen: chosen === often }}>
            {words(`working.often.${often}`)}
          </Choice>
        ))}
        <Choice id={`${statement}-skip`} {...{ statement, value: '', chosen: chosen === null }}>
          {words('working.skip')}
        </Choice>
      </div>
    </fieldset>
  );
}

function Choice({
  id,
  statement,
  value,
  chosen,
  children,
}: {
  id: string;
  statement: string;
  value: string;
  chosen: boolean;
  children: string;
}) {
  return (
    <div class="kring-face">
      <input type="radio" id={id} name={statement} value={value} checked={chosen} />
      <label for={id}>
        <span>{children}</span>
      </label>
    </div>
  );
}
