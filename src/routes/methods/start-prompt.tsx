import { filledWith, type Sent } from '#lib/form/filled.ts';
import { required } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { promptsOf } from '#system/circles/circles.server.ts';
import { longestText, mostLines } from '#system/circles/lines.ts';
import { askAlso } from '#system/toolkit/asked.server.ts';
import type { Method } from '#system/toolkit/method.ts';
import { questionOf } from '#system/toolkit/script.ts';
import { wordsOfCircle } from '../circle/part.tsx';
import type { Here } from '../door.ts';
import { methodsPath } from './here.ts';
import type { Starting } from './method-page.tsx';

/** The question of the card, to make one's own; and that it is asked, when it is. */
export async function PromptPart({ c, method, sent, main }: Starting) {
  const { db, circle, words } = c.var;
  const question = questionOf(wordsOfCircle(c), method)!;
  const asked = (await promptsOf(db, circle.id)).find(({ id, text }) => id === c.req.query('asked') || text === question);
  const field = filledWith(words, { question }, sent);
  return (
    <section aria-labelledby="start-prompt">
      <h3 id="start-prompt">{words('methods.ui.start.prompt')}</h3>
      {asked && !sent ? (
        <Notice kind="kept" heading={words('methods.ui.start.prompt.there')} level={3}>
          <p lang={circle.language}>{asked.text}</p>
          {circle.gathering !== 'open' && <p>{words('methods.ui.start.prompt.notOpen')}</p>}
          <p>
            <a href={`/circles/${circle.slug}/prepare/questions`}>{words('methods.ui.start.prompt.questions')}</a> ·{' '}
            <a href={`/circles/${circle.slug}/prepare`}>{words('methods.ui.start.prompt.prepare')}</a>
          </p>
        </Notice>
      ) : (
        <>
          <p>{words('methods.ui.start.prompt.lead')}</p>
          <Form>
            <input type="hidden" name="engine" value="prompt" />
            <TextArea {...field('question')} label={words('methods.ui.start.prompt.text')} rows={3} lang={circle.language} />
            <Button kind={main ? 'act' : 'quiet'}>{words('methods.ui.start.prompt')}</Button>
          </Form>
        </>
      )}
    </section>
  );
}

/** Lets the circle ask the question from now on. */
export async function startPrompt(c: Here, method: Method): Promise<Response | Sent['problems']> {
  const { db, circle, form, now } = c.var;
  const question = required(form, 'question', { words: 'methods.ui.start.prompt', most: longestText });
  if (question.problem !== undefined) return { question: question.problem };
  const asked = await askAlso(db, circle.id, question.value, now);
  if (!asked) return { question: { key: 'methods.ui.start.prompt.many', values: { most: mostLines } } };
  return c.redirect(`${methodsPath(c)}/${method.id}?asked=${asked}#start`, 303);
}
