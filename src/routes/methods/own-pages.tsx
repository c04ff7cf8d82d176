import type { Sent } from '#lib/form/filled.ts';
import { textOf } from '#lib/form/reading.ts';
import { ErrorSummary } from '#lib/ui/error-summary.tsx';
import { cardFrom } from '#system/toolkit/card-method.ts';
import { readCard } from '#system/toolkit/card-form.ts';
import { wordOf } from '#system/toolkit/method.ts';
import {
  changeOwnCard,
  keepOwnCards,
  methodIn,
  mostOwn,
  ownCardAt,
  removeOwnCard,
  type OwnCard,
} from '#system/toolkit/own-methods.server.ts';
import type { Card } from '#system/toolkit/card.ts';
import { wordsOfCircle } from '../circle/part.tsx';
import { get, post, type Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { showCircle } from '../show.tsx';
import { methodsPath } from './here.ts';
import { CardForm } from './own-form.tsx';
import { cardSlips } from './slip-lines.ts';

/** A card of the circle's own to write: empty, or filled with another card to change. */
async function newPage(c: Here, sent?: Sent) {
  const { db, circle, words } = c.var;
  const from = await methodIn(db, circle.id, c.req.query('from') ?? '');
  const card = from && cardFrom(wordsOfCircle(c), from, circle.language);
  const lead = from ? words('kit.new.from', { name: wordOf(wordsOfCircle(c), from, 'name') }) : words('kit.new.lead');
  return showForm(c, { title: words('kit.new'), lead, card, sent, keep: words('kit.new.keep') });
}

async function make(c: Here) {
  const { db, circle, person, form, now } = c.var;
  const { card, problems } = readCard(form, circle.language);
  if (problems) return newPage(c, { form, problems });
  const made = await keepOwnCards(db, circle.id, [card], { by: person.id, now });
  if (!made) return newPage(c, { form, problems: { name: { key: 'kit.slip.many', values: { most: mostOwn } } } });
  return c.redirect(`${methodsPath(c)}/${made[0]!}`, 303);
}

const editPage = (c: Here, own: OwnCard, sent?: Sent) =>
  showForm(c, {
    title: c.var.words('kit.edit'),
    lead: c.var.words('kit.edit.lead'),
    card: own.card,
    sent,
    keep: c.var.words('kit.edit.keep'),
  });

async function edit(c: Here, own: OwnCard) {
  const { db, circle, form, now } = c.var;
  const { card, problems } = readCard(form, own.card.language);
  if (problems) return editPage(c, own, { form, problems });
  await changeOwnCard(db, circle.id, own.id, { card, now });
  return c.redirect(`${methodsPath(c)}/${own.id}`, 303);
}

/** Takes a card out of the list, or puts it back. */
async function remove(c: Here, own: OwnCard) {
  const { db, circle, form, now } = c.var;
  const back = textOf(form, 'act') === 'back';
  await removeOwnCard(db, circle.id, own.id, back ? null : now);
  return c.redirect(back ? `${methodsPath(c)}/${own.id}` : `${methodsPath(c)}#taken-away`, 303);
}

type Shown = { title: string; lead: string; card: Card | null; sent?: Sent; keep: string };

function showForm(c: Here, { title, lead, card, sent, keep }: Shown) {
  const { words } = c.var;
  return showCircle(
    c,
    { title, status: sent && 422 },
    <>
      <ErrorSummary slips={cardSlips(words, sent?.problems ?? {})} />
      <p>
        <a href={methodsPath(c)}>{words('methods.ui.back')}</a>
      </p>
      <h1>{title}</h1>
      <p class="kring-lead">{lead}</p>
      <CardForm {...{ words, card, sent, keep }} />
    </>,
  );
}

/** A door of a card that this circle wrote itself. */
const withOwn = (open: (c: Here, own: OwnCard) => Response | Promise<Response>) => async (c: Here) => {
  const own = await ownCardAt(c.var.db, c.var.circle.id, c.req.param('method')!);
  return own && !own.hidden ? open(c, own) : showNotHere(c);
};

export const ownCardDoors = [
  get('/circles/:circle/methods/new', 'prepareCircle', (c) => newPage(c)),
  post('/circles/:circle/methods/new', 'prepareCircle', make),
  get(
    '/circles/:circle/methods/:method/edit',
    'prepareCircle',
    withOwn((c, own) => editPage(c, own)),
  ),
  post('/circles/:circle/methods/:method/edit', 'prepareCircle', withOwn(edit)),
  post('/circles/:circle/methods/:method/remove', 'prepareCircle', withOwn(remove)),
];
