import type { Words } from '#lib/words/words.ts';
import { kindOf, stepKinds, type Card, type CardStep, type CardTry } from './card.ts';
import { tryLines, wordOf, type Method, type MethodStep } from './method.ts';

/** A card as a method that starts, under this id. */
export function methodFrom(id: string, card: Card): Method {
  const { constellation, move, moments, people, modes, reading, needs, licence, attribution, href, sheet } = card;
  return {
    ...{ id, constellation, move, moments, people, modes, reading, needs, licence, attribution },
    steps: card.steps.map(({ kind, minutes }) => ({ ...stepKinds[kind], minutes }) as MethodStep),
    ...(sheet && { sheet: { as: sheet.as, parts: sheet.parts.length } }),
    ...(href !== null && /^https?:\/\//.test(href) && { href }), // a circle that moved in was not read by our form
    own: { language: card.language, texts: textsOf(card) },
  };
}

/** A method as a card in one language: one of ours in these words, one of a circle in its own. */
export function cardFrom(words: Words, method: Method, language: string): Card {
  const { constellation, move, moments, people, modes, reading, needs, licence, attribution, href = null, sheet } = method;
  const said = (part: string) => wordOf(words, method, part);
  return {
    language: method.own?.language ?? language,
    ...{ name: said('name'), about: said('about'), for: said('for'), not: said('not'), gains: said('gains'), access: said('access') },
    ...{ constellation, move, moments: [...moments], people, modes: [...modes], reading, needs: [...needs] },
    steps: method.steps.map((step, at): CardStep => {
      const [title, todo] = [said(`${at + 1}.title`), said(`${at + 1}.do`)];
      return { kind: kindOf(step), minutes: step.minutes, title, do: todo, ask: step.engine === 'prompt' ? said(`${at + 1}.ask`) : null };
    }),
    sheet: sheet
      ? {
          ...{ as: sheet.as, title: said('sheet.title'), about: said('sheet.about') },
          parts: Array.from({ length: sheet.parts }, (_, at) => said(`sheet.${at + 1}`)),
        }
      : null,
    tryOut: method.steps.some(({ engine }) => engine === 'tryOut')
      ? (Object.fromEntries(tryLines.map((line) => [line, said(`tryOut.${line}`)])) as CardTry)
      : null,
    ...{ source: said('source'), href, licence, attribution },
  };
}

/** The sentences of a card by the names that ours have in the area `methods`. */
function textsOf({ name, about, for: whom, not, gains, access, source, steps, sheet, tryOut }: Card): Record<string, string> {
  const texts: Record<string, string> = { name, about, for: whom, not, gains, access, source };
  for (const [at, step] of steps.entries()) {
    texts[`${at + 1}.title`] = step.title;
    texts[`${at + 1}.do`] = step.do;
    if (step.ask !== null) texts[`${at + 1}.ask`] = step.ask;
  }
  if (sheet) {
    Object.assign(texts, { 'sheet.title': sheet.title, 'sheet.about': sheet.about });
    for (const [at, part] of sheet.parts.entries()) texts[`sheet.${at + 1}`] = part;
  }
  if (tryOut) for (const line of tryLines) texts[`tryOut.${line}`] = tryOut[line];
  return texts;
}
