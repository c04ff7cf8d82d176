import { whatHappenedWith, type storiesToTell } from '#cycle/5-return/telling.server.ts';
import type { Happening } from '#cycle/5-return/happening.ts';
import { may } from '#lib/people/may.ts';
import { Button } from '#lib/ui/button.tsx';
import { Card, Disclosure, Empty, Facts, List } from '#lib/ui/card.tsx';
import { Form } from '#lib/ui/form.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Icon } from '#lib/ui/icon.tsx';
import { When } from '#lib/ui/when.tsx';
import { directionOf, languageName, languages } from '#lib/words/languages.ts';
import { wordsIn, type Language } from '#lib/words/words.ts';
import type { Here } from '../door.ts';

type ToTell = Awaited<ReturnType<typeof storiesToTell>>[number];
/** One teller to call or visit: what to say in the words of this page, and in their own language when that is another of ours. */
export type Call = ToTell & { happenings: Happening[]; own: { lang: Language; happenings: Happening[] } | null };

/** What is to be told to each of these, in plain sentences that can be read aloud. */
export async function callsOf(c: Here, stories: ToTell[]): Promise<Call[]> {
  const { db, circle, words, lang, actor } = c.var;
  const ears = may(actor, 'listen', circle.id) ? ('listener' as const) : ('steward' as const);
  const speak = (lang: Language) => ({ words: wordsIn(lang, circle.address, circle.language), lang, ears, unheard: true });
  const here = await whatHappenedWith(
    db,
    circle,
    stories.map(({ id }) => id),
    { ...speak(lang), words },
  );
  const own = new Map<string, Call['own']>();
  for (const code of new Set(
    stories.map((story) => story.language).filter((code): code is Language => code !== lang && Object.hasOwn(languages, code ?? '')),
  )) {
    const theirs = stories.filter((story) => story.language === code).map(({ id }) => id);
    for (const [story, happenings] of await whatHappenedWith(db, circle, theirs, speak(code))) own.set(story, { lang: code, happenings });
  }
  return stories.map((story) => ({ ...story, happenings: here.get(story.id) ?? [], own: own.get(story.id) ?? null }));
}

/** The list to call and visit, also on paper. Names and numbers stand here only while there is something to tell. */
export function CallList({
  calls,
  mail,
  told,
}: {
  calls: Call[];
  mail: boolean;
  /** Where it is kept that someone was told. */ told: string;
}) {
  const { words } = useFrame();
  return (
    <section>
      <h2>{words('return.call.title', { count: calls.length })}</h2>
      {calls.length === 0 ? (
        <Empty>{words('return.call.none')}</Empty>
      ) : (
        <>
          <p>{words('return.call.lead')}</p>
          <p>
            <strong>{words('return.call.leadPrint')}</strong>
          </p>
          <button hidden data-print type="button" class="nl-button nl-button--secondary kring-button">
            <Icon name="print" /> <span class="nl-button__label">{words('return.call.print')}</span>
          </button>
          <List
            items={calls.map((call) => (
              <OneCall key={call.id} call={call} mail={mail} told={told} />
            ))}
          />
        </>
      )}
    </section>
  );
}

function OneCall({ call, mail, told }: { call: Call; mail: boolean; told: string }) {
  const { words, lang } = useFrame();
  const { name, phone, place, email, language, toldAt, happenings, own } = call;
  const speaks = language && language !== lang ? languageName(language, lang, '') : null;
  const facts = [
    ...(phone ? [{ name: words('return.call.phone'), is: <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a> }] : []),
    ...(place ? [{ name: words('return.call.place'), is: <span dir="auto">{place}</span> }] : []),
    ...(email && !phone && !place ? [{ name: words('return.call.email'), is: email }] : []),
    ...(speaks ? [{ name: words('return.call.speaks'), is: speaks }] : []),
    { name: words('return.call.toldOn'), is: <When at={toldAt} /> },
  ];
  return (
    <Card>
      <h3 dir="auto">{name ?? words('return.call.someone')}</h3>
      <Facts facts={facts} />
      {call.letterRefused && <p>{words('return.call.refused')}</p>}
      {!mail && email && !phone && !place && <p>{words('return.call.noMail')}</p>}
      <h4>{words('return.call.say')}</h4>
      <ToSay happenings={happenings} lang={lang} />
      {own && (
        <Disclosure summary={words('return.call.inLanguage', { language: languageName(own.lang, lang, '') })}>
          <div lang={own.lang} dir={directionOf(own.lang)}>
            <ToSay happenings={own.happenings} lang={own.lang} />
          </div>
        </Disclosure>
      )}
      <Form action={told}>
        <input type="hidden" name="story" value={call.id} />
        <input type="hidden" name="until" value={happenings.at(-1)?.at.toISOString() ?? ''} />
        <Button kind="quiet">{words('return.call.did')}</Button>
      </Form>
    </Card>
  );
}

const forListeners = [
  'story.listened',
  'story.asked',
  'story.refused',
  'contest.settled',
  'insight.written',
  'insight.returned',
  'finding.made',
];

function ToSay({ happenings, lang }: { happenings: Happening[]; lang: string }) {
  const { words } = useFrame();
  const waitsForListener = happenings.some(({ what, texts }) => forListeners.includes(what) && texts.length === 0);
  return (
    <>
      <ul>
        {sayOnce(happenings).map(({ says, texts, details, lang: ofText }) => (
          <li>
            {says}
            {texts.map((text) => (
              <blockquote class="kring-said" lang={ofText && ofText !== lang ? ofText : undefined} dir="auto">
                {text}
              </blockquote>
            ))}
            {details.length > 0 && <div>{details.join(' ')}</div>}
          </li>
        ))}
      </ul>
      {waitsForListener && <p class="kring-quiet">{words('return.call.listener')}</p>}
    </>
  );
}

/** The same sentence, about nothing that can be said, is read once. */
function sayOnce(happenings: Happening[]): Happening[] {
  const said = new Set<string>();
  return happenings.filter(({ says, texts, details }) => {
    const all = JSON.stringify([says, texts, details]);
    return !said.has(all) && said.add(all);
  });
}
