// Marks any words of a story by selecting them, with a mouse or a finger. Without it lines are ticked, which does the same.
const form = document.querySelector<HTMLFormElement>('form#mark');
const list = form?.querySelector('ol');
const shown = form?.querySelector<HTMLElement>('.kring-selected');

if (form && list && shown) {
  document.addEventListener('selectionchange', () => take(form, list, shown));
  // Ending a selection inside a line is no tap on its box.
  list.addEventListener('click', (event) => {
    if (!getSelection()?.isCollapsed && event.target instanceof Element && event.target.closest('label')) event.preventDefault();
  });
  // Ticking a line means that line, not the words selected before.
  list.addEventListener('change', () => forget(form, shown));
}

function take(form: HTMLFormElement, list: Element, shown: HTMLElement) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  const [start, end] = [placeOf(list, range.startContainer, range.startOffset), placeOf(list, range.endContainer, range.endOffset)];
  if (start === null || end === null || start >= end) return;
  field(form, 'start').value = String(start);
  field(form, 'end').value = String(end);
  shown.textContent = `${shown.dataset.label} “${selection.toString().replace(/\s+/g, ' ').trim()}”`;
  shown.hidden = false;
}

function forget(form: HTMLFormElement, shown: HTMLElement) {
  field(form, 'start').value = field(form, 'end').value = '';
  shown.hidden = true;
}

const field = (form: HTMLFormElement, name: string) => form.elements.namedItem(name) as HTMLInputElement;

/** The place in the story of a point on the page: where its line begins, and the letters of the line before it. */
function placeOf(list: Element, node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const line = element?.closest<HTMLElement>('label[data-from]');
  if (!line || !list.contains(line)) return null;
  const before = document.createRange();
  before.selectNodeContents(line);
  before.setEnd(node, offset);
  return Number(line.dataset.from) + before.toString().length;
}
