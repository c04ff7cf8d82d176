import { Facts } from '#lib/ui/card.tsx';
import type { Words } from '#lib/words/words.ts';
import { idea, minutesOf, wordOf, type Method } from '#system/toolkit/method.ts';

/** A list of words as one line. */
export const listed = (parts: string[]) => parts.join(', ');

/** A sentence of a card for a page: one of a circle's own is in its own language. */
export const said = (words: Words, method: Method, part: string) =>
  method.own ? (
    <span lang={method.own.language} dir="auto">
      {wordOf(words, method, part)}
    </span>
  ) : (
    wordOf(words, method, part)
  );

/** What is good to know before one chooses. */
export function MethodFacts({ words, method }: { words: Words; method: Method }) {
  return (
    <Facts
      facts={[
        { name: words('methods.ui.people.name'), is: words('methods.ui.people', method.people) },
        { name: words('methods.ui.minutes'), is: words('live.minutes', { minutes: minutesOf(method) }) },
        { name: words('methods.ui.mode'), is: listed(method.modes.map((mode) => words(`methods.ui.mode.${mode}`))) },
        { name: words('methods.ui.reading'), is: words(`methods.ui.reading.${method.reading}`) },
        { name: words('methods.ui.need'), is: listed(method.needs.map((need) => words(`methods.ui.need.${need}`))) },
        { name: words('methods.ui.move'), is: words(`methods.ui.move.${method.move}`) },
        { name: words('methods.ui.constellation'), is: words(`methods.ui.constellation.${method.constellation}`) },
      ]}
    />
  );
}

/** What happens in it, step by step. */
export function MethodSteps({ words, method }: { words: Words; method: Method }) {
  return (
    <>
      <h2>{words('methods.ui.steps')}</h2>
      <ol>
        {method.steps.map(({ minutes }, nth) => (
          <li key={nth}>
            <strong>{said(words, method, `${nth + 1}.title`)}</strong> ({words('live.minutes', { minutes })}).{' '}
            {said(words, method, `${nth + 1}.do`)}
          </li>
        ))}
      </ol>
    </>
  );
}

/** For whom and when not, who gains by it, how everyone can take part, and where it comes from. */
export function MethodAbout({ words, method }: { words: Words; method: Method }) {
  return (
    <>
      {(['for', 'not', 'gains', 'access'] as const).map((part) => (
        <p key={part}>
          <strong>{words(`methods.ui.${part}`)}</strong> {said(words, method, part)}
        </p>
      ))}
      {method.usedIn && (
        <p>
          <a href={`/cases/${method.usedIn}`}>{words('methods.ui.usedIn')}</a>
        </p>
      )}
      <p class="kring-quiet">
        {words('methods.ui.source', { source: wordOf(words, method, 'source'), licence: licenceOf(words, method) })}{' '}
        {method.href && (
          <a href={method.href} rel="noreferrer" class="kring-address">
            {method.href}
          </a>
        )}
      </p>
      {(method.licence.startsWith('CC') || method.own) && (
        <p class="kring-quiet">
          {words('methods.ui.attribution')} <span lang={method.own?.language ?? 'en'}>{method.attribution}</span>
        </p>
      )}
    </>
  );
}

/** The licence of a card; that an idea needs none is said in words. */
export const licenceOf = (words: Words, { licence }: Method) => (licence === idea ? words('methods.ui.idea') : licence);
