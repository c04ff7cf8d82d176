import { readContact, type ContactProblem } from '#cycle/1-gather/contact.ts';
import { handOver as giveCard, takeStep, type Entry } from '#catalysts/doorways/helper-entries.server.ts';
import { isToldWith } from '#catalysts/doorways/cards.server.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button, Buttons } from '#lib/ui/button.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { Form } from '#lib/ui/form.tsx';
import { StoryCard } from '#lib/ui/story-card.tsx';
import type { Here } from '../door.ts';
import { showCircle } from '../show.tsx';
import { ContactFields } from '../teller/contact.tsx';
import { entryHere, helpPath, letGo, showOutOfOrder, withCard, type HelpHere } from './entry-here.tsx';
import { cardShown } from './new-card.tsx';
import { WaysOut } from './stopping.tsx';
import { Chosen } from './teach-back.tsx';

/** The last step: the teller takes the card, and from then on only the teller opens the story. */
export function handOverPage(c: Here, here: HelpHere, entry: Entry, problems: ContactProblem = {}): Promise<Response> {
  const { words, form } = c.var;
  const slips = Object.entries(problems).map(([field, key]) => ({ field, text: words(key) }));
  const typed = Object.fromEntries(['name', 'email', 'phone', 'place'].map((field) => [field, textOf(form, field)]));
  const paper = entry.way === 'paper';
  return showCircle(
    c,
    { title: words('helper.handOver.title'), status: slips.length > 0 ? 422 : 200, islands: ['idle'] },
    <>
      <ErrorSummary slips={slips} />
      <h1>{words(paper ? 'helper.handOver.titlePaper' : 'helper.handOver.title')}</h1>
      <p>{words(paper ? 'helper.handOver.textPaper' : 'helper.handOver.text')}</p>
      {here.code && <StoryCard {...cardShown(c, here.code)} />}
      <Chosen c={c} entry={entry} />
      <Form action={helpPath(c, '/hand-over')} forgets>
        {entry.answers?.uses.includes('contact') && (
          <section class="kring-stack">
            <h2>{words('teller.contact.title')}</h2>
            <ContactFields contact={typed} problems={problems} />
          </section>
        )}
        <Buttons>
          <Button name="answer" value="hand_over">
            {words(paper ? 'helper.handOver.doPaper' : 'helper.handOver.do')}
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

/** The card changes hands: the story is told, and the helper's way to it ends. Sent twice it is told once. */
export const handOver = withCard(async (c, here) => {
  const { db, form, keys, words, lang, now } = c.var;
  if (textOf(form, 'answer') === 'ask_again') {
    const { problem } = await takeStep(db, here, { step: 'ask_again', now });
    return problem ? showOutOfOrder(c, problem) : c.redirect(helpPath(c, '/entry'), 303);
  }
  const contact = readContact(form);
  if ('problems' in contact) {
    const entry = await entryHere(c, here);
    return entry?.stage === 'consented' ? handOverPage(c, here, entry, contact.problems) : showOutOfOrder(c, entry ? 'outOfOrder' : 'gone');
  }
  const hearBack = contact.value && { contact: contact.value, wording: words('teller.contact.consent'), language: lang };
  const { problem } = await giveCard(db, here, { keys, now, hearBack });
  if (problem === 'outOfOrder' || (problem && !(await isToldWith(db, here.circle, here.card)))) return showOutOfOrder(c, problem);
  letGo(c);
  return c.redirect(helpPath(c, '/done'), 303);
});

/** It is the teller's now. */
export function donePage(c: Here) {
  const { words } = c.var;
  return showCircle(
    c,
    { title: words('helper.done.title') },
    <>
      <h1>{words('helper.done.title')}</h1>
      <p>{words('helper.done.text')}</p>
      <p>{words('helper.done.within')}</p>
      <p>
        <a href={helpPath(c)}>{words('helper.again')}</a>
      </p>
    </>,
  );
}
