import { askForCare, lookedWithCare, waitsFor, type Care } from '#cycle/1-gather/special-care.server.ts';
import { storyForListener } from '#cycle/1-gather/piles.server.ts';
import { Disclosure, Facts } from '#lib/ui/card.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import type { Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { ActButton } from '../teller/act-button.tsx';
import { ageInWords } from '../teller/care-fields.tsx';
import { listenerHere, storyHere } from './listener.server.ts';

/** What the teller said of sensitive things, of others and of their age; and what a listener does with it. */
export function CareForStory({ base, care }: { base: string; care: Care }) {
  const { words } = useFrame();
  const waits = waitsFor(care);
  const said = {
    special: care.special && words(`teller.special.${care.special}`),
    others: care.others && words(`teller.others.${care.others}`),
    age: care.age && words(ageInWords(care.age)),
  };
  return (
    <Disclosure summary={words('gather.care.title')} open={waits !== null}>
      <Facts
        facts={(['special', 'others', 'age'] as const).map((question) => ({
          name: words(`gather.care.${question}`),
          is: said[question] ?? words('gather.care.notSaid'),
        }))}
      />
      {waits === 'together' && <p>{words('gather.care.together')}</p>}
      {waits === 'look' && (
        <>
          <p>{words('gather.care.look')}</p>
          <ActButton action={`${base}/care`}>{words('gather.care.look.do')}</ActButton>
        </>
      )}
      {!waits && care.special !== 'allowed' && (
        <>
          <p>{words('gather.care.ask')}</p>
          <ActButton action={`${base}/care/ask`}>{words('gather.care.ask.do')}</ActButton>
        </>
      )}
    </Disclosure>
  );
}

/** A listener says that what had to go is gone. */
export const looked = onStory((c) => lookedWithCare(...storyHere(c), listenerHere(c)));

/** A listener holds a story that tells something sensitive, until its teller chooses. */
export const askCare = onStory((c) => askForCare(...storyHere(c), c.var.now));

function onStory(act: (c: Here) => Promise<void>) {
  return async (c: Here): Promise<Response> => {
    if (!(await storyForListener(...storyHere(c)))) return showNotHere(c);
    await act(c);
    return c.redirect(`/circles/${c.var.circle.slug}/listen/${c.req.param('story')}?done=care`, 303);
  };
}
