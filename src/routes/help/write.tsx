import { draftsOf } from '#cycle/1-gather/media.server.ts';
import { forgetFiles } from '#cycle/1-gather/medium-safe.server.ts';
import { readPictured } from '#cycle/1-gather/medium.ts';
import { stageAfter } from '#catalysts/doorways/helper-entry.ts';
import { writeDown, type Entry } from '#catalysts/doorways/helper-entries.server.ts';
import { mediaKeyOf } from '#catalysts/doorways/sealed-entry.server.ts';
import { readWritten, type Written } from '#catalysts/doorways/written-down.ts';
import { filledWith, slipLines, type Sent } from '#lib/form/filled.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { promptsOf } from '#system/circles/circles.server.ts';
import type { Here } from '../door.ts';
import { filesOf } from '../forms.server.ts';
import { MediaFields } from '../media/media-fields.tsx';
import { takeFiles } from '../media/taking.server.ts';
import { showCircle } from '../show.tsx';
import { promisedHere, PromiseInShort } from '../teller/promise-in-short.tsx';
import { TellFields } from '../teller/tell-form.tsx';
import { sidesHere } from '../teller/visit.server.ts';
import { entryHere, helpPath, showOutOfOrder, withCard, type HelpHere } from './entry-here.tsx';
import { HelperShown } from './helper-shown.tsx';
import { NewCard } from './new-card.tsx';
import { WaysOut } from './stopping.tsx';

/** Writing down what the teller says, word for word; the helper's own words have a place of their own. */
export async function writePage(c: Here, here: HelpHere, entry: Entry | null, sent?: Sent): Promise<Response> {
  const { words, circle, db, person } = c.var;
  const [promised, prompts, sides, drafts] = await Promise.all([
    promisedHere(db, circle),
    promptsOf(db, circle.id),
    sidesHere(c),
    draftsOf(db, circle.id, mediaKeyOf(here.key)),
  ]);
  const kept = sent?.form ?? (entry ? formOf(entry.written) : undefined);
  const field = filledWith(words, { note: entry?.written.note }, sent);
  const paper = here.way === 'paper';
  return showCircle(
    c,
    { title: words('helper.write.title'), status: sent ? 422 : 200, islands: ['print', 'record'] },
    <>
      <ErrorSummary slips={slipLines(words, sent)} />
      <h1>{words(paper ? 'helper.write.titlePaper' : 'helper.write.title')}</h1>
      {here.code && <NewCard c={c} code={here.code} />}
      {!paper && (
        <>
          <HelperShown {...person} />
          <p>{words('helper.write.first')}</p>
          <PromiseInShort {...promised} />
        </>
      )}
      <p>{words(paper ? 'helper.write.exactPaper' : 'helper.write.exact')}</p>
      <Form action={helpPath(c, '/write')} multipart forgets>
        <TellFields
          prompts={prompts}
          sides={sides}
          circleLanguage={circle.language}
          kept={kept}
          slips={slipLines(words, sent)}
          media={<MediaFields door={circle.door} drafts={drafts} kept={kept} problem={field('medium').problem} />}
        />
        {paper && <WhoseHand chosen={String(kept?.get('writtenBy') ?? '')} words={words} problem={field('writtenBy').problem} />}
        <TextArea
          {...field('note')}
          rows={3}
          optional
          label={words('helper.write.note')}
          hint={words('helper.write.noteHint', { name: person.name })}
        />
        <Button>{words(paper ? 'helper.write.keepPaper' : 'helper.write.keep')}</Button>
      </Form>
      <WaysOut c={c} />
    </>,
  );
}

/** Keeps what was written down, sealed with the card, before anything else is asked. */
export const write = withCard(async (c, here) => {
  const { db, circle, form, now } = c.var;
  const before = await entryHere(c, here);
  if (before && !stageAfter(before.stage, 'write', before.way)) {
    await forgetFiles(filesOf(form));
    return showOutOfOrder(c, 'outOfOrder');
  }
  const { drafts, problem: unfit } = await takeFiles(c, circle.id, mediaKeyOf(here.key));
  const { value, problems } = readWritten(form, here.way, { wordless: drafts.length > 0 || unfit !== null });
  if (problems || unfit) return writePage(c, here, null, { form, problems: { ...problems, ...(unfit && { medium: unfit }) } });
  const { problem } = await writeDown(db, here, { ...value, media: drafts.length, pictured: readPictured(form) }, now);
  return problem ? showOutOfOrder(c, problem) : c.redirect(helpPath(c, '/entry'), 303);
});

function WhoseHand({ chosen, words, problem }: { chosen: string; words: Here['var']['words']; problem?: string }) {
  const options = (['teller', 'helper'] as const).map((value) => ({
    value,
    label: words(`helper.write.by.${value}`),
    chosen: chosen === value,
  }));
  return <Choices name="writtenBy" label={words('helper.write.by')} options={options} problem={problem} />;
}

/** What was written before, as the form had it. */
function formOf({ story, writtenBy, pictured }: Written): FormData {
  const form = new FormData();
  const fields: Record<string, string | null> = {
    text: story.text,
    language: story.language,
    feeling: story.feeling,
    wouldHelp: story.wouldHelp,
    writtenBy,
    pictured: pictured ?? null,
  };
  for (const [name, value] of Object.entries(fields)) if (value) form.set(name, value);
  for (const side of story.sides) form.append('sides', side);
  return form;
}
