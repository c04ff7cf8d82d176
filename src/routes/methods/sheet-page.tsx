import type { ComponentChildren } from 'preact';
import { A4 } from '#lib/ui/a4.tsx';
import { squareCode } from '#lib/ui/qr.ts';
import { Square } from '#lib/ui/square.tsx';
import type { Words } from '#lib/words/words.ts';
import { wordOf, type Method } from '#system/toolkit/method.ts';
import { methodIn } from '#system/toolkit/own-methods.server.ts';
import { wordsOfCircle } from '../circle/part.tsx';
import type { Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { PrintButton } from '../teller/card.tsx';
import { methodsPath } from './here.ts';
import { licenceOf, said } from './method-card.tsx';

/** The sheet that belongs to a method, in the language of the circle, with the way in to tell. */
export async function sheetPage(c: Here) {
  const { db, words, circle, origin } = c.var;
  const method = await methodIn(db, circle.id, c.req.param('method')!);
  if (!method?.sheet) return showNotHere(c);
  const own = wordsOfCircle(c);
  const address = `${origin}/tell/${circle.door}`;
  const square = squareCode(address);
  return showCircle(
    c,
    { title: wordOf(own, method, 'sheet.title'), wide: true, islands: ['print'] },
    <>
      <div class="kring-not-printed">
        <p>
          <a href={`${methodsPath(c)}/${method.id}`}>{words('methods.ui.sheet.back')}</a>
        </p>
        <h1>{said(words, method, 'name')}</h1>
        <PrintButton label={words('methods.ui.sheet.print')} />
      </div>
      <div lang={method.own?.language ?? circle.language}>
        <A4
          title={wordOf(own, method, 'sheet.title')}
          about={own('frame.circle', { subject: circle.subject })}
          foot={own('methods.ui.sheet.foot', { source: wordOf(own, method, 'source'), licence: licenceOf(own, method) })}
        >
          <p>{wordOf(own, method, 'sheet.about')}</p>
          {bodies[method.sheet.as](own, method)}
          {method.sheet.as !== 'names' && (
            <p class="kring-method-sheet__way">
              <Square square={square} class="kring-method-sheet__square" />
              <span>
                {own('methods.ui.sheet.way')} <bdi>{address.replace(/^https?:\/\//, '')}</bdi>
              </span>
            </p>
          )}
        </A4>
      </div>
    </>,
  );
}

const partsOf = (words: Words, method: Method) =>
  Array.from({ length: method.sheet!.parts }, (_, nth) => wordOf(words, method, `sheet.${nth + 1}`));

const bodies: Record<NonNullable<Method['sheet']>['as'], (words: Words, method: Method) => ComponentChildren> = {
  cards: (words, method) => (
    <ul class="kring-method-sheet__cards" role="list">
      {partsOf(words, method).map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  ),
  lines: (words, method) => (
    <div class="kring-method-sheet__lines">
      {partsOf(words, method).map((text) => (
        <section>
          <h3>{text}</h3>
          <div />
          <div />
        </section>
      ))}
    </div>
  ),
  drawing: (words, method) => (
    <>
      <p>
        <strong>{partsOf(words, method)[0]}</strong>
      </p>
      <div class="kring-method-sheet__drawing">
        <div />
        <div />
      </div>
    </>
  ),
  names: (words, method) => (
    <>
      <ol>
        {partsOf(words, method).map((text) => (
          <li>{text}</li>
        ))}
      </ol>
      <table class="kring-method-sheet__names">
        <thead>
          <tr>
            {(['name', 'yes', 'date'] as const).map((column) => (
              <th scope="col">{words(`methods.ui.sheet.${column}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: 10 }, () => (
            <tr>
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  ),
};
