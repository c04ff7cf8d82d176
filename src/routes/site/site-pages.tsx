import type { Key } from '#lib/words/words.ts';
import { When } from '#lib/ui/when.tsx';
import { get, type Here } from '../door.ts';
import { showOpen } from '../show.tsx';
import { statementOf } from './accessibility-date.ts';

/** What Kring is, in five short parts. */
function aboutPage(c: Here) {
  const { words } = c.var;
  return showOpen(
    c,
    { title: words('site.about.title') },
    <>
      <h1>{words('site.about.title')}</h1>
      <p class="kring-lead">{words('site.about.lead')}</p>
      <h2>{words('site.about.chain')}</h2>
      <Steps c={c} keys={['site.about.chain.1', 'site.about.chain.2', 'site.about.chain.3', 'site.about.chain.4', 'site.about.chain.5']} />
      <h2>{words('site.about.yours')}</h2>
      <p>{words('site.about.yours.text')}</p>
      <h2>{words('site.about.from')}</h2>
      <p>{words('site.about.from.text')}</p>
      <p>
        <a href="/cases">{words('site.about.cases')}</a>
      </p>
      <h2>{words('site.about.free')}</h2>
      <p>{words('site.about.free.text')}</p>
    </>,
  );
}

/** What is kept about people, for how long, and what they can ask. */
async function privacyPage(c: Here) {
  const { db, words } = c.var;
  const organisations = await db.selectFrom('organisation').select(['name', 'privacy_contact']).orderBy('name').execute();
  return showOpen(
    c,
    { title: words('site.privacy.title') },
    <>
      <h1>{words('site.privacy.title')}</h1>
      <p class="kring-lead">{words('site.privacy.lead')}</p>
      <h2>{words('site.privacy.story')}</h2>
      <Lines
        c={c}
        keys={[
          'site.privacy.story.1',
          'site.privacy.story.2',
          'site.privacy.story.3',
          'site.privacy.story.4',
          'site.privacy.story.5',
          'site.privacy.story.kept',
          'site.privacy.story.helper',
          'site.privacy.story.7',
        ]}
      />
      <h2>{words('site.privacy.members')}</h2>
      <Lines c={c} keys={['site.privacy.members.1', 'site.privacy.members.2']} />
      <h2>{words('site.privacy.cookies')}</h2>
      <p>{words('site.privacy.cookies.text')}</p>
      <Lines
        c={c}
        keys={['site.privacy.cookies.mine', 'site.privacy.cookies.seat', 'site.privacy.cookies.visit', 'site.privacy.cookies.lang']}
      />
      <h2>{words('site.privacy.others')}</h2>
      <Lines c={c} keys={['site.privacy.others.1', 'site.privacy.others.2']} />
      <h2>{words('site.privacy.rights')}</h2>
      <Lines c={c} keys={['site.privacy.rights.1', 'site.privacy.rights.2', 'site.privacy.rights.3', 'site.privacy.rights.4']} />
      <h2>{words('site.privacy.who')}</h2>
      {organisations.length === 0 && <p>{words('site.privacy.who.nobody')}</p>}
      <ul>
        {organisations.map(({ name, privacy_contact: contact }) => (
          <li key={name}>
            <strong>{name}</strong>: {contact ?? words('site.privacy.who.ask')}
          </li>
        ))}
      </ul>
    </>,
  );
}

/** How accessible this is, honestly, and where to turn when it is not. */
function accessibilityPage(c: Here) {
  const { words } = c.var;
  return showOpen(
    c,
    { title: words('site.accessibility.title') },
    <>
      <h1>{words('site.accessibility.title')}</h1>
      <p class="kring-lead">{words('site.accessibility.lead')}</p>
      <h2>{words('site.accessibility.done')}</h2>
      <Lines
        c={c}
        keys={['site.accessibility.done.1', 'site.accessibility.done.2', 'site.accessibility.done.3', 'site.accessibility.done.4']}
      />
      <h2>{words('site.accessibility.notYet')}</h2>
      <Lines c={c} keys={['site.accessibility.notYet.1', 'site.accessibility.notYet.2', 'site.accessibility.notYet.3']} />
      <h2>{words('site.accessibility.wrong')}</h2>
      <p>{words('site.accessibility.wrong.text')}</p>
      <p class="kring-quiet">
        {words('site.accessibility.date')} <When at={statementOf} />
      </p>
    </>,
  );
}

function Lines({ c, keys }: { c: Here; keys: Key[] }) {
  return (
    <ul>
      {keys.map((key) => (
        <li key={key}>{c.var.words(key)}</li>
      ))}
    </ul>
  );
}

function Steps({ c, keys }: { c: Here; keys: Key[] }) {
  return (
    <ol>
      {keys.map((key) => (
        <li key={key}>{c.var.words(key)}</li>
      ))}
    </ol>
  );
}

export const siteDoors = [
  get('/about', 'readAboutKring', aboutPage),
  get('/privacy', 'readAboutKring', privacyPage),
  get('/accessibility', 'readAboutKring', accessibilityPage),
];
