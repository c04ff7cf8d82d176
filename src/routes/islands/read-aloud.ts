/**
 * Reads the page aloud with a voice of the device itself: nothing is sent anywhere. Only voices that say that they are local are used;
 * the button appears only when there is one for the language of the page. Parts in another language are read in that language's own
 * local voice, or left out when the device has none. It stops when the page is left.
 *
 * <button type="button" hidden data-read-aloud   the button; a plain button, so that the keyboard works
 *         data-stop="…">                         what it says while reading; its own words start it
 *   … <span data-label>…</span> …                optional: the part that holds the words; else the whole button
 * </button>
 * What is read: the text of <main>, in order, but for what is hidden, for [data-read-aloud] and [data-not-aloud].
 * The block that is being read carries the attribute `data-aloud`, for the look.
 */
type Part = { element: Element; text: string; lang: string };

const speech = window.speechSynthesis as SpeechSynthesis | undefined;
const buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-read-aloud]')];
const pageLanguage = document.documentElement.lang || 'nl';
let reading = 0; // which reading is under way; 0 when none

if (speech && buttons.length > 0) {
  offer();
  // Voices come late in some browsers, and may come or go.
  speech.addEventListener?.('voiceschanged', offer);
  for (const button of buttons) {
    button.dataset.start = labelOf(button).textContent ?? '';
    button.addEventListener('click', () => (reading ? stop() : void read()));
  }
  addEventListener('pagehide', stop);
  addEventListener('keydown', (event) => event.key === 'Escape' && reading && stop());
  speech.cancel(); // what a former page left speaking
}

function offer(): void {
  for (const button of buttons) button.hidden = voiceFor(pageLanguage) === undefined;
}

/** The best voice of the device for a language: the same region, else the device's default, else the first. */
function voiceFor(lang: string): SpeechSynthesisVoice | undefined {
  const [wanted, base] = [lang.toLowerCase(), lang.toLowerCase().split('-')[0]];
  const local = speech!.getVoices().filter((voice) => voice.localService && voice.lang.toLowerCase().split(/[-_]/)[0] === base);
  return local.find((voice) => voice.lang.toLowerCase().replace('_', '-') === wanted) ?? local.find((voice) => voice.default) ?? local[0];
}

async function read(): Promise<void> {
  const mine = Date.now();
  reading = mine;
  say(true);
  for (const part of partsOf(document.querySelector('main') ?? document.body)) {
    const voice = voiceFor(part.lang);
    if (!voice) continue;
    mark(part.element);
    for (const piece of piecesOf(part.text)) {
      if (reading !== mine) return;
      await speak(piece, voice);
    }
  }
  if (reading === mine) stop();
}

function stop(): void {
  reading = 0;
  speech!.cancel();
  mark(null);
  say(false);
}

function speak(text: string, voice: SpeechSynthesisVoice): Promise<void> {
  return new Promise((resolve) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.onend = utterance.onerror = () => resolve();
    speech!.speak(utterance);
  });
}

function say(isReading: boolean): void {
  for (const button of buttons) labelOf(button).textContent = (isReading ? button.dataset.stop : button.dataset.start) ?? '';
}

function labelOf(button: HTMLElement): HTMLElement {
  return button.querySelector<HTMLElement>('[data-label]') ?? button;
}

function mark(element: Element | null): void {
  for (const marked of document.querySelectorAll('[data-aloud]')) marked.removeAttribute('data-aloud');
  element?.setAttribute('data-aloud', '');
  element?.scrollIntoView({ block: 'nearest' });
}

const blocks =
  'h1,h2,h3,h4,h5,h6,p,li,dt,dd,label,legend,summary,blockquote,figcaption,td,th,button,option,div,section,article,form,fieldset,ul,ol,table,tr';
const silent =
  'script,style,template,select,textarea,input,[hidden],[aria-hidden="true"],[data-read-aloud],[data-not-aloud],dialog:not([open])';

/** The text of a page in the order in which it is read, cut where blocks or languages change. */
function partsOf(root: Element): Part[] {
  const parts: Part[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Element
      ? node.matches(silent) || isClosed(node)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_SKIP
      : NodeFilter.FILTER_ACCEPT,
  );
  while (walker.nextNode()) {
    const text = (walker.currentNode.textContent ?? '').replace(/\s+/g, ' ');
    const parent = walker.currentNode.parentElement!;
    if (text.trim() === '' || parent.getClientRects().length === 0) continue;
    const element = parent.closest(blocks) ?? root;
    const lang = parent.closest('[lang]')?.getAttribute('lang') || pageLanguage;
    const last = parts.at(-1);
    if (last && last.element === element && last.lang === lang) last.text += text;
    else parts.push({ element, text, lang });
  }
  return parts;
}

const isClosed = (element: Element) =>
  element.parentElement instanceof HTMLDetailsElement && !element.parentElement.open && element.tagName !== 'SUMMARY';

/** Some voices stop after fifteen seconds: sentences of at most about 200 letters each. */
function piecesOf(text: string): string[] {
  const pieces = [''];
  for (const sentence of text.trim().match(/[^.!?…。؟]+[.!?…。؟]*\s*|[.!?…。؟]+/g) ?? []) {
    if (`${pieces.at(-1)}${sentence}`.length > 200) pieces.push('');
    pieces[pieces.length - 1] += sentence;
  }
  return pieces.filter((piece) => piece.trim() !== '');
}
