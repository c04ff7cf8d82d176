import { keptUntil } from '#cycle/1-gather/retentions.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import { Disclosure, Facts } from '#lib/ui/card.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { dayInWords } from '#lib/ui/when.tsx';
import type { Words } from '#lib/words/words.ts';
import { promiseLines } from '#system/circles/promise.ts';
import { agreementOf } from '#system/learning/agreements.server.ts';
import { promiseOf, type PromiseShown } from '#system/circles/promises.server.ts';

/** Who reads first, by name and side: their role is open. */
export type ListenerNamed = { name: string; side: string };
export type Promised = {
  promise: PromiseShown | null;
  listeners: ListenerNamed[];
  care: string | null;
  circleLanguage: string;
  keepUntil: string | null;
  /** How the circle deals with stories, as it wrote down together. */
  agreement: string | null;
};

/** What is promised before anything is asked, who reads first, and what listeners do when a story tells of danger. */
export async function promisedHere(db: Db, circle: { id: string; language: string }): Promise<Promised> {
  const [promise, listeners, about, keepUntil, agreement] = await Promise.all([
    promiseOf(db, circle.id),
    db
      .selectFrom('member')
      .innerJoin('person', 'person.id', 'member.person_id')
      .innerJoin('side', (join) => join.onRef('side.circle_id', '=', 'member.circle_id').onRef('side.id', '=', 'member.side_id'))
      .select(['person.name', 'side.name as side'])
      .where('member.circle_id', '=', circle.id)
      .where('member.role', '=', 'listener')
      .where('member.ended_at', 'is', null)
      .orderBy('member.since')
      .execute(),
    db.selectFrom('circle').select('care_protocol').where('id', '=', circle.id).executeTakeFirstOrThrow(),
    keptUntil(db, circle.id),
    agreementOf(db, circle.id),
  ]);
  return { promise, listeners, care: about.care_protocol, circleLanguage: circle.language, keepUntil, agreement: agreement?.text ?? null };
}

/** The promise in short, before the question; the whole of it is one tap away. */
export function PromiseInShort({ promise, listeners, care, circleLanguage, keepUntil, agreement }: Promised) {
  const { words, lang } = useFrame();
  return (
    <>
      <ul>
        <li>{listenersInWords(words, listeners, lang)}</li>
        <li>{words('teller.tell.youDecide')}</li>
        <li>{words('teller.tell.noControl')}</li>
        {promise?.answerBy && (
          <li>{words('teller.tell.answerBy', { day: dayInWords(new Date(`${promise.answerBy}T12:00:00Z`), lang) })}</li>
        )}
        {keepUntil && <li>{words('teller.tell.keptUntil', { day: dayInWords(new Date(`${keepUntil}T12:00:00Z`), lang) })}</li>}
      </ul>
      {promise && <WholePromise promise={promise} language={circleLanguage} />}
      {agreement && (
        <Disclosure summary={words('agreed.title')}>
          <p class="kring-lines" lang={circleLanguage} dir="auto">
            {agreement}
          </p>
        </Disclosure>
      )}
      {care && (
        <Disclosure summary={words('teller.tell.care')}>
          <p lang={circleLanguage} dir="auto">
            {care}
          </p>
        </Disclosure>
      )}
    </>
  );
}

/** Who reads a story first, as one sentence; also for paper. */
export function listenersInWords(words: Words, listeners: ListenerNamed[], lang: string): string {
  if (listeners.length === 0) return words('teller.tell.listenersNone');
  const names = new Intl.ListFormat(lang, { type: 'conjunction' }).format(
    listeners.map((listener) => words('teller.tell.listenerFrom', listener)),
  );
  return words('teller.tell.listeners', { names, count: listeners.length });
}

function WholePromise({ promise, language }: { promise: PromiseShown; language: string }) {
  const { words, lang } = useFrame();
  const day = (known: string) => dayInWords(new Date(`${known}T12:00:00Z`), lang);
  return (
    <Disclosure summary={words('teller.tell.promise')}>
      <p>
        {promise.confirmed
          ? words('teller.tell.promiseConfirmed', { name: promise.confirmed.name, role: promise.confirmed.role })
          : words('teller.tell.promiseNotConfirmed')}
      </p>
      <Facts
        facts={promiseLines.map((line) => {
          const { text, knownBy } = promise.lines[line];
          return {
            name: words(`teller.tell.line.${line}`),
            is: (
              <>
                {text && <bdi lang={language}>{text}</bdi>}{' '}
                {knownBy && words(text ? 'teller.tell.promiseAlsoBy' : 'teller.tell.promiseKnownBy', { day: day(knownBy) })}
              </>
            ),
          };
        })}
      />
    </Disclosure>
  );
}
