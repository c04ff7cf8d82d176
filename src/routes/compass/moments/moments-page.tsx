import type { VNode } from 'preact';
import { moments, questionsAt } from '#compass/moments/moment.ts';
import { actsAtHand, lastSaid, saidAt, type ActAtHand } from '#compass/moments/moments.server.ts';
import { may } from '#lib/people/may.ts';
import { Tag } from '#lib/ui/card.tsx';
import { When } from '#lib/ui/when.tsx';
import { get, type Here } from '../../door.ts';
import { showCircle } from '../../show.tsx';
import { ToCompass } from '../to-compass.tsx';
import { momentPath, momentsPath } from './here.server.ts';
import { OneSaid } from './said.tsx';

/** The five moments, each with the acts beside which people can stop and look, and the sides that did. */
async function momentsPage(c: Here) {
  const { db, circle, words, actor } = c.var;
  const acts = (await actsAtHand(db, circle.id)).filter(({ draft }) => !draft || may(actor, 'decide', circle.id));
  return showCircle(
    c,
    { title: words('compass.part.moments.title') },
    <>
      <h1>{words('compass.part.moments.title')}</h1>
      <p class="kring-lead">{words('moments.lead')}</p>
      <p>{words('moments.never')}</p>
      {moments.map((moment) => {
        const of = acts.filter((act) => act.moment === moment);
        return (
          <section key={moment} aria-labelledby={`at-${moment}`}>
            <h2 id={`at-${moment}`}>{words(`moments.at.${moment}`)}</h2>
            {moment === 'opening' && <p>{words('moments.ready')}</p>}
            <p class="kring-quiet">
              {questionsAt[moment].map((question) => (
                <>{words(`moments.q.${question}`)} </>
              ))}
            </p>
            {of.length === 0 ? (
              <p>{words(`moments.noActs.${moment as Exclude<typeof moment, 'opening'>}`)}</p>
            ) : (
              <ul>
                {of.map((act) => (
                  <li key={act.about}>
                    <Act c={c} act={act} />
                  </li>
                ))}
              </ul>
            )}
          </section>
        );
      })}
      <ToCompass c={c} />
    </>,
  );
}

function Act({ c, act: { moment, about, name, at, sides, draft } }: { c: Here; act: ActAtHand }) {
  const { words, circle } = c.var;
  return (
    <>
      <a href={momentPath(c, moment, about)} dir="auto">
        {moment === 'opening'
          ? words('frame.circle', { subject: circle.subject })
          : (name ?? words(draft ? 'moments.aDraft' : 'compass.wordsHidden'))}
      </a>{' '}
      {at && (
        <span class="kring-quiet">
          <When at={at} />
        </span>
      )}{' '}
      {sides.length === 0 ? words('moments.nobody') : sides.map((side) => <Tag key={side}>{side}</Tag>)}
    </>
  );
}

/** On the page of the compass: who has not been heard, as people said it last when they stopped to look. */
export async function unheardGlance(c: Here): Promise<VNode | null> {
  const { db, circle, words } = c.var;
  const said = await lastSaid(db, circle.id, 'unheard', 3);
  if (said.length === 0) return null;
  return (
    <>
      <h3>{words('compass.glance.unheard')}</h3>
      <ul>
        {said.map((one) => (
          <li>
            <OneSaid said={one} />
          </li>
        ))}
      </ul>
      <p>
        <a href={momentsPath(c)}>{words('compass.part.moments.title')}</a>
      </p>
    </>
  );
}

/** On the page of the compass: whether power is shared, as each side said it at the opening. */
export async function readinessGlance(c: Here): Promise<VNode | null> {
  const { db, circle, words } = c.var;
  const said = (await saidAt(db, circle.id, 'opening', [circle.id])).filter(({ question }) => question === 'power');
  if (said.length === 0) return null;
  return (
    <>
      <h3>{words('compass.glance.power')}</h3>
      <ul>
        {said.slice(-4).map((one) => (
          <li>
            <OneSaid said={one} />
          </li>
        ))}
      </ul>
      <p>
        <a href={momentPath(c, 'opening', circle.id)}>{words('compass.part.moments.title')}</a>
      </p>
    </>
  );
}

export const momentsPageDoors = [get('/circles/:circle/compass/moments', 'readOpenPages', momentsPage)];
