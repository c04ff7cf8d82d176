import { readRespondentCode } from '#cycle/2-sense/respondent.ts';
import { readCode, type ReadCode } from '#lib/codes/code-words.ts';
import { readLink } from '#lib/codes/story-code.server.ts';
import { storyOfLink, storyOfWords, type Opened } from '#cycle/1-gather/codes.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Disclosure } from '#lib/ui/card.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Field } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import type { Words } from '#lib/words/words.ts';
import { keepTeller } from '../cookies.server.ts';
import type { Here } from '../door.ts';
import { patiently } from '../patience.server.ts';
import { enterAnswersCode } from '../respond/code-page.tsx';
import { showTeller } from '../show.tsx';

/** Where six words, or the link of a card, open a story. */
export const codePage = (c: Here) => showCode(c);

/** Opens the story of a typed code. A slip is mended and said; what is not known gets the same answer after the same time. */
export async function enterCode(c: Here): Promise<Response> {
  const { words, db, keys, now } = c.var;
  const typed = textOf(c.var.form, 'code');
  if (!typed) return showCode(c, { slip: words('teller.code.slip.empty') });
  const link = linkIn(typed);
  if (link) {
    const opened = await patiently(c, () => storyOfLink(db, keys, link, now));
    return opened ? openStory(c, opened) : showCode(c, { typed, slip: words('teller.code.slip.link') });
  }
  if (readRespondentCode(typed)) return enterAnswersCode(c); // ten letters of someone who answered came to the wrong door
  const read = readCode(typed);
  if (!read.candidates) return showCode(c, { typed, slip: slipIn(words, read) });
  const opened = await patiently(c, () => storyOfWords(db, keys, read.candidates, now));
  const { mended } = read.candidates[0];
  return opened ? openStory(c, opened, mended) : showCode(c, { typed, slip: words('teller.code.slip.notFound'), mended });
}

/** The link of a card: it becomes a cookie, and the address shows nothing any more. */
export async function followLink(c: Here): Promise<Response> {
  const { words, db, keys, now } = c.var;
  const link = readLink(c.req.param('link') ?? '');
  const opened = link ? await patiently(c, () => storyOfLink(db, keys, link, now)) : null;
  return opened ? openStory(c, opened) : showCode(c, { slip: words('teller.code.slip.link'), status: 404 });
}

function openStory(c: Here, { circle, story }: Opened, mended: { typed: string; meant: string }[] = []): Response | Promise<Response> {
  if (!story) return showUnused(c);
  keepTeller(c, { circle, story, ...(mended.length > 0 && { mended }) });
  return c.redirect('/mine', 303);
}

/** A pasted link, or only its last part; words are no link. */
function linkIn(typed: string): string | null {
  const part = /\/s\/([\w-]+)/.exec(typed)?.[1] ?? (/\s/.test(typed) ? '' : typed);
  return readLink(part);
}

function slipIn(words: Words, read: Exclude<ReadCode, { problem?: undefined }>): string {
  if (read.problem !== 'unknownWords') return words(`teller.code.slip.${read.problem}`, { found: read.found });
  return read.words
    .map(({ typed, near }) =>
      words(near.length > 0 ? 'teller.code.slip.near' : 'teller.code.slip.unknownWord', {
        typed,
        near: near.join(` ${words('teller.code.or')} `),
      }),
    )
    .join(' ');
}

type Shown = { typed?: string; slip?: string; mended?: { typed: string; meant: string }[]; status?: number };

function showCode(c: Here, { typed, slip, mended = [], status = slip ? 422 : 200 }: Shown = {}) {
  const { words } = c.var;
  return showTeller(
    c,
    { title: words('teller.code.title'), status },
    <>
      <ErrorSummary slips={slip ? [{ field: 'code', text: slip }] : []} />
      <h1>{words('teller.code.title')}</h1>
      {mended.map((word) => (
        <p>{words('teller.code.mended', word)}</p>
      ))}
      <Form action="/code" forgets>
        <Field
          name="code"
          label={words('teller.code.words')}
          hint={words('teller.code.wordsHint')}
          value={typed}
          problem={slip}
          autocomplete="off"
        />
        <Button>{words('teller.code.open')}</Button>
      </Form>
      <Disclosure summary={words('teller.code.lost.title')}>
        <p>{words('teller.code.lost.who')}</p>
        <p>{words('teller.code.lost.can')}</p>
        <p>
          <a href="/">{words('teller.code.lost.circles')}</a>
        </p>
      </Disclosure>
    </>,
  );
}

function showUnused(c: Here) {
  const { words } = c.var;
  return showTeller(
    c,
    { title: words('teller.code.unused.title') },
    <>
      <h1>{words('teller.code.unused.title')}</h1>
      <p>{words('teller.code.unused.text')}</p>
      <p>
        <a href="/code">{words('teller.code.title')}</a>
      </p>
    </>,
  );
}
