import { Button } from '#lib/ui/button.tsx';
import { Form } from '#lib/ui/form.tsx';
import { problem as problemForPrograms } from './api/answers.ts';
import { notThere } from './api/refusal.ts';
import type { Here } from './door.ts';
import { isFromHere } from './forms.server.ts';
import { speak } from './language.server.ts';
import { showOpen } from './show.tsx';

/** What can go wrong beside a person's slip. `full` and `away`: the database cannot write, or cannot be reached. */
export type Problem = 'full' | 'away' | 'crossSite' | 'bug';

/** What an error means for the person. */
export function whatWentWrong(error: unknown): Problem {
  const code = (error as { code?: string } | null)?.code ?? '';
  if (['53100', '58030', '25006', 'ENOSPC', 'EROFS', 'EDQUOT'].includes(code)) return 'full';
  if (/^(08|53|57P)/.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EAGAIN'].includes(code)) return 'away';
  if (error instanceof Error && /Connection terminated|is not queryable|timeout exceeded when trying to connect/i.test(error.message))
    return 'away';
  return 'bug';
}

/** Not there, or not yours: the same page, so that it tells nothing. */
export function showNotHere(c: Here): Response | Promise<Response> {
  if (c.req.path.startsWith('/api/')) return notThere(c);
  speak(c, 'readAboutKring'); // a teller may have come here
  const { words } = c.var;
  return showOpen(
    c,
    { title: words('frame.notHere.title'), status: 404 },
    <>
      <h1>{words('frame.notHere.title')}</h1>
      <p>{words('frame.notHere.text')}</p>
      <YourWords c={c} />
      <p>
        <a href="/code">{words('frame.notHere.code')}</a> · <a href="/sign-in">{words('frame.notHere.signIn')}</a> ·{' '}
        <a href="/">{words('frame.notHere.home')}</a>
      </p>
    </>,
  );
}

/** A visit that ended while someone was writing takes nothing of what they wrote. */
function YourWords({ c }: { c: Here }) {
  const { words, form } = c.var;
  const written = [...form.entries()]
    .filter(([name, value]) => name !== '_form' && typeof value === 'string' && isWritten(value))
    .map(([, value]) => String(value));
  if (written.length === 0) return null;
  return (
    <>
      <p>{words('frame.problem.kept')}</p>
      {written.map((text) => (
        <textarea rows={8} dir="auto" class="utrecht-textarea" aria-label={words('frame.problem.yourWords')} readonly>
          {text}
        </textarea>
      ))}
    </>
  );
}

// Words have spaces; what a page puts in a form of itself has none, and what it sealed is letters and figures alone.
const isWritten = (value: string) => /\s/.test(value.trim()) || (value.length > 80 && !/^[\w-]+$/.test(value));

export function showTooLarge(c: Here): Response {
  const { words } = c.var;
  if (c.req.path.startsWith('/api/')) return problemForPrograms(c, 413, 'What you sent is too large.');
  return showOpen(
    c,
    { title: words('frame.tooLarge.title'), status: 413 },
    <>
      <h1>{words('frame.tooLarge.title')}</h1>
      <p>{words('frame.tooLarge.text')}</p>
    </>,
  );
}

const statusOf = { full: 507, away: 503, crossSite: 403, bug: 500 } as const;

/** Says honestly that something failed, with a number to mention, and gives back what was typed so that it can be sent again. */
export function showProblem(c: Here, { problem, number }: { problem: Problem; number: string }): Response {
  const { words } = c.var;
  if (c.req.path.startsWith('/api/'))
    return problemForPrograms(
      c,
      statusOf[problem],
      `${words(`frame.problem.${problem}.text`)} ${words('frame.problem.number', { number })}`,
    );
  // What another site made up is shown, never laid ready to be sent from here.
  const again = problem !== 'crossSite' || isFromHere(c);
  const kept = [...c.var.form.entries()].filter((field): field is [string, string] => typeof field[1] === 'string' && field[0] !== '_form');
  return showOpen(
    c,
    { title: words(`frame.problem.${problem}.title`), status: statusOf[problem] },
    <>
      <h1>{words(`frame.problem.${problem}.title`)}</h1>
      <p>{words(`frame.problem.${problem}.text`)}</p>
      {!again && <YourWords c={c} />}
      {again && kept.length > 0 && (
        <>
          <p>{words('frame.problem.kept')}</p>
          <Form action={c.req.path}>
            {kept.map(([name, value]) =>
              isWritten(value) ? (
                <textarea name={name} rows={8} dir="auto" class="utrecht-textarea" aria-label={words('frame.problem.yourWords')}>
                  {value}
                </textarea>
              ) : (
                <input type="hidden" name={name} value={value} />
              ),
            )}
            <Button kind="act">{words('frame.problem.again')}</Button>
          </Form>
        </>
      )}
      <p>{words('frame.problem.number', { number })}</p>
    </>,
  );
}
