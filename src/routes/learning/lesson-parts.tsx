import { useFrame } from '#lib/ui/frame.tsx';
import { Card, Tag } from '#lib/ui/card.tsx';
import { wordOfLesson, type Lesson } from '#system/learning/lesson.ts';
import type { Picture, Shape } from '#system/learning/picture.ts';

/** What a lesson says: its text with its picture, the two scenes of its case, a question, and something to do with someone. */
export function LessonBody({ lesson }: { lesson: Lesson }) {
  const { words } = useFrame();
  const said = (part: string) => wordOfLesson(words, lesson, part);
  return (
    <>
      <Drawn picture={lesson.picture} says={said('picture')} />
      {Array.from({ length: lesson.texts }, (_, nth) => (
        <p key={nth}>{said(`text.${nth + 1}`)}</p>
      ))}
      <h2>{words('learning.scenes')}</h2>
      <div class="kring-scenes">
        <Scene lesson={lesson} nth={1} />
        <Scene lesson={lesson} nth={2} />
      </div>
      <SourcesOf lesson={lesson} />
      <h2>{words('learning.question')}</h2>
      <p class="kring-lead">{said('question')}</p>
      <h2>{words('learning.together')}</h2>
      <p>{said('do')}</p>
    </>
  );
}

function Scene({ lesson, nth }: { lesson: Lesson; nth: 1 | 2 }) {
  const { words } = useFrame();
  const told = lesson.from.told.includes(nth);
  return (
    <Card>
      <h3>{words(`learning.scene.${nth}`)}</h3>
      <p>{wordOfLesson(words, lesson, `scene.${nth}`)}</p>
      <p>
        <Tag>
          {told
            ? words('learning.scene.told', { place: words(`cases.${lesson.from.case}.title` as 'cases.houten.title') })
            : words('learning.scene.ours')}
        </Tag>
      </p>
    </Card>
  );
}

function SourcesOf({ lesson: { from } }: { lesson: Lesson }) {
  const { words } = useFrame();
  return (
    <p class="kring-quiet">
      {words('learning.from')} <a href={`/cases/${from.case}`}>{words(`cases.${from.case}.title` as 'cases.houten.title')}</a>.{' '}
      {words('learning.sources')}{' '}
      {from.sources.map((source) => (
        <a key={source} href={source} rel="noreferrer" class="kring-address kring-source">
          {source}
        </a>
      ))}
    </p>
  );
}

/** The drawing of a lesson; whoever hears the page hears what it shows. */
export function Drawn({ picture, says }: { picture: Picture; says: string }) {
  return (
    <figure class="kring-drawn">
      <svg viewBox="0 0 320 160" role="img" aria-label={says}>
        {picture.map((shape, nth) => (
          <Stroke key={nth} shape={shape} />
        ))}
      </svg>
    </figure>
  );
}

function Stroke({ shape }: { shape: Shape }) {
  const looks = `kring-stroke kring-stroke--${shape.tone}${shape.filled ? ' kring-stroke--filled' : ''}`;
  return shape.is === 'circle' ? (
    <circle class={looks} cx={shape.at[0]} cy={shape.at[1]} r={shape.r} />
  ) : (
    <path class={looks} d={shape.d} />
  );
}
