import type { TranslationNow } from '#cycle/1-gather/words-needed.server.ts';
import { useFrame } from '#lib/ui/frame.tsx';
import { StoryText } from '#lib/ui/story-text.tsx';

/** A story in the language of its circle, below the story as it was told; nothing when it was told in that language. */
export function Translated({ translation }: { translation: TranslationNow | null }) {
  const { words } = useFrame();
  if (!translation) return null;
  return (
    <>
      <p class="kring-quiet">{words('teller.media.translation.by', { who: words(`teller.media.role.${translation.role}`) })}</p>
      <StoryText text={translation.text} lang={translation.language} />
    </>
  );
}
