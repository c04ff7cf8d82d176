import { Disclosure } from '#lib/ui/card.tsx';
import { may } from '#lib/people/may.ts';
import type { Told } from '#system/models/answers.server.ts';
import { cardsOf, type Card } from '#system/models/model.ts';
import { isSaid } from '#system/models/saying.ts';
import { speaksOpenly } from '#system/models/side-by-side.ts';
import { get, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { besideHere, type SideBySide } from './beside.server.ts';
import { Answer, OverTime } from './beside-parts.tsx';
import { withModel, type Opened } from './here.server.ts';
import { layIn, partsIn } from './in-words.ts';
import { AboutModel } from './model-head.tsx';
import { ModelDrawing } from './model-drawing.tsx';

/** One voice by itself: its drawing, the same as a list with the stories it points to, and of who speaks openly how it changed. */
async function voicePage(c: Here, opened: Opened) {
  const { words } = c.var;
  const all = await besideHere(c, opened);
  const group = all.groups.find(({ voices }) => voices.some(({ id }) => id === c.req.param('voice')));
  if (!group) return showNotHere(c);
  const nth = group.voices.findIndex(({ id }) => id === c.req.param('voice'));
  const voice = group.voices[nth]!;
  const title = words('models.beside.voice', { side: group.name, nth: nth + 1 });
  return showCircle(
    c,
    { title, wide: true },
    <>
      <AboutModel c={c} {...opened} />
      <h1>{title}</h1>
      <ModelDrawing
        id="voice"
        title={words('models.drawn', { who: title })}
        lay={layIn(words, opened.model)}
        parts={partsIn({ words, sides: all.here.sides }, opened.model, ({ key }) => voice.answers.get(key))}
      />
      <h2>{words('models.list')}</h2>
      <dl class="kring-facts">
        {cardsOf(opened.model).map((card) => (
          <>
            <dt>{words(`models.ask.${card.words}`)}</dt>
            <dd>
              <OneAnswer c={c} card={card} voice={voice} sides={all.here.sides} />
            </dd>
          </>
        ))}
      </dl>
      <p class="kring-quiet">{words('models.beside.withdrawn')}</p>
    </>,
  );
}

type AnswerProps = { c: Here; card: Card; voice: Told; sides: SideBySide['here']['sides'] };

function OneAnswer({ c, card, voice, sides }: AnswerProps) {
  const { words, circle, actor } = c.var;
  const versions = voice.versions.filter(({ question }) => question === card.key);
  const last = versions.at(-1);
  if (!last || !isSaid(last)) return <span class="kring-quiet">{words('models.list.open')}</span>;
  const at = `/circles/${circle.slug}/${may(actor, 'readStories', circle.id) ? 'stories' : 'published'}`;
  return (
    <>
      <Answer c={c} card={card} saying={last} sides={sides} />
      {last.stories.map((story) => (
        <>
          {' '}
          <a href={`${at}/${story}`}>{words('models.stories.one')}</a>
        </>
      ))}
      {speaksOpenly(voice) && versions.length > 1 && (
        <Disclosure summary={words('models.voice.history')}>
          <OverTime c={c} card={card} sides={sides} versions={versions} />
        </Disclosure>
      )}
    </>
  );
}

export const voicePageDoors = [get('/circles/:circle/models/:model/voices/:voice', 'answerModels', withModel(voicePage))];
