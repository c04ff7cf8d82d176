import type { VNode } from 'preact';
import { questionsAt, type Moment } from '#compass/moments/moment.ts';
import { saidAt, type MomentSaid } from '#compass/moments/moments.server.ts';
import { Tag } from '#lib/ui/card.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { When } from '#lib/ui/when.tsx';
import { may } from '#lib/people/may.ts';
import type { Here } from '../../door.ts';
import { momentPath } from './here.server.ts';

/** What was answered, question by question, each with its side: where sides differ, both stand there. */
export function Said({ moment, said, level }: { moment: Moment; said: readonly MomentSaid[]; level: 2 | 3 }) {
  const { words } = useFrame();
  const Heading = `h${level}` as const;
  return (
    <>
      {questionsAt[moment].map((question) => {
        const of = said.filter((one) => one.question === question);
        if (of.length === 0) return null;
        return (
          <section key={question}>
            <Heading>{words(`moments.q.${question}`)}</Heading>
            <ul>
              {of.map((one) => (
                <li>
                  <OneSaid said={one} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

/** One answer: from which side, how willing, in which words, when. */
export function OneSaid({ said: { side, willing, text, hidden, at } }: { said: MomentSaid }) {
  const { words } = useFrame();
  return (
    <>
      <Tag>{side}</Tag> {willing && <strong>{words(`compass.willing.${willing}`)}</strong>}{' '}
      {hidden ? words('compass.wordsHidden') : text && <span dir="auto">{text}</span>}{' '}
      <span class="kring-quiet">
        <When at={at} />
      </span>
    </>
  );
}

/**
 * Beside an act: what people of each side answered when they stopped to look, or that nobody has looked yet; and the way to answer.
 * `abouts`: the act, and what it came from.
 */
export async function momentBeside(c: Here, moment: Moment, abouts: readonly string[]): Promise<VNode> {
  const { db, circle, words, actor } = c.var;
  const said = await saidAt(db, circle.id, moment, abouts);
  const id = `moment-${moment}-${abouts[0]!}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{words(`moments.beside.${moment}`)}</h2>
      {said.length === 0 && <p>{words('moments.none')}</p>}
      <Said moment={moment} said={said} level={3} />
      {may(actor, 'answerMoment', circle.id) && (
        <p class="kring-not-printed">
          <a href={momentPath(c, moment, abouts[0]!)}>{words(`moments.at.${moment}`)}</a>
        </p>
      )}
    </section>
  );
}
