import { namedOpenly, refusedOnGrounds } from '#compass/voices/letting-through.server.ts';
import { may } from '#lib/people/may.ts';
import { Card, Empty, List } from '#lib/ui/card.tsx';
import type { Here } from '../../door.ts';
import { showCircle } from '../../show.tsx';
import { missingPath } from './missing-page.tsx';

/** Whom people miss, for everyone to read: what someone of the circle let through, and on which grounds how many were not. */
export async function namedPage(c: Here): Promise<Response> {
  const { db, circle, words } = c.var;
  const [named, refused] = await Promise.all([namedOpenly(db, circle.id), refusedOnGrounds(db, circle.id)]);
  return showCircle(
    c,
    { title: words('missing.named') },
    <>
      <h1>{words('missing.named')}</h1>
      <p class="kring-lead">{words('missing.named.lead')}</p>
      {named.length === 0 ? (
        <Empty>{words('missing.named.none')}</Empty>
      ) : (
        <List
          items={named.map(({ text, language, kind, reached }) => (
            <Card>
              <p class="kring-kicker">{words(`missing.kind.${kind}`)}</p>
              <p lang={language} dir="auto">
                <strong>{text}</strong>
              </p>
              <p class="kring-quiet">{words(reached ? 'missing.named.reached' : 'missing.named.notYet')}</p>
            </Card>
          ))}
        />
      )}
      <p>
        <a href={missingPath(c)}>{words('missing.link')}</a>
      </p>
      {may(c.var.actor, 'readVoices', circle.id) && (
        <p>
          <a href={`/circles/${circle.slug}/compass/voices`}>{words('missing.inside')}</a>
        </p>
      )}
      {refused.length > 0 && (
        <>
          <h2>{words('missing.named.refused')}</h2>
          <ul lang={circle.language}>
            {refused.map((ground) => (
              <li>
                {ground.text} <strong>{ground.refused}×</strong>
              </li>
            ))}
          </ul>
        </>
      )}
    </>,
  );
}
