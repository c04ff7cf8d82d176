import { noonOf } from '#cycle/3-dialogue/moment.ts';
import { Disclosure } from '#lib/ui/card.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';
import { When } from '#lib/ui/when.tsx';
import { promiseLines, type PromiseLine } from '#system/circles/promise.ts';
import type { PromiseShown } from '#system/circles/promises.server.ts';

/** The promise before asking, line by line, and whether whoever decides has confirmed it. */
export function PromiseLines({ promise, lang }: { promise: PromiseShown; lang: string }) {
  const { words } = useFrame();
  const facts = promiseLines.map((line) => ({
    name: words(`circle.promise.${line}`),
    is: <Line line={promise.lines[line]} lang={lang} />,
  }));
  const answer = promise.answerBy ? [{ name: words('circle.promise.answerBy'), is: <When at={noonOf(promise.answerBy)} /> }] : [];
  return (
    <>
      <dl class="kring-promise">
        {[...facts, ...answer].map(({ name, is }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{is}</dd>
          </div>
        ))}
      </dl>
      <Confirmed promise={promise} />
    </>
  );
}

/** Promises that were replaced: they stay to be read, with their days and the reason of the one that came after. */
export function EarlierPromises({ promises, lang }: { promises: PromiseShown[]; lang: string }) {
  const { words } = useFrame();
  if (promises.length < 2) return null;
  return (
    <Disclosure summary={words('circle.promise.earlier', { count: promises.length - 1 })}>
      {promises.slice(1).map((promise, at) => (
        <section key={promise.id}>
          <h3>
            {words('circle.promise.from')} <When at={promise.publishedAt} /> {words('circle.promise.until')}{' '}
            <When at={promise.replacedAt!} />
          </h3>
          <p>
            {words('circle.promise.because')} <span lang={lang}>{promises[at]!.changedBecause}</span>
          </p>
          <PromiseLines promise={promise} lang={lang} />
        </section>
      ))}
    </Disclosure>
  );
}

function Line({ line, lang }: { line: PromiseLine; lang: string }) {
  const { words } = useFrame();
  return (
    <>
      {line.text && (
        <span class="kring-lines" lang={lang} dir="auto">
          {line.text}
        </span>
      )}
      {line.text && line.knownBy && ' '}
      {line.knownBy && (
        <span>
          {words(line.text ? 'circle.promise.surerBy' : 'circle.promise.unknown')} <When at={noonOf(line.knownBy)} />.
        </span>
      )}
    </>
  );
}

function Confirmed({ promise: { confirmed } }: { promise: PromiseShown }) {
  const { words } = useFrame();
  if (!confirmed) {
    return (
      <Notice heading={words('circle.promise.notConfirmed')} level={3}>
        <p>{words('circle.promise.notConfirmed.text')}</p>
      </Notice>
    );
  }
  return (
    <Notice kind="kept" heading={words('circle.promise.confirmed')} level={3}>
      <p>
        {words('circle.promise.confirmedBy', { name: confirmed.name, role: confirmed.role, side: confirmed.side ?? '' })}{' '}
        <When at={confirmed.at} />
      </p>
    </Notice>
  );
}
