import type { VNode } from 'preact';
import type { Voice } from '#compass/voices/picture.ts';
import { isReached } from '#compass/voices/reaching.ts';
import { voicesOf } from '#compass/voices/voices.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import { may } from '#lib/people/may.ts';
import type { Here } from '../../door.ts';
import { readOnce } from '../../read-once.ts';
import { missingPath } from './missing-page.tsx';
import { voicesPath } from './voices-page.tsx';

const shown = 3;
const voicesHere = readOnce((c) => voicesOf(c.var.db, c.var.circle.id, dayAt(c.var.now, c.var.config.timeZone)));

/** At one look: the first of those who were named and not reached; for whoever is not inside, the way to name someone. */
export async function voicesGlance(c: Here): Promise<VNode | null> {
  const { circle, words, actor } = c.var;
  if (!may(actor, 'readVoices', circle.id)) return <AskWho c={c} />;
  const { voices } = await voicesHere(c);
  const missing = voices.filter(({ reached }) => !reached);
  if (voices.length === 0) return <AskWho c={c} />;
  return (
    <div>
      <h3>{words('missing.glance', { count: missing.length })}</h3>
      <ul>
        {missing.slice(0, shown).map(({ id, text, language, outside }) => (
          <li>
            <a href={`${voicesPath(c)}/of/${id}`} lang={language} dir="auto">
              {text}
            </a>{' '}
            {outside && words('missing.glance.outside')}
          </li>
        ))}
      </ul>
      <p>
        <a href={voicesPath(c)}>{words('missing.inside')}</a>
      </p>
    </div>
  );
}

function AskWho({ c }: { c: Here }) {
  const { words } = c.var;
  return (
    <p>
      {words('missing.link.lead')} <a href={missingPath(c)}>{words('missing.link')}</a>
    </p>
  );
}

const monthAgo = (now: Date, timeZone: string) => dayAt(new Date(now.getTime() - 30 * 24 * 60 * 60 * 1000), timeZone);

/** What became different in a month: groups that were named, and groups that were reached. Of groups, never of people. */
export async function voicesChanged(c: Here): Promise<VNode | null> {
  const { circle, words, actor, now, config } = c.var;
  if (!may(actor, 'readVoices', circle.id)) return null;
  const { voices } = await voicesHere(c);
  const since = monthAgo(now, config.timeZone);
  const before = voices.filter(({ namedOn }) => namedOn < since);
  if (before.length === 0) return null;
  const firstReached = (voice: Voice) =>
    voice.goings.flatMap(({ result, doneOn }) => (isReached(result) && doneOn ? [doneOn] : [])).sort()[0];
  const reached = voices.filter((voice) => (firstReached(voice) ?? '') >= since);
  return (
    <div>
      <h3>{words('missing.glance.since')}</h3>
      <p>{words('missing.glance.changed', { named: voices.length - before.length, reached: reached.length })}</p>
      <p>
        <a href={voicesPath(c)}>{words('missing.inside')}</a>
      </p>
    </div>
  );
}
