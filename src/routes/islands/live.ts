/**
 * A page that follows a running session. What the server sends is a part of the page as data, built anew here tag by tag; no HTML is read.
 *
 * <div data-live="/…/stream" data-step="…"></div>     the part that follows
 * <p role="status" data-live-said></p>                one line, said politely when it changes
 * <p data-live-lost hidden></p>                       shown while the line is broken
 * <div data-live-own>…</div>                          one's own part: fetched anew when the step changes, unless something is typed in it
 * <div data-when-speaking="seat" hidden>              shown while this seat has the floor; `data-unless-speaking` the other way round
 */
type Tree = string | [tag: string, attributes: Record<string, string>, children: Tree[]];
type Sent = { step: string; speaks: string | null; said: string; tree: Tree[] };

const part = document.querySelector<HTMLElement>('[data-live]');
if (part) follow(part);

function follow(part: HTMLElement): void {
  const said = document.querySelector<HTMLElement>('[data-live-said]');
  const lost = document.querySelector<HTMLElement>('[data-live-lost]');
  const stream = new EventSource(part.dataset.live!);
  const isLost = (is: boolean) => lost && (lost.hidden = !is);
  stream.addEventListener('open', () => isLost(false));
  stream.addEventListener('error', () => isLost(true));
  stream.addEventListener('part', ({ data }: MessageEvent<string>) => {
    isLost(false);
    const sent = JSON.parse(data) as Sent;
    part.replaceChildren(...sent.tree.map(grown));
    if (said && said.textContent !== sent.said) said.textContent = sent.said;
    showFloor(sent.speaks);
    if (part.dataset.step !== sent.step) {
      part.dataset.step = sent.step;
      void renewOwn(sent.speaks);
    }
  });
  addEventListener('pagehide', () => stream.close());
}

const tags = new Set([
  'p',
  'h2',
  'h3',
  'ul',
  'ol',
  'li',
  'span',
  'strong',
  'div',
  'time',
  'dl',
  'dt',
  'dd',
  'table',
  'caption',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'bdi',
]);
const attributes = /^(class|lang|dir|id|hidden|role|scope|datetime|aria-[a-z]+|data-[a-z-]+)$/;

function grown(tree: Tree): Node {
  if (typeof tree === 'string') return document.createTextNode(tree);
  const [tag, said, children] = tree;
  const element = document.createElement(tags.has(tag) ? tag : 'span');
  for (const [name, value] of Object.entries(said)) if (attributes.test(name)) element.setAttribute(name, value);
  element.append(...children.map(grown));
  return element;
}

function showFloor(speaks: string | null): void {
  for (const one of document.querySelectorAll<HTMLElement>('[data-when-speaking]')) one.hidden = one.dataset.whenSpeaking !== speaks;
  for (const one of document.querySelectorAll<HTMLElement>('[data-unless-speaking]')) one.hidden = one.dataset.unlessSpeaking === speaks;
}

/** One's own part for the new step. What someone is typing stays: it can still be sent. */
async function renewOwn(speaks: string | null): Promise<void> {
  const own = document.querySelector<HTMLElement>('[data-live-own]');
  if (!own || isTyping(own)) return;
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 400)); // a room of phones does not ask at once
  const page = await fetched(location.href);
  const fresh = page?.querySelector('[data-live-own]');
  if (!fresh || isTyping(own)) return;
  own.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
  showFloor(speaks);
}

const isTyping = (own: HTMLElement) => [...own.querySelectorAll('textarea')].some((field) => field.value.trim() !== '');

/** A page as a document. The browser itself reads it; nothing in it is run. */
function fetched(address: string): Promise<Document | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.responseType = 'document';
    request.onload = () => resolve(request.status === 200 ? request.responseXML : null);
    request.onerror = () => resolve(null);
    request.open('GET', address);
    request.send();
  });
}
