import { readers, uses } from '#cycle/1-gather/consent.ts';
import { takeStep, type Entry } from '#catalysts/doorways/helper-entries.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { Form } from '#lib/ui/form.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import type { Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { consentAsked } from '../teller/consent-words.ts';
import { sidesHere } from '../teller/visit.server.ts';
import { CareSaid } from './care-asked.tsx';
import { entryHere, helpPath, showOutOfOrder, withCard } from './entry-here.tsx';
import { WaysOut } from './stopping.tsx';

/** Can the teller tell who may read it? If not, it is explained again, as often as needed; the teller may also choose otherwise now. */
export async function teachBackPage(c: Here, entry: Entry): Promise<Response> {
  const { words } = c.var;
  return showCircle(
    c,
    { title: words('helper.teach.title'), islands: ['read-aloud', 'idle'] },
    <>
      <h1>{words('helper.teach.title')}</h1>
      <p>{words('helper.teach.lead')}</p>
      <p class="kring-lead">{words('helper.teach.question')}</p>
      <Chosen c={c} entry={entry} />
      {entry.explained > 0 && (
        <Notice heading={words('helper.teach.explained')}>
          <Explained c={c} sides={await sidesHere(c)} />
        </Notice>
      )}
      <Form action={helpPath(c, '/teach-back')}>
        <Buttons>
          <Button name="answer" value="own_words">
            {words('helper.teach.ownWords')}
          </Button>
          <Button kind="quiet" name="answer" value="explain">
            {words('helper.teach.explain')}
          </Button>
          <Button kind="quiet" name="answer" value="ask_again">
            {words('helper.teach.askAgain')}
          </Button>
        </Buttons>
      </Form>
      <WaysOut c={c} />
    </>,
  );
}

/** What the teller did: told it in own words, heard it once more, or wants to choose again. How often it was explained goes with the receipt. */
export const teachBack = withCard(async (c, here) => {
  const { db, form, words, now } = c.var;
  const step = (['own_words', 'explain', 'ask_again'] as const).find((step) => step === textOf(form, 'answer')) ?? 'explain';
  const entry = await entryHere(c, here);
  const { problem } = await takeStep(db, here, { step, now, change: entry?.answers ? changeOf(words, entry, step) : {} });
  return problem ? showOutOfOrder(c, problem) : c.redirect(helpPath(c, '/entry'), 303);
});

function changeOf(
  words: Here['var']['words'],
  { answers, explained }: Entry,
  step: 'own_words' | 'explain' | 'ask_again',
): Partial<Pick<Entry, 'answers' | 'explained'>> {
  if (step === 'explain') return { explained: explained + 1 };
  if (step === 'ask_again' || !answers) return {};
  const line = `${words('helper.teach.question')} ${words('helper.teach.receipt', { count: explained })}`;
  return { answers: { ...answers, wording: `${answers.wording}\n${line}` } };
}

/** What was chosen, for the helper to hear whether it is the same. */
export function Chosen({ c, entry }: { c: Here; entry: Entry }) {
  const { words } = c.var;
  const [read, used] = [
    readers.filter((reader) => entry.answers?.readers.includes(reader)),
    uses.filter((use) => entry.answers?.uses.includes(use)),
  ];
  return (
    <>
      <h2>{words('helper.teach.chosen')}</h2>
      <ul>
        {read.length === 0 ? (
          <li>{words('teller.readers.none')}</li>
        ) : (
          read.map((reader) => <li>{words('helper.teach.reads', { who: words(`teller.readers.${reader}`) })}</li>)
        )}
        {used.length === 0 ? <li>{words('teller.uses.none')}</li> : used.map((use) => <li>{words(`teller.uses.${use}`)}</li>)}
      </ul>
      <CareSaid care={entry.answers?.care} />
    </>
  );
}

function Explained({ c, sides }: { c: Here; sides: { name: string; reader: string }[] }) {
  const { words } = c.var;
  const asked = consentAsked(words, sides);
  return (
    <ul>
      {[...asked.readers, ...asked.uses].map(({ label, consequence }) => (
        <li>
          <strong>{label}</strong>. {consequence}
        </li>
      ))}
    </ul>
  );
}
