import { asked } from './parts/asked.ts';
import { become } from './parts/become.ts';
import { sendInPlace } from './parts/in-place.ts';
import { openLine } from './parts/line.ts';
import { keepingFocus, showFresh, unsentIn } from './parts/own-part.ts';

/**
 * A page that follows a running session. What the server sends is a part of the page as data, built anew here tag by tag; no HTML is read. What is the same stays as
 * it is, so that nobody loses the focus, what they type, or the place where they read.
 *
 * <div data-live="/…/stream" data-step="…" data-back="/…">   the part that follows; where to go when this page is no longer one's own
 * <div role="status" aria-atomic="false" data-live-said></div>  what is new, said politely, and nothing else
 * <p data-live-lost hidden></p>                               shown while the line is broken; `data-live-unsent` while something waits to be sent
 * <p data-live-sent hidden></p>                               said when a text was sent; `data-live-found` when the line is there again
 * <div data-live-more>…</div>                                follows too, below one's own part
 * <section data-live-own tabindex="-1">…</section>            one's own part: made anew when the server's mark of it changes; its forms are sent while the page stays
 * <div data-when-speaking="seat" hidden>                      shown while this seat has the floor; `data-unless-speaking` the other way round
 * <p data-late hidden>                                        in a form: shown when its step is over while someone still writes in it
 */
type Tree = string | [tag: string, attributes: Record<string, string>, children: Tree[]];
type Sent = { step: string; speaks: string | null; said: string[]; tree: Tree[]; more?: Tree[] };

const one = (what: string) => document.querySelector<HTMLElement>(`[data-live${what}]`);
const [part, own, more] = [one(''), one('-own'), one('-more')];
let speaks: string | null | undefined;
let known: string[] | undefined;
let asking = 0;
let turn = own?.querySelector('[data-when-speaking]:not([hidden]) strong')?.textContent ?? '';

if (part) follow(part);

function follow(part: HTMLElement): void {
  const sending = own && sendInPlace(own, { answered, waits: (is) => shows('-unsent', is) });
  openLine(part.dataset.live!, {
    opened: () => {
      shows('-lost', false);
      sending?.now();
    },
    lost: () => shows('-lost', true),
    part: (data) => hear(part, JSON.parse(data) as Sent),
  });
}

function hear(part: HTMLElement, sent: Sent): void {
  shows('-lost', false);
  become(part, sent.tree.map(grown));
  if (more && sent.more) become(more, sent.more.map(grown));
  const [moved, floor] = [part.dataset.step !== sent.step, speaks !== undefined && speaks !== sent.speaks];
  const had = speaks;
  speaks = sent.speaks;
  part.dataset.step = sent.step;
  keepingFocus(own, showFloor);
  sayNew(sent.said, known === undefined && !moved);
  if (moved || (floor && had && own?.querySelector(`[data-when-speaking="${had}"]`))) void renewOwn();
}

/** Says what was not said before; at first nothing, since it stands on the page. */
function sayNew(lines: string[], first: boolean): void {
  if (!first) for (const line of lines) if (!known?.includes(line)) say(line);
  known = lines;
  sayTurn();
}

/** Says that one's own turn has come, or that of someone for whom one acts. */
function sayTurn(): void {
  const now = own?.querySelector('[data-when-speaking]:not([hidden]) strong')?.textContent ?? '';
  if (now !== turn) say(now);
  turn = now;
}

/** A line of its own, so that what was said before is not said again. It goes after a while: who reads there later reads nothing that is over. */
function say(text: string): void {
  if (text === '') return;
  const line = document.createElement('p');
  line.textContent = text;
  one('-said')?.append(line);
  setTimeout(() => line.remove(), 20_000);
}

function shows(what: '-lost' | '-unsent', is: boolean): void {
  const line = one(what);
  if (!line || line.hidden === !is) return;
  line.hidden = !is;
  if (is) say(line.textContent);
  else if (what === '-lost') say(one('-found')?.textContent ?? '');
}

const tags = new Set('p h2 h3 ul ol li span strong div time dl dt dd table caption thead tbody tr th td bdi'.split(' '));
const attributes = /^(class|lang|dir|id|hidden|role|scope|datetime|aria-[a-z]+|data-[a-z-]+)$/;

function grown(tree: Tree): Node {
  if (typeof tree === 'string') return document.createTextNode(tree);
  const [tag, said, children] = tree;
  const element = document.createElement(tags.has(tag) ? tag : 'span');
  for (const [name, value] of Object.entries(said)) if (attributes.test(name)) element.setAttribute(name, value);
  element.append(...children.map(grown));
  return element;
}

/** Shows what is for who has the floor. */
function showFloor(): void {
  if (speaks === undefined) return;
  for (const element of document.querySelectorAll<HTMLElement>('[data-when-speaking]'))
    element.hidden = element.dataset.whenSpeaking !== speaks;
  for (const element of document.querySelectorAll<HTMLElement>('[data-unless-speaking]'))
    element.hidden = element.dataset.unlessSpeaking === speaks;
}

/** One's own part as it is now. A room of phones does not ask at once; who hears of more changes meanwhile asks once. */
async function renewOwn(): Promise<void> {
  const mine = ++asking;
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 400));
  if (mine !== asking) return;
  const answer = await asked(location.href);
  if (mine !== asking) return;
  if (answer?.status === 200 && answer.responseXML) return showOwn(answer.responseXML);
  if (answer && answer.status < 500) return leaveWithoutLoss();
  setTimeout(() => mine === asking && void renewOwn(), 3_000);
}

/** This page is no longer one's own, as when one sits at another table now. What is being typed is not thrown away. */
function leaveWithoutLoss(): void {
  if (own && unsentIn(own).length > 0) return;
  if (part?.dataset.back) location.assign(part.dataset.back);
  else location.reload();
}

/** The page that answers a form of one's own part; what was wrong with it comes first. */
function answered(page: Document, form: HTMLFormElement): void {
  asking++;
  const slips = page.querySelector('#problems');
  showOwn(page, slips);
  const wrote = form.querySelector('textarea') !== null;
  if (slips) own?.querySelector<HTMLElement>('#problems')?.focus();
  else if (wrote) say(one('-sent')?.textContent ?? '');
}

function showOwn(page: Document, slips: Element | null = null): void {
  const fresh = page.querySelector('[data-live-own]');
  if (!own || !fresh) return;
  keepingFocus(own, () => {
    showFresh(own, fresh, slips);
    showFloor();
  });
  sayTurn();
}
