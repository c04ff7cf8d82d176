import { answers, type AnswerGiven } from '#cycle/2-sense/response.ts';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';

type StatementFormProps = {
  text: string;
  language: string;
  action: string;
  /** What travels with it: how it was drawn. */
  question?: string;
  /** What was answered before. */
  given?: AnswerGiven;
};

/** One statement, large, and three equal answers: each is a button, so that a press of a key or a thumb is enough. */
export function StatementForm({ text, language, action, question, given }: StatementFormProps) {
  const { words } = useFrame();
  return (
    <>
      <blockquote class="kring-statement" id="statement" lang={language} dir="auto">
        {text}
      </blockquote>
      {given && <p>{words('respond.change.now', { answer: words(`respond.answer.${given}`) })}</p>}
      <Form action={action}>
        {question && <input type="hidden" name="question" value={question} />}
        <div class="kring-answers" role="group" aria-labelledby="statement">
          {answers.map((answer) => (
            <button key={answer} class="nl-button nl-button--secondary kring-button" type="submit" name="answer" value={answer}>
              <span class="nl-button__label">{words(`respond.answer.${answer}`)}</span>
            </button>
          ))}
        </div>
      </Form>
    </>
  );
}
