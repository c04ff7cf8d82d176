import type { ComponentChildren } from 'preact';
import { feelings } from '#cycle/1-gather/story.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import type { Slip } from '#lib/ui/error-summary.tsx';
import { Unsent } from '#lib/ui/comforts.tsx';
import { Field, Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { directionOf } from '#lib/words/languages.ts';
import { MediaFields } from '../media/media-fields.tsx';
import type { Draft } from '../media/taking.server.ts';
import { languageOptions } from './language-options.ts';

type Asked = {
  prompts: { id: string; text: string }[];
  sides: { id: string; name: string }[];
  circleLanguage: string;
  /** What was sent, when it came back with slips. */
  kept?: FormData;
  slips: Slip[];
};

/** The one form in which a story is told: its words; all else may stay empty. */
export function TellForm({
  door,
  submission,
  drafts,
  ...asked
}: Asked & { door: string; /** The key that makes a form that is sent twice one story. */ submission: string; drafts: Draft[] }) {
  const { words } = useFrame();
  return (
    <Form action={`/tell/${door}`} multipart forgets then="/mine/choose">
      <input type="hidden" name="submission" value={submission} />
      <TellFields
        {...asked}
        media={
          <MediaFields door={door} drafts={drafts} kept={asked.kept} problem={asked.slips.find(({ field }) => field === 'medium')?.text} />
        }
      />
      <p>{words('teller.tell.noName')}</p>
      <Unsent />
      <Button>{words('teller.tell.save')}</Button>
    </Form>
  );
}

/** What is asked of a story, also when a helper writes it down. */
export function TellFields({ prompts, sides, circleLanguage, kept, slips, media }: Asked & { media?: ComponentChildren }) {
  const { words, lang, dir } = useFrame();
  const said = (name: string) => (kept ? textOf(kept, name) : undefined);
  const slip = (name: string) => slips.find(({ field }) => field === name)?.text;
  const only = prompts.length === 1 ? prompts[0] : undefined;
  return (
    <>
      {only && <input type="hidden" name="prompt" value={only.id} />}
      <TextArea
        name="text"
        rows={9}
        label={only ? alone(only.text, dir) : words('teller.tell.text')}
        hint={<Hints prompts={only ? [] : prompts} language={circleLanguage} />}
        value={said('text')}
        problem={slip('text')}
      />
      {media}
      <Select
        name="language"
        label={words('teller.tell.language')}
        value={said('language') ?? lang}
        options={languageOptions(lang, words('teller.tell.language.another'), { common: true })}
        problem={slip('language')}
      />
      <div class="kring-if-another">
        <Field name="otherLanguage" optional label={words('teller.tell.language.which')} value={said('otherLanguage')} />
      </div>
      <Select
        name="feeling"
        label={words('teller.tell.feeling')}
        value={said('feeling')}
        options={[
          { value: '', label: words('teller.tell.feeling.none') },
          ...feelings.map((feeling) => ({ value: feeling, label: words(`teller.feeling.${feeling}`) })),
        ]}
      />
      <TextArea
        name="wouldHelp"
        rows={3}
        optional
        label={words('teller.tell.wouldHelp')}
        value={said('wouldHelp')}
        problem={slip('wouldHelp')}
      />
      <Choices
        many
        name="sides"
        optional
        label={words('teller.tell.sides')}
        options={sides.map((side) => ({ value: side.id, label: alone(side.name, dir), chosen: kept?.getAll('sides').includes(side.id) }))}
      />
    </>
  );
}

function Hints({ prompts, language }: { prompts: { id: string; text: string }[]; language: string }) {
  const { words } = useFrame();
  return (
    <>
      {prompts.length > 0 && (
        <>
          {words('teller.tell.prompts')}
          <ul lang={language} dir={directionOf(language)}>
            {prompts.map((prompt) => (
              <li>{prompt.text}</li>
            ))}
          </ul>
        </>
      )}
      {words('teller.tell.textHint')} {words('teller.tell.names')}
    </>
  );
}

// The circle's own words on a page that is written the other way: marks that keep their question mark at their end.
const alone = (text: string, dir: 'ltr' | 'rtl') => (dir === 'rtl' ? `\u2068${text}\u2069` : text);
