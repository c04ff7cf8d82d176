import type { Kind } from '#cycle/1-gather/medium.ts';
import { textOf } from '#lib/form/reading.ts';
import { Button } from '#lib/ui/button.tsx';
import { Choices } from '#lib/ui/choices.tsx';
import type { Slip } from '#lib/ui/error-summary.tsx';
import { Select, TextArea } from '#lib/ui/field.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { languageOptions } from '../teller/language-options.ts';

type WordingFormProps = {
  action: string;
  medium: { id: string; kind: Kind; words: { text: string | null; language: string } | null };
  /** The words that stand in the story already, when they may be changed here. */
  standing?: string;
  language: string;
  back?: { slips: Slip[]; form: FormData };
};

/** Writing the words with a medium: what is said, or what can be seen. */
export function WordingForm({ action, medium, standing, language, back }: WordingFormProps) {
  const { words, lang } = useFrame();
  const heard = medium.kind === 'sound' || medium.kind === 'video';
  const slip = (name: string) => back?.slips.find(({ field }) => field === name)?.text;
  const said = (name: string, kept: string) => (back ? textOf(back.form, name) : kept);
  return (
    <Form action={action} forgets>
      {!heard && medium.kind === 'picture' && (
        <Choices
          name="is"
          id={`is-${medium.id}`}
          label={words('teller.media.is')}
          options={(['seen', 'paper'] as const).map((value) => ({
            value,
            label: words(`teller.media.is.${value}`),
            chosen: said('is', 'seen') === value,
          }))}
        />
      )}
      <TextArea
        name="words"
        id={back ? 'words' : `words-${medium.id}`}
        rows={heard ? 12 : 5}
        label={words(heard ? 'teller.media.words.heard' : medium.kind === 'paper' ? 'teller.media.words.paper' : 'teller.media.words.seen')}
        hint={words(heard ? 'teller.media.words.heard.hint' : 'teller.media.words.seen.hint')}
        value={said('words', standing ?? medium.words?.text ?? '')}
        problem={slip('words')}
      />
      <Select
        name="language"
        id={`language-${medium.id}`}
        label={words('teller.media.words.language')}
        value={said('language', medium.words?.language ?? language)}
        options={languageOptions(lang, words('teller.tell.language.another'))}
        problem={slip('language')}
      />
      <Button>{words('teller.media.words.keep')}</Button>
    </Form>
  );
}
