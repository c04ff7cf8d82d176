import { readRespondentCode } from '#cycle/2-sense/respondent.ts';
import { respondentOfCode } from '#cycle/2-sense/respondents.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { CodeForm } from '../code-form.tsx';
import { keepRespondent } from '../cookies.server.ts';
import type { Here } from '../door.ts';
import { inTurn } from '../patience.server.ts';
import { showTeller } from '../show.tsx';

/** Where ten letters bring someone back to what they answered. */
export const answersCodePage = (c: Here) => showCode(c);

/** Opens the answers of a typed code. What is no code and what nobody has get the same answer after the same time. */
export const enterAnswersCode = (c: Here) => openAnswers(c, textOf(c.var.form, 'code').slice(0, 80));

/** The square code of a card: it becomes a cookie, and the address shows nothing any more. */
export const followAnswersCode = (c: Here) => openAnswers(c, c.req.param('code') ?? '');

async function openAnswers(c: Here, typed: string): Promise<Response> {
  const { words, db, keys } = c.var;
  if (!typed) return showCode(c, { slip: words('respond.code.empty') });
  const code = readRespondentCode(typed);
  const found = await inTurn(c, async () => (code ? respondentOfCode(db, keys, code) : null));
  if (!found) return showCode(c, { typed: c.req.method === 'GET' ? '' : typed, slip: words('respond.code.unknown') });
  keepRespondent(c, found);
  return c.redirect('/answers', 303);
}

type Shown = { typed?: string; slip?: string };

function showCode(c: Here, { typed, slip }: Shown = {}) {
  const { words } = c.var;
  return showTeller(
    c,
    { title: words('respond.code.title'), status: slip ? 422 : 200 },
    <>
      <CodeForm
        title={words('respond.code.title')}
        action="/answers/code"
        label={words('respond.code.letters')}
        hint={words('respond.code.hint')}
        button={words('respond.code.open')}
        {...{ typed, slip }}
      />
      <p>{words('respond.code.lost')}</p>
      <p>
        <a href="/code">{words('respond.code.story')}</a>
      </p>
    </>,
  );
}
