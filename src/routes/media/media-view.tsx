import type { ComponentChildren } from 'preact';
import type { WordsShown } from '#cycle/1-gather/media-shown.server.ts';
import { clockOf, timeMarks } from '#cycle/1-gather/transcript.ts';
import { useFrame } from '#lib/ui/frame.tsx';
import { StoryText } from '#lib/ui/story-text.tsx';
import type { MediumOnPage } from './media-here.server.ts';

/** The photos and recordings of a story, each with its words; nothing when there are none. `text`: the story, for the moments marked in it. */
export function Media({
  media,
  text = '',
  of,
}: {
  media: readonly MediumOnPage[];
  text?: string;
  of?: (medium: MediumOnPage) => ComponentChildren;
}) {
  const { words } = useFrame();
  if (media.length === 0) return null;
  return (
    <section class="kring-media">
      <h2>{words('teller.media.title')}</h2>
      {media.map((medium) => (
        <OneMedium key={medium.id} medium={medium} text={text}>
          {of?.(medium)}
        </OneMedium>
      ))}
    </section>
  );
}

/** One of them: it can be seen or heard, and read. */
export function OneMedium({ medium, text, children }: { medium: MediumOnPage; text: string; children?: ComponentChildren }) {
  const { words } = useFrame();
  return (
    <figure class="kring-medium" id={`medium-${medium.id}`}>
      <Shown medium={medium} />
      {isPlayed(medium) && medium.words?.kind === 'transcript' && <Moments medium={medium} text={medium.words.text ?? text} />}
      <figcaption>
        {medium.words ? <WithWords written={medium.words} /> : <p>{words('teller.media.noWords')}</p>}
        {children}
      </figcaption>
    </figure>
  );
}

function Shown({ medium }: { medium: MediumOnPage }) {
  const { words } = useFrame();
  const what = words(`teller.media.kind.${medium.kind}`);
  const length = medium.seconds === null ? '' : `, ${clockOf(medium.seconds)}`;
  if (medium.kind === 'sound') return <audio controls preload="none" src={medium.href} aria-label={what + length}></audio>;
  if (medium.kind === 'video')
    return <video controls preload="none" src={medium.href} aria-label={what + length} {...sizeIn(medium, 640)}></video>;
  const alt = medium.words?.text ?? words(medium.words ? 'teller.media.alt.inStory' : 'teller.media.alt.none', { what });
  return (
    <a href={medium.href}>
      <img src={medium.small} alt={alt} loading="lazy" {...sizeIn(medium, 640)} />
    </a>
  );
}

/** Who wrote the words, and the words themselves unless they are a part of the story. */
function WithWords({ written }: { written: WordsShown }) {
  const { words } = useFrame();
  return (
    <>
      <p class="kring-quiet">{words(`teller.media.${written.kind}.by`, { who: words(`teller.media.role.${written.role}`) })}</p>
      {written.text === null ? <p>{words('teller.media.inStory')}</p> : <StoryText text={written.text} lang={written.language} />}
    </>
  );
}

/** The moments that are marked in what was written out: each leads to its second, in the page where scripts run and else in the browser's own player. */
function Moments({ medium, text }: { medium: MediumOnPage; text: string }) {
  const { words } = useFrame();
  const moments = timeMarks(text);
  if (moments.length === 0) return null;
  return (
    <p>
      {words('teller.media.from')}{' '}
      {moments.map(({ seconds }) => (
        <>
          <JumpTo medium={medium} seconds={seconds} />{' '}
        </>
      ))}
    </p>
  );
}

/** A link to a second of a recording. */
export function JumpTo({ medium, seconds, label }: { medium: Pick<MediumOnPage, 'id' | 'href'>; seconds: number; label?: string }) {
  return (
    <a href={`${medium.href}#t=${seconds}`} data-play={`medium-${medium.id}`} data-second={seconds}>
      {label ?? clockOf(seconds)}
    </a>
  );
}

/** Translations of the story, each with the role of who made it. */
export function Translations({ translations }: { translations: readonly WordsShown[] }) {
  const { words } = useFrame();
  if (translations.length === 0) return null;
  return (
    <section>
      <h2>{words('teller.media.translation')}</h2>
      {translations.map((translation) => (
        <div key={translation.id}>
          <p class="kring-quiet">{words('teller.media.translation.by', { who: words(`teller.media.role.${translation.role}`) })}</p>
          <StoryText text={translation.text ?? ''} lang={translation.language} />
        </div>
      ))}
    </section>
  );
}

/** Is it heard, so that it has seconds? */
export const isPlayed = ({ kind }: Pick<MediumOnPage, 'kind'>) => kind === 'sound' || kind === 'video';

/** So that nothing moves while it loads. */
function sizeIn({ width, height }: Pick<MediumOnPage, 'width' | 'height'>, most: number) {
  if (!width || !height) return {};
  const smaller = Math.min(1, most / Math.max(width, height));
  return { width: Math.round(width * smaller), height: Math.round(height * smaller) };
}
